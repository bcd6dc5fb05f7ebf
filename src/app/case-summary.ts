import { waitedFor } from '../domain/asking.ts';
import type { CaseFile } from '../domain/case-file.ts';
import { matchable } from '../domain/case-number.ts';
import { pendingWork } from '../domain/pending-work.ts';
import { askedIn } from '../domain/standing.ts';
import type { CaseSummary } from '../ports.ts';

/** The line about a case in lists. `attached` is an established assessment that owes no document. */
export function summarise(caseId: string, file: CaseFile): CaseSummary {
  const asked = askedIn(file);
  return {
    caseId,
    purpose: file.purpose,
    status: file.status === 'established' && pendingWork(file).length === 0 ? 'attached' : file.status,
    members: file.members,
    title: file.description?.title ?? '',
    numbers: (file.description?.numbers ?? []).map(matchable),
    committee: file.description?.committee ?? null,
    checklist: file.checklist.id,
    secret: file.secrecy === 'secret' || file.secrecy === 'individual',
    answered: asked.filter(({ id }) => file.answers[id] && !file.answers[id].unconfirmed).length,
    questions: asked.length,
    updatedAt: file.changedAt,
    establishedHash: file.established?.hash ?? null,
    waitingFor: waitedFor(file),
  };
}
