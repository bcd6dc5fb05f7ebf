import type { Answer } from './answer.ts';
import { codesOf } from './checklist.ts';
import type { Goal } from './goals.ts';
import { goalKey } from './goals.ts';
import { onlyDefined } from './only-defined.ts';
import type { Question } from './question.ts';
import { readConsequence, readDocuments, readFigures, readIndicator, readMeasures } from './read-compound.ts';
import {
  accepted,
  type FieldRead,
  fieldsOf,
  readChoice,
  readDate,
  readOptionalText,
  readText,
  refusalsIn,
} from './read-field.ts';
import type { Refusal } from './refusal.ts';

/** What a person sent: the answer that it is, or everything that was wrong with it. */
export type AnswerRead = { answer: Answer } | { refusals: Refusal[] };

/** What reading an answer needs to know besides the question: the day (YYYY-MM-DD) and the goals to choose from. */
export type ReadingContext = { today: string; goals: readonly Goal[] };

/** Longest reason for a skip, and longest comment, in characters. */
export const SKIP_MAX = 500;
export const COMMENT_MAX = 1000;

/**
 * Reads what a person sent as an answer to `question`, in the shapes of the answers file: a plain value, or
 * fields by name; `{skip: reason}` skips. Channels and answers files come through here alike.
 */
export function readAnswer(question: Question, sent: unknown, context: ReadingContext): AnswerRead {
  const fields = fieldsOf(sent);
  if (fields && 'skip' in fields) return readSkip(question, fields.skip);
  switch (question.kind) {
    case 'yes-no':
      return readYesNo(question, sent);
    case 'choice':
      return read(readChoice(sent, codesOf(question)), (value) => ({ kind: 'choice', value }));
    case 'choices':
      return readChoices(question, sent);
    case 'text':
      return read(readText(sent, question.maxLength), (value) => ({ kind: 'text', value }));
    case 'date':
      return read(readDate(sent), (value) => ({ kind: 'date', value }));
    case 'figures':
      return readFigures(fields, Number(context.today.slice(0, 4)));
    case 'consequence':
      return readConsequence(question, fields);
    case 'goals':
      return readGoals(fields, context.goals);
    case 'measures':
      return readMeasures(sent);
    case 'indicator':
      return readIndicator(fields);
    case 'documents':
      return readDocuments(sent);
  }
}

function read<T>(field: FieldRead<T>, answer: (value: T) => Answer): AnswerRead {
  return 'refusal' in field ? { refusals: [field.refusal] } : { answer: answer(field.value) };
}

function readSkip(question: Question, reason: unknown): AnswerRead {
  if (!question.skippable) return { refusals: [{ reason: 'not-skippable' }] };
  return read(readText(reason, SKIP_MAX, 'skip'), (value) => ({ kind: 'skipped', reason: value }));
}

function readYesNo(question: Extract<Question, { kind: 'yes-no' }>, sent: unknown): AnswerRead {
  const fields = fieldsOf(sent) ?? { value: sent };
  const beside = question.reasons?.beside;
  const typed = fields.value === true ? 'yes' : fields.value === false ? 'no' : fields.value;
  const value = readChoice(
    typed === undefined && fields.reason !== undefined ? beside : typed,
    question.unsure ? (['yes', 'no', 'unsure'] as const) : (['yes', 'no'] as const),
  );
  if ('refusal' in value) return { refusals: [value.refusal] };
  const reason: FieldRead<string | undefined> =
    beside === value.value ? readReason(question, fields.reason) : { value: undefined };
  const comment = readOptionalText(question.comment ? fields.comment : undefined, COMMENT_MAX, 'comment');
  const refusals = refusalsIn([reason, comment]);
  if (refusals.length > 0) return { refusals };
  return {
    answer: {
      kind: 'yes-no',
      value: value.value,
      ...onlyDefined({ reason: accepted(reason), comment: accepted(comment) }),
    },
  };
}

function readReason({ reasons }: Extract<Question, { kind: 'yes-no' }>, sent: unknown): FieldRead<string> {
  const choices = reasons?.choices.map(({ id }) => id) ?? [];
  if (sent === undefined || sent === null || sent === '')
    return { refusal: { reason: 'wants-reason', choices, field: 'reason' } };
  if (reasons?.notReasons.some(({ id }) => id === sent))
    return { refusal: { reason: 'not-a-reason', choice: String(sent), field: 'reason' } };
  return readChoice(sent, choices, 'reason');
}

function readChoices(question: Extract<Question, { kind: 'choices' }>, sent: unknown): AnswerRead {
  if (!Array.isArray(sent)) return { refusals: [{ reason: 'wrong-shape', wants: 'list' }] };
  if (sent.length === 0) return { refusals: [{ reason: 'empty' }] };
  const reads = sent.map((choice) => readChoice(choice, codesOf(question)));
  const refusals = refusalsIn(reads);
  return refusals.length > 0
    ? { refusals: refusals.slice(0, 1) }
    : { answer: { kind: 'choices', value: [...new Set(reads.map(accepted))] } };
}

function readGoals(fields: Record<string, unknown> | undefined, goals: readonly Goal[]): AnswerRead {
  if (!fields) return { refusals: [{ reason: 'wrong-shape', wants: 'goals, how' }] };
  const sent = fields.goals ?? [];
  if (!Array.isArray(sent)) return { refusals: [{ reason: 'wrong-shape', wants: 'list', field: 'goals' }] };
  const known = goals.map(goalKey);
  const unknown = sent.filter((goal) => !known.includes(goal));
  const how = readText(fields.how, 2000, 'how');
  const refusals = [
    ...unknown.map(
      (goal): Refusal =>
        typeof goal === 'string' || typeof goal === 'number'
          ? { reason: 'unknown-goal', goal: String(goal), goals: known, field: 'goals' }
          : { reason: 'wrong-shape', wants: 'text', field: 'goals' },
    ),
    ...refusalsIn([how]),
  ];
  return refusals.length > 0
    ? { refusals }
    : { answer: { kind: 'goals', value: { goals: [...new Set(sent.map(String))], how: accepted(how) } } };
}
