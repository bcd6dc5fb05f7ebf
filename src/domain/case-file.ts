import { answersAfter, type Given } from './answers.ts';
import { type Ask, asksAfter } from './ask.ts';
import type { Assessment } from './assessment.ts';
import type {
  Apart,
  CaseDescription,
  CaseEventOf,
  CheckedSubject,
  FoundInDocument,
  NumberedEvent,
  Secrecy,
  Stamp,
  StoredDocument,
} from './case-event.ts';
import type { CheckOutcome } from './five-step-check.ts';

export type CaseStatus = 'answering' | 'paused' | 'submitted' | 'returned' | 'approved' | 'established';

/** A frozen record: its number within the case (1, 2 …), its hash, and the assessment as it was. */
export type Established = Stamp & { number: number; hash: string; assessment: Assessment | null };

/** A document that we made with the assessment attached. */
export type AttachedDocument = Stamp & {
  document: StoredDocument;
  name: string;
  hash: string;
  draft: boolean;
  apart?: Apart;
};

/** The state of a case: a fold of its events. Nothing in it is older than they say. */
export type CaseFile = CaseEventOf<'case-opened'>['data'] & {
  status: CaseStatus;
  version: number;
  opened: Stamp;
  changedAt: string;
  members: string[];
  secrecy: Secrecy | null;
  /** The decision document; `none` when the person goes on without one; null before that is settled. */
  document: { stored: StoredDocument; name: string; found: FoundInDocument } | 'none' | null;
  description: CaseDescription | null;
  subject: (CheckedSubject & { assessment: Assessment | null }) | null;
  /** The case whose answers this one started from; `nothing` when that was declined, null before it is settled. */
  copiedFrom: string | null;
  answers: Readonly<Record<string, Given>>;
  /** The questions that have been put to colleagues, the oldest first. */
  asks: readonly Ask[];
  /** The version in which each question's answer last changed or was dropped. */
  touched: Readonly<Record<string, number>>;
  /** The versions written by each turn that can be undone, the latest last. */
  undoable: readonly (readonly number[])[];
  returnedFor: string | null;
  rulings: readonly (Stamp & { ruling: 'approved' | 'returned' })[];
  established: Established | null;
  attached: readonly AttachedDocument[];
  checks: readonly (Stamp & { outcome: CheckOutcome; checkCase: string })[];
  /** Whether the case that this one checks has been told the outcome. */
  told: boolean;
  deficiencies: readonly (Stamp & { reportBy: string; checkCase: string })[];
};

/** What stands where content has been erased. */
const NOTHING_FOUND: FoundInDocument = { numbers: [], headings: [] };

/** The case that `events` tell, oldest first; undefined for none. What was undone is as if it had never been. */
export function foldCase(events: readonly NumberedEvent[]): CaseFile | undefined {
  const undone = new Set(events.flatMap((event) => (event.type === 'undone' ? event.data.versions : [])));
  return events.reduce<CaseFile | undefined>(
    (file, event) => (undone.has(event.version) && file ? passOver(file, event) : evolve(file, event)),
    undefined,
  );
}

/** The case after more events: `file` is what the events before them tell. */
export function foldOn(
  file: CaseFile | undefined,
  before: readonly NumberedEvent[],
  more: readonly NumberedEvent[],
): CaseFile | undefined {
  const isUndone = more.some(({ type }) => type === 'undone');
  return isUndone ? foldCase([...before, ...more]) : more.reduce<CaseFile | undefined>(evolve, file);
}

/** An event that was undone moves the version and nothing else. */
function passOver(file: CaseFile, event: NumberedEvent): CaseFile {
  const question = 'question' in event.data ? event.data.question : undefined;
  return {
    ...file,
    version: event.version,
    ...(question !== undefined && { touched: { ...file.touched, [question]: event.version } }),
  };
}

function evolve(file: CaseFile | undefined, event: NumberedEvent): CaseFile | undefined {
  if (event.type === 'case-opened') return openedFile(event);
  if (!file) return undefined;
  const changed = { ...file, ...changeBy(file, event) };
  return {
    ...changed,
    version: event.version,
    changedAt: event.at,
    members: changed.members.includes(event.by) || isSystem(event) ? changed.members : [...changed.members, event.by],
  };
}

/** Events that others than the case's own people bring about, a reviewer or a colleague; they make nobody a member. */
function isSystem({ type }: NumberedEvent): boolean {
  return [
    ...['approved', 'returned', 'established', 'assessment-attached'],
    ...['checked-by-politician', 'deficiency-noted', 'erased', 'colleague-answered', 'colleague-declined'],
  ].includes(type);
}

function openedFile({ data, by, at, version }: NumberedEvent & CaseEventOf<'case-opened'>): CaseFile {
  return {
    ...data,
    status: 'answering',
    version,
    opened: { by, at },
    changedAt: at,
    members: [by],
    secrecy: null,
    document: null,
    description: null,
    subject: null,
    copiedFrom: null,
    answers: {},
    asks: [],
    touched: {},
    undoable: [],
    returnedFor: null,
    rulings: [],
    established: null,
    attached: [],
    checks: [],
    told: false,
    deficiencies: [],
  };
}

function changeBy(file: CaseFile, event: NumberedEvent): Partial<CaseFile> {
  const stamp = { by: event.by, at: event.at };
  switch (event.type) {
    case 'secrecy-stated':
      return { secrecy: event.data.secrecy };
    case 'document-attached':
      return {
        document: {
          stored: event.data.document,
          name: event.content?.name ?? '',
          found: event.content?.found ?? NOTHING_FOUND,
        },
      };
    case 'document-declined':
      return { document: 'none' };
    case 'case-described':
      return { description: event.content ?? { title: '', numbers: [] } };
    case 'subject-read':
      return { subject: { ...event.data, assessment: event.content?.assessment ?? null } };
    case 'answers-copied':
    case 'answered':
    case 'answer-changed':
    case 'answer-confirmed':
    case 'answer-dropped':
      return answersAfter(file, event);
    case 'colleague-answered':
      return { ...answersAfter(file, event), asks: asksAfter(file.asks, event) };
    case 'colleague-asked':
    case 'colleague-declined':
      return { asks: asksAfter(file.asks, event) };
    case 'undone':
      return {
        undoable: file.undoable.filter((turn) => !turn.some((version) => event.data.versions.includes(version))),
      };
    case 'paused':
      return { status: 'paused' };
    case 'resumed':
      return { status: 'answering' };
    case 'submitted':
      return { status: 'submitted', undoable: [], returnedFor: null };
    case 'approved':
      return { status: 'approved', rulings: [...file.rulings, { ...stamp, ruling: 'approved' }] };
    case 'returned':
      return {
        status: 'returned',
        returnedFor: event.content?.reason ?? '',
        rulings: [...file.rulings, { ...stamp, ruling: 'returned' }],
      };
    case 'reopened':
      return { status: 'answering', undoable: [], told: false };
    case 'established':
      return {
        status: 'established',
        established: { ...stamp, ...event.data, assessment: event.content?.assessment ?? null },
      };
    case 'assessment-attached':
      return {
        attached: [...file.attached, { ...stamp, ...event.data, name: event.content?.name ?? '' }],
      };
    case 'checked-by-politician':
      return { checks: [...file.checks, { ...stamp, ...event.data }] };
    case 'deficiency-noted':
      return { deficiencies: [...file.deficiencies, { ...stamp, ...event.data }] };
    case 'checked-case-told':
      return { told: true };
    default:
      return {};
  }
}
