import { proveForged } from './forged-proof.ts';

proveForged(10_000);
