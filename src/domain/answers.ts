import type { Answer } from './answer.ts';
import type { CaseEventOf, NumberedEvent, Stamp } from './case-event.ts';

/**
 * An answer in the case file: who gave it, when, in which version, and whether one that was copied or came from a
 * colleague awaits confirmation. A colleague's stays hers: `confirmed` says who confirmed it and when.
 */
export type Given = Stamp & {
  answer: Answer;
  version: number;
  unconfirmed: boolean;
  from?: 'colleague';
  confirmed?: Stamp;
};

/** What of a case its answers are kept in. */
type Answered = {
  answers: Readonly<Record<string, Given>>;
  touched: Readonly<Record<string, number>>;
  undoable: readonly (readonly number[])[];
};

type AnswerEvent = NumberedEvent &
  CaseEventOf<
    'answers-copied' | 'answered' | 'answer-changed' | 'answer-confirmed' | 'answer-dropped' | 'colleague-answered'
  >;

/** What `event` makes of a case's answers. A colleague's reply is no turn that the case's people can undo. */
export function answersAfter(file: Answered, event: AnswerEvent): Partial<Answered & { copiedFrom: string | null }> {
  const { version } = event;
  if (event.type === 'answers-copied') return copiesAfter(file, event);
  const { question } = event.data;
  const touched = { ...file.touched, [question]: version };
  if (event.type === 'answer-dropped') {
    const { [question]: _dropped, ...answers } = file.answers;
    return { answers, touched, undoable: joined(file.undoable, version) };
  }
  const answers = { ...file.answers, [question]: givenBy(event, file.answers[question]) };
  return event.type === 'colleague-answered'
    ? { answers, touched }
    : { answers, touched, undoable: [...file.undoable, [version]] };
}

function copiesAfter(file: Answered, event: AnswerEvent & { type: 'answers-copied' }) {
  const { by, at, version, data, content } = event;
  const copies = data.questions.map((question) => {
    const answer = content?.answers[question] ?? ERASED;
    return [question, { answer, by, at, version, unconfirmed: true }] as const;
  });
  return { copiedFrom: data.from ?? 'nothing', answers: { ...file.answers, ...Object.fromEntries(copies) } };
}

function givenBy(
  event: Exclude<AnswerEvent, { type: 'answers-copied' | 'answer-dropped' }>,
  before: Given | undefined,
): Given {
  const { by, at, version } = event;
  if (event.type !== 'answer-confirmed') {
    const given = { answer: event.content?.answer ?? ERASED, by, at, version };
    return event.type === 'colleague-answered'
      ? { ...given, unconfirmed: true, from: 'colleague' }
      : { ...given, unconfirmed: false };
  }
  return before?.from === 'colleague'
    ? { ...before, version, unconfirmed: false, confirmed: { by, at } }
    : { answer: before?.answer ?? ERASED, by, at, version, unconfirmed: false };
}

/** An answer whose content was erased reads as skipped: it has no substance and its place is kept. */
const ERASED: Answer = { kind: 'skipped', reason: '' };

/** A drop belongs to the turn that caused it. */
function joined(undoable: Answered['undoable'], version: number): Answered['undoable'] {
  const last = undoable.at(-1);
  return last ? [...undoable.slice(0, -1), [...last, version]] : undoable;
}
