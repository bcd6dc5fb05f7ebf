import type { Answer } from './answer.ts';
import type { Given } from './answers.ts';
import { canonicalJson } from './canonical.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import { figureNotes } from './figures.ts';
import type { InputOf } from './input.ts';
import { hidden } from './path.ts';
import { masked } from './personal-number.ts';
import type { Question } from './question.ts';
import { readAnswer } from './read-answer.ts';
import { askedIn, isOpened, whereItStands } from './standing.ts';
import { quiet, type Step, type StepContext, stampOf } from './step.ts';
import type { Notice, Telling } from './telling.ts';

/** An answer, a change of one, or the confirmation of a copied one. */
export function answer(file: CaseFile, input: InputOf<'answer'>, context: StepContext): Step {
  if (!isOpened(file)) return quiet(whereItStands(file, [{ notice: 'stale' }]));
  const question = askedIn(file).find(({ id }) => id === input.question);
  if (!question) return quiet(whereItStands(file, [{ notice: 'stale' }]));
  const sent = input.mask ? masked(input.sent) : input.sent;
  const read = readAnswer(question, sent, { today: context.today, goals: file.goals });
  if (isStale(file, input)) return quiet(staleTelling(file, input, 'answer' in read ? read.answer : undefined));
  if ('refusals' in read)
    return quiet({ tell: 'question', question: question.id, sent, refusals: read.refusals, notices: [] });
  return accept(file, input, question, sent, read.answer, context);
}

/** Whether the question's answer has changed since the card was made. */
function isStale(file: CaseFile, { question, seen }: InputOf<'answer'>): boolean {
  return seen !== undefined && (file.touched[question] ?? 0) > seen;
}

/** A double click is answered with the next card; another's answer, or another answer, with a word about it. */
function staleTelling(file: CaseFile, { question, by }: InputOf<'answer'>, sent: Answer | undefined): Telling {
  const kept = file.answers[question];
  if (!kept) return whereItStands(file, [{ notice: 'stale' }]);
  if (kept.from === 'colleague' && kept.unconfirmed) {
    const notice = { notice: 'colleague-answered-meanwhile', question, by: kept.by, ...(sent && { sent }) } as const;
    return { tell: 'question', question, refusals: [], notices: [notice] };
  }
  const answerer = kept.confirmed ?? kept;
  if (answerer.by !== by)
    return whereItStands(file, [{ notice: 'answered-meanwhile', question, by: answerer.by, at: answerer.at }]);
  return sent && sameAnswer(kept.answer, sent) ? whereItStands(file) : whereItStands(file, [{ notice: 'stale' }]);
}

function accept(
  file: CaseFile,
  input: InputOf<'answer'>,
  question: Question,
  sent: unknown,
  given: Answer,
  context: StepContext,
): Step {
  const id = question.id;
  const before = file.answers[id];
  if (before && !before.unconfirmed && sameAnswer(before.answer, given)) return quiet(afterAnswer(file, input, []));
  const kept: Given = { ...stampOf(input), answer: given, version: file.version + 1, unconfirmed: false };
  const answers = { ...file.answers, [id]: kept };
  const hides = hidden(file.checklist, file.modules, answers);
  if (hides.length > 0 && !input.confirmed) return quiet({ tell: 'hides', question: id, sent, hides, notices: [] });
  const events: CaseEvent[] = [
    ...(file.status === 'paused' ? [{ ...stampOf(input), type: 'resumed' as const, data: {} }] : []),
    answerEvent(input, before, given),
    ...hides.map((dropped) => ({ ...stampOf(input), type: 'answer-dropped' as const, data: { question: dropped } })),
  ];
  const left = Object.fromEntries(Object.entries(answers).filter(([asked]) => !hides.includes(asked)));
  const after: CaseFile = { ...file, status: file.status === 'paused' ? 'answering' : file.status, answers: left };
  return { events, telling: afterAnswer(after, input, noticesAfter(given, hides, context)) };
}

function answerEvent(input: InputOf<'answer'>, before: Given | undefined, given: Answer): CaseEvent {
  const { question } = input;
  if (before?.unconfirmed && sameAnswer(before.answer, given))
    return { ...stampOf(input), type: 'answer-confirmed', data: { question } };
  const type = before === undefined ? 'answered' : 'answer-changed';
  return { ...stampOf(input), type, data: { question }, content: { answer: given } };
}

function afterAnswer(file: CaseFile, input: InputOf<'answer'>, notices: Notice[]): Telling {
  return input.stay
    ? { tell: 'question', question: input.question, refusals: [], notices }
    : whereItStands(file, notices);
}

function noticesAfter(given: Answer, hides: string[], { today }: StepContext): Notice[] {
  return [
    ...(hides.length > 0 ? [{ notice: 'dropped', questions: hides } as const] : []),
    ...(given.kind === 'yes-no' && given.value === 'unsure' ? [{ notice: 'leads-to-assessment' } as const] : []),
    ...(given.kind === 'figures'
      ? figureNotes(given.value, Number(today.slice(0, 4))).map((note) => ({ notice: 'figures', note }) as const)
      : []),
  ];
}

/**
 * Takes back the latest turn that gave or changed an answer, with the drops it caused. A card older than the
 * case takes nothing back, so a double click undoes once.
 */
export function undo(file: CaseFile, input: InputOf<'undo'>): Step {
  if (input.seen !== undefined && input.seen < file.version) return quiet(whereItStands(file));
  const versions = file.undoable.at(-1);
  if (!versions) return quiet(whereItStands(file, [{ notice: 'nothing-to-undo' }]));
  const question = Object.entries(file.answers).find(([, { version }]) => version === versions[0])?.[0];
  const telling: Telling =
    question === undefined
      ? whereItStands(file)
      : { tell: 'question', question, refusals: [], notices: [{ notice: 'undone', question }] };
  return { events: [{ ...stampOf(input), type: 'undone', data: { versions: [...versions] } }], telling };
}

/** Whether two answers say the same. */
function sameAnswer(a: Answer, b: Answer): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
