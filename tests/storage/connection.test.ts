import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitQueue } from '../../src/storage/commit-queue.ts';
import { type Connection, inOneTransaction } from '../../src/storage/connection.ts';
import { connect, makeReady } from '../../src/storage/database-file.ts';
import { MIGRATIONS, migrate, requireUpToDate } from '../../src/storage/migrations.ts';
import { bound, openDatabase } from '../../src/storage/sqlite-binding.ts';
import { storeFault } from '../../src/storage/world-fault.ts';
import { caseId, described, organisation, turn } from './sample-case.ts';
import { type SqlitePlace, sqlitePlace } from './sqlite-place.ts';

let place: SqlitePlace;
let connection: Connection;
beforeEach(async () => {
  place = await sqlitePlace();
  makeReady(place.path);
  connection = await connect(place.path);
});
afterEach(async () => {
  connection.close();
  await place.remove();
});

describe('a connection', () => {
  it('syncs each commit to the disk, in a write-ahead log, and overwrites what it deletes', () => {
    const settings = ['synchronous', 'journal_mode', 'secure_delete', 'foreign_keys'];

    const says = settings.map((name) => connection.all(`pragma ${name}`, [])[0]?.[name]);

    expect(says).toEqual([2, 'wal', 1, 1]);
  });

  it('binds what a column can hold, and refuses what SQLite would lose without a word', () => {
    expect([true, false, null, 1.5, 'å'].map(bound)).toEqual([1, 0, null, 1.5, 'å']);
    for (const lost of [{}, new Date(0), undefined, Number.NaN, 2 ** 60, 'a\0b', '\ud83d', [1]]) {
      expect(() => bound(lost)).toThrow('A column of the store cannot hold');
    }
  });

  it('refuses a prepared statement that binds something of its own', () => {
    migrate(connection);
    const two = connection.statement(({ name }: { name: string }) =>
      connection.db.selectFrom('person').select('id').where('name', '=', name).limit(2),
    );

    expect(() => two({ name: 'Anna' })).toThrow('must bind what it is given');
  });

  it('does not let a query run past it', async () => {
    await expect(connection.db.selectFrom('person').selectAll().execute()).rejects.toThrow('connection.rows');
  });
});

describe('the migrations', () => {
  const more = [...MIGRATIONS, { name: 'colour', statements: addColour }];

  it('bring an older file up to date, with what is in it', () => {
    migrate(connection);
    connection.exec("insert into person values ('ostertuna', 'p-1', 'Anna', null, null)");

    expect(() => requireUpToDate(connection, more)).toThrow('older Jämlots');
    migrate(connection, more);
    migrate(connection, more);

    expect(connection.all('select name, colour from person', [])).toEqual([{ name: 'Anna', colour: null }]);
    expect(connection.all('select number, name from migration', [])).toEqual([
      ...MIGRATIONS.map(({ name }, at) => ({ number: at + 1, name })),
      { number: MIGRATIONS.length + 1, name: 'colour' },
    ]);
    expect(() => requireUpToDate(connection, more)).not.toThrow();
  });

  it('leave the file as it was when one of them fails', () => {
    migrate(connection);

    const failing = [...MIGRATIONS, { name: 'torn', statements: addColourTwice }];
    expect(() => migrate(connection, failing)).toThrow('duplicate column');

    expect(connection.all('select number from migration', [])).toEqual(MIGRATIONS.map((_, at) => ({ number: at + 1 })));
    expect(() => migrate(connection, more)).not.toThrow();
  });

  it('let the cases of an older file wait for nobody', () => {
    migrate(connection, MIGRATIONS.slice(0, 1));
    const texts = ['head', 'purpose', 'status', 'members', 'title', 'title_key', 'numbers', 'checklist', 'updated_at'];
    const columns = ['organisation', 'case_id', ...texts, 'version', 'secret', 'answered', 'questions'];
    const values = ['ostertuna', 'case-1', ...texts.map(() => '[]'), 1, 0, 0, 0];
    connection.all(`insert into case_summary (${columns}) values (${columns.map(() => '?')})`, values);

    migrate(connection);

    expect(connection.all('select case_id, waiting_for from case_summary', [])).toEqual([
      { case_id: 'case-1', waiting_for: '[]' },
    ]);
    expect(connection.all('select * from case_waiting', [])).toEqual([]);
  });

  function addColour(schema: Connection['db']['schema']) {
    return [schema.alterTable('person').addColumn('colour', 'text')];
  }
  function addColourTwice(schema: Connection['db']['schema']) {
    return [...addColour(schema), ...addColour(schema)];
  }
});

describe('the commit queue', () => {
  it('commits what comes together in one transaction, and resolves only afterwards', async () => {
    migrate(connection);
    const queue = commitQueue(connection);
    const inside: boolean[] = [];
    const write = (number: number) => () => {
      inside.push(connection.inTransaction);
      connection.all('insert into migration (number, name) values (?, ?)', [number, 'x']);
      return number;
    };

    const all = await Promise.allSettled([write(7), write(7), write(8)].map((work) => queue.commit(work)));

    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(inside).toEqual([true, true, true]);
    expect(connection.inTransaction).toBe(false);
    expect(connection.all('select number from migration where number > 5', [])).toEqual([{ number: 7 }, { number: 8 }]);
  });
});

describe('what the world does wrong', () => {
  it('is told as busy when another process is writing', async () => {
    const other = await openDatabase(place.path, { readOnly: false });
    other.exec('pragma busy_timeout = 0');

    const error = inOneTransaction(connection, () => caught(() => other.exec('begin immediate')));

    expect(storeFault(error, place.path)).toMatchObject({ code: 'STORE_BUSY', cause: error });
    other.close();
  });

  it('is told as damage when the disk has spoilt a page', async () => {
    const store = await place.open();
    await store.append(organisation, caseId, 0, turn([described('Ny simhall '.repeat(2000))]));
    await store.close();
    const bytes = await readFile(place.path);
    await writeFile(place.path, bytes.fill(0xff, 8192));

    const opened = place.open().then(async (damaged) => {
      await damaged.load(organisation, caseId).finally(() => damaged.close());
    });

    await expect(opened).rejects.toMatchObject({ code: 'STORE_DAMAGED', message: expect.stringContaining('backup') });
  });

  it.each([
    ['ENOSPC', 'STORE_FULL'],
    ['EACCES', 'STORE_READ_ONLY'],
    ['EROFS', 'STORE_READ_ONLY'],
    ['EISDIR', 'STORE_UNREACHABLE'],
    ['ESOMETHING', 'OUR_FAULT'],
  ])('is told by the file system as %s and by us as %s', (code, told) => {
    const error = Object.assign(new Error(code), { code });

    expect(storeFault(error, place.path)).toMatchObject({ code: told, cause: error });
  });
});

function caught(work: () => void): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
