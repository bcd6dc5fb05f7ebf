import type { Connection } from './connection.ts';
import { emptyLog } from './database-file.ts';

/** Up to this many pages of 4,096 bytes (32 MB, some 0.3 s) a file is compacted while people wait. */
const QUICK_PAGES = 8192;

/**
 * Deleted text is overwritten at once (`secure_delete`), but SQLite moves rows between pages and leaves copies in
 * the pages' unused parts, where they lie until the file is rewritten. That is owed from the erasure on; the mark is
 * in the file, in the erasure's own transaction, so that a crash does not forget it.
 */
export function oweCompaction(connection: Connection): void {
  connection.exec('pragma user_version = 1');
}

/**
 * Rewrites the file when that is owed, and empties the log. `if-quick` leaves a large file for later. Where it
 * cannot be done, such as on a full disk, it is still owed.
 */
export function compact(connection: Connection, when: 'now' | 'if-quick'): void {
  try {
    const owed = number(connection, 'user_version') === 1;
    if (owed && (when === 'now' || number(connection, 'page_count') <= QUICK_PAGES)) rewrite(connection);
  } catch {}
  emptyLog(connection);
}

/** SQLite makes a copy for this; on disk, since memory may not hold it. The copy has nothing that was erased. */
function rewrite(connection: Connection): void {
  connection.exec('pragma temp_store = file');
  try {
    connection.exec('vacuum; pragma user_version = 0');
  } finally {
    connection.exec('pragma temp_store = memory');
  }
}

function number(connection: Connection, pragma: 'user_version' | 'page_count'): number {
  return Number(connection.all(`pragma ${pragma}`, [])[0]?.[pragma]);
}
