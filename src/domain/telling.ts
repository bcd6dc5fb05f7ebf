import type { CaseStatus } from './case-file.ts';
import type { FigureNote } from './figures.ts';
import type { Placeholder } from './placeholder.ts';
import type { Refusal } from './refusal.ts';

/** A short word about what just happened, shown above the card. */
export type Notice =
  /** Somebody else answered while this card was open. */
  | { notice: 'answered-meanwhile'; question: string; by: string; at: string }
  /** The card was an old one: the question is not asked any longer, or has got an answer since. */
  | { notice: 'stale' }
  | { notice: 'dropped'; questions: string[] }
  | { notice: 'undone'; question: string }
  | { notice: 'nothing-to-undo' }
  | { notice: 'copied'; answers: number }
  | { notice: 'leads-to-assessment' }
  | { notice: 'figures'; note: FigureNote }
  | { notice: 'locked'; status: CaseStatus }
  | { notice: 'secret' }
  | { notice: 'resumed' }
  | { notice: 'returned'; reason: string }
  | { notice: 'not-allowed' };

/** What the person is told after a step: which card, and what to say about it. */
export type Telling = { notices: Notice[] } & (
  | { tell: 'secrecy' }
  | { tell: 'document' }
  | { tell: 'describe'; sent?: DescriptionSent; refusals: Refusal[] }
  | { tell: 'question'; question: string; sent?: unknown; refusals: Refusal[] }
  /** Changing this answer hides answered questions: told before it is done. */
  | { tell: 'hides'; question: string; sent: unknown; hides: string[] }
  /** The reason for a new version or for a return: what was sent, and what was wrong with it. */
  | { tell: 'reason'; wanted: 'reopen' | 'return'; sent: string; refusals: Refusal[] }
  | { tell: 'answers' }
  | { tell: 'summary'; placeholders: Placeholder[] }
  | { tell: 'paused' }
  | { tell: 'submitted' }
  | { tell: 'established' }
);

/** What a person sent to describe the case: title, case numbers in one field, committee and date. */
export type DescriptionSent = { title: string; numbers: string; committee: string; decisionDate: string };
