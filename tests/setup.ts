import { configureGlobal } from 'fast-check';

const runs = process.env.JAMLOTS_RANDOM_RUNS;

configureGlobal({
  seed: Number(process.env.JAMLOTS_SEED),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
});
