import { canonicalJson } from '../domain/canonical.ts';
import type { CaseEvent, CaseEventOf, NumberedEvent } from '../domain/case-event.ts';
import { chained, contentHashOf, type Link } from '../domain/chain.ts';
import type { CaseSummary, StoredEvent } from '../ports.ts';
import type { CaseEventRow, CaseSummaryRow, Schema } from './schema.ts';
import { storable } from './sqlite-binding.ts';

/** A case's key in every table. */
export type CaseKey = { organisation: string; case_id: string };

/** Content on its way in: its canonical JSON, a salt, and the hash that goes into the chain. */
export type SaltedContent = { salt: string; body: string; hash: string };

/** The content of an event, salted; undefined when it has none. */
export function salted(event: CaseEvent, salt: string): SaltedContent | undefined {
  if (!('content' in event) || event.content === undefined) return undefined;
  const body = canonicalJson(event.content);
  return { salt, body, hash: contentHashOf(salt, body) };
}

/** The event as it is stored after the event that has the hash `previous`. */
export function eventRow(
  key: CaseKey,
  event: NumberedEvent,
  contentHash: string | null,
  previous: string,
): CaseEventRow {
  const { version, type, at, by, data } = event;
  const hash = chained(previous, event, contentHash);
  return { ...key, version, type, at, by, data: canonicalJson(data), content_hash: contentHash, previous, hash };
}

/** The columns of an event with those of its content, which are null when it has none or it has been erased. */
export type EventWithContent = CaseEventRow & { salt: string | null; body: string | null };

export function linkOf(row: CaseEventRow): Link {
  const { version, type, at, by, data, content_hash: contentHash, previous, hash } = row;
  return { version, type, at, by, data, contentHash, previous, hash };
}

/** The event in a row whose hash has been seen to hold. */
export function storedEvent({ version, type, at, by, data, body, previous, hash }: EventWithContent): StoredEvent {
  const content = body === null ? {} : { content: JSON.parse(body) };
  return { type, at, by, data: JSON.parse(data), ...content, version, previous, hash } as StoredEvent;
}

/** The versions whose content has been erased, as events say whose hashes have been seen to hold. */
export function erasedVersions(rows: readonly CaseEventRow[]): Set<number> {
  const erasures = rows.filter(({ type }) => type === 'erased');
  return new Set(erasures.flatMap(({ data }) => (JSON.parse(data) as CaseEventOf<'erased'>['data']).versions));
}

/** A summary as a row; `head` is the hash of the last of the case's `version` events. */
export function summaryRow(key: CaseKey, version: number, head: string, summary: CaseSummary): CaseSummaryRow {
  const title = storable(summary.title);
  return {
    ...key,
    version,
    head,
    purpose: summary.purpose,
    status: summary.status,
    members: JSON.stringify(summary.members),
    title,
    title_key: titleKey(title),
    numbers: JSON.stringify(summary.numbers.map(storable)),
    committee: summary.committee === null ? null : storable(summary.committee),
    checklist: summary.checklist,
    secret: summary.secret ? 1 : 0,
    answered: summary.answered,
    questions: summary.questions,
    updated_at: summary.updatedAt,
    established_hash: summary.establishedHash,
    waiting_for: JSON.stringify(summary.waitingFor),
  };
}

/** A title as titles are compared: without regard to case and runs of spaces. */
export function titleKey(title: string): string {
  return storable(title).normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

export function summaryIn(row: Schema['case_summary']): CaseSummary {
  return {
    caseId: row.case_id,
    purpose: row.purpose === 'check' ? 'check' : 'assessment',
    status: row.status,
    members: textsIn(row.members),
    title: row.title,
    numbers: textsIn(row.numbers),
    committee: row.committee,
    checklist: row.checklist,
    secret: row.secret === 1,
    answered: row.answered,
    questions: row.questions,
    updatedAt: row.updated_at,
    establishedHash: row.established_hash,
    waitingFor: textsIn(row.waiting_for),
  };
}

/** The texts of a JSON list. */
export function textsIn(json: string): string[] {
  return JSON.parse(json) as string[];
}
