import type { WebClient } from '@slack/web-api';
import { nameOf } from './fault-name.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** A file that was shared in Slack, fetched; or why it was not. */
export type Fetched =
  | { name: string; bytes: Uint8Array }
  | { refused: 'too-large' | 'not-ours' | 'no-access' | 'gone' };

/** The largest decision document, in bytes. */
const FILE_MAX = 50 * 1024 * 1024;
/** How long a download may take, in milliseconds. */
const PATIENCE = 60_000;
/** How the login page begins, or a refusal in the Web API's way, which one gets instead of a file that one may not have. */
const REFUSAL = /^\s*(?:<(?:!doctype|html)|\{"ok":false)/iu;

/** Fetches a shared file by its id. Only Slack's own hosts, and the one the Web API is on, are asked for it. */
export function fileFetcher(client: WebClient, keeper: TokenKeeper, apiUrl: string | undefined) {
  return async (id: string): Promise<Fetched> => {
    const file = await infoOf(client, id);
    if (file === undefined) return { refused: 'gone' };
    const address = file.url_private_download ?? file.url_private ?? '';
    if (!URL.canParse(address) || file.is_external) return { refused: 'not-ours' };
    const url = new URL(address);
    if (!isSlacks(url, apiUrl)) return { refused: 'not-ours' };
    if ((file.size ?? 0) > FILE_MAX) return { refused: 'too-large' };
    const bytes = await download(url, await keeper());
    return bytes instanceof Uint8Array ? { name: file.name ?? 'dokument', bytes } : { refused: bytes };
  };
}

async function infoOf(client: WebClient, file: string) {
  try {
    return (await client.files.info({ file })).file;
  } catch (fault) {
    if (['file_not_found', 'file_deleted'].includes(nameOf(fault))) return undefined;
    throw fault;
  }
}

function isSlacks(url: URL, apiUrl: string | undefined): boolean {
  if (apiUrl !== undefined && url.host === new URL(apiUrl).host) return true;
  return url.protocol === 'https:' && (url.hostname === 'slack.com' || url.hostname.endsWith('.slack.com'));
}

/** No redirect is followed: one goes to a login page, or takes the token elsewhere. */
async function download(url: URL, botToken: string): Promise<Uint8Array | 'too-large' | 'no-access'> {
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${botToken}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.status !== 200 || answer.body === null) {
    if (answer.status >= 500) throw new Error(`Slack answers ${answer.status} for a file`);
    return 'no-access';
  }
  if ((answer.headers.get('content-type') ?? '').startsWith('text/html')) return 'no-access';
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body) {
    size += piece.byteLength;
    if (size > FILE_MAX) return 'too-large';
    pieces.push(piece);
  }
  const bytes = Buffer.concat(pieces);
  return REFUSAL.test(bytes.subarray(0, 64).toString('latin1')) ? 'no-access' : new Uint8Array(bytes);
}
