import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { StoredEvent } from '../../src/ports.ts';
import { randomFrom } from '../random.ts';
import { type FakeSlack, startFakeSlack } from '../support/slack/fake-slack.ts';
import type { Post } from '../support/slack/world.ts';
import { RandomPerson } from './random-person.ts';
import { liveCards } from './repeats-proof.ts';
import { SlackPerson } from './slack-person.ts';

const SCRIPT = fileURLToPath(new URL('slack-child.mjs', import.meta.url));
const PEOPLE = ['U0ANNA', 'U0BO', 'U0CARL', 'U0DORA'];
/** How long people go on by themselves, in milliseconds: the bot is killed somewhere in it. */
const LOAD = { least: 300, more: 2_200 };

/** Somebody who does not wait for the others, nor for long. */
class BusyPerson extends SlackPerson {
  override async quiet(): Promise<void> {
    await sleep(80);
  }
}

/** Kills the bot so many times while several people talk to it, and looks at what is left. */
export function proveKills(rounds: number): void {
  it(`keeps what it acknowledged, once, and mends its cards by itself, killed ${rounds} times while several talk`, {
    timeout: 60_000 + rounds * 20_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jamlots-slack-kill-'));
    const random = randomFrom(Number(process.env.JAMLOTS_SEED ?? '1'));
    const users = PEOPLE.map((id) => ({ id, name: id.toLowerCase(), email: `${id.toLowerCase()}@example.se` }));
    const slack = await startFakeSlack({ users, eventRetries: [300, 1_000, 3_000] });
    const figures = { acknowledged: 0, lost: 0, versions: 0 };
    const people = PEOPLE.map(
      (id, at) =>
        new RandomPerson(new BusyPerson(counting(slack, figures), id), randomFrom(Math.floor(random() * 1e9) + at)),
    );
    let bot = await start(slack, folder);
    try {
      for (let round = 0; round < rounds; round += 1) {
        const end = { at: false };
        const talking = people.map((person) => talkUntil(person, end));
        await sleep(LOAD.least + random() * LOAD.more);
        await bot.kill();
        end.at = true;
        await Promise.all(talking);
        bot = await start(slack, folder);
        await slack.settled(100);
        const cases = await bot.cases();
        expectKept(slack, cases, `round ${round}`);
        figures.versions = cases.reduce((sum, [, events]) => sum + events.length, 0);
      }
    } finally {
      await bot.kill();
      await slack.stop();
      rmSync(folder, { recursive: true });
    }
    const { acknowledged, lost, versions } = figures;
    console.log(
      `killed ${rounds} times: ${acknowledged} deliveries acknowledged, ${lost} not, ${versions} versions kept`,
    );
    expect(acknowledged).toBeGreaterThan(rounds);
  });
}

/** Counts what the bot has acknowledged. */
function counting(slack: FakeSlack, figures: { acknowledged: number; lost: number }): FakeSlack {
  const count = ({ acked }: { acked: boolean }) => {
    if (acked) figures.acknowledged += 1;
    else figures.lost += 1;
  };
  return {
    ...slack,
    press: async (...what) => {
      const answer = await slack.press(...what);
      count(answer);
      return answer;
    },
    submit: async (...what) => {
      const answer = await slack.submit(...what);
      count(answer);
      return answer;
    },
    say: async (...what) => {
      const said = await slack.say(...what);
      for (const answer of said.answers) count(answer);
      return said;
    },
  };
}

async function talkUntil(person: RandomPerson, end: { at: boolean }): Promise<void> {
  const { slack, user } = person.person;
  while (!end.at) {
    // While the bot is down nothing opens and nothing is answered; she closes what stands open and tries again.
    await person.act().catch(() => sleep(50));
    const open = slack.view(user);
    if (open) await slack.close(user, open.id, { all: true }).catch(() => undefined);
  }
}

type Cases = [caseId: string, events: StoredEvent[]][];
type Bot = { kill: () => Promise<void>; cases: () => Promise<Cases> };

/** Starts the bot, and waits until it has mended what it found. */
async function start(slack: FakeSlack, folder: string): Promise<Bot> {
  const { botToken, signingSecret } = slack.settings;
  const args = [SCRIPT, `sqlite:${join(folder, 'jamlots.db')}`, slack.apiUrl, botToken, signingSecret];
  const child = spawn(process.execPath, args, { stdio: 'pipe' });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const line = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`the bot ended by itself: ${complaints}`);
    return value;
  };
  slack.deliverTo({ mode: 'http', url: `http://127.0.0.1:${await line()}/slack/events` });
  await line();
  return {
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'close');
    },
    cases: async () => {
      child.stdin.write('cases\n');
      return JSON.parse(await line());
    },
  };
}

function expectKept(slack: FakeSlack, cases: Cases, when: string): void {
  const versions = new Map(cases.map(([caseId, events]) => [caseId, events.length]));
  const versionOf = (caseId: string) => versions.get(caseId) ?? -1;

  const lost = slack.calls
    .filter(({ method, result }) => result.ok === true && /^chat\.(update|postMessage)$/u.test(method))
    .flatMap(({ args }) => versionsOn(args.blocks))
    .filter(({ caseId, version }) => versionOf(caseId) < version);
  expect(lost, `${when}: shown and lost`).toEqual([]);
  expect(
    cases.flatMap(([, events]) => doubled(events)),
    `${when}: written twice`,
  ).toEqual([]);
  const old = PEOPLE.flatMap((user) => slack.messages(slack.talk(user)))
    .flatMap((post: Post) => versionsOn(post.blocks).map((shown) => ({ ...shown, ts: post.ts })))
    .filter(({ caseId, version }) => versionOf(caseId) !== version);
  expect(old, `${when}: old cards`).toEqual([]);
  const many = PEOPLE.flatMap((user) => cases.filter(([caseId]) => liveCards(slack, slack.talk(user), caseId) > 1));
  expect(many, `${when}: cases with several live cards`).toEqual([]);
  const asked = slack.deliveries.filter(({ body }) => /"text":"ny"|[&?]text=ny&|"subtype":"file_share"/u.test(body));
  expect(cases.length, `${when}: cases that nobody asked for`).toBeLessThanOrEqual(asked.length);
}

/** The cases and versions that blocks show; 0 is no version of a case. */
function versionsOn(blocks: unknown): { caseId: string; version: number }[] {
  const ids = (Array.isArray(blocks) ? blocks : []).map((block: { block_id?: unknown }) => String(block.block_id));
  const shown = ids.flatMap((id) => {
    const [, caseId = '-', version = '0'] = /^jl\|([^|]+)\|[^|]+\.(\d+)$/u.exec(id) ?? [];
    return caseId === '-' || version === '0' ? [] : [{ caseId, version: Number(version) }];
  });
  return shown.slice(0, 1);
}

/** What somebody wrote once, with her own mark on it, and which stands twice. */
function doubled(events: StoredEvent[]): string[] {
  const written = events
    .filter((event) => 'content' in event && /\(\d+\)/u.test(JSON.stringify(event.content)))
    .map((event) => JSON.stringify([event.type, event.data, 'content' in event ? event.content : '']));
  return written.filter((one, at) => written.indexOf(one) !== at);
}
