import type { CaseEventOf, NumberedEvent, Stamp } from './case-event.ts';
import { type Given, path } from './path.ts';

/**
 * One question of the case that a member has put to a person: by whom, when and in which version; with the
 * asker's words, and how the person replied. Whether it still waits is told by `isWaiting`, from the case.
 */
export type Ask = Stamp & {
  question: string;
  person: string;
  version: number;
  words?: string;
  reply?: { at: string; version: number } & ({ replied: 'answered' } | { replied: 'declined'; reason?: string });
};

type AskEvent = NumberedEvent & CaseEventOf<'colleague-asked' | 'colleague-answered' | 'colleague-declined'>;

/** The asks after `event`. A reply belongs to the person's latest ask about the question. */
export function asksAfter(asks: readonly Ask[], event: AskEvent): Ask[] {
  const { by, at, version } = event;
  const { question } = event.data;
  if (event.type === 'colleague-asked') {
    const words = event.content?.words;
    return [...asks, { by, at, version, question, person: event.data.person, ...(words !== undefined && { words }) }];
  }
  const latest = asks.findLast((ask) => ask.question === question && ask.person === by);
  return asks.map((ask) => (ask === latest ? { ...ask, reply: replyIn(event) } : ask));
}

function replyIn(event: Exclude<AskEvent, { type: 'colleague-asked' }>): NonNullable<Ask['reply']> {
  const { at, version } = event;
  if (event.type === 'colleague-answered') return { at, version, replied: 'answered' };
  const reason = event.content?.reason;
  return { at, version, replied: 'declined', ...(reason !== undefined && { reason }) };
}

/** What of a case an ask hangs on. */
type Asked = Pick<CaseEventOf<'case-opened'>['data'], 'checklist' | 'modules'> & {
  asks: readonly Ask[];
  answers: Readonly<Record<string, Given & { version: number }>>;
};

/** Whether the question is still asked in the case. */
export function isOnPath({ checklist, modules, answers }: Asked, question: string): boolean {
  return path(checklist, modules, answers).some(({ id }) => id === question);
}

/** Whether the question has got an answer since the ask, from its own people or from another who was asked. */
export function isAnsweredSince({ answers }: Asked, { question, version }: Ask): boolean {
  const given = answers[question];
  return given !== undefined && (!given.unconfirmed || given.version > version);
}

/** Whether an ask about the question still waits for its person. */
export function waitsFor(file: Asked, question: string): boolean {
  return file.asks.some((ask) => ask.question === question && isWaiting(file, ask));
}

/** Whether the ask has no reply, and the question is still asked and has no answer since. */
export function isWaiting(file: Asked, ask: Ask): boolean {
  return ask.reply === undefined && isOnPath(file, ask.question) && !isAnsweredSince(file, ask);
}

/** Whether the ask's reply stands as the question's answer and nobody has confirmed it. */
export function isToConfirm(file: Asked, { reply, question }: Ask): boolean {
  const given = file.answers[question];
  return given?.unconfirmed === true && given.version === reply?.version && isOnPath(file, question);
}

/** Whether the person could not answer, and nobody has answered since. */
export function isDeclined(file: Asked, ask: Ask): boolean {
  return ask.reply?.replied === 'declined' && isOnPath(file, ask.question) && !isAnsweredSince(file, ask);
}
