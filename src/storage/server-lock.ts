import { hostname } from 'node:os';
import { BotError } from '../errors.ts';
import { type Database, openDatabase } from './sqlite-binding.ts';
import { storeFault } from './world-fault.ts';

/** The server's hold on a database file; `release` lets the next one in. */
export type ServerLock = { release(): void };

/**
 * Takes the one server's place at the database file `path`. The hold is a write transaction kept open in a small
 * SQLite file beside it, `<path>.lock`: the operating system lets go of it when the process ends, also by kill -9,
 * so no lock is ever left behind and no process number is taken for another's. The file tells who holds it.
 * @throws BotError STORE_BUSY, naming the process, when another server has it.
 */
export async function takeServerLock(path: string): Promise<ServerLock> {
  const lock = await openDatabase(`${path}.lock`, { readOnly: false }).catch((error: unknown) => {
    throw storeFault(error, path);
  });
  try {
    lock.exec('pragma busy_timeout = 0; pragma journal_mode = delete; pragma synchronous = off');
    signIn(lock);
    lock.exec('begin immediate');
    return { release: () => letGo(lock) };
  } catch (error) {
    const fault = storeFault(error, path);
    const holder = fault.code === 'STORE_BUSY' ? holderIn(lock) : undefined;
    lock.close();
    throw holder === undefined ? fault : heldBy(path, holder);
  }
}

/** Ends the transaction first: a closed connection may keep its lock until its statements have been collected. */
function letGo(lock: Database): void {
  lock.exec('rollback');
  lock.close();
}

/** Writes who we are. Between this and the hold another may get in; then `begin` above is refused, never both let in. */
function signIn(lock: Database): void {
  lock.exec('begin immediate');
  lock.exec('create table if not exists holder (pid integer, host text, started text)');
  lock.exec('delete from holder');
  lock
    .prepare('insert into holder (pid, host, started) values (?, ?, ?)')
    .all(process.pid, hostname(), new Date().toISOString());
  lock.exec('commit');
}

function holderIn(lock: Database): string {
  try {
    const [row] = lock
      .prepare("select 'process ' || pid || ' on ' || host || ' since ' || started as holder from holder")
      .all();
    if (typeof row === 'object' && row !== null && 'holder' in row) return String(row.holder);
  } catch {}
  return 'another process';
}

function heldBy(path: string, holder: string): BotError {
  return new BotError(
    'STORE_BUSY',
    `${path} is held by ${holder}. One server at a time can have a SQLite file: stop that one first. ` +
      'Several servers side by side need PostgreSQL.',
  );
}
