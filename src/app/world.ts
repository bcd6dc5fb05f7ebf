import type { Checklist } from '../domain/checklist.ts';
import type { Goal } from '../domain/goals.ts';
import type { Module } from '../domain/module.ts';
import type { Organisation, Role } from '../domain/organisation.ts';
import type { Documents, Log, Store, Talker } from '../ports.ts';

/** Everything outside that turns need, given once at the start. */
export type World = {
  store: Store;
  documents: Documents;
  /** The checklists to choose from, the first one first. */
  checklists: readonly Checklist[];
  /** The perspectives that organisations can switch on. */
  modules: readonly Module[];
  /** All goals of all sources, with their dates. */
  goals: readonly Goal[];
  organisation: (id: string) => Organisation;
  roles: (talker: Talker) => Role[];
  /** Now, UTC in ISO 8601 with milliseconds. */
  now: () => string;
  newId: () => string;
  log: Log;
};
