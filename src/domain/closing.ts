import { assess } from './assess.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import type { InputOf } from './input.ts';
import { readText } from './read-field.ts';
import { isComplete, placeholders, whereItStands } from './standing.ts';
import { quiet, type Step, type StepContext, stampOf } from './step.ts';

/** Longest reason for a return or a reopening, in characters. */
export const REASON_MAX = 2000;

/** Hands the answers in: to review where the organisation has one, else they are established in the same act. */
export function submit(file: CaseFile, input: InputOf<'submit'>, context: StepContext): Step {
  if (!isComplete(file) || placeholders(file).length > 0) return quiet(whereItStands(file));
  const submitted: CaseEvent = { ...stampOf(input), type: 'submitted', data: {} };
  if (file.review && file.purpose === 'assessment')
    return { events: [submitted], telling: { tell: 'submitted', notices: [] } };
  return { events: [submitted, established(file, input, context)], telling: { tell: 'established', notices: [] } };
}

/** A reviewer's approval establishes the record. */
export function approve(file: CaseFile, input: InputOf<'approve'>, context: StepContext): Step {
  if (file.status !== 'submitted') return quiet(whereItStands(file, [{ notice: 'locked', status: file.status }]));
  const approved: CaseEvent = { ...stampOf(input), type: 'approved', data: {} };
  const ruled: CaseFile = { ...file, rulings: [...file.rulings, { ...stampOf(input), ruling: 'approved' }] };
  return { events: [approved, established(ruled, input, context)], telling: { tell: 'established', notices: [] } };
}

/** A reviewer sends the case back to its caseworker, with the reason. */
export function returnForCompletion(file: CaseFile, input: InputOf<'return'>): Step {
  if (file.status !== 'submitted') return quiet(whereItStands(file, [{ notice: 'locked', status: file.status }]));
  return withReason(input, (reason) => ({
    events: [{ ...stampOf(input), type: 'returned', data: {}, content: { reason } }],
    telling: whereItStands({ ...file, status: 'returned', returnedFor: reason }),
  }));
}

/** Opens an established case for a new version, with the reason; the earlier record stays as it was. */
export function reopen(file: CaseFile, input: InputOf<'reopen'>): Step {
  if (file.status !== 'established') return quiet(whereItStands(file));
  return withReason(input, (reason) => ({
    events: [{ ...stampOf(input), type: 'reopened', data: {}, content: { reason } }],
    telling: whereItStands({ ...file, status: 'answering' }),
  }));
}

function withReason(input: InputOf<'return' | 'reopen'>, done: (reason: string) => Step): Step {
  const reason = readText(input.reason, REASON_MAX, 'reason');
  if ('value' in reason) return done(reason.value);
  return quiet({ tell: 'reason', wanted: input.do, sent: input.reason, refusals: [reason.refusal], notices: [] });
}

function established(file: CaseFile, input: InputOf<'submit' | 'approve'>, context: StepContext): CaseEvent {
  const assessment = assess(file, { ...context, status: 'established', at: input.at });
  return {
    ...stampOf(input),
    type: 'established',
    data: { number: assessment.number, hash: assessment.hash },
    content: { assessment },
  };
}
