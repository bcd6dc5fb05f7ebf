import type { Answer, Measure } from '../domain/answer.ts';
import type { Question } from '../domain/question.ts';
import type { Filled } from './inputs.ts';

/** What the inputs' values say, in the shapes of the answers file. `kept` is the question's answer so far. */
export function sentFrom(
  question: Question,
  values: Readonly<Record<string, string>>,
  kept: Answer | undefined,
): unknown {
  switch (question.kind) {
    case 'yes-no':
      return { value: values.value, reason: values.reason, comment: values.comment };
    case 'choice':
    case 'text':
    case 'date':
      return values.value;
    case 'choices':
      return listed(values.value);
    case 'goals': {
      const { how, ...sources } = values;
      return { goals: Object.values(sources).flatMap(listed), how };
    }
    case 'measures':
      return [...(kept?.kind === 'measures' ? kept.value : []), ...newMeasure(values)];
    case 'documents':
      return (values.value ?? '')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => {
          const [title, ...place] = line.split('|');
          return { title: title?.trim(), ...(place.length > 0 && { place: place.join('|').trim() }) };
        });
    default:
      return { ...values };
  }
}

/** The measure in the inputs; none when nothing has been filled in. */
function newMeasure({
  measure = '',
  owner = '',
  date = '',
  indicator = '',
}: Readonly<Record<string, string>>): Partial<Measure>[] {
  const isEmpty = [measure, owner, date, indicator].every((field) => field.trim() === '');
  return isEmpty ? [] : [{ measure, owner, date, ...(indicator.trim() !== '' && { indicator }) }];
}

function listed(value: string | undefined): string[] {
  return (value ?? '').split(',').filter((id) => id !== '');
}

/** What stands in the inputs for an answer that was given earlier. */
export function filledFrom(answer: Answer | undefined): Filled {
  switch (answer?.kind) {
    case 'yes-no':
      return texts({ value: answer.value, reason: answer.reason, comment: answer.comment });
    case 'choice':
    case 'text':
    case 'date':
      return { value: answer.value };
    case 'choices':
      return { value: answer.value.join(',') };
    case 'figures':
    case 'missing-figures':
      return texts(answer.value);
    case 'consequence':
      return texts({ ...answer.value.effects, how: answer.value.how, longTerm: answer.value.longTerm });
    case 'goals':
      return { ...bySource(answer.value.goals), how: answer.value.how };
    case 'indicator':
      return texts(answer.value);
    case 'documents':
      return {
        value: answer.value.map(({ title, place }) => (place === undefined ? title : `${title} | ${place}`)).join('\n'),
      };
    default:
      return {};
  }
}

/** What stands in the inputs after a refusal: what the person sent, so that nothing is typed twice. */
export function filledWith(question: Question, sent: unknown): Filled {
  if (typeof sent === 'string') return { value: sent };
  if (Array.isArray(sent)) return question.kind === 'measures' ? texts(sent.at(-1) ?? {}) : { value: listText(sent) };
  if (typeof sent !== 'object' || sent === null) return {};
  const { goals, ...fields } = Object.fromEntries(Object.entries(sent));
  return { ...(Array.isArray(goals) ? bySource(goals.map(String)) : {}), ...texts(fields) };
}

function listText(sent: unknown[]): string {
  return sent.every((item) => typeof item === 'string')
    ? sent.join(',')
    : sent.map((item) => Object.values(item ?? {}).join(' | ')).join('\n');
}

/** Goals as `source:id`, gathered by their source. */
function bySource(goals: string[]): Filled {
  const sources = [...new Set(goals.map((goal) => goal.split(':')[0] ?? ''))];
  return Object.fromEntries(
    sources.map((source) => [source, goals.filter((goal) => goal.startsWith(`${source}:`)).join(',')]),
  );
}

function texts(fields: object): Filled {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([id, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[id, String(value)]] : [],
    ),
  );
}
