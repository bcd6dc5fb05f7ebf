import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { openDatabase } from '../../src/storage/sqlite-binding.ts';
import type { Place } from './case-store-contract.ts';

/** A SQLite store in a folder of its own. */
export type SqlitePlace = Place & { folder: string; path: string; url: string; bytes(): Promise<Buffer> };

export async function sqlitePlace(): Promise<SqlitePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'jamlots-store-'));
  return sqlitePlaceIn(folder);
}

export function sqlitePlaceIn(folder: string): SqlitePlace {
  const path = join(folder, 'data', 'jamlots.db');
  const url = `sqlite:${path}`;
  return {
    folder,
    path,
    url,
    open: () => openSqlite(url),
    change: async (sql) => {
      const database = await openDatabase(path, { readOnly: false });
      database.exec(`pragma foreign_keys = off; ${sql}`);
      database.close();
    },
    bytes: async () => {
      const names = await readdir(join(folder, 'data'));
      return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, 'data', name)))));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
