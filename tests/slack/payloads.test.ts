import { provePayloads } from './payloads-proof.ts';

provePayloads(500);
