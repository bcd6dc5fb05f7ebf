import { accessSync, constants, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { BotError, type ErrorCode } from '../errors.ts';

/** Below this many bytes free a disk counts as full, when SQLite only says that writing failed. */
const NEARLY_FULL = 1024 * 1024;

/** SQLite's primary result codes (sqlite.org/rescode.html) and the error codes of files, by what they mean to us. */
const MEANING: Record<string, ErrorCode> = {
  3: 'STORE_READ_ONLY',
  5: 'STORE_BUSY',
  6: 'STORE_BUSY',
  8: 'STORE_READ_ONLY',
  10: 'STORE_UNREACHABLE',
  11: 'STORE_DAMAGED',
  13: 'STORE_FULL',
  14: 'STORE_UNREACHABLE',
  23: 'STORE_READ_ONLY',
  26: 'STORE_DAMAGED',
  EACCES: 'STORE_READ_ONLY',
  EDQUOT: 'STORE_FULL',
  EEXIST: 'STORE_UNREACHABLE',
  EIO: 'STORE_UNREACHABLE',
  EISDIR: 'STORE_UNREACHABLE',
  ENOENT: 'STORE_UNREACHABLE',
  ENOSPC: 'STORE_FULL',
  ENOTDIR: 'STORE_UNREACHABLE',
  EPERM: 'STORE_READ_ONLY',
  EROFS: 'STORE_READ_ONLY',
};

/** SQLite's words for those that can come when rows are read (`sqlite3_errstr`). */
const WORDS: Record<string, number> = {
  'database is locked': 5,
  'attempt to write a readonly database': 8,
  'disk I/O error': 10,
  'database disk image is malformed': 11,
  'database or disk is full': 13,
  'unable to open database file': 14,
  'file is not a database': 26,
};

/** What is so, and what to do about it, after the store's path. */
const SAYS: Partial<Record<ErrorCode, string>> = {
  STORE_BUSY:
    'is being written to by another process for longer than we wait. Nothing was written. End the other process and try again.',
  STORE_DAMAGED: 'is damaged. Stop the server, keep a copy of the file as it is, and restore the latest backup.',
  STORE_FULL: 'has no room left on its disk. Nothing was written. Make room; the server goes on by itself.',
  STORE_READ_ONLY:
    'cannot be written to. Nothing was written. Give the user that runs this the right to write to the file and its folder.',
  STORE_UNREACHABLE:
    'cannot be opened, read or written. Look at the disk, and that the path in DATABASE_URL leads to a file that may be opened.',
};

/** `error` from SQLite or the file system as a BotError; one that is already, as it is. */
export function storeFault(error: unknown, path: string): BotError {
  if (error instanceof BotError) return error;
  const code = meaningOf(error, path);
  const says = SAYS[code] ?? 'gave an error that we did not expect. Nothing was written. Report it with this message.';
  const why = error instanceof Error ? error.message : String(error);
  return new BotError(code, `${path} ${says} (${why})`, { cause: error });
}

/** Whether SQLite refused a row because one with its key is there (SQLITE_CONSTRAINT_PRIMARYKEY and _UNIQUE). */
export function isTaken(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === 1555 || code === 2067;
}

/** Gives what `work` gives; its errors as BotErrors. */
export function facing<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeFault(error, path);
  }
}

function meaningOf(error: unknown, path: string): ErrorCode {
  const sqlite = sqliteCode(error);
  const known = sqlite === undefined ? MEANING[fileCode(error)] : MEANING[sqlite & 0xff];
  if (known === 'STORE_UNREACHABLE') return diskSays(path) ?? known;
  return known ?? 'OUR_FAULT';
}

/** The extended result code where the error bears one; @photostructure/sqlite 1.2.1 gives only words when reading. */
function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode;
  return 'code' in error && error.code === 'ERR_SQLITE_ERROR' ? WORDS[error.message] : undefined;
}

function fileCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** SQLite calls many things an input/output error; the disk itself knows whether it is full or read-only. */
function diskSays(path: string): ErrorCode | undefined {
  try {
    accessSync(dirname(path), constants.W_OK);
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize < NEARLY_FULL ? 'STORE_FULL' : undefined;
  } catch (error) {
    const code = MEANING[fileCode(error)];
    return code === 'STORE_READ_ONLY' ? code : undefined;
  }
}
