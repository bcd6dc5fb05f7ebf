import { z } from 'zod';

/** Slack's own Web API. */
const SLACK = 'https://slack.com/api/';

/**
 * Why no answer came: the name is not found, nobody listens, the line was cut, it took too long, TLS was not trusted,
 * or the host answers but takes no websocket.
 */
export type Silence = 'name' | 'refused' | 'cut' | 'late' | 'certificate' | 'no-socket' | 'unknown';

const Answer = z.looseObject({ ok: z.boolean(), error: z.string().max(200).optional() });
export type Answer = z.infer<typeof Answer>;

/** What came of a question: Slack's answer, something else's (a proxy's page), or none. */
export type Asked =
  | {
      came: 'answer';
      answer: Answer;
      /** The token's scopes; undefined when Slack does not say. */
      scopes: string[] | undefined;
      /** How far our clock is ahead of Slack's, in seconds; negative when it is behind, undefined when Slack does not say. */
      ahead: number | undefined;
    }
  | { came: 'other'; host: string; status: number }
  | { came: 'nothing'; host: string; why: Silence };

/** What a question needs: where Slack is, how long to wait in milliseconds, and the time in milliseconds since 1970. */
export type Asking = { apiUrl: string | undefined; patience: number; now: () => number };

/** Asks one method of the Web API, once. It never throws for what the network does. */
export async function askSlack(
  method: string,
  token: string,
  { apiUrl = SLACK, patience, now }: Asking,
  args: Record<string, string> = {},
): Promise<Asked> {
  const url = new URL(method, apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`);
  const before = now();
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    const after = now();
    const read = Answer.safeParse(jsonIn(await answer.text()));
    if (!answer.ok || !read.success) return { came: 'other', host: url.host, status: answer.status };
    const scopes = answer.headers.get('x-oauth-scopes')?.split(/,\s*/u);
    return { came: 'answer', answer: read.data, scopes, ahead: aheadOf(answer.headers.get('date'), before, after) };
  } catch (fault) {
    return { came: 'nothing', host: url.host, why: silenceIn(fault) };
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A Date header counts whole seconds, so half a second is added to it. */
function aheadOf(date: string | null, before: number, after: number): number | undefined {
  const theirs = Date.parse(date ?? '') + 500;
  return Number.isNaN(theirs) ? undefined : Math.round(((before + after) / 2 - theirs) / 1000);
}

const SILENCES: Readonly<Record<string, Silence>> = {
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ECONNRESET: 'cut',
  EPIPE: 'cut',
  UND_ERR_SOCKET: 'cut',
  ETIMEDOUT: 'late',
  UND_ERR_CONNECT_TIMEOUT: 'late',
  UND_ERR_HEADERS_TIMEOUT: 'late',
  TimeoutError: 'late',
  CERT_HAS_EXPIRED: 'certificate',
  CERT_NOT_YET_VALID: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
};

/** `fetch` and websockets wrap what went wrong in errors of their own, two or three deep. */
export function silenceIn(fault: unknown): Silence {
  if (!(fault instanceof Error)) return 'unknown';
  const known = SILENCES['code' in fault ? String(fault.code) : fault.name] ?? SILENCES[fault.name];
  if (known !== undefined) return known;
  const inner: unknown = fault instanceof AggregateError ? fault.errors[0] : fault.cause;
  return silenceIn(inner);
}
