import type { Action } from '../domain/access.ts';
import { canBeAsked } from '../domain/asking.ts';
import { assess } from '../domain/assess.ts';
import { type CaseFile, foldCase } from '../domain/case-file.ts';
import type { Input } from '../domain/input.ts';
import { placeholders, whereItStands } from '../domain/standing.ts';
import type { Telling } from '../domain/telling.ts';
import type { Card, Incoming, Reply } from '../ports.ts';
import { dayOf } from './answer-words.ts';
import type { CaseClick } from './click.ts';
import { clickInputs } from './click-inputs.ts';
import { draftParts, reasonCard } from './closing-cards.ts';
import { colleaguesOf, personMeant } from './colleagues.ts';
import { denied } from './denied.ts';
import { attachedEvents } from './do-pending-work.ts';
import { earlierAnswers, earlierThan } from './earlier.ts';
import { documentInputs } from './hand-in.ts';
import { noSuchCase } from './home.ts';
import { namesIn } from './names.ts';
import { earlierCard } from './opening-cards.ts';
import { present } from './present.ts';
import { questionCard } from './question-card.ts';
import { showCase, tryPendingWork, viewOf } from './show.ts';
import { questionIn, type View } from './view.ts';
import type { World } from './world.ts';
import { type OpenCase, type Outcome, readCase, runSteps, writeCase } from './write-case.ts';

/** What is asked of a case in a turn: a click with its inputs' values, or a document that was handed in. */
export type CaseTurn = { caseId: string } & (
  | { click: CaseClick; values: Readonly<Record<string, string>> }
  | { document: { name: string; bytes: Uint8Array } }
);

/** The right that each click asks for; reading is asked of every turn but those of one who is let in by it. */
const RIGHTS: Readonly<Record<CaseClick['do'], Action>> = {
  show: 'read-case',
  answers: 'read-case',
  form: 'read-case',
  'reason-form': 'read-case',
  answer: 'change-case',
  secrecy: 'change-case',
  'no-document': 'change-case',
  describe: 'change-case',
  'start-from': 'change-case',
  undo: 'change-case',
  pause: 'change-case',
  resume: 'change-case',
  'ask-form': 'ask-colleague',
  ask: 'ask-colleague',
  'show-ask': 'reply-to-ask',
  reply: 'reply-to-ask',
  decline: 'reply-to-ask',
  join: 'join-case',
  submit: 'submit-case',
  draft: 'attach-draft',
  reopen: 'reopen-case',
  approve: 'rule-on-case',
  return: 'rule-on-case',
};

/** The rights of people who need not be able to read the case. */
const FROM_OUTSIDE: readonly Action[] = ['reply-to-ask', 'join-case'];

/** One turn on a case that is under way. */
export async function takeCaseTurn(world: World, incoming: Incoming, asked: CaseTurn): Promise<Reply> {
  const read = await readCase(world, incoming.organisation, asked.caseId);
  if (!read.file) return noSuchCase(world, incoming);
  const view = await viewOf(world, incoming, asked.caseId, read.file);
  const right = 'click' in asked ? RIGHTS[asked.click.do] : 'change-case';
  const mayRead = view.may('read-case') || FROM_OUTSIDE.includes(right);
  if (!mayRead || !view.may(right)) return denied(world, incoming, view, right);
  if ('document' in asked) return handIn(world, incoming, read, read.file, asked.document);
  const { click } = asked;
  const form = formCard(click, view);
  if (form) return replyOf(asked.caseId, read.file, form);
  if (click.do === 'ask-form') return askForm(world, incoming, view, click.question);
  if (click.do === 'draft') return draft(world, incoming, read, read.file);
  if (click.do === 'show' && click.question === undefined) return showCase(world, incoming, asked.caseId);
  const stamp = { by: incoming.person.id, at: world.now() };
  const found = {
    copies: click.do === 'start-from' ? await earlierAnswers(world, incoming, click.from, read.file) : {},
    person: click.do === 'ask' ? await personMeant(world, incoming, asked.values) : null,
  };
  return run(world, incoming, read, clickInputs(click, asked.values, read.file, stamp, found));
}

function replyOf(caseId: string, { version }: CaseFile, card: Card): Reply {
  return { caseId, version, card };
}

/** A card that is only another form of a question or asks for a reason: nothing happens to the case. */
function formCard(click: CaseClick, view: View): Card | undefined {
  if (click.do === 'reason-form')
    return reasonCard({ tell: 'reason', wanted: click.for, sent: '', refusals: [], notices: [] }, view);
  const question = click.do === 'form' ? questionIn(view.file, click.question) : undefined;
  return click.do === 'form' && question
    ? questionCard({ tell: 'question', question: question.id, refusals: [], notices: [] }, question, view, click.form)
    : undefined;
}

