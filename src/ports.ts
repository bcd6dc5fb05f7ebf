import type { Appendix } from './domain/appendix.ts';
import type { CaseEvent, DocumentFormat, FoundInDocument, NumberedEvent, StoredDocument } from './domain/case-event.ts';
import type { Language } from './domain/language.ts';
import type { CardPlaceStore } from './ports/card-places.ts';

/** A stored event: numbered, with the hash of the one before it and its own (SHA-256, lower-case hex). */
export type StoredEvent = NumberedEvent & { previous: string; hash: string };

/** A case as it is stored: its events, oldest first, and how many there are. */
export type StoredCase = { events: StoredEvent[]; version: number };

/** A line about a case for lists, kept beside its events and written with them. */
export type CaseSummary = {
  caseId: string;
  purpose: 'assessment' | 'check';
  status: string;
  /** Ids of the people whose case it is. */
  members: string[];
  title: string;
  /** Case numbers normalised for matching. */
  numbers: string[];
  committee: string | null;
  checklist: string;
  secret: boolean;
  answered: number;
  questions: number;
  /** UTC, ISO 8601. */
  updatedAt: string;
  establishedHash: string | null;
  /** Ids of the people whom the case waits for: who is asked something, and who has an answer to confirm. */
  waitingFor: string[];
};

/** Which cases a list wants; the newest change first. */
export type CaseQuery = {
  member?: string;
  /** A person whom the case waits for. */
  waitingFor?: string;
  purpose?: 'assessment' | 'check';
  statuses?: string[];
  number?: string;
  /** A title, compared without regard to case and runs of spaces. */
  title?: string;
  limit: number;
};

/** What one turn writes, all of it or nothing. */
export type Append = {
  events: CaseEvent[];
  summary: CaseSummary;
  /** The delivery that caused it, and what was told: a replay is answered with the same. */
  delivery?: { key: string; result: unknown };
};

/** Where cases live. Drivers: storage/sqlite. */
export interface CaseStore {
  /** The case's events, oldest first; none for a case never seen. @throws BotError STORE_DAMAGED on a broken chain. */
  load(organisation: string, caseId: string): Promise<StoredCase>;
  /**
   * Adds events and replaces the summary; returns once they would survive a power cut.
   * @throws BotError CASE_CHANGED_MEANWHILE when the case no longer has `version` events; nothing is written.
   * @throws BotError STORE_FULL, STORE_READ_ONLY or STORE_BUSY when it cannot be kept; nothing is written.
   */
  append(organisation: string, caseId: string, version: number, append: Append): Promise<StoredEvent[]>;
  /** What was told the first time this delivery came, or undefined when it never has. */
  told(organisation: string, delivery: string): Promise<{ result: unknown } | undefined>;
  cases(organisation: string, query: CaseQuery): Promise<CaseSummary[]>;
  /**
   * Removes the content of these versions of the case and writes `erased`; the chain still holds.
   * @throws BotError CASE_CHANGED_MEANWHILE as `append` does.
   */
  erase(
    organisation: string,
    caseId: string,
    version: number,
    erasure: { versions: number[]; ground: 'person' | 'weeding'; by: string; at: string; summary: CaseSummary },
  ): Promise<void>;
  close(): Promise<void>;
}

/** Where documents live, by the SHA-256 of their bytes within one organisation. */
export interface DocumentStore {
  /** Keeps the bytes; returns once they would survive a power cut. The same bytes twice are kept once. */
  keep(organisation: string, bytes: Uint8Array, format: DocumentFormat): Promise<StoredDocument>;
  /** @throws BotError DOCUMENT_MISSING when there is no such document. */
  fetch(organisation: string, id: string): Promise<Uint8Array>;
}

/** A person as the organisation knows her. Names stand here and never in events. */
export type Person = { id: string; name: string; email: string | null };

/** Who people are: the same id for the same verified work e-mail (without regard to case) or directory id. */
export interface PersonStore {
  /** The person with this e-mail or directory id; added at first sight, the name brought up to date. */
  known(organisation: string, who: { email?: string; directoryId?: string; name: string }): Promise<Person>;
  /** The people with these ids; a person erased since is left out. */
  people(organisation: string, ids: string[]): Promise<Person[]>;
  /** Everybody who is known, by name; or who has the e-mail address, without regard to case. */
  everybody(organisation: string, query: { email?: string; limit: number }): Promise<Person[]>;
}

/** One open store, which is all four; and whether it can be written to just now. */
export interface Store extends CaseStore, DocumentStore, PersonStore, CardPlaceStore {
  /** Writes and reads a row. @throws BotError STORE_… as `append` does. */
  check(): Promise<void>;
}

/** Why a file cannot be taken as a decision document. Told to the person; never thrown. */
export type DocumentRefusal =
  | { reason: 'empty' | 'corrupt' | 'encrypted' | 'legacy-doc' | 'not-a-document' | 'has-doctype' }
  | { reason: 'too-large'; megabytes: number; limit: number }
  | { reason: 'too-complex'; what: string };

