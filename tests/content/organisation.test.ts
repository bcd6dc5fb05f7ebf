import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadContent, OWN_CHECKLISTS } from '../../src/compose.ts';
import { loadOrganisation } from '../../src/content/organisation.ts';
import { BotError } from '../../src/errors.ts';

const LINDVIKEN = fileURLToPath(new URL('../../examples/organisation/lindviken.yaml', import.meta.url));
const HEAD = 'id: byn\nname: Byns kommun\n';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jamlots-organisation-'));
  file = join(folder, 'byn.yaml');
});

function write(text: string | Uint8Array): void {
  writeFileSync(file, text);
}

/** What stops the start; an error when nothing does. */
function faultOf(load: () => unknown): BotError {
  try {
    load();
  } catch (fault) {
    if (fault instanceof BotError) return fault;
    throw fault;
  }
  throw new Error('there was no fault');
}

describe('An organisation’s file', () => {
  it('is read whole, and what it does not say is as it is for everybody', () => {
    write(HEAD);

    expect(loadOrganisation(LINDVIKEN)).toMatchObject({ id: 'lindviken', review: false, people: { length: 8 } });
    expect(loadOrganisation(file)).toMatchObject({ people: [], modules: [], goalSources: ['national', 'agenda2030'] });
  });

  it('need not be there', () => {
    expect(loadOrganisation(undefined)).toMatchObject({ id: 'default', name: '' });
  });

  it.each([
    ['on', true],
    ['off', false],
    ['true', true],
    ['false', false],
  ])('may say review: %s', (said, review) => {
    write(`${HEAD}review: ${said}\n`);

    expect(loadOrganisation(file).review).toBe(review);
  });

  it.each<[string, string, number, string]>([
    ['a key that is not known', `${HEAD}nämnder: []\n`, 3, 'nämnder: is not known here'],
    ['a role that is none', `${HEAD}people:\n  - { name: A, email: a@b.se, roles: [chef] }\n`, 4, 'people.0.roles.0'],
    ['a person who cannot be known', `${HEAD}people:\n  - { name: A, roles: [manager] }\n`, 4, 'wants an email'],
    [
      'an address that is none',
      `${HEAD}people:\n  - name: A\n    email: a\n    roles: [manager]\n`,
      5,
      'people.0.email',
    ],
    ['an id with a capital', 'id: Byn\nname: x\n', 1, 'id: wants lower-case'],
    ['a list of goals that is none', `${HEAD}goalSources: [eu]\n`, 3, 'goalSources.0'],
    ['a review that is neither', `${HEAD}review: ibland\n`, 3, 'review'],
    ['no name', 'id: byn\n', 1, 'name'],
    ['a tab', `${HEAD}people:\n\t- x\n`, 4, 'has a tab'],
    ['nothing', '', 1, ''],
  ])('stops the start when it has a fault, which is told by its line: %s', (_, text, line, says) => {
    write(text);

    const fault = faultOf(() => loadOrganisation(file));

    expect(fault.code).toBe('ORGANISATION_FAULTY');
    expect(fault.message).toContain(`${file}:${line}: `);
    expect(fault.message).toContain(says);
  });

  it('tells every fault at once', () => {
    write('id: Byn\nname: x\nfärg: blå\nreview: ibland\n');

    expect(faultOf(() => loadOrganisation(file)).message.split('\n')).toHaveLength(4);
  });

  it('stops the start when it is not there, is a folder or is not UTF-8', () => {
    write(Buffer.from('id: byn\nname: Hjälmared\n', 'latin1'));

    expect(faultOf(() => loadOrganisation(join(folder, 'borta.yaml'))).message).toContain('JAMLOTS_ORGANISATION');
    expect(faultOf(() => loadOrganisation(folder)).message).toContain('JAMLOTS_ORGANISATION');
    expect(faultOf(() => loadOrganisation(file)).message).toContain(`${file}:2: is not UTF-8`);
  });
});

describe('An organisation’s own lists and goals', () => {
  const list = readFileSync(join(OWN_CHECKLISTS, 'handlaggare.yaml'), 'utf8');
  const goal = (id: string) => `  - { id: ${id}, title: { sv: a, en: a }, validFrom: 2024-01-01 }\n`;

  beforeEach(() => mkdirSync(join(folder, 'listor')));

  it('lie beside its file and come beside the bot’s own', () => {
    writeFileSync(join(folder, 'listor/egen.yaml'), list.replace('id: handlaggare', 'id: egen'));
    write(`${HEAD}checklists: listor\ngoals:\n${goal('m1')}`);

    const { checklists, goals } = loadContent(file);

    expect(checklists.map(({ id }) => id)).toEqual([...loadContent(undefined).checklists.map(({ id }) => id), 'egen']);
    expect(goals[0]).toMatchObject({ source: 'own', id: 'm1' });
    expect(goals.some(({ source }) => source === 'cemr')).toBe(false);
  });

  it('take the place of the bot’s own when they bear its id', () => {
    writeFileSync(join(folder, 'listor/a.yaml'), list.replace('sv: Könskonsekvensbeskrivning', 'sv: Byns egen'));
    write(`${HEAD}checklists: listor\n`);

    const titles = loadContent(file).checklists.map(({ title }) => title.sv);

    expect(titles).toContain('Byns egen');
    expect(titles).not.toContain('Könskonsekvensbeskrivning');
  });

  it('stop the start when they have a fault, which is told by its file and line', () => {
    writeFileSync(join(folder, 'listor/egen.yaml'), 'id: egen\nfärg: blå\n');
    write(`${HEAD}checklists: listor\n`);

    const fault = faultOf(() => loadContent(file));

    expect(fault.code).toBe('CHECKLIST_FAULTY');
    expect(fault.message).toContain(`${join(folder, 'listor/egen.yaml')}:2: färg: is not known here`);
  });

  it('stop the start when the folder is not there, or two goals bear one name', () => {
    write(`${HEAD}checklists: borta\n`);
    expect(faultOf(() => loadContent(file)).message).toContain('there is no such folder');

    write(`${HEAD}goals:\n${goal('m1')}${goal('m1')}`);
    expect(faultOf(() => loadContent(file))).toMatchObject({ code: 'ORGANISATION_FAULTY' });
  });
});
