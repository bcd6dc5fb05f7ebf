import { Refused } from './calls.ts';
import { answer, type Outcome } from './faults.ts';
import { type Json, objectsIn, textIn } from './json.ts';
import { LIMITS } from './limits.ts';
import { changePost, checkBlocks, kept, posted, removePost, tellChange } from './methods-chat.ts';
import { type Post, type World, wire } from './world.ts';

/** A response_url for a channel and, when something in a message was pressed, for that message. */
export function newResponseUrl(world: World, user: string, channel: string, about?: Post): string {
  const id = world.id('R');
  world.responseUrls.set(id, { channel, user, about, at: world.now(), uses: 0 });
  return `${world.origin}/response/${id}`;
}

/** What a response_url does with a message: five times within 30 minutes, then 404. */
export function respond(world: World, id: string, message: Json): Outcome {
  const url = world.responseUrls.get(id);
  if (url === undefined) return answer({ ok: false, error: 'invalid_url' }, 404);
  if (url.uses >= LIMITS.responseUrl.uses) return answer({ ok: false, error: 'used_url' }, 404);
  if (world.now() - url.at > LIMITS.responseUrl.open) return answer({ ok: false, error: 'expired_url' }, 404);
  try {
    saidBack(world, url, message);
  } catch (error) {
    if (error instanceof Refused) return answer({ ok: false, error: error.message, ...error.more }, 400);
    throw error;
  }
  url.uses++;
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' };
}

/** Shows what came over a response_url, or as the answer to a command. */
export function saidBack(
  world: World,
  { channel: id, user, about }: { channel: string; user: string; about: Post | undefined },
  message: Json,
): void {
  const blocks = message.blocks === undefined ? undefined : objectsIn(message.blocks);
  const text = textIn(message.text);
  if (blocks !== undefined) checkBlocks(blocks);
  const there = about !== undefined && world.posts.includes(about);
  if (message.delete_original === true) {
    if (there) removePost(world, about);
    return;
  }
  if (message.replace_original === true && there) {
    const before = wire(world, about);
    // Unlike chat.update the whole message is replaced.
    changePost(world, about, { text, blocks: blocks ?? [] });
    tellChange(world, about, before);
    return;
  }
  if (text === '' && blocks === undefined) throw new Refused('no_text');
  const channel = world.channels.get(id);
  if (channel === undefined) throw new Refused('channel_not_found');
  const thread = typeof message.thread_ts === 'string' ? { thread_ts: message.thread_ts } : {};
  const content = { text, blocks: blocks ?? [], more: {}, ...thread };
  if (message.response_type === 'in_channel') posted(world, channel, content);
  else kept(world, channel, { ...content, ephemeralTo: user });
}
