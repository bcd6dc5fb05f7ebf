import type { CaseEvent, Stamp } from './case-event.ts';
import type { Telling } from './telling.ts';

/** What a step gives: the events that happened, and what the person is told. */
export type Step = { events: CaseEvent[]; telling: Telling };

/** What a step knows of the world: the case's id, the day (YYYY-MM-DD), whose organisation, people's names by id. */
export type StepContext = {
  caseId: string;
  today: string;
  organisation: string;
  names: Readonly<Record<string, string>>;
  /** The record that this case's next one replaces, when it is not in the case itself. */
  earlier?: { number: number; hash: string };
};

/** A step in which nothing happens but a telling. */
export function quiet(telling: Telling): Step {
  return { events: [], telling };
}

/** Only who and when, of an input. */
export function stampOf({ by, at }: Stamp): Stamp {
  return { by, at };
}
