import type { FigureFault } from './figures.ts';

/** Why an answer was not accepted, and in which of its fields. Told to the person in their language; never thrown. */
export type Refusal = { field?: string } & (
  | { reason: 'empty' }
  | { reason: 'too-long'; maxLength: number; length: number }
  | { reason: 'not-a-choice'; choices: string[] }
  | { reason: 'wants-reason'; choices: string[] }
  | { reason: 'not-a-reason'; choice: string }
  | { reason: 'not-a-date' }
  | { reason: 'not-a-number' }
  | { reason: 'wrong-shape'; wants: string }
  | { reason: 'too-many'; most: number }
  | { reason: 'figures'; fault: FigureFault }
  | { reason: 'unknown-goal'; goal: string; goals: string[] }
  | { reason: 'not-skippable' }
  | { reason: 'personal-number'; places: number }
  | { reason: 'not-a-colleague' }
  | { reason: 'oneself' }
);
