import type { Answer } from './answer.ts';
import type { Assessment } from './assessment.ts';
import type { CaseEventOf, CheckedSubject, FoundInDocument, Secrecy, Stamp, StoredDocument } from './case-event.ts';
import type { AskSent, DescriptionSent } from './telling.ts';

/** What a person does in the talk. `seen` is the case's version when the card that was used was made. */
export type Input = Stamp & { seen?: number } & (
    | ({ do: 'open' } & CaseEventOf<'case-opened'>['data'])
    | { do: 'state-secrecy'; secrecy: Secrecy }
    | { do: 'attach-document'; document: StoredDocument; name: string; found: FoundInDocument }
    | { do: 'decline-document' }
    | ({ do: 'describe' } & DescriptionSent)
    | ({ do: 'read-subject'; assessment: Assessment | null } & CheckedSubject)
    /** Answers of an earlier assessment to start from; none to start from nothing. */
    | { do: 'copy-answers'; from: string | null; answers: Record<string, Answer> }
    | {
        do: 'answer';
        question: string;
        sent: unknown;
        /** The person has been told which answers the change hides. */
        confirmed?: boolean;
        /** Personal identity numbers are to be masked. */
        mask?: boolean;
        /** Show the same question again, to add to its answer. */
        stay?: boolean;
      }
    /** `person` is the id of the one who is meant by `sent`; null when there is nobody such in the organisation. */
    | { do: 'ask'; question: string; person: string | null; sent: AskSent }
    /** By the one who was asked, as the two that follow. */
    | { do: 'show-ask'; question: string; form?: 'missing' | 'decline' }
    | { do: 'reply'; question: string; sent: unknown; mask?: boolean }
    | { do: 'decline'; question: string; reason: string }
    | { do: 'join' }
    | { do: 'undo' }
    | { do: 'pause' }
    | { do: 'resume' }
    | { do: 'submit' }
    | { do: 'approve' }
    | { do: 'return'; reason: string }
    | { do: 'reopen'; reason: string }
    | { do: 'show'; question?: string }
    | { do: 'show-answers' }
  );
export type InputOf<D extends Input['do']> = Extract<Input, { do: D }>;
