import { isShareable } from './access.ts';
import { type Ask, isAnsweredSince, isDeclined, isOnPath, isToConfirm, isWaiting } from './ask.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import type { InputOf } from './input.ts';
import { masked } from './personal-number.ts';
import { readAnswer } from './read-answer.ts';
import { accepted, type FieldRead, readOptionalText, refusalsIn } from './read-field.ts';
import { askedIn, isOpen, isOpened, whereItStands } from './standing.ts';
import { quiet, type Step, type StepContext, stampOf } from './step.ts';
import type { AskOver, Telling } from './telling.ts';

/** Longest line to the one who is asked, and longest reason for not answering, in characters. */
export const ASK_WORDS_MAX = 500;

/** The asks of a case that something still hangs on. */
export type Asks = {
  /** Those that wait for the person's reply. */
  open: Ask[];
  /** Those whose answer waits for a member's confirmation. */
  answered: Ask[];
  /** Those that were declined, while the question has no answer since. */
  declined: Ask[];
};

/** What still hangs on the asks of `file`; nothing in a case that is handed in, or that is shared no longer. */
export function asksOf(file: CaseFile): Asks {
  if (!isOpen(file) || !isShareable(file)) return { open: [], answered: [], declined: [] };
  return {
    open: file.asks.filter((ask) => isWaiting(file, ask)),
    answered: file.asks.filter((ask) => isToConfirm(file, ask)),
    declined: file.asks.filter((ask) => isDeclined(file, ask)),
  };
}

/** The people whom the case waits for: who is asked, and who asked and has an answer to confirm. */
export function waitedFor(file: CaseFile): string[] {
  const { open, answered } = asksOf(file);
  return [...new Set([...open.map(({ person }) => person), ...answered.map(({ by }) => by)])];
}

/** Whether the question can be put to a colleague: it is asked, and nobody of the case stands for an answer. */
export function canBeAsked(file: CaseFile, question: string): boolean {
  const given = file.answers[question];
  const isStoodFor = given !== undefined && !given.unconfirmed;
  return isShareable(file) && isOpen(file) && isOpened(file) && isOnPath(file, question) && !isStoodFor;
}

/** Puts a question to a colleague. The talk goes on with the others meanwhile. */
export function ask(file: CaseFile, input: InputOf<'ask'>): Step {
  const { question, person, sent } = input;
  if (!isShareable(file)) return quiet(whereItStands(file, [{ notice: 'not-shared' }]));
  if (!canBeAsked(file, question)) return quiet(whereItStands(file, [{ notice: 'stale' }]));
  const reads = { person: readPerson(input), words: readOptionalText(sent.words, ASK_WORDS_MAX, 'words') };
  const refusals = refusalsIn(Object.values(reads));
  if (refusals.length > 0 || person === null) return quiet({ tell: 'ask-form', question, sent, refusals, notices: [] });
  const before = file.asks.find((one) => one.question === question && one.person === person && isWaiting(file, one));
  if (before) return quiet(whereItStands(file, [{ notice: 'asked-already', question, person, at: before.at }]));
  const words = accepted<string | undefined>(reads.words);
  const asked: CaseEvent = {
    ...stampOf(input),
    type: 'colleague-asked',
    data: { question, person },
    ...(words !== undefined && { content: { words } }),
  };
  const after = { ...file, asks: [...file.asks, { ...stampOf(input), question, person, version: file.version + 1 }] };
  return { events: [asked], telling: whereItStands(after, [{ notice: 'asked', question, person }]) };
}

function readPerson({ person, sent, by }: InputOf<'ask'>): FieldRead<string> {
  const field = sent.email.trim() === '' ? 'person' : 'email';
  if (sent.person === '' && field === 'person') return { refusal: { reason: 'empty', field } };
  if (person === null) return { refusal: { reason: 'not-a-colleague', field } };
  return person === by ? { refusal: { reason: 'oneself', field } } : { value: person };
}

/** The card for the one who was asked. */
export function showAsk(file: CaseFile, { question, by, form }: InputOf<'show-ask'>): Step {
  const found = standingAsk(file, question, by);
  if ('over' in found) return quiet(found);
  return form === 'decline'
    ? quiet({ tell: 'decline-form', question, sent: '', refusals: [], notices: [] })
    : quiet(askedTelling(found, { refusals: [], ...(form && { form }) }));
}

/** The answer of the one who was asked. It becomes the question's, unless somebody else has answered meanwhile. */
export function reply(file: CaseFile, input: InputOf<'reply'>, context: StepContext): Step {
  const found = standingAsk(file, input.question, input.by);
  const question = askedIn(file).find(({ id }) => id === input.question);
  if ('over' in found || !question) return quiet('over' in found ? found : askOver(found, 'not-asked'));
  const sent = input.mask ? masked(input.sent) : input.sent;
  const read = readAnswer({ ...question, skippable: false }, sent, { today: context.today, goals: file.goals });
  if ('refusals' in read) return quiet(askedTelling(found, { sent, refusals: read.refusals }));
  const answered: CaseEvent = {
    ...stampOf(input),
    type: 'colleague-answered',
    data: { question: question.id },
    content: { answer: read.answer },
  };
  return { events: [answered], telling: askOver(found, 'answered') };
}

/** The one who was asked cannot answer; the question is the asker's again. */
export function decline(file: CaseFile, input: InputOf<'decline'>): Step {
  const { question, reason } = input;
  const found = standingAsk(file, question, input.by);
  if ('over' in found) return quiet(found);
  const read = readOptionalText(reason, ASK_WORDS_MAX, 'reason');
  if ('refusal' in read)
    return quiet({ tell: 'decline-form', question, sent: reason, refusals: [read.refusal], notices: [] });
  const declined: CaseEvent = {
    ...stampOf(input),
    type: 'colleague-declined',
    data: { question },
    ...(read.value !== undefined && { content: { reason: read.value } }),
  };
  return { events: [declined], telling: askOver(found, 'declined') };
}

type Over = Extract<Telling, { tell: 'ask-over' }>;

/** The person's latest ask about the question while it waits for her, else why it does not. */
function standingAsk(file: CaseFile, question: string, person: string): Ask | Over {
  const latest = file.asks.findLast((one) => one.question === question && one.person === person);
  if (!latest || !isShareable(file)) return askOver({ question }, 'not-asked');
  if (latest.reply) return askOver(latest, latest.reply.replied);
  if (!isOpen(file)) return askOver(latest, 'handed-in');
  if (!isOnPath(file, question)) return askOver(latest, 'not-asked');
  return isAnsweredSince(file, latest) ? askOver(latest, 'answered-by-others') : latest;
}

function askOver({ question, by }: Pick<Ask, 'question'> & Partial<Pick<Ask, 'by'>>, over: AskOver): Over {
  return { tell: 'ask-over', question, over, ...(by !== undefined && { by }), notices: [] };
}

function askedTelling(
  { question, by, words }: Ask,
  more: Pick<Extract<Telling, { tell: 'asked' }>, 'sent' | 'refusals' | 'form'>,
): Telling {
  return { tell: 'asked', question, by, ...(words !== undefined && { words }), ...more, notices: [] };
}

/** Makes the person a member of the case. */
export function join(file: CaseFile, input: InputOf<'join'>): Step {
  if (file.members.includes(input.by)) return quiet(whereItStands(file));
  if (!isShareable(file)) return quiet(whereItStands(file, [{ notice: 'not-shared' }]));
  return {
    events: [{ ...stampOf(input), type: 'member-joined', data: {} }],
    telling: whereItStands(file, [{ notice: 'joined' }]),
  };
}
