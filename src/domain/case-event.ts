import type { Answer } from './answer.ts';
import type { Assessment } from './assessment.ts';
import type { Checklist } from './checklist.ts';
import type { CheckOutcome } from './five-step-check.ts';
import type { Goal } from './goals.ts';
import type { Language } from './language.ts';

/** Who did something and when: a person's id in the store (never a name), UTC in ISO 8601 with milliseconds. */
export type Stamp = { by: string; at: string };

/** Whether a case is about one individual or secret; both narrow what the bot does with it. */
export type Secrecy = 'none' | 'individual' | 'secret';

/** What a case is: title, case numbers as typed, committee and date of the decision (YYYY-MM-DD). */
export type CaseDescription = { title: string; numbers: string[]; committee?: string; decisionDate?: string };

/** A value found in a decision document, and the place where it stood, for the person to confirm. */
export type Found = { value: string; place: string };
/** What was found in a decision document. What is absent was not found, which is not that it does not exist. */
export type FoundInDocument = {
  title?: Found;
  numbers: Found[];
  authority?: Found;
  committee?: Found;
  date?: Found;
  officer?: Found;
  proposedDecision?: Found;
  headings: Found[];
};

/** Kinds of files, by their ending. */
export type DocumentFormat = 'docx' | 'docm' | 'dotx' | 'dotm' | 'pdf' | 'odt' | 'json';

/** Why an assessment is a document of its own: the decision document is signed, protected, edited by hand, gone … */
export type Apart = 'signed' | 'rights-protected' | 'pdf' | 'odt' | 'edited' | 'gone';

/** A document in the store: its content's SHA-256 in hex, kind, and size in bytes. */
export type StoredDocument = { id: string; format: DocumentFormat; size: number };

/** The assessed case that a five-step check is of: its id when it is in our store, and the record's hash. */
export type CheckedSubject = { caseId?: string; hash?: string };

/**
 * Everything that can happen to a case. `data` holds ids, codes and texts that no person typed about the case;
 * `content` holds what people typed, free text and names: it lies in a table of its own, and is absent once
 * erased. The hash chain runs over `data` and the hash of `content`, so it still holds then.
 */
export type CaseEvent = Stamp &
  (
    | {
        type: 'case-opened';
        data: {
          purpose: 'assessment' | 'check';
          checklist: Checklist;
          modules: string[];
          goals: Goal[];
          language: Language;
          review: boolean;
        };
      }
    | { type: 'secrecy-stated'; data: { secrecy: Secrecy } }
    | {
        type: 'document-attached';
        data: { document: StoredDocument };
        content?: { name: string; found: FoundInDocument };
      }
    | { type: 'document-declined'; data: Record<never, never> }
    | { type: 'case-described'; data: Record<never, never>; content?: CaseDescription }
    | {
        type: 'answers-copied';
        data: { from: string | null; questions: string[] };
        content?: { answers: Record<string, Answer> };
      }
    | { type: 'subject-read'; data: CheckedSubject; content?: { assessment: Assessment | null } }
    | { type: 'answered'; data: { question: string }; content?: { answer: Answer } }
    | { type: 'answer-changed'; data: { question: string }; content?: { answer: Answer } }
    | { type: 'answer-confirmed'; data: { question: string } }
    | { type: 'answer-dropped'; data: { question: string } }
    /** A member puts one question of the case to a person, who becomes no member by it. */
    | { type: 'colleague-asked'; data: { question: string; person: string }; content?: { words: string } }
    /** By the one who was asked: the question's answer, which a member of the case then confirms. */
    | { type: 'colleague-answered'; data: { question: string }; content?: { answer: Answer } }
    | { type: 'colleague-declined'; data: { question: string }; content?: { reason: string } }
    | { type: 'member-joined'; data: Record<never, never> }
    | { type: 'undone'; data: { versions: number[] } }
    | { type: 'paused'; data: Record<never, never> }
    | { type: 'resumed'; data: Record<never, never> }
    | { type: 'submitted'; data: Record<never, never> }
    | { type: 'approved'; data: Record<never, never> }
    | { type: 'returned'; data: Record<never, never>; content?: { reason: string } }
    | { type: 'reopened'; data: Record<never, never>; content?: { reason: string } }
    | { type: 'established'; data: { number: number; hash: string }; content?: { assessment: Assessment } }
    | {
        type: 'assessment-attached';
        data: { document: StoredDocument; hash: string; draft: boolean; apart?: Apart };
        content?: { name: string };
      }
    | { type: 'checked-by-politician'; data: { outcome: CheckOutcome; checkCase: string } }
    | { type: 'deficiency-noted'; data: { reportBy: string; checkCase: string } }
    /** The case that a five-step check was of has been told its outcome. */
    | { type: 'checked-case-told'; data: { caseId: string } }
    | { type: 'erased'; data: { versions: number[]; ground: 'person' | 'weeding' } }
  );
export type EventType = CaseEvent['type'];
export type CaseEventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

/** An event with its place in the case: the first is version 1. */
export type NumberedEvent = CaseEvent & { version: number };
