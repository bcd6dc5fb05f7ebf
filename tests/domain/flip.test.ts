import { proveFlips } from './flip-proof.ts';

proveFlips(3);
