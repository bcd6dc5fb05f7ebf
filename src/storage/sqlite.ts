import { BotError } from '../errors.ts';
import type { Store } from '../ports.ts';
import { cardPlacesIn } from './card-places.ts';
import { caseMemory } from './case-memory.ts';
import { caseReading } from './case-reading.ts';
import { caseWriting } from './case-writing.ts';
import { type CommitQueue, commitQueue } from './commit-queue.ts';
import { compact } from './compaction.ts';
import type { Connection } from './connection.ts';
import { connect, connectToRead, databasePath, emptyLog, makeReady } from './database-file.ts';
import { documentsIn } from './documents.ts';
import { migrate, requireUpToDate } from './migrations.ts';
import { personsIn } from './persons.ts';
import { takeServerLock } from './server-lock.ts';
import { facing, storeFault } from './world-fault.ts';

/** In milliseconds: how often the log is brought into a file, and how often a large file is compacted at most. */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type SqliteOptions = {
  /** The most pages of 4,096 bytes that the file may have; writes beyond are refused as STORE_FULL. None: the disk's room. */
  pagesMax?: number;
};

/**
 * Opens the SQLite file of `url` (`sqlite:./data/jamlots.db`) as this machine's one server, and makes folders and
 * file when they are not there.
 * @throws BotError CONFIGURATION_FAULTY, STORE_BUSY (another server has it), STORE_NEWER, or STORE_… as the disk says.
 */
export async function openSqlite(url: string, { pagesMax }: SqliteOptions = {}): Promise<Store> {
  const path = databasePath(url);
  facing(path, () => makeReady(path));
  const lock = await takeServerLock(path);
  try {
    const connection = await connect(path);
    return orClosed(connection, () => serve(connection, pagesMax, lock.release));
  } catch (error) {
    lock.release();
    throw storeFault(error, path);
  }
}

/**
 * Opens the file only to read, beside a running server or without one; what writes is refused as STORE_READ_ONLY.
 * @throws BotError STORE_UNREACHABLE when there is no such file, STORE_NEWER, or STORE_READ_ONLY for an older file.
 */
export async function openSqliteReadOnly(url: string): Promise<Store> {
  const path = databasePath(url);
  try {
    const connection = await connectToRead(path);
    return orClosed(connection, () => {
      requireUpToDate(connection);
      return storeOver(connection, refusingQueue(path), { tidy: () => {}, close: connection.close });
    });
  } catch (error) {
    throw storeFault(error, path);
  }
}

function serve(connection: Connection, pagesMax: number | undefined, release: () => void): Store {
  migrate(connection);
  if (pagesMax !== undefined) connection.exec(`pragma max_page_count = ${pagesMax}`);
  compact(connection, 'now');
  const timers = [
    setInterval(() => compact(connection, 'if-quick'), MINUTE).unref(),
    setInterval(() => compact(connection, 'now'), DAY).unref(),
  ];
  const close = () => {
    for (const timer of timers) clearInterval(timer);
    compact(connection, 'now');
    connection.close();
    release();
  };
  return storeOver(connection, commitQueue(connection), { tidy: onceAMinute(connection), close });
}

/** Compacts the file at once after an erasure; of many within a minute the rest wait for the timer. */
function onceAMinute(connection: Connection): () => void {
  let last = -MINUTE;
  return () => {
    if (performance.now() - last < MINUTE) return emptyLog(connection);
    compact(connection, 'if-quick');
    last = performance.now();
  };
}

/** The store over an open file. `close` is called once, when the last commit is done. */
function storeOver(connection: Connection, queue: CommitQueue, file: { tidy: () => void; close: () => void }): Store {
  let open = true;
  const memory = caseMemory();
  const writing = caseWriting(connection, queue, file.tidy);
  return {
    ...caseReading(connection, memory),
    ...writing,
    erase: async (organisation, caseId, version, erasure) => {
      memory.forget({ organisation, case_id: caseId });
      await writing.erase(organisation, caseId, version, erasure);
    },
    ...documentsIn(connection, queue),
    ...personsIn(connection, queue),
    ...cardPlacesIn(connection, queue),
    check: async () => {
      await queue.commit(() => connection.rows(probe(connection)));
      facing(connection.path, () => connection.rows(connection.db.selectFrom('probe').select('writes')));
    },
    close: async () => {
      if (!open) return;
      open = false;
      queue.close();
      file.close();
    },
  };
}

function probe({ db }: Connection) {
  return db
    .insertInto('probe')
    .values({ id: 1, writes: 1 })
    .onConflict((same) => same.column('id').doUpdateSet((eb) => ({ writes: eb('probe.writes', '+', 1) })));
}

function refusingQueue(path: string): CommitQueue {
  return {
    commit: async () => {
      throw new BotError(
        'STORE_READ_ONLY',
        `${path} is open only to read. Nothing was written. Start the server to write.`,
      );
    },
    close: () => {},
  };
}

/** What `work` gives; when it throws, the file is closed. */
function orClosed<T>(connection: Connection, work: () => T): T {
  try {
    return work();
  } catch (error) {
    connection.close();
    throw error;
  }
}
