import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BotError } from '../errors.ts';
import { type Connection, connectionTo } from './connection.ts';
import { openDatabase } from './sqlite-binding.ts';

/** How long a write waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/** File systems over a network (Linux `statfs` types: NFS, SMB, CIFS, SMB2), where SQLite's locks and WAL do not hold. */
const NETWORK_FILE_SYSTEMS = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

/** What every connection is set to, and what it must then say. SQLite itself asks only for `normal` in WAL mode. */
const SETTINGS: readonly { setting: string; says?: string | number }[] = [
  { setting: `busy_timeout = ${BUSY_TIMEOUT}` },
  { setting: 'journal_mode = wal', says: 'wal' },
  { setting: 'cache_size = -65536' },
  { setting: 'temp_store = memory' },
  { setting: 'trusted_schema = off' },
  { setting: 'foreign_keys = on', says: 1 },
  { setting: 'secure_delete = on', says: 1 },
  { setting: 'synchronous = full', says: 2 },
  { setting: 'journal_size_limit = 67108864' },
];

/** The path in a `sqlite:` address, absolute; `sqlite:./data/jamlots.db` is relative to the working folder. */
export function databasePath(url: string): string {
  const [, path] = /^sqlite:(?:\/\/(?=\/))?([^?#\0]+)$/u.exec(url) ?? [];
  if (path === undefined || path === ':memory:' || path.endsWith('/')) {
    throw new BotError(
      'CONFIGURATION_FAULTY',
      `DATABASE_URL is not the address of a SQLite file. Write it as sqlite:./data/jamlots.db`,
    );
  }
  const whole = resolve(path);
  return existsSync(whole) ? realpathSync(whole) : whole;
}

/** Makes the folders and the file if they are not there, readable to nobody but their owner. */
export function makeReady(path: string): void {
  const made = mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (made !== undefined) syncFolders(dirname(dirname(path)), dirname(made));
  refuseNetworkFolder(dirname(path));
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  for (const name of [path, dirname(path)]) accessSync(name, constants.R_OK | constants.W_OK);
}

/** Opens the file to read and write. @throws BotError CONFIGURATION_FAULTY when a setting does not take. */
export async function connect(path: string): Promise<Connection> {
  const connection = connectionTo(path, await openDatabase(path, { readOnly: false }));
  try {
    for (const { setting, says } of SETTINGS) apply(connection, setting, says);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Opens the file to read, also beside a running server. Where no server runs and the folder cannot be written to,
 * SQLite cannot make the files it shares with one, and the file is read as one that nobody changes.
 */
export async function connectToRead(path: string): Promise<Connection> {
  accessSync(path, constants.R_OK);
  const reading = connectionTo(path, await openDatabase(path, { readOnly: true }));
  try {
    reading.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
    reading.all('select count(*) from sqlite_master', []);
    return reading;
  } catch (error) {
    reading.close();
    if (hasLog(path)) throw error;
    const unchanging = `${pathToFileURL(path).href}?immutable=1`;
    return connectionTo(path, await openDatabase(unchanging, { readOnly: true }));
  }
}

/**
 * Brings the log into the file and empties it, so that erased text is gone from both. Waits for nobody: while
 * another process reads, or the disk is full, the log stays, and the next time does it.
 */
export function emptyLog(connection: Connection): void {
  try {
    connection.exec('pragma busy_timeout = 0');
    try {
      connection.exec('pragma wal_checkpoint(truncate)');
    } finally {
      connection.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`);
    }
  } catch {}
}

/** Syncs `folder` and those above it up to `top`, so that new folders in them survive a power cut. SQLite does its own. */
function syncFolders(folder: string, top: string): void {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  if (folder !== top) syncFolders(dirname(folder), top);
}

function apply(connection: Connection, setting: string, says?: string | number): void {
  connection.exec(`pragma ${setting}`);
  const name = setting.split(' ')[0] ?? '';
  const [row] = says === undefined ? [] : connection.all(`pragma ${name}`, []);
  if (row?.[name] === says) return;
  throw new BotError(
    'CONFIGURATION_FAULTY',
    `${connection.path} does not take the setting ${setting}, which keeping answers safely rests on. ` +
      'Put the file on a local disk (DATABASE_URL).',
  );
}

/** Whether there are commits that are not yet in the file itself. */
function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function refuseNetworkFolder(folder: string): void {
  if (!NETWORK_FILE_SYSTEMS.has(statfsSync(folder).type)) return;
  throw new BotError(
    'CONFIGURATION_FAULTY',
    `${folder} lies on a network file system, where a SQLite file gets damaged. ` +
      'Name a file on a local disk in DATABASE_URL.',
  );
}
