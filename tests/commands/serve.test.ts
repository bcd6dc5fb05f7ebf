import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { filesIn, inFolderOfItsOwn, jamlots } from './command.ts';

inFolderOfItsOwn();
afterEach(() => vi.unstubAllEnvs());

function serve(environment: Record<string, string>) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return jamlots('serve');
}

describe('A server does not start, says why in a sentence and ends with 2', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a variable has a fault', { PORT: 'x' }, 'PORT: '],
    ['the organisation is not there', { JAMLOTS_ORGANISATION: 'borta.yaml' }, 'JAMLOTS_ORGANISATION'],
    ['the host is none', { HOST: '999.1.1.1', PORT: '0' }, 'Cannot listen on 999.1.1.1'],
    ['the port is not for everybody', { PORT: '1', HOST: '203.0.113.1' }, 'Cannot listen on 203.0.113.1:1'],
    ['the database is a folder', { DATABASE_URL: 'sqlite:.' }, 'DATABASE_URL'],
    ['the database’s folder is a file', { DATABASE_URL: 'sqlite:/dev/null/jamlots.db' }, 'DATABASE_URL'],
  ])('when %s', async (_, environment, says) => {
    const ran = await serve(environment);

    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(says);
    expect(ran.err).not.toMatch(/\n\s+at /u);
  });

  it('when the database is another file, which is left as it was', async () => {
    const other = 'ett helt annat innehåll '.repeat(500);
    writeFileSync('jamlots.db', other);

    const ran = await serve({ DATABASE_URL: 'sqlite:jamlots.db' });

    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('is damaged') });
    expect(readFileSync('jamlots.db', 'utf8')).toBe(other);
  });

  it('and holds the database no longer, so that the next one can have it', async () => {
    const first = await serve({ HOST: '999.1.1.1', DATABASE_URL: 'sqlite:jamlots.db' });
    const second = await serve({ HOST: '999.1.1.1', DATABASE_URL: 'sqlite:jamlots.db' });

    expect(second).toEqual(first);
    expect(second.err).not.toContain('is held by');
  });
});

describe('A server whose lists have a fault', () => {
  it('does not start, names the line and ends with 1, before any database is made', async () => {
    mkdirSync('listor');
    writeFileSync('listor/egen.yaml', 'id: egen\nfärg: blå\n');
    writeFileSync('byn.yaml', 'id: byn\nname: Byn\nchecklists: listor\n');

    const ran = await serve({ JAMLOTS_ORGANISATION: 'byn.yaml' });

    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(/listor\/egen\.yaml:2: färg: is not known here/u);
    expect(existsSync('data')).toBe(false);
    expect(filesIn()).toEqual(['byn.yaml', 'listor/', 'listor/egen.yaml']);
  });
});
