import { proveRepeats } from './repeats-proof.ts';

proveRepeats(6);
