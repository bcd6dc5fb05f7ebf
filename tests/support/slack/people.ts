import { Refused } from './calls.ts';
import type { Answer, Courier } from './courier.ts';
import { isJson, type Json } from './json.ts';
import { kept, removePost } from './methods-chat.ts';
import {
  commandPayload,
  eventPayload,
  fileInEvent,
  interactionPayload,
  messageContext,
  typedText,
} from './payloads.ts';
import { saidBack } from './response-urls.ts';
import type { Person } from './settings.ts';
import { fileObject, newFile } from './stored-files.ts';
import { viewObject } from './views.ts';
import { type Channel, type Post, postAt, type StoredFile, talkWith, type World, wire } from './world.ts';

/** A file that a person picks. */
export type Picked = { name: string; bytes: Buffer };

/** What a person has written: where it stands, and how the bot answered the events of it. */
export type Said = { ts: string; channel: string; files: StoredFile[]; answers: Answer[] };

/** What people do in channels and talks. */
export type People = {
  /** A slash command; `command` with or without text after it. What the bot acks with is shown to the person. */
  command: (user: string, channel: string, command: string, text?: string) => Promise<Answer>;
  globalShortcut: (user: string, callbackId: string) => Promise<Answer>;
  messageShortcut: (user: string, channel: string, ts: string, callbackId: string) => Promise<Answer>;
  /** A message; `@jamlots` in it is a mention. The bot hears of it as far as it has subscribed and is there. */
  say: (user: string, channel: string, text: string, how?: { thread_ts?: string; files?: Picked[] }) => Promise<Said>;
  /** A message with one file. */
  upload: (user: string, channel: string, file: Picked & { text?: string; thread_ts?: string }) => Promise<Said>;
  openHome: (user: string, tab?: 'home' | 'messages') => Promise<Answer>;
  /** Takes away a message, the bot's as well. */
  deleteMessage: (channel: string, ts: string) => void;
  /** Any other event. */
  event: (event: Json, channel?: string) => Promise<Answer>;
  /** Takes the app out of the workspace: two events, and the tokens no longer hold. */
  uninstall: () => Promise<Answer[]>;
};

