import { proveFlips } from './flip-proof.ts';

proveFlips(1000);
