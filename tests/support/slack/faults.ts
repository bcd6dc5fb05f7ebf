import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from './json.ts';

/** Something that goes wrong with calls of a method; `upload`, `download` and `response_url` are methods here too. */
export type Fault = {
  method: string;
  /** How many calls it meets; one, when it is left out. */
  times?: number;
  /** Does the work before the answer is spoilt: the bot cannot know. Not with `error` and `rate-limited`. */
  afterWork?: boolean;
} & (
  | { kind: 'rate-limited'; retryAfter: number }
  | { kind: 'error'; error: string }
  | { kind: 'slow'; ms: number }
  /** `no-answer` leaves the call open, `reset` breaks it off, `html` answers 200 with a page, as a proxy does. */
  | { kind: 'no-answer' | 'reset' | 'http-503' | 'html' }
);

/** What goes back over HTTP, or what happens to the connection instead. */
export type Outcome =
  | { status: number; headers: Record<string, string>; body: string | Buffer }
  | 'no-answer'
  | 'reset';

/** An answer of JSON. */
export function answer(body: Json, status = 200, headers: Record<string, string> = {}): Outcome {
  const type = 'application/json; charset=utf-8';
  return { status, headers: { 'content-type': type, ...headers }, body: JSON.stringify(body) };
}

/** A page of HTML, which is what Slack gives those who are not signed in. */
export function page(status: number, title: string): Outcome {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body>${title}</body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** Does the work of a call, or what the first fault that waits for its method makes of it. */
export async function underFault(faults: Fault[], method: string, work: () => Outcome): Promise<Outcome> {
  const fault = faults.find((one) => one.method === method && (one.times ?? 1) > 0);
  if (fault === undefined) return work();
  fault.times = (fault.times ?? 1) - 1;
  if (fault.kind === 'rate-limited') return rateLimited(fault.retryAfter);
  if (fault.kind === 'error') return answer({ ok: false, error: fault.error });
  if (fault.kind === 'slow') return slowly(fault, work);
  if (fault.afterWork) work();
  if (fault.kind === 'http-503') return page(503, 'Service Unavailable');
  if (fault.kind === 'html') return page(200, 'Sign in to the proxy');
  return fault.kind;
}

/** The answer to a call that comes too soon, with whole seconds to wait. */
export function rateLimited(seconds: number): Outcome {
  return answer({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(seconds) });
}

async function slowly({ ms, afterWork }: { ms: number; afterWork?: boolean }, work: () => Outcome): Promise<Outcome> {
  if (!afterWork) {
    await sleep(ms);
    return work();
  }
  const done = work();
  await sleep(ms);
  return done;
}
