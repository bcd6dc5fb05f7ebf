import type { Reply } from '../../ports.ts';
import { caseIdIn, decodeAction, type Pressed } from './actions.ts';
import { askingOf } from './asking.ts';
import { openInputs, openText } from './open-modal.ts';
import { doerOf } from './people.ts';
import { type Press, spotOf } from './pressed.ts';
import type { ActionsBody } from './shapes.ts';
import { actionPressed, againOf, cardUnder, clicked, metadataIn, type SlackTalk } from './talk.ts';
import { valuesOn } from './values.ts';

/** Clicks whose card is a form of its own: it is shown in a modal, and nothing happens to the message. */
const FORMS: readonly unknown[] = ['form', 'reason-form', 'ask-form'];

/** What a press on a button or a choice in a menu does. It has been acknowledged before. */
export async function press(talk: SlackTalk, body: ActionsBody, takeAway: () => Promise<unknown>): Promise<void> {
  const [action] = body.actions;
  if (!action) return;
  const pressed = decodeAction(action.action_id, action.selected_option?.value ?? action.value ?? '');
  if (!pressed) return;
  const talker = await talk.letIn(doerOf(body), spotOf(body));
  if (!talker) return;
  const one: Press = { body, pressed, caseId: caseIdIn(action.block_id), talker, takeAway };
  if (pressed.kind === 'open' || FORMS.includes(pressed.data?.do)) return openInputs(talk, one);
  if (pressed.kind === 'more' || pressed.kind === 'all' || pressed.kind === 'page') return openText(talk, one);
  await click(talk, one);
}

async function click(talk: SlackTalk, one: Press): Promise<void> {
  const { body, pressed, caseId, talker } = one;
  const isWhole = pressed.kind === 'click' && pressed.data !== undefined;
  const under = isWhole ? undefined : await cardUnder(talk, talker, pressed, caseId);
  const { data, found } = under ? actionPressed(under, pressed) : { data: pressed.data, found: undefined };
  if (!data) return showUnder(talk, one, under);
  const values = pressed.kind === 'click' || !under ? {} : valuesOf(under, pressed, found !== undefined);
  const reply = await clicked(talk, talker, `press:${body.trigger_id}`, data, values);
  await showUnder(talk, one, reply, againOf(data));
}

/** What stands in the card's inputs, with the choice that was made; on a card that is another by now, the choice alone. */
function valuesOf({ card }: Reply, { input, choice }: Pressed, isSame: boolean): Record<string, string> {
  const id = input ?? askingOf(card).picked?.id;
  const chosen = id === undefined || choice === undefined ? {} : { [id]: choice };
  return isSame ? { ...valuesOn(card), ...chosen } : chosen;
}

/** Shows a reply where the button stood: on its own message, or as a message of its own when it stood on the start page. */
async function showUnder(
  talk: SlackTalk,
  { body, talker, caseId, takeAway }: Press,
  reply: Reply | undefined,
  again?: Record<string, unknown>,
): Promise<void> {
  if (!reply) return;
  if (body.container.is_ephemeral) {
    await takeAway();
    if (reply.caseId !== undefined) await talk.cards.refresh(reply.caseId);
    return talk.afterTurn(talker, reply, body.user.id);
  }
  const origin = metadataIn(body.view?.private_metadata ?? '');
  const ts = body.message?.ts ?? body.container.message_ts ?? origin?.ts;
  const spot =
    spotOf(body) ?? (origin?.channel === undefined ? undefined : { channel: origin.channel, thread: origin.thread });
  const direct = await talk.directWith(body.user.id);
  if (spot && ts !== undefined)
    await talk.cards.show(talker, { ...spot, ts }, reply, { caseId, again, user: body.user.id, direct });
  else await talk.cards.post(talker, direct, reply, `press:${body.trigger_id}`, again);
  await talk.afterTurn(talker, reply, body.user.id);
}
