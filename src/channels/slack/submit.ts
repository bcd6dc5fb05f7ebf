import { setTimeout as sleep } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import type { CardInput, Reply, Talker } from '../../ports.ts';
import { PATIENCE } from './deliveries.ts';
import { doneModal, faultModal, inputsModal, savingModal } from './modal.ts';
import { fill, inputsView } from './open-modal.ts';
import { doerOf } from './people.ts';
import type { SubmissionBody } from './shapes.ts';
import { cardUnder, clicked, type Metadata, metadataIn, type SlackTalk } from './talk.ts';
import { errorsFor, valuesFrom } from './values.ts';
import { WORDS } from './words.ts';

/** What Slack is answered when a modal is sent: nothing closes it. */
export type ViewAnswer =
  | undefined
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: ModalView };

/** How long Slack is given to show an answer before it is replaced, in milliseconds. */
const SHOWN = 400;

/**
 * Takes what was filled in. When it is written within Slack's time the modal closes or shows what was wrong; else it
 * says that it is being saved, and is filled when that is done. When it cannot be written it stays open as it was filled in.
 */
export async function submit(
  talk: SlackTalk,
  body: SubmissionBody,
  ack: (answer: ViewAnswer) => Promise<void>,
): Promise<void> {
  const origin = metadataIn(body.view.private_metadata);
  const spot = origin?.channel === undefined ? undefined : { channel: origin.channel, thread: origin.thread };
  const started = talk.letIn(doerOf(body), spot).then(async (talker) => {
    if (!talker || !origin?.data) return undefined;
    return { talker, ...(await taken(talk, talker, body, { ...origin, data: origin.data })) };
  });
  const language = talk.house.language;
  const first = await Promise.race([started.catch(() => 'failed' as const), sleep(PATIENCE, 'late' as const)]);
  if (first === 'failed') await ack(keptOpen(body, WORDS[language].notSavedNow));
  else if (first !== 'late') await ack(first?.answer);
  else await ack({ response_action: 'update', view: savingModal(language) });
  const shown = sleep(first === 'late' ? SHOWN : 0);
  const done = await started.catch(async (fault: unknown) => {
    await shown;
    if (first === 'late') await fill(talk, { id: body.view.id }, faultModal(language, WORDS[language].notSaved));
    throw fault;
  });
  if (!done) return;
  await shown;
  if (first === 'late') await fill(talk, { id: body.view.id }, lateView(talk, done, origin));
  if (done.answer) return;
  const ts = origin?.ts;
  const direct = await talk.directWith(body.user.id);
  if (spot && ts !== undefined)
    await talk.cards.show(done.talker, { ...spot, ts }, done.reply, {
      ...{ caseId: origin?.caseId, user: body.user.id, direct },
    });
  else await talk.cards.post(done.talker, direct, done.reply, `submit:${body.view.id}`);
  await talk.afterTurn(done.talker, done.reply, body.user.id);
}

/** The modal stays as it is, with a word at its first input; one without inputs closes. */
function keptOpen({ view }: SubmissionBody, text: string): ViewAnswer {
  const [block] = Object.keys(view.state?.values ?? {});
  return block === undefined ? undefined : { response_action: 'errors', errors: { [block]: text } };
}

type Sent = Metadata & { data: Record<string, unknown> };
type Taken = { reply: Reply; answer: ViewAnswer };

/** One turn for what was filled in, and how the modal is to go on. */
async function taken(talk: SlackTalk, talker: Talker, body: SubmissionBody, origin: Sent): Promise<Taken> {
  const { view } = body;
  const values = valuesFrom(view.state?.values);
  const reply = await clicked(talk, talker, `submit:${view.id}:${view.hash ?? ''}`, origin.data, values);
  const asksFor = (['confirmed', 'mask'] as const).find((flag) =>
    reply.card.actions.some(({ data }) => data.do === 'answer' && data[flag] === true && origin.data[flag] !== true),
  );
  if (asksFor) return { reply, answer: await askedAgain(talk, talker, reply, origin, { flag: asksFor, values }) };
  const errors = errorsFor(reply.card, view);
  if (Object.keys(errors).length > 0) return { reply, answer: { response_action: 'errors', errors } };
  const again = sameAction(reply, origin);
  if (again === undefined || !reply.card.notices.some(({ tone }) => tone === 'warning'))
    return { reply, answer: undefined };
  const card = { ...reply.card, inputs: reply.card.inputs.map((input) => filled(input, values[input.id])) };
  return { reply, answer: { response_action: 'update', view: inputsView(talk, { ...reply, card }, again, origin) } };
}

/** The action that asks for the very same inputs again, as after a refusal; undefined when the talk has gone on. */
function sameAction({ card }: Reply, { data }: Sent): number | undefined {
  const index = card.actions.findIndex(
    (action) => action.sends === 'inputs' && action.data.do === data.do && action.data.question === data.question,
  );
  return index === -1 || card.inputs.length === 0 ? undefined : index;
}

/** The same modal once more, with what was filled in, what there is to consider, and sending it as the consent. */
async function askedAgain(
  talk: SlackTalk,
  talker: Talker,
  { card }: Reply,
  origin: Sent,
  { flag, values }: { flag: 'confirmed' | 'mask'; values: Record<string, string> },
): Promise<ViewAnswer> {
  const under = await cardUnder(talk, talker, { again: origin.again ?? againFor(origin) }, origin.caseId);
  const consent = card.actions.find(({ data }) => data[flag] === true);
  const index = under.card.actions.findIndex(({ sends }) => sends === 'inputs');
  const action = under.card.actions[index];
  if (!consent || !action) return { response_action: 'update', view: inputsView(talk, under, index, origin) };
  const told = card.parts.flatMap((part) =>
    part.part === 'paragraph' ? [part.text] : part.part === 'list' ? part.items.map((item) => `• ${item}`) : [],
  );
  const faults = card.inputs.flatMap(({ fault }) => fault ?? []);
  const text = [...(flag === 'confirmed' ? [card.title, ...told] : faults)].join('\n');
  const asked = {
    ...under.card,
    notices: [...card.notices, ...(text === '' ? [] : [{ tone: 'warning' as const, text }])],
    inputs: under.card.inputs.map((input) => filled(input, values[input.id])),
    actions: under.card.actions.map((one, at) => (at === index ? { ...one, title: consent.title } : one)),
  };
  const data = { ...origin.data, [flag]: true };
  const metadata = JSON.stringify({ ...origin, data } satisfies Metadata);
  return {
    response_action: 'update',
    view: inputsModal(asked, { metadata, action: index, salt: talk.house.newId().slice(0, 8) }),
  };
}

/** The click that shows the question that was answered. */
function againFor({ data, caseId }: Sent): Record<string, unknown> | undefined {
  return typeof data.question === 'string' ? { do: 'show', caseId, question: data.question } : undefined;
}

function filled(input: CardInput, value: string | undefined): CardInput {
  if (value === undefined) return input;
  return input.input === 'choice' ? { ...input, value: value === '' ? [] : value.split(',') } : { ...input, value };
}

/** What a modal shows that said it was saving: that it is done, or what was wrong. */
function lateView(talk: SlackTalk, { reply, answer }: Taken, origin: Metadata | undefined): ModalView {
  const { language } = reply.card;
  if (answer?.response_action === 'update') return answer.view;
  if (!answer) return doneModal(language, WORDS[language].saved);
  const index = reply.card.actions.findIndex(({ sends }) => sends === 'inputs');
  return inputsView(talk, reply, index, origin ?? {});
}
