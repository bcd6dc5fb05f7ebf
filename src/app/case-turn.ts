import type { Action } from '../domain/access.ts';
import { assess } from '../domain/assess.ts';
import type { CaseFile } from '../domain/case-file.ts';
import type { Input } from '../domain/input.ts';
import { placeholders, whereItStands } from '../domain/standing.ts';
import type { Card, Incoming, Reply } from '../ports.ts';
import { dayOf } from './answer-words.ts';
import type { Click } from './click.ts';
import { clickInputs } from './click-inputs.ts';
import { draftParts, reasonCard } from './closing-cards.ts';
import { attachedEvents } from './do-pending-work.ts';
import { earlierAnswers, earlierThan } from './earlier.ts';
import { documentInputs } from './hand-in.ts';
import { earlierCard } from './opening-cards.ts';
import { present } from './present.ts';
import { questionCard } from './question-card.ts';
import { namesIn, noSuchCase, notAllowed, showCase, tryPendingWork, viewOf } from './show.ts';
import { questionIn, type View } from './view.ts';
import type { World } from './world.ts';
import { type OpenCase, type Outcome, readCase, runSteps, writeCase } from './write-case.ts';

/** What is asked of a case in a turn: a click with its inputs' values, or a document that was handed in. */
export type CaseTurn = { caseId: string } & (
  | { click: OnCase; values: Readonly<Record<string, string>> }
  | { document: { name: string; bytes: Uint8Array } }
);
type OnCase = Exclude<Click, { do: 'home' } | { do: 'new' } | { do: 'check' }>;

/** The right that each click asks for; reading alone is asked of every turn. */
const RIGHTS: Readonly<Record<OnCase['do'], Action>> = {
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
  submit: 'submit-case',
  draft: 'attach-draft',
  reopen: 'reopen-case',
  approve: 'rule-on-case',
  return: 'rule-on-case',
};

/** One turn on a case that is under way. */
export async function takeCaseTurn(world: World, incoming: Incoming, asked: CaseTurn): Promise<Reply> {
  const read = await readCase(world, incoming.organisation, asked.caseId);
  if (!read.file) return noSuchCase(world, incoming);
  const view = await viewOf(world, incoming, asked.caseId, read.file);
  if (!view.may('read-case')) return notAllowed(world, incoming);
  if (!view.may('click' in asked ? RIGHTS[asked.click.do] : 'change-case'))
    return { caseId: asked.caseId, card: present(whereItStands(read.file, [{ notice: 'not-allowed' }]), view) };
  if ('document' in asked) return handIn(world, incoming, read, read.file, asked.document);
  const { click } = asked;
  const form = formCard(click, view);
  if (form) return { caseId: asked.caseId, card: form };
  if (click.do === 'draft') return draft(world, incoming, read, read.file);
  if (click.do === 'show' && click.question === undefined) return showCase(world, incoming, asked.caseId);
  const stamp = { by: incoming.person.id, at: world.now() };
  const copies = click.do === 'start-from' ? await earlierAnswers(world, incoming, click.from, read.file) : {};
  return run(world, incoming, read, clickInputs(click, asked.values, read.file, stamp, copies));
}

/** A card that is only another form of a question or asks for a reason: nothing happens to the case. */
function formCard(click: OnCase, view: View): Card | undefined {
  if (click.do === 'reason-form')
    return reasonCard({ tell: 'reason', wanted: click.for, sent: '', refusals: [], notices: [] }, view);
  const question = click.do === 'form' ? questionIn(view.file, click.question) : undefined;
  return click.do === 'form' && question
    ? questionCard({ tell: 'question', question: question.id, refusals: [], notices: [] }, question, view, click.form)
    : undefined;
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
  const reply: Reply = { caseId, card: { ...card, notices: [...notices, ...card.notices] } };
  const isEstablished = outcome.events.some(({ type }) => type === 'established');
  await writeCase(world, read, outcome, {
    key: incoming.delivery,
    result: isEstablished ? { showing: caseId } : { reply },
  });
  if (!isEstablished) return reply;
  await tryPendingWork(world, incoming.organisation, caseId);
  return showCase(world, incoming, caseId);
}

/** The card of the telling; before the first question, an earlier assessment is offered when there is one. */
async function cardAfter(world: World, incoming: Incoming, caseId: string, { file, telling }: Outcome): Promise<Card> {
  const view = await viewOf(world, incoming, caseId, file);
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
  return { caseId: read.caseId, card: { ...card, notices: [...handed.notices, ...card.notices] } };
}

/** The documents with the assessment as it now stands, marked as a draft. */
async function draft(world: World, incoming: Incoming, read: OpenCase, file: CaseFile): Promise<Reply> {
  const { caseId, organisation } = read;
  const view = await viewOf(world, incoming, caseId, file);
  const standing = present(whereItStands(file), view);
  if (placeholders(file).length > 0 || file.description === null) return { caseId, card: standing };
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
  await writeCase(world, read, after, { key: incoming.delivery, result: { reply: { caseId, card } } });
  return { caseId, card };
}

function withAttached(file: CaseFile, events: Awaited<ReturnType<typeof attachedEvents>>): CaseFile {
  const attached = events.map(({ by, at, data, content }) => ({ by, at, ...data, name: content?.name ?? '' }));
  return { ...file, version: file.version + events.length, attached: [...file.attached, ...attached] };
}
