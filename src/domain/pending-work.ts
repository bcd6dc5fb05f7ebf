import type { CaseFile, Established } from './case-file.ts';
import type { CheckOutcome } from './five-step-check.ts';
import { CHECK } from './five-step-check.ts';

/** What a case still owes the world. After a crash the same case gives the same work. */
export type PendingWork =
  /** Make the document with the established assessment attached. */
  | { work: 'attach'; hash: string }
  /** Write the outcome of a five-step check into the case that was checked. */
  | { work: 'tell-checked-case'; caseId: string; outcome: CheckOutcome; reportBy?: string };

/** The work that `file` still owes; none when everything has been done. */
export function pendingWork(file: CaseFile): PendingWork[] {
  const { established } = file;
  if (!established || file.status !== 'established') return [];
  return file.purpose === 'assessment' ? attachWork(file, established) : checkWork(file, established);
}

function attachWork(file: CaseFile, { hash }: Established): PendingWork[] {
  return file.attached.some((document) => document.hash === hash) ? [] : [{ work: 'attach', hash }];
}

function checkWork({ subject, answers, told }: CaseFile, { assessment }: Established): PendingWork[] {
  const outcome = assessment?.check;
  if (subject?.caseId === undefined || outcome === undefined || told) return [];
  const due = answers[CHECK.due]?.answer;
  const reportBy = outcome.outcome === 'noted' && due?.kind === 'date' ? { reportBy: due.value } : {};
  return [{ work: 'tell-checked-case', caseId: subject.caseId, outcome, ...reportBy }];
}
