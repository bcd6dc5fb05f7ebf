import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { openSqlite, openSqliteReadOnly } from '../../src/storage/sqlite.ts';
import { acknowledgingFirst, takingRepeats } from './broken-stores.ts';
import { caseStoreContract, promises } from './case-store-contract.ts';
import { answered, at, caseId, described, organisation, paused, summary, turn } from './sample-case.ts';
import { type SqlitePlace, sqlitePlace } from './sqlite-place.ts';

caseStoreContract('SQLite', sqlitePlace);

let place: SqlitePlace;
beforeEach(async () => {
  place = await sqlitePlace();
});
afterEach(() => place.remove());

describe('the contract', () => {
  it.each([
    ['takes the same delivery once and remembers what was told', takingRepeats],
    ['has everything after it was closed and opened again', acknowledgingFirst],
  ] as const)('catches a driver that breaks "%s"', async (promise, broken) => {
    const store = await place.open();

    await expect(promises[promise](broken(store), place)).rejects.toThrow();

    await store.close();
  });
});

describe('a SQLite file', () => {
  it('is made with its folders, for its owner alone', async () => {
    const store = await place.open();
    await store.close();

    expect((await stat(place.path)).mode & 0o777).toBe(0o600);
  });

  it.each(['postgres://db/jamlots', 'sqlite:', 'sqlite::memory:', 'sqlite:./data/', 'sqlite:./a.db?mode=ro'])(
    'is not what %s names',
    async (url) => {
      await expect(openSqlite(url)).rejects.toMatchObject({
        code: 'CONFIGURATION_FAULTY',
        message: expect.stringContaining('sqlite:./data/jamlots.db'),
      });
    },
  );

  it('is refused when a newer Jämlots made it', async () => {
    await (await place.open()).close();
    await place.change("insert into migration (number, name) values (99, 'from-the-future')");

    const newer = { code: 'STORE_NEWER', message: expect.stringMatching(/version 99.*at least as new/) };
    await expect(place.open()).rejects.toMatchObject(newer);
    await expect(openSqliteReadOnly(place.url)).rejects.toMatchObject(newer);
  });

  it('is refused when it is no SQLite file, or one of something else', async () => {
    await mkdir(`${place.folder}/data`);
    await writeFile(place.path, 'Protokoll från nämnden. '.repeat(100));
    await expect(place.open()).rejects.toMatchObject({ code: 'STORE_DAMAGED' });

    await writeFile(place.path, '');
    await place.change('create table recipes (name text)');
    await expect(place.open()).rejects.toMatchObject({ code: 'CONFIGURATION_FAULTY' });
  });

  it('is refused when a folder stands in its place', async () => {
    await mkdir(place.path, { recursive: true });

    await expect(place.open()).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
  });
});

describe('the one server of a file', () => {
  it('keeps a second one out, and tells which process it is', async () => {
    const first = await place.open();

    const second = { code: 'STORE_BUSY', message: expect.stringMatching(`process ${process.pid} on .*PostgreSQL`) };
    await expect(place.open()).rejects.toMatchObject(second);

    await first.append(organisation, caseId, 0, turn([paused]));
    await first.close();
    await (await place.open()).close();
  });
});

describe('a file opened to read', () => {
  it('is read beside the running server, and never written to', async () => {
    const server = await place.open();
    await server.append(organisation, caseId, 0, turn([described('Ny simhall')]));
    const anna = await server.known(organisation, { email: 'anna@ostertuna.se', name: 'Anna' });

    const reader = await openSqliteReadOnly(place.url);
    expect((await reader.load(organisation, caseId)).version).toBe(1);
    await server.append(organisation, caseId, 1, turn([paused]));

    expect((await reader.load(organisation, caseId)).version).toBe(2);
    expect(await reader.known(organisation, { email: 'anna@ostertuna.se', name: 'Anna' })).toEqual(anna);
    const refused = { code: 'STORE_READ_ONLY' };
    await expect(reader.append(organisation, caseId, 2, turn([paused]))).rejects.toMatchObject(refused);
    await expect(reader.keep(organisation, new Uint8Array(1), 'pdf')).rejects.toMatchObject(refused);
    await expect(reader.check()).rejects.toMatchObject(refused);
    await Promise.all([reader.close(), server.close()]);
  });

  it('is read where no server runs, and is not made when it is not there', async () => {
    await expect(openSqliteReadOnly(place.url)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
    expect(existsSync(place.path)).toBe(false);

    const server = await place.open();
    await server.append(organisation, caseId, 0, turn([paused]));
    await server.close();

    const reader = await openSqliteReadOnly(place.url);
    expect((await reader.load(organisation, caseId)).version).toBe(1);
    await reader.close();
  });
});

describe('an erasure', () => {
  const secret = (index: number) => `hemlighet-${String(index).padStart(3, '0')}-`;

  it('leaves nothing of the text in the bytes of the files', async () => {
    const store = await place.open();
    for (let index = 0; index < 120; index += 1) await writeSecret(store, index);
    expect(await found()).toEqual(everySecret);

    await erase(store, 7);
    expect(await found()).toEqual(everySecret.filter((index) => index !== 7));

    for (const index of everySecret.filter(isEven)) await erase(store, index);
    await store.close();
    expect(await found()).toEqual(everySecret.filter((index) => index !== 7 && !isEven(index)));
  });

  it('leaves nothing in the unused parts of the file either, also after a crash', async () => {
    await (await place.open()).close();
    await place.change('pragma user_version = 1; create table gone (text text)');
    await place.change('insert into gone select hex(randomblob(50000)); drop table gone');

    await (await place.open()).close();

    const { size } = await stat(place.path);
    expect(size).toBeLessThan(200_000);
  });

  const everySecret = Array.from({ length: 120 }, (_, index) => index);
  const isEven = (index: number) => index % 2 === 0;

  async function found(): Promise<number[]> {
    const bytes = String(await place.bytes());
    return everySecret.filter((index) => bytes.includes(secret(index)));
  }

  async function erase(store: Store, index: number): Promise<void> {
    const erasure = { versions: [1, 2], ground: 'person' as const, by: 'p-reg', at };
    const blank = summary({ caseId: `case-${index}`, title: '', numbers: [], committee: null });
    await store.erase(organisation, `case-${index}`, 3, { ...erasure, summary: blank });
  }

  /** A case whose text, title, number and telling all hold the secret; lengths differ so that pages fill unevenly. */
  async function writeSecret(store: Store, index: number): Promise<void> {
    const text = secret(index).repeat(1 + ((index * 37) % 400));
    const names = { title: `${secret(index)}titel`, numbers: [`${secret(index)}nr`], committee: `${secret(index)}n` };
    await store.append(organisation, `case-${index}`, 0, {
      events: [described(text), answered('q', text), paused],
      summary: summary({ caseId: `case-${index}`, ...names }),
      delivery: { key: `d-${index}`, result: { says: text } },
    });
  }
});
