import type { Person } from '../ports.ts';

/** A word that a case owes somebody, once: that it waits for her, that it is done, or what became of it. */
export type WordOwed = {
  /** The same for the same word, so that a channel says it once. */
  id: string;
  person: Person;
  text: string;
  caseId: string;
  /** The click whose card goes with it, for her to read, to answer or to rule on; none: the word alone. */
  card?: Record<string, unknown>;
};
