import type { Answer } from '../domain/answer.ts';
import type { Secrecy, Stamp } from '../domain/case-event.ts';
import type { CaseFile } from '../domain/case-file.ts';
import type { Input, InputOf } from '../domain/input.ts';
import type { CaseClick } from './click.ts';
import { sentFrom } from './sent.ts';
import { questionIn } from './view.ts';

type Acting = Exclude<CaseClick, { do: 'form' | 'reason-form' | 'ask-form' | 'draft' }>;
type Values = Readonly<Record<string, string>>;

/** What was looked up for a click: an earlier case's answers, and the id of the person that is to be asked. */
export type LookedUp = { copies: Record<string, Answer>; person: string | null };

/** What a click on a case does in the talk, with the values of the card's inputs. */
export function clickInputs(click: CaseClick, values: Values, file: CaseFile, stamp: Stamp, found: LookedUp): Input[] {
  return click.do === 'form' || click.do === 'reason-form' || click.do === 'ask-form' || click.do === 'draft'
    ? [{ ...stamp, do: 'show' }]
    : [inputOf(click, values, file, stamp, found)];
}

function inputOf(click: Acting, values: Values, file: CaseFile, stamp: Stamp, found: LookedUp): Input {
  switch (click.do) {
    case 'show':
      return { ...stamp, do: 'show', ...(click.question !== undefined && { question: click.question }) };
    case 'answers':
      return { ...stamp, do: 'show-answers' };
    case 'answer':
      return answerInput(click, values, file, stamp);
    case 'secrecy': {
      const secrecy = (['none', 'individual', 'secret'] as const).find((choice: Secrecy) => choice === values.secrecy);
      return secrecy ? { ...stamp, do: 'state-secrecy', secrecy } : { ...stamp, do: 'show' };
    }
    case 'no-document':
      return { ...stamp, do: 'decline-document' };
    case 'describe': {
      const { title = '', numbers = '', committee = '', decisionDate = '' } = values;
      return { ...stamp, do: 'describe', title, numbers: storable(numbers), committee, decisionDate };
    }
    case 'start-from':
      return { ...stamp, do: 'copy-answers', from: click.from, answers: found.copies };
    case 'ask': {
      const { person = '', email = '', words = '' } = values;
      return { ...stamp, do: 'ask', question: click.question, person: found.person, sent: { person, email, words } };
    }
    case 'show-ask':
      return { ...stamp, do: 'show-ask', question: click.question, ...(click.form && { form: click.form }) };
    case 'reply': {
      const question = questionIn(file, click.question);
      const sent = click.sent ?? (question && sentFrom(question, values, undefined));
      return { ...stamp, do: 'reply', question: click.question, sent, ...(click.mask && { mask: true }) };
    }
    case 'decline':
      return { ...stamp, do: 'decline', question: click.question, reason: values.reason ?? '' };
    case 'return':
      return { ...stamp, do: 'return', reason: values.reason ?? '' };
    case 'reopen':
      return { ...stamp, do: 'reopen', reason: values.reason ?? '' };
    case 'undo':
      return { ...stamp, do: 'undo', seen: click.seen };
    default:
      return { ...stamp, do: click.do };
  }
}

/** A text without what no column of the store holds: NUL characters and halves of surrogate pairs. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

function answerInput(
  click: Extract<CaseClick, { do: 'answer' }>,
  values: Values,
  file: CaseFile,
  stamp: Stamp,
): InputOf<'answer'> {
  const { question: id, seen, confirmed, mask, stay } = click;
  return {
    ...stamp,
    do: 'answer',
    question: id,
    seen,
    sent: sentBy(click, values, file),
    ...(confirmed && { confirmed }),
    ...(mask && { mask }),
    ...(stay && { stay }),
  };
}

/** What the click sends: what it bears itself, the measures but the last, a reason to skip, or the inputs' values. */
function sentBy(
  { question: id, sent, removeLast }: Extract<CaseClick, { do: 'answer' }>,
  values: Values,
  file: CaseFile,
): unknown {
  const question = questionIn(file, id);
  const kept = file.answers[id]?.answer;
  if (removeLast) return kept?.kind === 'measures' ? kept.value.slice(0, -1) : undefined;
  if (sent !== undefined) return sent;
  if ('skip' in values) return { skip: values.skip };
  return question ? sentFrom(question, values, kept) : undefined;
}
