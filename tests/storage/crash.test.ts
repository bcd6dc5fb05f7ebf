import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../random.ts';
import { organisation } from './sample-case.ts';
import { type SqlitePlace, sqlitePlace } from './sqlite-place.ts';

const root = join(import.meta.dirname, '../..');
/** How many times the process is killed; the long run says 200. */
const rounds = Number(process.env.JAMLOTS_CRASH_ROUNDS ?? 8);
/** A moment to kill at, in milliseconds after the first number: within the first commits, or well into the work. */
const LIFETIME_MAX = 250;

let built: string;
beforeAll(async () => {
  built = await buildStore();
}, 60_000);
afterAll(() => rm(built, { recursive: true, force: true }));

describe('a process killed in the middle of its work', () => {
  it(
    `has every turn that it said was kept, once, in ${rounds} crashes`,
    async () => {
      const { acknowledged, lost, twice } = await crash(rounds, 'none');

      expect({ lost, twice }).toEqual({ lost: [], twice: [] });
      expect(acknowledged).toBeGreaterThan(rounds);
      process.stderr.write(`${rounds} crashes: ${acknowledged} turns acknowledged, none lost, none twice\n`);
    },
    rounds * 5000,
  );

  it('is caught when it says that a turn is kept before it is', async () => {
    expect((await crash(2, 'acknowledges-first')).lost).not.toEqual([]);
  });

  it('is caught when it takes a delivery twice', async () => {
    expect((await crash(2, 'takes-repeats')).twice).not.toEqual([]);
  });
});

/** Kills a writing process again and again, and tells which acknowledged numbers are not there, or there twice. */
async function crash(times: number, fault: string) {
  const place = await sqlitePlace();
  const acknowledged = new Set<number>();
  const moment = randomFrom(Number(process.env.JAMLOTS_SEED ?? 1));
  try {
    let kept: number[] = [];
    for (let round = 0; round < times; round += 1) {
      for (const number of await numbersUntilKilled(place, resumeAt(acknowledged), fault, moment() * LIFETIME_MAX)) {
        acknowledged.add(number);
      }
      kept = await numbersKept(place);
    }
    const twice = kept.sort((a, b) => a - b).filter((number, at) => number === kept[at - 1]);
    const different = new Set(kept);
    return {
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter((number) => !different.has(number)),
      twice,
    };
  } finally {
    await place.remove();
  }
}

/** A little before the last number that was acknowledged, so that the last deliveries come again; 1, 4, 7 … */
function resumeAt(acknowledged: ReadonlySet<number>): number {
  const last = Math.max(0, ...acknowledged);
  return Math.max(0, Math.floor(last / 3) - 3) * 3 + 1;
}

async function numbersUntilKilled(place: SqlitePlace, first: number, fault: string, after: number): Promise<number[]> {
  const script = join(import.meta.dirname, 'crash-child.mjs');
  const child = spawn(process.execPath, [script, built, place.url, String(first), fault], { stdio: 'pipe' });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.err += text;
  });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await wait(after);
  const ran = child.kill('SIGKILL');
  await closed;
  if (!ran) throw new Error(`The process that writes ended by itself: ${said.err}`);
  return said.out.split('\n').slice(0, -1).map(Number);
}

/** The numbers in the store. Loading verifies each case's chain. */
async function numbersKept(place: SqlitePlace): Promise<number[]> {
  const store = await place.open();
  try {
    const summaries = await store.cases(organisation, { limit: Number.MAX_SAFE_INTEGER });
    const cases = await Promise.all(summaries.map(({ caseId }) => store.load(organisation, caseId)));
    return cases
      .flatMap(({ events }) => events)
      .flatMap(({ type, data }) => (type === 'answered' && 'question' in data ? [Number(data.question.slice(2))] : []));
  } finally {
    await store.close();
  }
}

/** Compiles the store alone, so that the test does not hang on what else is in the house just now. */
async function buildStore(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jamlots-built-'));
  const config = {
    extends: join(root, 'tsconfig.build.json'),
    compilerOptions: { rootDir: join(root, 'src'), outDir: folder, typeRoots: [join(root, 'node_modules/@types')] },
    files: [join(root, 'src/storage/sqlite.ts')],
    include: [],
    exclude: [],
  };
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = spawn(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
    stdio: 'ignore',
  });
  await once(tsc, 'close');
  return folder;
}
