import type { ModalView } from '@slack/types';
import type { Reply } from '../../ports.ts';
import { nameOf } from './fault-name.ts';
import { allModal, faultModal, inputsModal, loadingModal, moreModal } from './modal.ts';
import { type Press, spotOf } from './pressed.ts';
import { actionPressed, cardUnder, clicked, type Metadata, type SlackTalk } from './talk.ts';
import { WORDS } from './words.ts';

/** Opens the modal with a card's inputs. It is opened at once, for a trigger lives three seconds, and then filled. */
export async function openInputs(talk: SlackTalk, one: Press): Promise<void> {
  const { pressed, caseId, talker, body } = one;
  await opened(talk, one, async () => {
    const isForm = pressed.kind !== 'open';
    const reply = isForm
      ? await clicked(talk, talker, `press:${body.trigger_id}`, pressed.data ?? { do: 'home' })
      : await cardUnder(talk, talker, pressed, caseId);
    const index = isForm
      ? reply.card.actions.findIndex(({ sends }) => sends === 'inputs')
      : (actionPressed(reply, pressed).found?.index ?? -1);
    return inputsView(talk, reply, index, { ...originOf(one), again: isForm ? pressed.data : pressed.again });
  });
}

/** The modal of a card's inputs; when the card asks something else by now, a word that says so. */
export function inputsView(talk: SlackTalk, { card, caseId }: Reply, index: number, origin: Metadata): ModalView {
  const action = card.actions[index];
  if (!action || card.inputs.length === 0) return faultModal(card.language, WORDS[card.language].answeredMeanwhile);
  const metadata: Metadata = { ...origin, ...(caseId !== undefined && { caseId }), data: action.data };
  return inputsModal(card, { metadata: JSON.stringify(metadata), action: index, salt: talk.house.newId().slice(0, 8) });
}

/** Opens what a card has closed at first, or all of it, or turns a page of that. */
export async function openText(talk: SlackTalk, one: Press): Promise<void> {
  const { pressed, caseId, talker, body } = one;
  const metadata = JSON.stringify(originOf(one));
  const read = async () => {
    const { card } = await cardUnder(talk, talker, pressed, caseId);
    const { again, part, page } = pressed;
    const options = { caseId, again, page, metadata };
    return (part === undefined ? undefined : moreModal(card, part, options)) ?? allModal(card, options);
  };
  if (pressed.kind === 'page' && body.view) await fill(talk, body.view, await read());
  else await opened(talk, one, read);
}

/** Where a modal was opened, for what is sent in it to be shown there. */
function originOf({ body, pressed, caseId }: Press): Metadata {
  const spot = spotOf(body);
  const ts = body.message?.ts ?? body.container.message_ts;
  return {
    ...(spot && { channel: spot.channel }),
    ...(spot?.thread !== undefined && { thread: spot.thread }),
    ...(ts !== undefined && { ts }),
    ...(caseId !== undefined && { caseId }),
    ...(pressed.again && { again: pressed.again }),
  };
}

/** What Slack says when a press came too late to open anything. */
const TOO_LATE = ['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired'];

async function opened(talk: SlackTalk, { body, talker }: Press, view: () => Promise<ModalView>): Promise<void> {
  const { language } = talker;
  const onView = body.view?.type === 'modal';
  try {
    const open = { trigger_id: body.trigger_id, view: loadingModal(language) };
    const answer = await (onView ? talk.client.views.push(open) : talk.client.views.open(open));
    const id = answer.view?.id;
    if (id === undefined) return;
    await fill(talk, { id, hash: answer.view?.hash }, await view());
  } catch (fault) {
    if (!TOO_LATE.includes(nameOf(fault))) throw fault;
    await talk.whisper(body.user.id, spotOf(body), WORDS[language].clickAgain);
  }
}

/** Fills a modal; one that was changed meanwhile is filled all the same, one that was closed is left. */
export async function fill(
  { client }: Pick<SlackTalk, 'client'>,
  { id, hash }: { id: string; hash?: string | undefined },
  view: ModalView,
): Promise<void> {
  try {
    await client.views.update({ view_id: id, view, ...(hash !== undefined && { hash }) });
  } catch (fault) {
    if (nameOf(fault) === 'not_found') return;
    if (nameOf(fault) !== 'hash_conflict') throw fault;
    await client.views.update({ view_id: id, view });
  }
}
