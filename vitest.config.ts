import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Seed of the random tests: the same in every file of a run. `JAMLOTS_SEED=… npm test` repeats a run. */
const seed = process.env.JAMLOTS_SEED ?? String(Date.now() % 2 ** 31);
process.env.JAMLOTS_SEED = seed;

/** Where the results are written as JSON as well; .ci/run adds them up. */
const report = process.env.JAMLOTS_REPORT;

/** The suites by the ending of a test's name; what has none of these endings belongs to `npm test`. */
const suites = {
  e2e: { seconds: 120, env: {} },
  docs: { seconds: 120, env: {} },
  long: {
    seconds: 900,
    env: { JAMLOTS_CRASH_ROUNDS: process.env.JAMLOTS_CRASH_ROUNDS ?? '200', JAMLOTS_RANDOM_RUNS: '2000' },
  },
};

const everyKind = `tests/**/*.{${Object.keys(suites).join(',')}}.test.{ts,tsx}`;

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: Math.max(1, Math.min(4, availableParallelism())),
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      suite('unit', { include: ['tests/**/*.test.{ts,tsx}'], exclude: [everyKind], seconds: 30, env: {} }),
      ...Object.entries(suites).map(([name, { seconds, env }]) =>
        suite(name, { include: [`tests/**/*.${name}.test.{ts,tsx}`], exclude: [], seconds, env }),
      ),
    ],
  },
});

function suite(
  name: string,
  kind: { include: string[]; exclude: string[]; seconds: number; env: Record<string, string> },
) {
  return {
    extends: true as const,
    test: {
      name,
      include: kind.include,
      exclude: kind.exclude,
      testTimeout: kind.seconds * 1000,
      hookTimeout: kind.seconds * 1000,
      env: { ...kind.env, JAMLOTS_SEED: seed },
      globalSetup: ['tests/global-setup.ts'],
      setupFiles: ['tests/setup.ts'],
    },
  };
}
