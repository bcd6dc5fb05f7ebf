import { mkdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compoundFile, host, p } from '../documents/hosts.ts';
import { partsIn, zipOf } from '../documents/opened.ts';
import { filesIn, inFolderOfItsOwn, jamlots, lines, put, SNOW, SNOW_ANSWERS } from './command.ts';

const whole = readFileSync(SNOW);
const SIGNED =
  '<Relationship Id="s" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/>';

inFolderOfItsOwn();

function assess(decision: string, ...more: string[]) {
  return jamlots('assess', '--decision', decision, '--answers', SNOW_ANSWERS, '--out', 'out', ...more);
}

describe('A decision document that cannot be read ends with 2, says why, and nothing is written:', () => {
  it.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(), 'Filen är tom'],
    ['a web page', Buffer.from('<!doctype html><html><body>Logga in</body></html>'), 'inget textdokument'],
    ['cut off', whole.subarray(0, whole.length / 2), 'skadad'],
    ['without its last bytes', whole.subarray(0, whole.length - 40), 'skadad'],
    ['locked with a password', compoundFile('EncryptionInfo', 'EncryptedPackage'), 'lösenord'],
    ['of old Word', compoundFile('WordDocument', '1Table'), 'gamla formatet .doc'],
    ['of 51 MB', Buffer.concat([whole, Buffer.alloc(51 * 1024 * 1024)]), '50 MB'],
    ['of 61 MB', Buffer.alloc(61 * 1024 * 1024), '50 MB'],
  ])('%s', async (_, bytes, why) => {
    put('underlag.docx', bytes);

    const ran = await assess('underlag.docx');

    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(lines(ran.err)).toEqual([expect.stringMatching(/^underlag\.docx: /u)]);
    expect(ran.err).toContain(why);
    expect(filesIn()).toEqual(['underlag.docx']);
  });

  it('missing', async () => {
    expect(await assess('borta.docx')).toEqual({
      code: 2,
      out: '',
      err: 'borta.docx: cannot be read: there is no such file.\n',
    });
    expect(filesIn()).toEqual([]);
  });

  it('a folder', async () => {
    mkdirSync('underlag');

    expect(await assess('underlag')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('folder') });
  });
});

describe('A decision document that may not be touched is left, and the assessment comes beside it:', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['a PDF', 'underlag.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'pdf'],
    [
      'an ODT',
      'underlag.odt',
      zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }, ['mimetype']),
      'odt',
    ],
    ['a signed document', 'underlag.docx', host({ packageLinks: SIGNED, body: p('Hej') }), 'signerat'],
    ['a rights-protected one', 'underlag.docx', compoundFile('EncryptedPackage', 'DRMEncryptedDataSpace'), 'skyddat'],
  ])('%s', async (_, name, bytes, why) => {
    put(name, bytes);

    const ran = await assess(name);

    expect(ran).toMatchObject({ code: 0, out: 'out/underlag.assessment.docx\nout/underlag.assessment.json\n' });
    expect(ran.err).toMatch(new RegExp(`^${name}: .*${why}.*eget dokument`, 'u'));
    expect(readFileSync(name).equals(bytes)).toBe(true);
    expect(await jamlots('verify', 'out/underlag.assessment.docx')).toMatchObject({ code: 0, err: '' });
  });
});

describe('The place for the documents', () => {
  it('is never that of the decision document itself', async () => {
    put('snorojning.docx', whole);

    const ran = await jamlots('assess', '--decision', 'snorojning.docx', '--answers', SNOW_ANSWERS);

    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--out') });
    expect(filesIn()).toEqual(['snorojning.docx']);
    expect(readFileSync('snorojning.docx').equals(whole)).toBe(true);
  });

  it('is made, however deep', async () => {
    expect(await assess(SNOW, '--out', 'a/b/c')).toMatchObject({ code: 0, out: expect.stringContaining('a/b/c/') });
  });

  it.each(['fil', 'fil/mapp', '/dev/null/ut'])('is told when it cannot be written to: %s', async (place) => {
    put('fil', 'hej');

    const ran = await assess(SNOW, '--out', place);

    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`written to ${place}`) });
    expect(filesIn()).toEqual(['fil']);
  });

  it('is told when one of the documents has none, and no half one is left', async () => {
    mkdirSync('out/snorojning.assessment.json', { recursive: true });

    const ran = await assess(SNOW);

    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('written to out') });
    expect(filesIn('out').filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('takes over what was there of the same name', async () => {
    await assess(SNOW);
    const ran = await assess(SNOW);

    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(filesIn('out')).toEqual(['snorojning.assessment.json', 'snorojning.docx']);
  });
});

describe('What a command is given beside its options', () => {
  it('is never passed over: a decision document without --decision is not left out in silence', async () => {
    const ran = await jamlots('assess', SNOW, '--answers', SNOW_ANSWERS, '--out', 'out');

    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--decision') });
    expect(filesIn()).toEqual([]);
  });
});

describe('A draft', () => {
  it('is marked on its pages, in its data and in its names', async () => {
    const ran = await assess(SNOW, '--draft');

    expect(ran.out).toBe('out/snorojning.utkast.docx\nout/snorojning.utkast.assessment.json\n');
    const parts = partsIn(readFileSync('out/snorojning.utkast.docx'));
    expect(Object.entries(parts).some(([name, text]) => /header/u.test(name) && text.includes('UTKAST'))).toBe(true);
    expect(JSON.parse(readFileSync('out/snorojning.utkast.assessment.json', 'utf8'))).toMatchObject({
      status: 'draft',
    });
  });

  it('is called DRAFT in English', async () => {
    const ran = await assess(SNOW, '--draft', '--language', 'en');

    expect(ran.out).toBe('out/snorojning.draft.docx\nout/snorojning.draft.assessment.json\n');
    expect(Object.values(partsIn(readFileSync('out/snorojning.draft.docx'))).join('')).toContain('DRAFT');
  });

  it('bears no mark once the record is established on top of it', async () => {
    await assess(SNOW, '--draft');

    await assess('out/snorojning.utkast.docx', '--out', 'fastställd');

    const [, path = ''] = filesIn('fastställd');
    expect(Object.values(partsIn(readFileSync(`fastställd/${path}`))).join('')).not.toContain('UTKAST');
    expect(JSON.parse((await jamlots('verify', `fastställd/${path}`)).out)).toMatchObject({ number: 1 });
  });
});
