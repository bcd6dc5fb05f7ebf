import type { Reply, Talker } from '../../ports.ts';
import type { Spot } from './cards.ts';
import { type Asked, askedIn } from './commands.ts';
import { type FetchFile, takeDocument } from './documents.ts';
import { homeView } from './message.ts';
import { doerOf } from './people.ts';
import type { CommandBody, EventBody, ShortcutBody } from './shapes.ts';
import { againOf, clicked, type SlackTalk } from './talk.ts';
import { WORDS } from './words.ts';

const CHANNEL = /^[CDG]/u;

/** `/jamlots`: the talk goes on in the direct talk, since a command cannot be used in a thread. */
export async function command(
  talk: SlackTalk,
  body: CommandBody,
  say: (text: string) => Promise<unknown>,
): Promise<void> {
  const here = { channel: body.channel_id };
  const doer = { id: body.user_id, teamId: body.team_id, name: body.user_name };
  const talker = await talk.letIn(doer, here);
  if (!talker) return;
  const asked = askedIn(body.text);
  const spot = await talk.directWith(body.user_id);
  const speaking = { ...talker, language: asked.language ?? talker.language };
  await begin(talk, speaking, asked, { spot, user: body.user_id, delivery: `command:${body.trigger_id}` });
  if (spot.channel !== here.channel) await say(WORDS[speaking.language].inDirectTalk);
}

type Begun = { spot: Spot; user: string; delivery: string };

/** What somebody asked for in words, as a card. */
async function begin(talk: SlackTalk, talker: Talker, { asks }: Asked, { spot, user, delivery }: Begun): Promise<void> {
  const data = CLICKS[asks];
  const reply = await clicked(talk, talker, delivery, data);
  await talk.cards.post(talker, spot, reply, delivery, againOf(data));
  await talk.afterTurn(talker, reply, user);
}

const CLICKS: Readonly<Record<Asked['asks'], Record<string, unknown>>> = {
  start: { do: 'home' },
  new: { do: 'new', checklist: 'handlaggare' },
  continue: { do: 'continue' },
  mine: { do: 'home' },
  check: { do: 'new', checklist: 'fortroendevald' },
  help: { do: 'help' },
};

/** What is said to the bot: in the direct talk, or by its name in a channel; with documents or without. */
export async function said(
  talk: SlackTalk,
  fetchFile: FetchFile,
  { event, team_id, is_ext_shared_channel }: EventBody,
): Promise<void> {
  const { user, ts, subtype, bot_id, channel } = event;
  const isPlain = subtype === undefined || subtype === 'file_share';
  if (user === undefined || ts === undefined || channel === undefined || !CHANNEL.test(channel)) return;
  const isDirect = channel.startsWith('D');
  const isToUs = isDirect || event.type === 'app_mention';
  if (!isPlain || !isToUs || bot_id !== undefined) return;
  const thread = isDirect ? event.thread_ts : (event.thread_ts ?? ts);
  const spot = { channel, thread };
  if (is_ext_shared_channel) return talk.whisper(user, spot, WORDS[talk.house.language].notLetIn.external);
  const talker = await talk.letIn({ id: user, teamId: team_id }, spot);
  if (!talker) return;
  const delivery = `said:${channel}:${ts}`;
  const [file] = event.files ?? [];
  if (file) return takeDocument(talk, fetchFile, talker, { file: file.id, spot, user, delivery });
  const asked = askedIn(event.text ?? '');
  const speaking = { ...talker, language: asked.language ?? talker.language };
  await begin(talk, speaking, asked, { spot, user, delivery });
}

/** The start page is drawn when it is opened; the direct talk greets somebody once. */
export async function homeOpened(talk: SlackTalk, { event, team_id, event_id }: EventBody): Promise<void> {
  const { user, tab } = event;
  if (user === undefined) return;
  const talker = await talk.letIn({ id: user, teamId: team_id }, undefined);
  if (!talker) return;
  if (tab !== 'messages') return publishHome(talk, talker, user);
  const { organisation, places } = talk.house;
  const met = await places.places(organisation, { channel: 'slack', personId: talker.person.id });
  if (met.some(({ kind }) => kind === 'card')) return;
  const spot = await talk.directWith(user);
  const reply = await clicked(talk, talker, `greeting:${event_id}`, { do: 'home' });
  await talk.cards.post(talker, spot, reply, `greeting:${talker.person.id}`, { do: 'home' });
}

/** Draws the person's start page, and remembers that she has one. */
export async function publishHome(talk: SlackTalk, talker: Talker, user: string): Promise<void> {
  const { house, client } = talk;
  const reply: Reply = await clicked(talk, talker, `read:${house.newId()}`, { do: 'home' });
  await client.views.publish({ user_id: user, view: homeView(reply.card, { again: { do: 'home' } }) });
  const id = homeId(talker);
  if (await house.places.place(house.organisation, id)) return;
  await house.places.keepPlace(house.organisation, {
    ...{ id, channel: 'slack', kind: 'home', caseId: null, personId: talker.person.id },
    ...{ address: { user, language: talker.language }, shown: 0, handedOver: [], at: house.now() },
  });
}

export function homeId({ person }: Talker): string {
  return `home:${person.id}`;
}

/** "Bedöm detta beslut" on a message with a document, and the shortcut that begins anew from anywhere. */
export async function shortcut(talk: SlackTalk, fetchFile: FetchFile, body: ShortcutBody): Promise<void> {
  const { user, message, channel, trigger_id } = body;
  const here = channel && { channel: channel.id, thread: message?.thread_ts ?? message?.ts };
  const talker = await talk.letIn(doerOf(body), here);
  if (!talker) return;
  const spot = await talk.directWith(user.id);
  const delivery = `shortcut:${trigger_id}`;
  const [file] = message?.files ?? [];
  if (body.type === 'message_action' && !file) await talk.whisper(user.id, here ?? spot, WORDS[talker.language].noFile);
  if (!file) return begin(talk, talker, { asks: 'start', language: undefined }, { spot, user: user.id, delivery });
  await takeDocument(talk, fetchFile, talker, { file: file.id, spot, user: user.id, delivery });
  if (here && here.channel !== spot.channel) await talk.whisper(user.id, here, WORDS[talker.language].inDirectTalk);
}
