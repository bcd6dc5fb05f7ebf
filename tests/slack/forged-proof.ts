import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../random.ts';
import type { Delivery } from '../support/slack/courier.ts';
import { type SlackBot, startSlackBot } from './slack-bot.ts';
import { SlackPerson } from './slack-person.ts';

const KARIN = 'U0KARIN';
const FIVE_MINUTES = 5 * 60;
/** One good request among so many. */
const GOOD_EVERY = 5;

type Sent = { method: string; path: string; headers: Record<string, string>; body: string | Buffer };
type Forging = (good: Sent, random: () => number, secret: string) => Sent;

/** Every way in which a request can be another than the one that Slack has just signed. */
const FORGINGS: Record<string, Forging> = {
  'with another secret': (good) => signedAs(good, 'another-secret', now()),
  'without a signature': ({ headers, ...good }) => ({ ...good, headers: without(headers, 'x-slack-signature') }),
  'without a time': ({ headers, ...good }) => ({ ...good, headers: without(headers, 'x-slack-request-timestamp') }),
  'with a byte of the body changed': (good, random) => ({ ...good, body: changed(good.body, random) }),
  'with a character of the signature changed': (good, random) => header(good, 'x-slack-signature', random),
  'with more after the signature': (good) => more(good, 'x-slack-signature', '=0'),
  'with a signature in capitals': (good) =>
    set(good, 'x-slack-signature', String(good.headers['x-slack-signature']).toUpperCase()),
  'with another time': (good, random) => header(good, 'x-slack-request-timestamp', random),
  'with a time that is no number': (good) => more(good, 'x-slack-request-timestamp', 'e0'),
  'with zeros before the time': (good) =>
    set(good, 'x-slack-request-timestamp', `00${good.headers['x-slack-request-timestamp']}`),
  'from long ago': (good, random, secret) => signedAs(good, secret, now() - FIVE_MINUTES - 2 - whole(random, 10_000)),
  'from the future': (good, random, secret) => signedAs(good, secret, now() + FIVE_MINUTES + 2 + whole(random, 10_000)),
  'said to be something else': (good, random) =>
    set(
      good,
      'content-type',
      ['text/plain', 'multipart/form-data; boundary=x', '', other(good)][whole(random, 4)] ?? '',
    ),
  'cut short': (good, random) => ({ ...good, body: good.body.slice(0, whole(random, good.body.length)) }),
  'sent elsewhere': (good, random) => ({
    ...good,
    path: ['/', '/slack', '/slack/events/x', '/slack/eventz'][whole(random, 4)] ?? '/',
  }),
  'sent by another method': (good, random) => ({
    ...good,
    method: ['GET', 'PUT', 'DELETE', 'PATCH'][whole(random, 4)] ?? 'GET',
  }),
};

/** So many requests of which most are forged, over HTTP, to the real channel. */
export function proveForged(requests: number): void {
  describe(`Of ${requests} requests that are forged, changed, late, replayed or good`, () => {
    let here: SlackBot;
    let url: string;
    beforeAll(async () => {
      here = await startSlackBot();
      url = here.url ?? '';
    });
    afterAll(() => here.stop());

    it('every good one is taken and no other, and a replay gets the first answer and runs nothing twice', {
      timeout: 60_000 + requests * 60,
    }, async () => {
      const random = randomFrom(Number(process.env.JAMLOTS_SEED ?? '1'));
      const { slack, bot } = here;
      const secret = slack.settings.signingSecret;
      const goods = await goodOnes(here);
      const turns = () => here.turns();
      const wrong: string[] = [];
      let replays = 0;
      let accepted = 0;
      let taken: { sent: Sent; answer: { status: number; body: string } } | undefined;

      for (let at = 0; at < requests; at += 1) {
        const template = goods[whole(random, goods.length)];
        if (!template) throw new Error('there is nothing to forge');
        const good = signedAs(renewed(template, at), secret, now() - whole(random, 60));
        const before = { turns: turns(), calls: slack.calls.length };
        if (at % GOOD_EVERY === 0) {
          const answer = await post(url, good);
          await slack.settled(15);
          accepted += 1;
          if (answer.status !== 200) wrong.push(`good one refused: ${answer.status} ${String(good.body).slice(0, 80)}`);
          taken = { sent: good, answer };
          continue;
        }
        if (taken && random() < 0.1) {
          replays += 1;
          const answer = await post(url, taken.sent);
          if (JSON.stringify(answer) !== JSON.stringify(taken.answer)) wrong.push(`replay answered ${answer.status}`);
          if (turns() !== before.turns) wrong.push('a replay ran again');
          continue;
        }
        const ways = Object.keys(FORGINGS);
        const way = ways[whole(random, ways.length)] ?? '';
        const forged = FORGINGS[way]?.(good, random, secret) ?? good;
        const { status } = await post(url, forged);
        if (status < 400 || status > 499) wrong.push(`${way}: ${status}`);
        if (turns() !== before.turns || slack.calls.length !== before.calls) wrong.push(`${way}: something ran`);
      }

      console.log(`${requests} requests: ${accepted} good, ${replays} replays, the rest forged; ${wrong.length} wrong`);
      expect(wrong).toEqual([]);
      expect((await bot.store.cases(bot.organisation.id, { limit: 10 })).length).toBeGreaterThan(0);
    });
  });
}

