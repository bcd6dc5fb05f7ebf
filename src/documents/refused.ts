import type { DocumentRefusal } from '../ports.ts';

/** Thrown inside this room alone; the doors of `documents.ts` give its refusal back as a value. */
export class Refused extends Error {
  readonly refusal: DocumentRefusal;

  constructor(refusal: DocumentRefusal) {
    super(refusal.reason);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** What `work` gives, or the refusal it met. */
export function orRefused<T>(work: () => T): T | { refused: DocumentRefusal } {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refused) return { refused: error.refusal };
    throw error;
  }
}

export function corrupt(): Refused {
  return new Refused({ reason: 'corrupt' });
}

/** `what` is a word for the log: `entries`, `size`, `depth`, `relationships`. */
export function tooComplex(what: string): Refused {
  return new Refused({ reason: 'too-complex', what });
}
