import type { CaseEvent } from '../../src/domain/case-event.ts';
import type { Append, CaseSummary } from '../../src/ports.ts';

export const organisation = 'ostertuna';
export const caseId = 'case-1';
export const at = '2026-03-02T08:15:00.000Z';
const by = 'p-anna';

export const paused: CaseEvent = { type: 'paused', at, by, data: {} };

export function described(title: string): CaseEvent {
  return { type: 'case-described', at, by, data: {}, content: { title, numbers: ['KS 2026/14'] } };
}

export function answered(question: string, text: string): CaseEvent {
  return { type: 'answered', at, by, data: { question }, content: { answer: { kind: 'text', value: text } } };
}

export function summary(changes: Partial<CaseSummary> = {}): CaseSummary {
  return {
    caseId,
    purpose: 'assessment',
    status: 'answering',
    members: [by],
    title: 'Ny simhall',
    numbers: ['ks2026/14'],
    committee: 'Kultur- och fritidsnämnden',
    checklist: 'grund',
    secret: false,
    answered: 1,
    questions: 12,
    updatedAt: at,
    establishedHash: null,
    waitingFor: [],
    ...changes,
  };
}

/** One turn of the sample case: these events, and perhaps the delivery that caused it. */
export function turn(events: CaseEvent[], delivery?: Append['delivery']): Append {
  return { events, summary: summary(), ...(delivery && { delivery }) };
}
