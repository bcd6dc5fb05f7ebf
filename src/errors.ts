/** Every code a BotError may bear. A code is stable: logs, tests and the user's error text name it. */
export type ErrorCode =
  | 'CASE_CHANGED_MEANWHILE'
  | 'CHECKLIST_FAULTY'
  | 'CONFIGURATION_FAULTY'
  | 'ORGANISATION_FAULTY'
  | 'STORE_BUSY'
  | 'STORE_DAMAGED'
  | 'STORE_FULL'
  | 'STORE_NEWER'
  | 'STORE_READ_ONLY'
  | 'STORE_UNREACHABLE'
  | 'DOCUMENT_MISSING'
  | 'DOCUMENT_WRITE_FAILED'
  | 'FILE_UNREADABLE'
  | 'OUR_FAULT';

/** What the world did wrong: a code, and a message that says what, where and what to do about it. */
export class BotError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'BotError';
    this.code = code;
  }
}
