import type { StoredEvent } from '../ports.ts';
import type { CaseKey } from './case-rows.ts';

/** A case whose chain has been seen to hold in this process: its events, and the hash of the last. */
export type KnownCase = { events: readonly StoredEvent[]; head: string };

/** How many cases are remembered; the one that was asked for longest ago goes first. About 100 kB a case. */
const REMEMBERED = 200;

/** The cases read lately, so that a turn reads and checks only what has come since the one before. */
export type CaseMemory = {
  known: (key: CaseKey) => KnownCase | undefined;
  remember: (key: CaseKey, known: KnownCase) => void;
  forget: (key: CaseKey) => void;
};

export function caseMemory(most = REMEMBERED): CaseMemory {
  const cases = new Map<string, KnownCase>();
  const name = ({ organisation, case_id }: CaseKey) => `${organisation}\u0000${case_id}`;
  return {
    known: (key) => cases.get(name(key)),
    remember: (key, known) => {
      cases.delete(name(key));
      cases.set(name(key), known);
      const [oldest] = cases.keys();
      if (cases.size > most && oldest !== undefined) cases.delete(oldest);
    },
    forget: (key) => void cases.delete(name(key)),
  };
}
