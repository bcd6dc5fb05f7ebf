import { waitsFor } from './ask.ts';
import type { CaseFile } from './case-file.ts';
import { type Answers, path } from './path.ts';
import { type Placeholder, placeholdersIn } from './placeholder.ts';
import type { Question } from './question.ts';
import type { Notice, Telling } from './telling.ts';

/** Where the talk stands: the card that is next, in this order of business. What a return asks for stands on each. */
export function whereItStands(file: CaseFile, told: Notice[] = []): Telling {
  const notices: Notice[] =
    file.status === 'returned' && file.returnedFor ? [{ notice: 'returned', reason: file.returnedFor }, ...told] : told;
  if (file.status === 'established' || file.status === 'approved') return { tell: 'established', notices };
  if (file.status === 'submitted') return { tell: 'submitted', notices };
  if (file.status === 'paused') return { tell: 'paused', notices };
  if (file.purpose === 'assessment' && file.secrecy === null) return { tell: 'secrecy', notices };
  if (file.document === null) return { tell: 'document', notices };
  if (file.description === null) return { tell: 'describe', refusals: [], notices };
  const next = nextQuestion(file);
  if (next) return { tell: 'question', question: next.id, refusals: [], notices };
  return { tell: 'summary', placeholders: placeholders(file), notices };
}

/** The questions that are asked in this case, given its answers. */
export function askedIn(file: Pick<CaseFile, 'checklist' | 'modules'> & { answers: Answers }): Question[] {
  return path(file.checklist, file.modules, file.answers);
}

/**
 * The first question without an answer, or with one that nobody has confirmed. What a colleague has been asked
 * comes last: the talk goes on beside it.
 */
export function nextQuestion(file: CaseFile): Question | undefined {
  const left = askedIn(file).filter(({ id }) => file.answers[id] === undefined || file.answers[id].unconfirmed);
  return left.find(({ id }) => !waitsFor(file, id)) ?? left[0];
}

/** Whether everything has been settled that comes before the questions: secrecy, document and description. */
export function isOpened(file: CaseFile): boolean {
  return ['question', 'summary'].includes(whereItStands({ ...file, status: 'answering' }).tell);
}

/** Whether the opening is done and every question that is asked has an answer that somebody stands for. */
export function isComplete(file: CaseFile): boolean {
  return whereItStands({ ...file, status: 'answering' }).tell === 'summary';
}

/** Whether the case's answers can be changed. */
export function isOpen({ status }: Pick<CaseFile, 'status'>): boolean {
  return status === 'answering' || status === 'paused' || status === 'returned';
}

/** The template placeholders that stand in the fields that the appendix shows. */
export function placeholders(file: CaseFile): Placeholder[] {
  const fields: [Placeholder['field'], string[]][] = [
    ['title', [file.description?.title ?? '']],
    ['numbers', file.description?.numbers ?? []],
    ['committee', [file.description?.committee ?? '']],
    ...askedIn(file).map(({ id }): [Placeholder['field'], string[]] => [
      { question: id },
      textsIn(file.answers[id]?.answer),
    ]),
  ];
  return fields
    .map(([field, texts]) => ({ field, found: texts.flatMap(placeholdersIn) }))
    .filter(({ found }) => found.length > 0);
}

/** Every text in `value`, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