/** People whose deeds a courier takes to the bot. */
export function peopleOf(world: World, courier: Courier): People {
  const { app } = world.settings;

  async function say(user: string, at: string, text: string, how: { thread_ts?: string; files?: Picked[] } = {}) {
    const channel = channelOf(world, at, user);
    if (how.thread_ts !== undefined && postAt(world, at, how.thread_ts) === undefined) {
      throw new Error(`There is no message ${how.thread_ts} in ${at} to answer.`);
    }
    const files = (how.files ?? []).map(({ name, bytes }) =>
      newFile(world, { name, bytes, length: bytes.length, user, state: 'shared' }),
    );
    const thread = how.thread_ts === undefined ? {} : { thread_ts: how.thread_ts };
    const post = kept(world, channel, {
      user,
      text: typedText(world, text),
      blocks: text === '' ? [] : [richText(text)],
      more: files.length === 0 ? {} : { subtype: 'file_share', upload: false },
      ...thread,
    });
    for (const file of files) file.shares.push({ channel: channel.id, ts: post.ts, ...thread });
    post.files = files.map((file) => fileObject(world, file));
    const answers = eventsOf(channel, post, files).map((event) => send(event, channel));
    return { ts: post.ts, channel: channel.id, files, answers: await Promise.all(answers) };
  }

  /** The events that a message is: in a talk one, in a channel a mention and, if subscribed, the message as well. */
  function eventsOf(channel: Channel, post: Post, files: StoredFile[]): Json[] {
    const sent = {
      ...wire(world, post),
      ...(files.length === 0 ? {} : { files: files.map((file) => fileInEvent(world, file, channel)) }),
      client_msg_id: `client-${post.ts}`,
      channel: channel.id,
      event_ts: post.ts,
    };
    if (!channel.members.includes(app.user_id)) return [];
    const { subtype: _fileShare, ...mention } = { subtype: '', ...sent, type: 'app_mention' };
    const mentioned = channel.kind !== 'im' && post.text.includes(`<@${app.user_id}>`);
    return [
      ...(mentioned && subscribed('app_mention') ? [mention] : []),
      ...(subscribed(MESSAGES[typeOf(channel)]) ? [{ ...sent, channel_type: typeOf(channel) }] : []),
    ];
  }

  const subscribed = (event: string) => world.settings.events.includes(event);
  const send = (event: Json, channel?: Channel) => courier.send('events_api', eventPayload(world, event, channel));

  world.happened = (event, channel) => {
    if (!subscribed(MESSAGES[typeOf(channel)])) return;
    const told = { ...event, channel: channel.id, channel_type: typeOf(channel) };
    // Nobody may listen (yet, or any more): then the bot does not hear of it, as on Slack.
    world.later(0, () => void send(told, channel).catch(() => {}));
  };

  return {
    say,
    upload: (user, channel, { text = '', thread_ts, ...file }) =>
      say(user, channel, text, { files: [file], ...(thread_ts === undefined ? {} : { thread_ts }) }),

    command: async (user, at, command, text = '') => {
      const channel = channelOf(world, at, user);
      const payload = commandPayload(world, personOf(world, user), channel, command, text);
      const answer = await courier.send('slash_commands', payload);
      const shown = typeof answer.body === 'string' ? { text: answer.body } : answer.body;
      if (!answer.acked || !isJson(shown)) return answer;
      try {
        saidBack(world, { channel: channel.id, user, about: undefined }, shown);
        return answer;
      } catch (error) {
        if (error instanceof Refused) return { ...answer, why: error.message };
        throw error;
      }
    },

    globalShortcut: async (user, callback_id) => {
      const payload = interactionPayload(world, personOf(world, user), 'shortcut');
      return courier.send('interactive', { ...payload, callback_id, action_ts: world.ts() });
    },

    messageShortcut: async (user, at, ts, callback_id) => {
      const channel = channelOf(world, at, user);
      const person = personOf(world, user);
      const post = postAt(world, channel.id, ts);
      if (post === undefined) throw new Error(`There is no message ${ts} in ${channel.id}.`);
      const { container: _onlyForBlocks, ...context } = messageContext(world, person, channel, post, wire(world, post));
      const payload = interactionPayload(world, person, 'message_action');
      return courier.send('interactive', {
        ...payload,
        ...context,
        callback_id,
        message_ts: ts,
        action_ts: world.ts(),
      });
    },

    openHome: async (user, tab = 'home') => {
      const home = world.homes.get(user);
      const talk = talkWith(world, personOf(world, user).id);
      const view = home === undefined || tab === 'messages' ? {} : { view: viewObject(world, home) };
      return send({ type: 'app_home_opened', user, channel: talk.id, tab, ...view, event_ts: world.ts() });
    },

    deleteMessage: (channel, ts) => {
      const post = postAt(world, channel, ts);
      if (post === undefined) throw new Error(`There is no message ${ts} in ${channel}.`);
      removePost(world, post);
    },

    event: (event, channel) => send(event, channel === undefined ? undefined : world.channels.get(channel)),

    uninstall: () => {
      for (const token of world.tokens.values()) token.revoked = token.kind === 'bot';
      const event_ts = world.ts();
      return Promise.all([
        send({ type: 'tokens_revoked', tokens: { oauth: [], bot: [app.user_id] }, event_ts }),
        send({ type: 'app_uninstalled', event_ts }),
      ]);
    },
  };
}

/** Somebody of whom the fake was told. @throws for anybody else: the test is wrong. */
export function personOf({ users }: World, id: string): Person {
  const person = users.get(id);
  if (person === undefined) throw new Error(`There is no person ${id}.`);
  return person;
}

/** A channel that a person is in. @throws for any other: the test is wrong. */
export function channelOf({ channels }: World, id: string, user: string): Channel {
  const channel = channels.get(id);
  if (channel === undefined) throw new Error(`There is no channel ${id}.`);
  if (!channel.members.includes(user)) throw new Error(`${user} is not in ${id}.`);
  return channel;
}

function typeOf({ kind, is_private }: Channel): 'im' | 'group' | 'channel' {
  return kind === 'im' ? 'im' : is_private ? 'group' : 'channel';
}

/** The event that a message is, by where it is written. */
const MESSAGES = { im: 'message.im', group: 'message.groups', channel: 'message.channels' };

function richText(text: string): Json {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return { type: 'rich_text', elements: [section] };
}
