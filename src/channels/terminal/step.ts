import type { Reply } from '../../ports.ts';

/** What is sent with a delivery. */
export type Sent =
  | { sent: 'start' }
  | { sent: 'click'; data: Record<string, unknown>; values: Record<string, string> }
  | { sent: 'document'; caseId: string; name: string; bytes: Uint8Array };

/** What comes of asking about a card: something to send, or the end. `unsaved`: something was typed and not sent. */
export type Step = { send: Sent } | { leave: true; unsaved: boolean };

/** The card that is shown, what stood in its inputs at first, and what stands in them by now. */
export type Shown = { reply: Reply; first: Readonly<Record<string, string>>; values: Record<string, string> };

/** A file of this machine, read. */
export type Document = { name: string; bytes: Uint8Array };
