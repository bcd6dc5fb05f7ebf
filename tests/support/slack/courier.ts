import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Json, parsed } from './json.ts';
import { signed } from './signing.ts';
import type { Sockets } from './socket.ts';
import { busily, type World } from './world.ts';

/** Where the bot hears of what happens: at a URL, or over the websockets that it has opened. */
export type Target = { mode: 'http'; url: string } | { mode: 'socket' };

/** Something sent to the bot: over HTTP with body and headers, in Socket Mode as an envelope. */
export type Delivery = {
  kind: 'events_api' | 'slash_commands' | 'interactive';
  payload: Json;
  body: string;
  headers: Record<string, string>;
  envelopeId: string;
};

/** What came back: `status` 0 and `why` when nothing did. `body` is JSON where it was JSON, else text. */
export type Answer = { acked: boolean; status: number; body: unknown; ms: number; why: string; delivery: Delivery };

/** A body as somebody might send it: with what is left out as Slack would make it. */
export type Raw = {
  body: string;
  headers?: Record<string, string>;
  /** Seconds since 1970. */
  timestamp?: number;
  signature?: string;
  secret?: string;
};

/** What an HTTP server answered, whoever asked. */
export type RawAnswer = { status: number; body: string; why: string };

/** Takes to the bot what happens in Slack. */
export type Courier = {
  deliveries: Delivery[];
  deliverTo: (target: Target) => void;
  send: (kind: Delivery['kind'], payload: Json) => Promise<Answer>;
  /** Sends a delivery again, n times: an event with its number as a retry, anything else as the very same request. */
  redeliver: (delivery: Delivery, n?: number, how?: { concurrently?: boolean }) => Promise<Answer[]>;
  raw: (raw: Raw) => Promise<RawAnswer>;
};

/** A courier that signs with the setup's secret. */
export function courierOf(world: World, sockets: Sockets): Courier {
  const { settings } = world;
  const deliveries: Delivery[] = [];
  let target: Target | undefined;

  async function bring(delivery: Delivery, retry?: number): Promise<Answer> {
    if (target === undefined) throw new Error('Nothing says where the bot is: call deliverTo first.');
    const to = target;
    const began = performance.now();
    return busily(world, async () => {
      const came = to.mode === 'http' ? await overHttp(to.url, delivery, retry) : await overSocket(delivery, retry);
      return { ...came, acked: came.status >= 200 && came.status < 300, ms: performance.now() - began, delivery };
    });
  }

  async function overHttp(url: string, { kind, body, headers }: Delivery, retry?: number) {
    const again = retry === undefined ? {} : retryHeaders(retry);
    // A retry is a new request with the old body; a replay has the old signature.
    const signature = retry === undefined ? {} : signed(settings.signingSecret, body, nowInSeconds());
    const came = await post(url, body, { ...headers, ...signature, ...again }, settings.ackMs);
    return { status: came.status, body: kind === 'events_api' ? came.body : bodyIn(came.body), why: came.why };
  }

  async function overSocket({ kind, payload, envelopeId }: Delivery, retry?: number) {
    const isEvent = kind === 'events_api';
    const came = await sockets.deliver({
      envelope_id: retry === undefined ? envelopeId : `${envelopeId}-${retry}`,
      type: kind,
      payload,
      accepts_response_payload: !isEvent,
      ...(isEvent ? { retry_attempt: retry ?? 0, retry_reason: retry === undefined ? '' : 'timeout' } : {}),
    });
    if ('why' in came) return { status: 0, body: undefined, why: came.why };
    return { status: 200, body: isNothing(came.payload) ? undefined : came.payload, why: '' };
  }

  async function retried(answer: Answer): Promise<void> {
    for (const [index, ms] of settings.eventRetries.entries()) {
      await sleep(ms);
      if ((await bring(answer.delivery, index + 1)).acked) return;
    }
  }

  return {
    deliveries,
    deliverTo: (next) => {
      target = next;
    },
    send: async (kind, payload) => {
      const body = kind === 'events_api' ? JSON.stringify(payload) : formOf(kind, payload);
      const type = kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded';
      const headers = { 'content-type': type, ...signed(settings.signingSecret, body, nowInSeconds()) };
      const delivery: Delivery = { kind, payload, body, headers, envelopeId: world.id('envelope') };
      deliveries.push(delivery);
      const answer = await bring(delivery);
      if (kind === 'events_api' && !answer.acked) void busily(world, () => retried(answer)).catch(() => {});
      return answer;
    },
    redeliver: async (delivery, n = 1, { concurrently = false } = {}) => {
      const numbers = Array.from({ length: n }, (_, index) => index + 1);
      const again = (number: number) => bring(delivery, delivery.kind === 'events_api' ? number : undefined);
      if (concurrently) return Promise.all(numbers.map(again));
      const answers: Answer[] = [];
      for (const number of numbers) answers.push(await again(number));
      return answers;
    },
    raw: ({ body, headers = {}, timestamp = nowInSeconds(), signature, secret = settings.signingSecret }) => {
      if (target?.mode !== 'http') throw new Error('A raw body needs a bot that listens over HTTP.');
      const type = body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded';
      const own = signature === undefined ? {} : { 'x-slack-signature': signature };
      return post(
        target.url,
        body,
        { 'content-type': type, ...signed(secret, body, timestamp), ...own, ...headers },
        settings.ackMs * 2,
      );
    },
  };
}

function formOf(kind: Delivery['kind'], payload: Json): string {
  const form = new URLSearchParams();
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
  return form.toString();
}

function retryHeaders(number: number): Record<string, string> {
  return { 'x-slack-retry-num': String(number), 'x-slack-retry-reason': 'http_timeout' };
}

function bodyIn(text: string): unknown {
  return text === '' ? undefined : (parsed(text) ?? text);
}

function isNothing(payload: unknown): boolean {
  return typeof payload !== 'object' || payload === null || Object.keys(payload).length === 0;
}

/** Signatures go by the world's clock, since the bot looks at its own. */
function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** A request on a connection of its own, given up after some ms. */
function post(url: string, body: string, headers: Record<string, string>, ms: number): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const lost = (why: string) => resolve({ status: 0, body: '', why });
    const sent = request(url, { method: 'POST', agent: false, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('error', (error) => lost(error.message));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, why: '' }));
    });
    const timer = setTimeout(() => {
      lost(`no answer within ${ms} ms`);
      sent.destroy();
    }, ms);
    sent.on('error', (error) => lost(error.message));
    sent.on('close', () => clearTimeout(timer));
    sent.end(body);
  });
}