/** Whom to put the question to, where it can be put to somebody. */
async function askForm(world: World, incoming: Incoming, view: View, question: string): Promise<Reply> {
  const { caseId, file } = view;
  if (!canBeAsked(file, question))
    return replyOf(caseId, file, present(whereItStands(file, [{ notice: 'stale' }]), view));
  const sent = { person: '', email: '', words: '' };
  const colleagues = await colleaguesOf(world, incoming);
  return {
    caseId,
    card: present({ tell: 'ask-form', question, sent, refusals: [], notices: [] }, { ...view, colleagues }),
  };
}

/** Runs the inputs, writes what happened, does the work it gives, and tells. */
async function run(
  world: World,
  incoming: Incoming,
  read: OpenCase,
  inputs: Input[],
  notices: Card['notices'] = [],
): Promise<Reply> {
  const { caseId } = read;
  const outcome = runSteps(read, inputs, {
    caseId,
    today: dayOf(world.now()),
    organisation: world.organisation(incoming.organisation).name,
    names: await namesIn(world, incoming, read.file),
  });
  const card = await cardAfter(world, incoming, caseId, outcome);
  const reply = replyOf(caseId, outcome.file, { ...card, notices: [...notices, ...card.notices] });
  const isEstablished = outcome.events.some(({ type }) => type === 'established');
  const told: Retold = { caseId, version: outcome.file.version, telling: outcome.telling, notices };
  await writeCase(world, read, outcome, {
    key: incoming.delivery,
    result: isEstablished ? { showing: caseId } : { told },
  });
  if (!isEstablished) return reply;
  await tryPendingWork(world, incoming.organisation, caseId);
  return showCase(world, incoming, caseId);
}

/** What is kept of what a turn told, in a tenth of its card's size: the card follows from the case as it then was. */
export type Retold = { caseId: string; version: number; telling: Telling; notices: Card['notices'] };

/** The reply that a turn gave, once more. */
export async function retell(
  world: World,
  incoming: Incoming,
  { caseId, version, telling, notices }: Retold,
): Promise<Reply> {
  const { events } = await readCase(world, incoming.organisation, caseId);
  const file = foldCase(events.filter((event) => event.version <= version));
  if (!file) return noSuchCase(world, incoming);
  const card = await cardAfter(world, incoming, caseId, { file, telling });
  return replyOf(caseId, file, { ...card, notices: [...notices, ...card.notices] });
}

/** The card of the telling; before the first question, an earlier assessment is offered when there is one. */
async function cardAfter(
  world: World,
  incoming: Incoming,
  caseId: string,
  { file, telling }: Pick<Outcome, 'file' | 'telling'>,
): Promise<Card> {
  const view = await viewOf(world, incoming, caseId, file);
  if (telling.tell === 'ask-form')
    return present(telling, { ...view, colleagues: await colleaguesOf(world, incoming) });
  const isFirst = telling.tell === 'question' && Object.keys(file.answers).length === 0 && file.copiedFrom === null;
  const earlier = isFirst && file.purpose === 'assessment' ? await earlierThan(world, incoming, caseId, file) : [];
  return earlier.length > 0 ? earlierCard(earlier, view) : present(telling, view);
}

async function handIn(
  world: World,
  incoming: Incoming,
  read: OpenCase,
  file: CaseFile,
  document: { name: string; bytes: Uint8Array },
): Promise<Reply> {
  const handed = await documentInputs(world, incoming, file, document);
  if ('inputs' in handed) return run(world, incoming, read, handed.inputs, handed.notices);
  const view = await viewOf(world, incoming, read.caseId, file);
  const card = present(whereItStands(file), view);
  return replyOf(read.caseId, file, { ...card, notices: [...handed.notices, ...card.notices] });
}

/** The documents with the assessment as it now stands, marked as a draft. */
async function draft(world: World, incoming: Incoming, read: OpenCase, file: CaseFile): Promise<Reply> {
  const { caseId, organisation } = read;
  const view = await viewOf(world, incoming, caseId, file);
  const standing = present(whereItStands(file), view);
  if (placeholders(file).length > 0 || file.description === null) return replyOf(caseId, file, standing);
  const assessment = assess(file, {
    caseId,
    organisation: view.organisation,
    names: view.names,
    status: 'draft',
    at: world.now(),
  });
  const events = await attachedEvents(world, organisation, file, assessment, incoming.person.id);
  const outcome = runSteps(read, [{ do: 'show', by: incoming.person.id, at: world.now() }], {
    caseId,
    today: dayOf(world.now()),
    organisation: view.organisation,
    names: view.names,
  });
  const after = { ...outcome, events, file: withAttached(file, events) };
  const card = { ...standing, parts: [...draftParts(after.file, view), ...standing.parts] };
  const reply = replyOf(caseId, after.file, card);
  await writeCase(world, read, after, { key: incoming.delivery, result: { reply } });
  return reply;
}

function withAttached(file: CaseFile, events: Awaited<ReturnType<typeof attachedEvents>>): CaseFile {
  const attached = events.map(({ by, at, data, content }) => ({ by, at, ...data, name: content?.name ?? '' }));
  return { ...file, version: file.version + events.length, attached: [...file.attached, ...attached] };
}
