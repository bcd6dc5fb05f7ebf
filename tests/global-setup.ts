import { bringUpToDate } from '../scripts/build.mjs';

/**
 * Before the tests: the seed is told so that a run can be repeated, and dist/ is built, since tests start the launcher.
 * When src/ does not compile the tests that need dist/ fail, the others run.
 */
export default async function setup(): Promise<void> {
  // Several suites in one run come here one after the other; the seed is the same.
  if (process.env.JAMLOTS_SEED_TOLD === undefined) {
    process.stderr.write(`Random tests have the seed JAMLOTS_SEED=${process.env.JAMLOTS_SEED}\n`);
  }
  process.env.JAMLOTS_SEED_TOLD = 'yes';
  await bringUpToDate({ say: (text) => process.stderr.write(text) }).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  });
}
