import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES, inFolderOfItsOwn, jamlots, put, SNOW } from './command.ts';

inFolderOfItsOwn();

describe('Read', () => {
  it('prints what was found, each with its value and place, as JSON', async () => {
    const ran = await jamlots('read', SNOW);

    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ran.out)).toMatchObject({
      format: 'docx',
      title: { value: expect.stringMatching(/^Ny prioriteringsordning/u), place: expect.any(String) },
      caseNumbers: [{ value: 'TN 2026/214', place: 'sidhuvudet' }],
      authority: { value: 'Lindvikens kommun' },
      committee: { value: 'Tekniska nämnden' },
      date: { value: '2026-08-24' },
      officer: { value: 'Mats Ekwall' },
      proposedDecision: { value: expect.stringContaining('antar prioriteringsordningen') },
      headings: expect.arrayContaining([{ value: 'Förslag till beslut', place: expect.any(String) }]),
    });
  });

  it.each<[string, string]>([
    ['hemtjanst', 'SN-2026/87.730'],
    ['idrottsbidrag', 'KFN/2026:41 – 041'],
    ['val-av-justerare', 'KS 2026-5'],
  ])('finds the case number wherever a department puts it: %s', async (name, number) => {
    const found: unknown = JSON.parse((await jamlots('read', join(EXAMPLES, `${name}.docx`))).out);

    expect(found).toMatchObject({ caseNumbers: [{ value: number }] });
  });

  it('leaves out what it did not find', async () => {
    put('a.pdf', '%PDF-1.7\n');

    const ran = await jamlots('read', 'a.pdf');

    expect(JSON.parse(ran.out)).toEqual({
      format: 'pdf',
      headings: [],
      caseNumbers: [],
      untouchable: 'pdf',
      notes: [],
    });
    expect(ran.code).toBe(0);
  });

  it('ends with 2 for what cannot be read, in the person’s language', async () => {
    put('a.docx', '<html>hej</html>');

    expect(await jamlots('read', 'a.docx')).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining('a.docx: Det här är inget textdokument.'),
    });
    expect((await jamlots('read', 'a.docx', '--language', 'en')).err).toMatch(/^a\.docx: This is not/u);
  });
});