/** One delivery of each kind, as Slack sent it. */
async function goodOnes({ slack }: SlackBot): Promise<Sent[]> {
  const karin = new SlackPerson(slack, KARIN);
  await karin.command('ny');
  await karin.press('Nej, varken eller');
  await karin.press('Fortsätt utan dokument');
  await karin.answer({ title: 'Plogordning för vintern' });
  await karin.type('mina');
  await slack.openHome(KARIN, 'messages');
  await slack.globalShortcut(KARIN, 'start');
  await slack.settled();
  return slack.deliveries.map(({ body, headers }: Delivery) => ({
    ...{ method: 'POST', path: '/slack/events', body },
    headers: { 'content-type': headers['content-type'] ?? '' },
  }));
}

/** The same once more as something new: with ids of its own. */
function renewed(good: Sent, at: number): Sent {
  const body = String(good.body)
    .replaceAll(/Ev\d{4}/gu, `EvN${at}`)
    .replaceAll(/(trigger_id(?:=|%22%3A%22|":"))(\d+)/gu, `$1${at}0$2`);
  return { ...good, body };
}

function signedAs(sent: Sent, secret: string, seconds: number): Sent {
  const hash = createHmac('sha256', secret).update(`v0:${seconds}:${sent.body}`).digest('hex');
  const signature = { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${hash}` };
  return { ...sent, headers: { ...sent.headers, ...signature } };
}

function changed(body: Sent['body'], random: () => number): Buffer {
  const bytes = Buffer.from(body);
  const at = whole(random, bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 + whole(random, 127));
  return bytes;
}

/** Changes one character of a header into another that may stand there. */
function header(sent: Sent, name: string, random: () => number): Sent {
  const value = sent.headers[name] ?? '';
  const at = name === 'x-slack-signature' ? 3 + whole(random, value.length - 3) : value.length - 1 - whole(random, 6);
  const digit = String((Number.parseInt(value[at] ?? '0', 16) + 1 + whole(random, 8)) % 10);
  const instead = digit === value[at] ? String((Number(digit) + 1) % 10) : digit;
  return set(sent, name, value.slice(0, at) + instead + value.slice(at + 1));
}

function more(sent: Sent, name: string, text: string): Sent {
  return set(sent, name, `${sent.headers[name]}${text}`);
}

function set(sent: Sent, name: string, value: string): Sent {
  return { ...sent, headers: { ...sent.headers, [name]: value } };
}

function without(headers: Sent['headers'], name: string): Sent['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name));
}

function other({ headers }: Sent): string {
  return headers['content-type'] === 'application/json' ? 'application/x-www-form-urlencoded' : 'application/json';
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}

function whole(random: () => number, below: number): number {
  return Math.floor(random() * below);
}

function post(url: string, { method, path, headers, body }: Sent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
