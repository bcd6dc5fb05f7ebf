import type { CaseEvent, NumberedEvent } from '../domain/case-event.ts';
import { type CaseFile, foldCase, foldOn } from '../domain/case-file.ts';
import { step } from '../domain/conversation.ts';
import type { Input } from '../domain/input.ts';
import type { StepContext } from '../domain/step.ts';
import type { Telling } from '../domain/telling.ts';
import { summarise } from './case-summary.ts';
import type { World } from './world.ts';

/** A case as it was read: its events and the file they fold to. */
export type OpenCase = { organisation: string; caseId: string; events: NumberedEvent[]; file: CaseFile | undefined };

/** What some steps made of a case: the events to write, the file after them, and the last telling. */
export type Outcome = { events: CaseEvent[]; file: CaseFile; telling: Telling };

/** The shape of a case's id; what has another was made up, and the store is not asked for it. */
const CASE_ID = /^[\w-]{1,100}$/u;

/** Reads a case from the store. */
export async function readCase({ store }: World, organisation: string, caseId: string): Promise<OpenCase> {
  if (!CASE_ID.test(caseId)) return { organisation, caseId, events: [], file: undefined };
  const { events } = await store.load(organisation, caseId);
  return { organisation, caseId, events, file: foldCase(events) };
}

/** Runs one input after another on a case, each on the file that the one before left. Pure. */
export function runSteps(read: OpenCase, inputs: Input[], context: StepContext): Outcome {
  const made: CaseEvent[] = [];
  let file = read.file;
  let telling: Telling | undefined;
  for (const input of inputs) {
    const next = step(file, input, context);
    const before = numbered(made, read.events.length);
    made.push(...next.events);
    telling = next.telling;
    file = foldOn(file, [...read.events, ...before], numbered(next.events, read.events.length + before.length));
  }
  if (!file || !telling) throw new TypeError('no input left a case');
  return { events: made, file, telling };
}

/** Writes what `outcome` holds, once; with the delivery that caused it and what is told. */
export async function writeCase(
  { store }: World,
  { organisation, caseId, events }: OpenCase,
  outcome: Pick<Outcome, 'events' | 'file'>,
  delivery?: { key: string; result: unknown },
): Promise<void> {
  if (outcome.events.length === 0) return;
  const summary = summarise(caseId, outcome.file);
  await store.append(organisation, caseId, events.length, {
    events: outcome.events,
    summary,
    ...(delivery && { delivery }),
  });
}

function numbered(events: CaseEvent[], after: number): NumberedEvent[] {
  return events.map((event, at) => ({ ...event, version: after + at + 1 }));
}
