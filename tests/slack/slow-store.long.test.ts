import { proveSlowStore } from './slow-store-proof.ts';

proveSlowStore(2_000);
