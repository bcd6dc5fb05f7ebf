import { blockFaults, TOO_LONG } from './block-limits.ts';
import { type Call, given, listed, type Method, needed, ownChannel, Refused, refusedFor } from './calls.ts';
import { type Json, parsed } from './json.ts';
import { LIMITS } from './limits.ts';
import { lengthOf } from './rules.ts';
import { type Channel, type Post, postAt, talkWith, type World, wire, withIds } from './world.ts';

/** Posting, changing and removing the bot's messages. */
export const chatMethods: Record<string, Method> = {
  'chat.postMessage': (call) => {
    const channel = target(call);
    const content = contentOf(call);
    if (content.blocks === undefined && content.text === '' && call.args.attachments === undefined) {
      throw new Refused('no_text');
    }
    const post = posted(call.world, channel, {
      text: [...content.text].slice(0, LIMITS.text.posted).join(''),
      blocks: content.blocks ?? [],
      ...threadIn(call, channel),
      more: { ...travelling(call, 'metadata'), ...travelling(call, 'attachments') },
    });
    return { channel: channel.id, ts: post.ts, message: wire(call.world, post) };
  },

  'chat.update': (call) => {
    const post = ownPost(call, 'cant_update_message');
    const content = contentOf(call);
    if (lengthOf(content.text) > LIMITS.text.updated) throw new Refused('msg_too_long');
    if (content.blocks === undefined && content.text === '') throw new Refused('no_text');
    const before = wire(call.world, post);
    changePost(call.world, post, content);
    tellChange(call.world, post, before);
    return { channel: post.channel, ts: post.ts, text: post.text, message: wire(call.world, post) };
  },

  'chat.delete': (call) => {
    const post = ownPost(call, 'cant_delete_message');
    removePost(call.world, post);
    return { channel: post.channel, ts: post.ts };
  },

  'chat.postEphemeral': (call) => {
    const channel = ownChannel(call);
    const user = needed(call, 'user');
    if (!channel.members.includes(user)) throw new Refused('user_not_in_channel');
    const { text, blocks } = contentOf(call);
    if (blocks === undefined && text === '') throw new Refused('no_text');
    const thread = threadIn(call, channel);
    const post = posted(call.world, channel, { text, blocks: blocks ?? [], ...thread, ephemeralTo: user, more: {} });
    return { message_ts: post.ts };
  },

  'chat.getPermalink': (call) => {
    const channel = ownChannel(call);
    const ts = needed(call, 'message_ts');
    if (postAt(call.world, channel.id, ts) === undefined) throw new Refused('message_not_found');
    return { channel: channel.id, permalink: permalink(call.world, channel.id, ts) };
  },
};

/** What a message is made of; what is left out is the bot's, without files. */
type Content = Pick<Post, 'text' | 'blocks' | 'more'> & Partial<Post>;

/** Puts a message of the bot's in a channel and tells those who subscribe. */
export function posted(world: World, channel: Channel, content: Content): Post {
  const post = kept(world, channel, content);
  if (post.ephemeralTo === undefined) tell(world, channel, { ...wire(world, post), event_ts: post.ts });
  return post;
}

/** Puts a message in a channel. */
export function kept(world: World, channel: Channel, content: Content): Post {
  const post: Post = {
    user: world.settings.app.user_id,
    files: [],
    ...content,
    channel: channel.id,
    ts: world.ts(),
    blocks: withIds(world, content.blocks),
  };
  world.posts.push(post);
  return post;
}

/** Gives a message new content: blocks that are left out stay, an empty list removes them. What people typed is gone. */
export function changePost(world: World, post: Post, content: { text: string; blocks: Json[] | undefined }): void {
  post.text = content.text === '' ? post.text : content.text;
  if (content.blocks !== undefined) post.blocks = withIds(world, content.blocks);
  post.edited = true;
  world.drafts.delete(`${post.channel} ${post.ts}`);
}

/** Tells the subscribers that a message has changed. */
export function tellChange(world: World, post: Post, before: Json): void {
  const channel = world.channels.get(post.channel);
  if (channel === undefined || post.ephemeralTo !== undefined) return;
  const ts = world.ts();
  const changed = { message: wire(world, post), previous_message: before };
  tell(world, channel, { type: 'message', subtype: 'message_changed', ...changed, hidden: true, ts, event_ts: ts });
}

/** Takes a message away, whoever does it. */
export function removePost(world: World, post: Post): void {
  world.posts = world.posts.filter((one) => one !== post);
  const channel = world.channels.get(post.channel);
  if (channel === undefined || post.ephemeralTo !== undefined) return;
  const ts = world.ts();
  const removed = { previous_message: wire(world, post), deleted_ts: post.ts };
  tell(world, channel, { type: 'message', subtype: 'message_deleted', ...removed, hidden: true, ts, event_ts: ts });
}

/** Refuses blocks that Slack would not show, by the names that chat.* has for it. */
export function checkBlocks(blocks: Json[]): void {
  const faults = blockFaults('message', { blocks });
  if (faults.length === 0) return;
  throw refusedFor(faults.every((fault) => fault.includes(TOO_LONG)) ? TOO_LONG : 'invalid_blocks', faults);
}

/** The thread that an argument names, which must be there. */
export function threadIn(call: Call, channel: Channel): { thread_ts?: string } {
  const thread = given(call, 'thread_ts');
  if (thread === undefined) return {};
  const found = call.world.posts.some(
    (post) => post.channel === channel.id && (post.ts === thread || post.thread_ts === thread),
  );
  if (!found) throw new Refused('thread_not_found');
  return { thread_ts: thread };
}

function permalink({ settings }: World, channel: string, ts: string): string {
  return `https://${settings.team.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
}

/** A person's id stands for the bot's talk with them, for chat.postMessage only. */
function target(call: Call): Channel {
  const id = needed(call, 'channel');
  return call.world.users.has(id) ? talkWith(call.world, id) : ownChannel(call);
}

function contentOf(call: Call): { text: string; blocks: Json[] | undefined } {
  const text = given(call, 'text');
  const markdown = given(call, 'markdown_text');
  const blocks = listed(call, 'blocks');
  if (markdown !== undefined && (text !== undefined || blocks !== undefined)) {
    throw new Refused('markdown_text_conflict');
  }
  if (blocks !== undefined) checkBlocks(blocks);
  return { text: text ?? markdown ?? '', blocks };
}

function ownPost(call: Call, otherwise: string): Post {
  const channel = ownChannel(call);
  const ts = needed(call, 'ts');
  const post = call.world.posts.find((one) => one.channel === channel.id && one.ts === ts);
  if (post === undefined) throw new Refused('message_not_found');
  if (post.ephemeralTo !== undefined || post.user !== call.world.settings.app.user_id) throw new Refused(otherwise);
  return post;
}

function travelling({ args }: Call, name: string): Json {
  return args[name] === undefined ? {} : { [name]: parsed(args[name]) };
}

function tell(world: World, channel: Channel, event: Json): void {
  if (world.settings.echoes) world.happened(event, channel);
}
