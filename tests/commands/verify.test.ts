import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { partsIn, withParts } from '../documents/opened.ts';
import { assessedSnow, filesIn, inFolderOfItsOwn, jamlots, put, SNOW } from './command.ts';

inFolderOfItsOwn();
beforeEach(() => assessedSnow());

describe('Verify', () => {
  it('prints an intact assessment as JSON, and nothing beside it', async () => {
    const ran = await jamlots('verify', 'snorojning.docx');

    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ran.out)).toEqual(JSON.parse(readFileSync('snorojning.assessment.json', 'utf8')));
  });

  it.each<[string, string | RegExp, string]>([
    ['a figure', '"women": 64', '"women": 65'],
    ['a letter of a text', 'Ordningen avgör', 'Ordningen avgor'],
    ['the hash', /"hash": "[0-9a-f]{64}"/u, `"hash": "${'0'.repeat(64)}"`],
    ['a key taken out', /"committee": "[^"]+",/u, ''],
    ['a key put in', '"id":', '"extra": 1, "id":'],
    ['a number as a text', '"number": 1', '"number": "1"'],
    ['a year that was put in twice', '"year": 2026', '"year": 2025, "year": 2026'],
  ])('finds a change of the data: %s', async (what, piece, other) => {
    const text = readFileSync('snorojning.assessment.json', 'utf8');
    put('changed.json', text.replace(piece, other));

    const ran = await jamlots('verify', 'changed.json');

    // JSON that says a thing twice reads as its last word, so that nothing has changed.
    expect(ran.code).toBe(what.includes('twice') ? 0 : 3);
    expect(() => JSON.parse(ran.out)).not.toThrow();
    if (ran.code === 3) expect(ran.err).toMatch(/^changed\.json: /u);
  });

  it('finds one changed byte of the data within the document', async () => {
    const document = readFileSync('snorojning.docx');
    const [name = '', xml = ''] =
      Object.entries(partsIn(document)).find(([, text]) => text.includes('jamlots.assessment/1')) ?? [];
    put('changed.docx', withParts(document, { [name]: xml.replace(/(women&quot;:|women":)64/u, '$165') }));

    const ran = await jamlots('verify', 'changed.docx');

    expect(xml).toMatch(/women(&quot;|"):64/u);
    expect(ran).toMatchObject({ code: 3, err: expect.stringMatching(/^changed\.docx: /u) });
  });

  it('finds a text of the appendix that was edited by hand, and still prints the data', async () => {
    const document = readFileSync('snorojning.docx');
    const xml = partsIn(document)['word/document.xml'] ?? '';
    const own = xml.lastIndexOf('<w:sdt>');
    const edited = xml.slice(0, own) + xml.slice(own).replace('skadade fotgängare', 'skadade bilister');
    put('edited.docx', withParts(document, { 'word/document.xml': edited }));

    const ran = await jamlots('verify', 'edited.docx');

    expect(edited).not.toBe(xml);
    expect(ran).toMatchObject({ code: 3, err: expect.stringContaining('edited by hand') });
    expect(JSON.parse(ran.out)).toMatchObject({ status: 'established' });
  });

  it('is content when only the rest of the document was worked on', async () => {
    const document = readFileSync('snorojning.docx');
    const xml = partsIn(document)['word/document.xml'] ?? '';
    put('worked.docx', withParts(document, { 'word/document.xml': xml.replace('Förslag till beslut', 'Förslag') }));

    expect(await jamlots('verify', 'worked.docx')).toMatchObject({ code: 0, err: '' });
  });

  it.each<[string, string, string | Uint8Array]>([
    ['another document', 'annan.docx', readFileSync(SNOW)],
    ['a PDF', 'annan.pdf', '%PDF-1.7\n'],
    ['JSON of somebody else', 'annan.json', '{"a": 1}'],
    ['an older or newer shape', 'annan.json', '{"schema": "jamlots.assessment/9"}'],
    ['JSON that is broken', 'annan.json', '{"schema": '],
    ['JSON that is nested without end', 'annan.json', `${'['.repeat(200_000)}`],
  ])('ends with 4 when there is no assessment inside: %s', async (_, name, content) => {
    put(name, content);

    const ran = await jamlots('verify', name);

    expect(ran).toMatchObject({ code: 4, out: '', err: expect.stringMatching(new RegExp(`^${name}: `, 'u')) });
  });

  it.each<[string, string, string | Uint8Array]>([
    ['a text', 'skräp.txt', 'hej'],
    ['a picture', 'skräp.png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['nothing', 'skräp.docx', ''],
    ['nothing, called JSON', 'skräp.json', ''],
    ['bytes, called JSON', 'skräp.json', Buffer.from([0xff, 0xfe, 0x00])],
    ['half a document', 'skräp.docx', readFileSync(SNOW).subarray(0, 4000)],
  ])('ends with 2 for what cannot be read: %s', async (_, name, content) => {
    put(name, content);

    expect(await jamlots('verify', name)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^skräp/u) });
  });

  it.each([['borta.docx'], ['.'], []])('wants one file that is there: %j', async (...files) => {
    const ran = await jamlots('verify', ...files);

    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).not.toBe('');
  });

  it('wants one file and not two', async () => {
    expect(await jamlots('verify', 'snorojning.docx', 'annan.docx')).toMatchObject({ code: 2, out: '' });
  });

  it('opens no store, and neither does read', async () => {
    const before = filesIn();

    await jamlots('verify', 'snorojning.docx');
    await jamlots('read', 'snorojning.docx');

    expect(filesIn()).toEqual(before);
    expect(existsSync('data')).toBe(false);
  });
});
