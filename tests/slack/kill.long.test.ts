import { proveKills } from './kill-proof.ts';

proveKills(Number(process.env.JAMLOTS_CRASH_ROUNDS ?? '200'));
