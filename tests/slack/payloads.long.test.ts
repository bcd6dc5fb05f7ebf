import { provePayloads } from './payloads-proof.ts';

provePayloads(20_000);
