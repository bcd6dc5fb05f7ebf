/** The tables. Times are ISO 8601 texts, booleans 0 or 1, JSON is text; the organisation is first in every key. */
export interface Schema {
  migration: { number: number; name: string };
  /** The events, each linked to the one before. `data` is canonical JSON. */
  case_event: CaseEventRow;
  /** What people typed, as canonical JSON. The row is gone when it has been erased; its event stays. */
  case_content: { organisation: string; case_id: string; version: number; salt: string; body: string };
  /** One row a case for lists, and the head of its chain. `members` and `numbers` are JSON lists. */
  case_summary: CaseSummaryRow;
  case_member: { organisation: string; member: string; case_id: string };
  /** Whom each case waits for, as `waiting_for` of its summary says. */
  case_waiting: { organisation: string; person: string; case_id: string };
  case_number: { organisation: string; number: string; case_id: string };
  /** What was told for each delivery, as JSON; null once erased. The row stays, so a replay is still recognised. */
  delivery: { organisation: string; key: string; case_id: string; result: string | null; at: string };
  /** `id` is the SHA-256 of `bytes`. */
  document: { organisation: string; id: string; format: string; size: number; bytes: Uint8Array };
  /** `email` in lower case. */
  person: { organisation: string; id: string; email: string | null; directory_id: string | null; name: string };
  /** Where cards stand on platforms. `address` and `handed_over` are JSON. */
  card_place: CardPlaceRow;
  /** One row that `check` writes to. */
  probe: { id: number; writes: number };
}

export type CardPlaceRow = {
  organisation: string;
  id: string;
  channel: string;
  kind: string;
  case_id: string | null;
  person_id: string;
  address: string;
  shown: number;
  handed_over: string;
  at: string;
};

export type CaseEventRow = {
  organisation: string;
  case_id: string;
  version: number;
  type: string;
  at: string;
  by: string;
  data: string;
  content_hash: string | null;
  previous: string;
  hash: string;
};

export type CaseSummaryRow = {
  organisation: string;
  case_id: string;
  /** How many events the case has, and the hash of the last. */
  version: number;
  head: string;
  purpose: string;
  status: string;
  members: string;
  title: string;
  title_key: string;
  numbers: string;
  committee: string | null;
  checklist: string;
  secret: number;
  answered: number;
  questions: number;
  updated_at: string;
  established_hash: string | null;
  /** A JSON list of ids of people. */
  waiting_for: string;
};
