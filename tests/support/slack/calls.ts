import { type Json, objectsIn, parsed } from './json.ts';
import type { Channel, Token, World } from './world.ts';

/** One call of a Web API method. */
export type Call = { world: World; method: string; args: Json; token: Token };

/** What a method does; what it returns goes out with `ok: true`. */
export type Method = (call: Call) => Json;

/** Answered as `{ ok: false, error }`, with more fields where Slack has some. */
export class Refused extends Error {
  readonly more: Json;
  constructor(error: string, more: Json = {}) {
    super(error);
    this.more = more;
  }
}

/** `invalid_arguments` and the like with Slack's list of faults. */
export function refusedFor(error: string, faults: string[]): Refused {
  const messages = faults.map((fault) => {
    const [pointer = '', ...words] = fault.split(': ');
    return `[ERROR] ${words.join(': ')} [json-pointer:${pointer}]`;
  });
  return new Refused(error, { response_metadata: { messages } });
}

/** A text argument that must be there. */
export function needed({ args }: Call, name: string): string {
  const value = args[name];
  if (typeof value === 'string' && value !== '') return value;
  throw refusedFor('invalid_arguments', [`/${name}: missing required field: ${name}`]);
}

/** A text argument, undefined when it is not there. */
export function given({ args }: Call, name: string): string | undefined {
  const value = args[name];
  return value === undefined || value === '' ? undefined : String(value);
}

/** A list of objects, sent as JSON; undefined when it is not there. */
export function listed({ args }: Call, name: string): Json[] | undefined {
  if (args[name] === undefined) return undefined;
  const list = parsed(args[name]);
  if (!Array.isArray(list)) throw new Refused(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments');
  return objectsIn(list);
}

/** The channel that an argument names, which the bot must be in. */
export function ownChannel(call: Call, name = 'channel'): Channel {
  const channel = call.world.channels.get(needed(call, name));
  const { app, scopes } = call.world.settings;
  if (channel === undefined) throw new Refused('channel_not_found');
  if (channel.members.includes(app.user_id)) return channel;
  if (channel.is_private) throw new Refused('channel_not_found');
  if (call.method === 'chat.postMessage' && scopes.includes('chat:write.public')) return channel;
  throw new Refused('not_in_channel');
}
