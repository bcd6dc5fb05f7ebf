import { proveForged } from './forged-proof.ts';

proveForged(300);
