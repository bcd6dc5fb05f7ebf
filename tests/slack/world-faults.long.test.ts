import { proveWorldFaults } from './world-faults-proof.ts';

proveWorldFaults('all');
