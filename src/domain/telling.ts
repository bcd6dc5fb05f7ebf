import type { Answer } from './answer.ts';
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
  /** A colleague's answer came while this card was open; it waits for confirmation, and what was `sent` is not kept. */
  | { notice: 'colleague-answered-meanwhile'; question: string; by: string; sent?: Answer }
  | { notice: 'asked'; question: string; person: string }
  | { notice: 'asked-already'; question: string; person: string; at: string }
  /** The case is secret, about an individual or a politician's check: nobody more is let into it. */
  | { notice: 'not-shared' }
  | { notice: 'joined' }
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
  /** Whom to put a question to: what was sent, and what was wrong with it. */
  | { tell: 'ask-form'; question: string; sent: AskSent; refusals: Refusal[] }
  /** To the one who was asked: the question, and nothing else of the case. */
  | {
      tell: 'asked';
      question: string;
      by: string;
      words?: string;
      form?: 'missing';
      sent?: unknown;
      refusals: Refusal[];
    }
  /** To the one who was asked: why she cannot. */
  | { tell: 'decline-form'; question: string; sent: string; refusals: Refusal[] }
  /** To the one who was asked: that she has replied, or why no reply is wanted any longer. */
  | { tell: 'ask-over'; question: string; over: AskOver; by?: string }
  /** To one who may join the case and is no member of it. */
  | { tell: 'not-joined' }
  | { tell: 'answers' }
  | { tell: 'summary'; placeholders: Placeholder[] }
  | { tell: 'paused' }
  | { tell: 'submitted' }
  | { tell: 'established' }
);

/** Whom a question is put to, as an id, or as an e-mail address; and an optional line to that person. */
export type AskSent = { person: string; email: string; words: string };

/** Why an ask waits no longer for the one who was asked. */
export type AskOver = 'answered' | 'declined' | 'answered-by-others' | 'not-asked' | 'handed-in';

/** What a person sent to describe the case: title, case numbers in one field, committee and date. */
export type DescriptionSent = { title: string; numbers: string; committee: string; decisionDate: string };
