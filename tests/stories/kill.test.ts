import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { takeTurn } from '../../src/app/take-turn.ts';
import type { Incoming } from '../../src/ports.ts';
import { randomFrom } from '../random.ts';
import { type Bot, startBot } from './talk.ts';

/** How many times the bot is killed; `npm run test:long` sets 200. */
const ROUNDS = Number(process.env.JAMLOTS_CRASH_ROUNDS ?? '6');
const SCRIPT = fileURLToPath(new URL('scripted-talk.mjs', import.meta.url));

type Kept = { caseId: string; question?: string; mark?: string; submitted?: boolean };
type Said = { sending?: Incoming; kept?: Kept };

it(`keeps every answer it has acknowledged once, and none twice, killed ${ROUNDS} times at random moments`, {
  timeout: 60_000 + ROUNDS * 5_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jamlots-kill-'));
  const random = randomFrom(Number(process.env.JAMLOTS_SEED ?? '1'));
  const acknowledged: Kept[] = [];
  let deliveries = 0;

  for (let round = 0; round < ROUNDS; round += 1) {
    const said = await talkUntilKilled(join(folder, 'jamlots.db'), `${random()}`, 250 + random() * 900);
    const kept = said.flatMap((line) => line.kept ?? []);
    const sent = said.flatMap((line) => line.sending ?? []);
    acknowledged.push(...kept);
    deliveries += sent.length;
    const bot = await startBot(undefined, folder);
    const inFlight = sent[kept.length];
    if (inFlight) await takeTurn(bot.world)(inFlight);
    await expectKept(bot, kept);
    await bot.stop();
  }
  const bot = await startBot(undefined, folder);
  await expectKept(bot, acknowledged);
  await bot.stop();
  rmSync(folder, { recursive: true });

  console.log(`killed ${ROUNDS} times, ${deliveries} deliveries, ${acknowledged.length} acknowledged`);
  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
});

/** Every acknowledged answer stands in its case once; no question of a case was answered twice; no establishing either. */
async function expectKept({ store }: Bot, kept: Kept[]): Promise<void> {
  for (const caseId of new Set(kept.map((line) => line.caseId))) {
    const { events } = await store.load('default', caseId);
    const answered = events.flatMap((event) => (event.type === 'answered' ? [event] : []));
    const questions = answered.map(({ data }) => data.question);
    expect(questions).toEqual([...new Set(questions)]);
    expect(events.filter(({ type }) => type === 'established').length).toBeLessThan(2);
    for (const { question, mark } of kept.filter((line) => line.caseId === caseId && line.question !== undefined)) {
      const own = answered.find(({ data }) => data.question === question);
      expect(own, `${caseId} ${question}`).toBeDefined();
      if (!['skillnad', 'uppfoljning'].includes(question ?? '')) expect(JSON.stringify(own?.content)).toContain(mark);
    }
    if (kept.some((line) => line.caseId === caseId && line.submitted))
      expect(events.some(({ type }) => type === 'established')).toBe(true);
  }
}

function talkUntilKilled(database: string, seed: string, milliseconds: number): Promise<Said[]> {
  const child = spawn(process.execPath, [SCRIPT, `sqlite:${database}`, seed], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), milliseconds);
      output += chunk.toString();
    });
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the scripted talk ended by itself: ${complaints}`));
      const whole = output.slice(0, output.lastIndexOf('\n') + 1);
      return resolve(
        whole
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Said),
      );
    });
  });
}
