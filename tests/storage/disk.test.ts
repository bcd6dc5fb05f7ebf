import { spawnSync } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqlite, openSqliteReadOnly } from '../../src/storage/sqlite.ts';
import { answered, caseId, organisation, paused, summary, turn } from './sample-case.ts';
import { sqlitePlace, sqlitePlaceIn } from './sqlite-place.ts';

const isRoot = process.getuid?.() === 0;
const canMount = isRoot && (await withSmallDisk(async () => true).catch(() => false));
const big = (bytes: number) => turn([answered('q', 'x'.repeat(bytes))]);

describe('a file that may not grow', () => {
  it('refuses what does not fit, writes the small of the same moment, and goes on', async () => {
    const place = await sqlitePlace();
    const store = await openSqlite(place.url, { pagesMax: 100 });
    await store.append(organisation, caseId, 0, turn([paused]));

    const tooBig = store.append(organisation, caseId, 1, big(600_000));
    const small = store.append(organisation, 'case-2', 0, { events: [paused], summary: summary({ caseId: 'case-2' }) });

    await expect(tooBig).rejects.toMatchObject({ code: 'STORE_FULL', message: expect.stringContaining('Make room') });
    expect(await small).toHaveLength(1);
    expect(await store.append(organisation, caseId, 1, big(1000))).toHaveLength(1);
    expect((await store.load(organisation, caseId)).version).toBe(2);
    await store.close();
    await place.remove();
  });
});

describe.skipIf(!canMount)('a full disk', () => {
  it('is told, loses nothing, and is written to again when there is room', () =>
    withSmallDisk(async (folder) => {
      const { url } = sqlitePlaceIn(folder);
      const store = await openSqlite(url);
      await store.append(organisation, caseId, 0, turn([paused]));
      await writeFile(join(folder, 'ballast'), Buffer.alloc(4_000_000)).catch(() => undefined);

      const kept = await fill(async (version) => store.append(organisation, caseId, version, big(20_000)), 1);
      await expect(
        store.check().then(() => store.append(organisation, caseId, kept, big(400_000))),
      ).rejects.toMatchObject({
        code: 'STORE_FULL',
      });
      expect((await store.load(organisation, caseId)).version).toBe(kept);

      await rm(join(folder, 'ballast'));
      expect(await store.append(organisation, caseId, kept, big(400_000))).toHaveLength(1);
      await store.check();
      await store.close();
      const reopened = await openSqlite(url);
      expect((await reopened.load(organisation, caseId)).version).toBe(kept + 1);
      await reopened.close();
    }));

  it('keeps a server from starting, and says why', () =>
    withSmallDisk(async (folder) => {
      await writeFile(join(folder, 'ballast'), Buffer.alloc(8_000_000)).catch(() => undefined);

      await expect(sqlitePlaceIn(folder).open()).rejects.toMatchObject({ code: 'STORE_FULL' });
    }));
});

describe.skipIf(!canMount)('a file on a disk that may not be written to', () => {
  it('is still read', () =>
    withSmallDisk(async (folder) => {
      const made = await sqlitePlace();
      const store = await made.open();
      await store.append(organisation, caseId, 0, turn([paused]));
      await store.close();
      const { path, url } = sqlitePlaceIn(folder);
      await mkdir(dirname(path));
      await copyFile(made.path, path);
      await made.remove();
      sudo('mount', '-o', 'remount,ro', folder);

      const reader = await openSqliteReadOnly(url);

      expect((await reader.load(organisation, caseId)).version).toBe(1);
      await reader.close();
    }));
});

describe.skipIf(isRoot && !canMount)('a disk that may not be written to', () => {
  it('is told when a server wants to start on it', async () => {
    await withReadOnlyFolder(async (folder) => {
      await expect(sqlitePlaceIn(folder).open()).rejects.toMatchObject({
        code: 'STORE_READ_ONLY',
        message: expect.stringContaining('the right to write'),
      });
    });
  });
});

/** Appends until it is refused; gives the version that was reached. */
async function fill(append: (version: number) => Promise<unknown>, from: number): Promise<number> {
  for (let version = from; ; version += 1) {
    try {
      await append(version);
    } catch (error) {
      expect(error).toMatchObject({ code: 'STORE_FULL' });
      return version;
    }
  }
}

/** A disk of 6 MB, which only root can make. */
async function withSmallDisk<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'jamlots-disk-'));
  try {
    sudo('mount', '-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder);
    return await work(folder);
  } finally {
    spawnSync('umount', ['-l', folder]);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Root may write anywhere but on a disk that is mounted to be read. */
async function withReadOnlyFolder(work: (folder: string) => Promise<void>): Promise<void> {
  if (isRoot) {
    await withSmallDisk(async (folder) => {
      await mkdir(join(folder, 'data'));
      sudo('mount', '-o', 'remount,ro', folder);
      await work(folder);
    });
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'jamlots-disk-'));
  await chmod(folder, 0o555);
  await work(folder).finally(() => rm(folder, { recursive: true, force: true }));
}

function sudo(command: string, ...given: string[]): void {
  const { status, stderr } = spawnSync(command, given, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${given.join(' ')}: ${stderr}`);
}
