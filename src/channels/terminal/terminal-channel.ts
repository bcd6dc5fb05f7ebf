import { BotError, type ErrorCode } from '../../errors.ts';
import type { Card, FileOffer, Incoming, Log, Reply, Talker, Turn } from '../../ports.ts';
import { type Asking, ask } from './ask.ts';
import { cardLines, footnoteLines } from './card-lines.ts';
import { GAP, looking } from './part-lines.ts';
import type { Document, Sent, Shown, Step } from './step.ts';
import { WORDS } from './words.ts';
import { WIDTH, wrapped } from './wrap.ts';

/** What the channel needs from around it. */
export type TerminalChannel = Asking & {
  turn: Turn;
  talker: Talker;
  log: Log;
  /** The first that is sent: a start, or the button that opens a case. */
  begin: Sent;
  /** Handed in at the first card that asks for a decision document. */
  decision?: Document;
  /** @throws BotError DOCUMENT_MISSING */
  fetchDocument: (caseId: string, documentId: string) => Promise<Uint8Array>;
  /** Where the file was saved; `apart` when its own name was taken by another file. @throws BotError DOCUMENT_WRITE_FAILED */
  saveFile: (name: string, bytes: Uint8Array) => Promise<{ path: string; apart: boolean }>;
  newId: () => string;
};

/** What the world may right by itself, so that waiting helps. */
const PASSING: readonly ErrorCode[] = [
  'CASE_CHANGED_MEANWHILE',
  'STORE_BUSY',
  'STORE_FULL',
  'STORE_READ_ONLY',
  'STORE_UNREACHABLE',
];

/** The whole talk in a terminal; ends when the person leaves. */
export async function talkInTerminal(channel: TerminalChannel): Promise<void> {
  let step: Step = { send: channel.begin };
  let shown: Shown | undefined;
  let decision = channel.decision;
  while ('send' in step) {
    const told: Reply | 'back' | 'leave' = await deliver(channel, step.send, shown !== undefined);
    if (told === 'leave') {
      step = { leave: true, unsaved: bearsAnswer(step.send) };
      continue;
    }
    if (told !== 'back') {
      await show(channel, told, shown?.reply.card.footnote);
      const first = standing(told.card);
      shown = { reply: told, first, values: { ...first } };
    }
    if (!shown) break;
    const handedIn: Step | undefined = decision && handingIn(channel, shown, decision);
    if (handedIn) decision = undefined;
    step = handedIn ?? (await ask(channel, shown));
  }
  farewell(channel, 'leave' in step && step.unsaved);
}

/** One turn. When it fails that is told, and the very same delivery can be tried again. */
async function deliver(channel: TerminalChannel, sent: Sent, mayGoBack: boolean): Promise<Reply | 'back' | 'leave'> {
  const { turn, talker, newId } = channel;
  const delivery = `terminal:${talker.person.id}:${newId()}`;
  const incoming: Incoming = { ...talker, channel: 'terminal', delivery, ...sent };
  for (;;) {
    try {
      return await turn(incoming);
    } catch (fault) {
      const way = await afterFailure(channel, fault, mayGoBack);
      if (way !== 'again') return way;
    }
  }
}

async function afterFailure(
  { prompts, talker, log }: TerminalChannel,
  fault: unknown,
  mayGoBack: boolean,
): Promise<'again' | 'back' | 'leave'> {
  const code: ErrorCode = fault instanceof BotError ? fault.code : 'OUR_FAULT';
  log.error({ channel: 'terminal', code, error: fault }, 'a turn in the terminal failed');
  const words = WORDS[talker.language];
  const says = PASSING.includes(code) ? words.failed.passing : words.failed.lasting;
  prompts.say([GAP, ...looking(wrapped(`${says} ${words.failed.code(code)}`, WIDTH, { first: '! ' }), 'warning')]);
  const options = [
    { id: 'again', title: words.again },
    ...(mayGoBack ? [{ id: 'back', title: words.toInputs }] : []),
    { id: 'leave', title: words.menu.leaveUnsaved },
  ];
  const { value, left } = await prompts.choose({ message: words.whatNow, options });
  if (left === 'interrupt') return 'leave';
  if (left === 'escape') return mayGoBack ? 'back' : 'again';
  return value === 'back' || value === 'leave' ? value : 'again';
}

/** Whether what was sent holds what a person wrote or chose. */
function bearsAnswer(sent: Sent): boolean {
  return sent.sent === 'document' || (sent.sent === 'click' && Object.keys(sent.values).length > 0);
}

/** Shows the card, and saves the files that it offers. */
async function show(channel: TerminalChannel, { card, caseId }: Reply, footnoteBefore?: string): Promise<void> {
  const { prompts } = channel;
  if (card.footnote !== footnoteBefore) prompts.say([GAP, ...footnoteLines(card)]);
  prompts.say(cardLines(card));
  const files = card.parts.flatMap((part) => (part.part === 'files' ? part.files : []));
  if (files.length > 0) await saveFiles(channel, caseId ?? '', files);
}

async function saveFiles(channel: TerminalChannel, caseId: string, files: readonly FileOffer[]): Promise<void> {
  const { prompts, talker, log, fetchDocument, saveFile } = channel;
  const words = WORDS[talker.language];
  prompts.say([GAP]);
  try {
    for (const { documentId, name } of files) {
      const { path, apart } = await saveFile(name, await fetchDocument(caseId, documentId));
      if (apart) prompts.say(looking(wrapped(words.savedApart(name), WIDTH, { first: 'i ' }), 'info'));
      prompts.tell(`${words.saved} ${path}`);
    }
  } catch (fault) {
    const code: ErrorCode = fault instanceof BotError ? fault.code : 'OUR_FAULT';
    log.error({ channel: 'terminal', code, error: fault }, 'the files could not be saved');
    const says = `${words.filesNotSaved} ${words.failed.code(code)}`;
    prompts.say(looking(wrapped(says, WIDTH, { first: '! ' }), 'warning'));
  }
}

/** What stands in a card's inputs before anybody types. */
function standing({ inputs }: Card): Record<string, string> {
  return Object.fromEntries(
    inputs.map((input) => [input.id, input.input === 'choice' ? (input.value ?? []).join(',') : (input.value ?? '')]),
  );
}

/** The decision document that was named at the start, where the card asks for one. */
function handingIn({ prompts, talker }: TerminalChannel, { reply }: Shown, decision: Document): Step | undefined {
  if (!reply.card.wantsDocument || reply.caseId === undefined) return undefined;
  prompts.say([GAP, ...looking(wrapped(WORDS[talker.language].handingIn(decision.name)))]);
  return { send: { sent: 'document', caseId: reply.caseId, ...decision } };
}

function farewell({ prompts, talker }: TerminalChannel, unsaved: boolean): void {
  const words = WORDS[talker.language];
  prompts.say([GAP, ...looking(wrapped(unsaved ? words.leftUnsaved : words.left)), GAP]);
}