/** Why a readable document is left as it is, so that the assessment comes as a document of its own. */
export type Untouchable = 'signed' | 'rights-protected' | 'pdf' | 'odt';

export type ReadDocument =
  | { refused: DocumentRefusal }
  | {
      refused?: undefined;
      format: DocumentFormat;
      found: FoundInDocument;
      /** Set when nothing may be attached to it. */
      untouchable?: Untouchable;
      /** Things worth a word: tracked changes are on, editing is locked, there are macros. */
      notes: ('tracked-changes' | 'edit-locked' | 'macros')[];
    };

export type Attached =
  | { refused: DocumentRefusal }
  | { refused?: undefined; untouchable: Untouchable }
  /** An earlier appendix has been edited by hand since we wrote it; it is left unless replacing is asked for. */
  | { refused?: undefined; untouchable?: undefined; editedByHand: true }
  | { refused?: undefined; untouchable?: undefined; editedByHand?: undefined; bytes: Uint8Array; replaced: boolean };

/** What a file carries: the assessment's JSON text, and whether the appendix's text was edited by hand since. */
export type Carried = { refused: DocumentRefusal } | { refused?: undefined; data?: string; editedByHand: boolean };

/** Reads and writes documents. Pure over bytes; the same bytes and appendix always give the same bytes. */
export interface Documents {
  read(bytes: Uint8Array, name: string): ReadDocument;
  attach(bytes: Uint8Array, appendix: Appendix, options: { replaceEdited: boolean }): Attached;
  /** The assessment as a `.docx` document of its own. */
  create(appendix: Appendix): Uint8Array;
  carried(bytes: Uint8Array, name: string): Carried;
}

/** A file that a card offers, kept in the document store. */
export type FileOffer = { documentId: string; name: string; size: number };

export type CardPart =
  | { part: 'paragraph'; text: string; tone?: 'strong' | 'quiet' }
  | { part: 'heading'; text: string }
  | { part: 'facts'; facts: { name: string; value: string }[] }
  | { part: 'list'; items: string[] }
  | { part: 'table'; caption: string; columns: string[]; rows: string[][] }
  /** Text to copy as a whole, such as a ready motivation. */
  | { part: 'ready-text'; title: string; text: string }
  | { part: 'files'; files: FileOffer[] }
  /** Parts behind a button, closed at first. */
  | { part: 'more'; title: string; parts: CardPart[] };

/** An input. `value` is what stands in it at first. Values come back as strings under `id`. */
export type CardInput = { id: string; label: string; required: boolean; hint?: string; fault?: string } & (
  | { input: 'text'; value?: string; lines: 'one' | 'many'; maxLength: number }
  | { input: 'number'; value?: string }
  | { input: 'date'; value?: string }
  /** `many`: several may be chosen; the value comes back with commas between the ids. */
  | {
      input: 'choice';
      value?: string[];
      many: boolean;
      style: 'list' | 'menu';
      choices: { id: string; title: string }[];
    }
);

/** A button. `data` goes back to the bot as it is, with the inputs' values when `sends` says so. */
export type CardAction = {
  title: string;
  style: 'primary' | 'default' | 'quiet';
  data: Record<string, unknown>;
  sends: 'inputs' | 'nothing';
};

/** What a person sees after a turn, neutral to the channel. */
export type Card = {
  language: Language;
  title: string;
  /** How far the talk has come, as words and as a part of a whole. */
  progress?: { text: string; done: number; of: number };
  notices: { tone: 'info' | 'good' | 'warning'; text: string }[];
  parts: CardPart[];
  inputs: CardInput[];
  /** Set when the card asks for a decision document: the channel offers its way of handing one in. */
  wantsDocument?: { label: string };
  actions: CardAction[];
  footnote?: string;
};

/** Who is talking to the bot: the person, by verified e-mail or directory id, in which organisation and language. */
export type Talker = { organisation: string; person: Person; language: Language };

/** What a channel hands over, once per delivery. */
export type Incoming = Talker & {
  /** Idempotency key of the delivery: a repeat is answered with the first result. */
  delivery: string;
  channel: 'web' | 'terminal' | 'teams' | 'slack';
} & (
    | { sent: 'start' }
    /** A button: its `data` as it was sent out, and the inputs' values. */
    | { sent: 'click'; data: Record<string, unknown>; values: Record<string, string> }
    | { sent: 'document'; caseId: string; name: string; bytes: Uint8Array }
  );

/** What a turn gives back: the card, the case it is about, and the version of the case that the card shows. */
export type Reply = { caseId?: string; version?: number; card: Card };

/** One turn of a talk: one read, one pure step, one write, one card. */
export type Turn = (incoming: Incoming) => Promise<Reply>;

/** Where adapters write what an operator needs to know. Never answers, names, numbers or file names. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
