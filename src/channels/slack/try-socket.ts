import { Agent, WebSocket } from 'undici';
import { z } from 'zod';
import { type Silence, silenceIn } from './ask-slack.ts';
import { proxyOfProcess } from './proxy.ts';

/** The first word on a websocket (docs.slack.dev/apis/events-api/using-socket-mode). */
const FirstWord = z.union([
  z.object({ type: z.literal('hello'), connection_info: z.object({ app_id: z.string() }).optional() }),
  z.object({ type: z.literal('disconnect'), reason: z.string().max(100) }),
]);

/** What came of a websocket: Slack greeted us, sent us away, or nothing came. */
export type Tried =
  | { came: 'hello'; appId: string | undefined }
  | { came: 'disconnect'; reason: string }
  | { came: 'nothing'; host: string; why: Silence };

/** Opens a websocket, waits for Slack's first word on it, and closes it at once, so that no delivery is kept from the bot. */
export async function trySocket(url: string, patience: number): Promise<Tried> {
  const { host } = new URL(url);
  const came = await firstWord(url, patience);
  if (came === 'late') return { came: 'nothing', host, why: 'late' };
  if (came === 'failed') return { came: 'nothing', host, why: await silenceOf(url, patience) };
  if (came.type === 'disconnect') return { came: 'disconnect', reason: came.reason };
  return { came: 'hello', appId: came.connection_info?.app_id };
}

function firstWord(url: string, patience: number): Promise<z.infer<typeof FirstWord> | 'late' | 'failed'> {
  return new Promise((resolve) => {
    // The very way that the bot's own websocket takes.
    const proxy = proxyOfProcess();
    const straight = new Agent();
    const socket = new WebSocket(url, { dispatcher: proxy ?? straight });
    const end = (came: Awaited<ReturnType<typeof firstWord>>) => {
      // Before the close, which can end in an error of its own.
      resolve(came);
      clearTimeout(timer);
      socket.close();
      // A handshake that is never answered would keep the process alive; after a first word the close is sent in peace.
      if (typeof came === 'string') void straight.destroy();
    };
    const timer = setTimeout(() => end('late'), patience);
    socket.addEventListener('message', ({ data }) => {
      const { data: word } = FirstWord.safeParse(jsonIn(String(data)));
      if (word) end(word);
    });
    socket.addEventListener('error', () => end('failed'));
    socket.addEventListener('close', () => end('failed'));
  });
}

/** A websocket does not say why it failed; an ordinary request to the same host does. */
async function silenceOf(url: string, patience: number): Promise<Silence> {
  const { protocol, host } = new URL(url);
  try {
    await fetch(`${protocol === 'wss:' ? 'https:' : 'http:'}//${host}/`, { signal: AbortSignal.timeout(patience) });
    return 'no-socket';
  } catch (fault) {
    return silenceIn(fault);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
