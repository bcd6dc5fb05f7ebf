import { describe, expect, it } from 'vitest';
import { documents } from '../../src/documents/documents.ts';
import { readZip } from '../../src/documents/zip.ts';
import { writeZip } from '../../src/documents/zip-writer.ts';
import { appendix } from './appendixes.ts';
import { compoundFile, host, p, relationships } from './hosts.ts';
import { zipOf } from './opened.ts';

const SIGNED =
  '<Relationship Id="s" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/>';
const DOCTYPE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>';
const main = (inside: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`;

/** The refusal, which every way in gives alike. */
function refusalOf(bytes: Uint8Array) {
  const refusals = [
    documents.read(bytes, 'a.docx').refused,
    documents.attach(bytes, appendix(), { replaceEdited: false }).refused,
    documents.carried(bytes, 'a.docx').refused,
  ];
  expect(refusals[1]).toEqual(refusals[0]);
  expect(refusals[2]).toEqual(refusals[0]);
  return refusals[0];
}

function untouchableOf(bytes: Uint8Array) {
  const read = documents.read(bytes, 'a.docx');
  const attached = documents.attach(bytes, appendix(), { replaceEdited: false });
  if (read.refused !== undefined || attached.refused !== undefined) throw new Error('refused');
  expect(attached.untouchable).toBe(read.untouchable);
  return { untouchable: read.untouchable, format: read.format, found: read.found };
}

/** How long `work` takes, in milliseconds. */
function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

describe('a file is refused by its content, whatever its name says', () => {
  const whole = host();
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['half a document', whole.subarray(0, whole.length / 2), 'corrupt'],
    ['a document without its last bytes', whole.subarray(0, whole.length - 30), 'corrupt'],
    ['a web page', Buffer.from('<!doctype html><html></html>'), 'not-a-document'],
    ['a text', Buffer.from('Hej!'), 'not-a-document'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'not-a-document'],
    ['another zip file', zipOf({ 'a.txt': 'a' }), 'not-a-document'],
    [
      'a workbook',
      host({ mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
      'not-a-document',
    ],
    ['a document of old Word', compoundFile('WordDocument', '1Table'), 'legacy-doc'],
    ['a locked document', compoundFile('EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
    ['another compound file', compoundFile('Workbook'), 'not-a-document'],
    [
      'a locked ODT',
      zipOf(
        {
          mimetype: 'application/vnd.oasis.opendocument.text',
          'META-INF/manifest.xml': '<a><manifest:encryption-data/></a>',
        },
        ['mimetype'],
      ),
      'encrypted',
    ],
    ['a document type in the main part', host({ main: `${DOCTYPE}${main('')}` }), 'has-doctype'],
    [
      'a document type in the relationships',
      host({ parts: { '_rels/.rels': `${DOCTYPE}${relationships('')}` } }),
      'has-doctype',
    ],
    ['tags that do not match', host({ main: main('<w:p></w:r>') }), 'corrupt'],
    ['a tag that does not end', host({ main: main('<w:p ') }), 'corrupt'],
    [
      'no body',
      host({ main: '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>' }),
      'corrupt',
    ],
  ])('%s', (_, bytes, reason) => {
    expect(refusalOf(bytes)).toEqual({ reason });
  });

  it('more than 50 MB, with the size', () => {
    expect(refusalOf(new Uint8Array(51 * 1024 * 1024 + 1))).toEqual({ reason: 'too-large', megabytes: 52, limit: 50 });
  });
});

describe('a document is left as it is', () => {
  it('when it is signed, and is still read', () => {
    const bytes = host({ packageLinks: SIGNED, body: p('Dnr KS 2026/1') });

    expect(untouchableOf(bytes)).toMatchObject({
      untouchable: 'signed',
      format: 'docx',
      found: { numbers: [{ value: 'KS 2026/1' }] },
    });
  });

  it('when rights are managed, which nobody can read', () => {
    const bytes = compoundFile('EncryptedPackage', 'DRMEncryptedDataSpace');

    expect(untouchableOf(bytes)).toEqual({
      untouchable: 'rights-protected',
      format: 'docx',
      found: { numbers: [], headings: [] },
    });
  });

  it('when it is a PDF or an ODT', () => {
    const odt = zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' }, ['mimetype']);

    expect(untouchableOf(Buffer.from('\n%PDF-1.4'))).toMatchObject({ untouchable: 'pdf', format: 'pdf' });
    expect(untouchableOf(odt)).toMatchObject({ untouchable: 'odt', format: 'odt' });
  });
});

describe('a hostile file costs little', () => {
  const bombed = host({
    main: Buffer.concat([
      Buffer.from(main('').replace('</w:body></w:document>', '')),
      Buffer.alloc(40 * 1024 * 1024, 0x20),
    ]),
  });
  const lying = writeZip(readZip(bombed).map((entry) => ({ ...entry, size: 100 })));
  const deep = host({ main: main('<w:p>'.repeat(200_000) + '</w:p>'.repeat(200_000)) });
  const deepSpaces = host({ main: main('<w:p xmlns:a="b">'.repeat(100_000) + '</w:p>'.repeat(100_000)) });
  const custom = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';
  const linked = (count: number, target: (at: number) => string) =>
    Array.from(
      { length: count },
      (_, at) => `<Relationship Id="c${at}" Type="${custom}" Target="${target(at)}"/>`,
    ).join('');
  const many = zipOf(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`a${at}`, 'a'])));
  const overlapping = writeZip(readZip(host()));

  it.each<[string, Uint8Array, string]>([
    ['a part that grows to 40 MB', bombed, 'size'],
    ['the same with a size that lies', lying, 'size'],
    ['20 000 entries', many, 'entries'],
    ['200 000 elements inside each other', deep, 'depth'],
    ['the same with namespaces on each', deepSpaces, 'depth'],
    ['20 000 relationships', host({ links: linked(20_000, () => '../customXml/item1.xml') }), 'relationships'],
  ])('%s', (_, bytes, what) => {
    let refusal: unknown;

    const milliseconds = timed(() => {
      refusal = documents.read(bytes, 'a.docx').refused;
    });

    expect(refusal).toEqual({ reason: 'too-complex', what });
    expect(milliseconds).toBeLessThan(2000);
    expect(refusalOf(bytes)).toEqual({ reason: 'too-complex', what });
  });

  it('many relationships to one large part read it once', () => {
    const item = `<a>${' '.repeat(8 * 1024 * 1024)}</a>`;
    const bytes = host({ links: linked(1900, () => '../customXml/item1.xml'), parts: { 'customXml/item1.xml': item } });

    const milliseconds = timed(() => documents.attach(bytes, appendix(), { replaceEdited: false }));

    expect(milliseconds).toBeLessThan(4000);
  });

  it('many large parts are refused together', () => {
    const bytes = host({
      links: linked(8, (at) => `../customXml/item${at}.xml`),
      parts: { 'customXml/item0.xml': ' '.repeat(20 * 1024 * 1024) },
    });
    const copies = readZip(bytes).flatMap((entry) => {
      if (!entry.name.startsWith('customXml')) return [entry];
      return [0, 1, 2, 3, 4, 5, 6, 7].map((at) => {
        const name = `customXml/item${at}.xml`;
        return { ...entry, name, nameBytes: Buffer.from(name) };
      });
    });

    expect(documents.carried(writeZip(copies), 'a.docx').refused).toEqual({ reason: 'too-complex', what: 'size' });
  });

  it('a directory that points at the same bytes again and again is corrupt', () => {
    const entries = readZip(overlapping);
    const file = Buffer.from(writeZip(entries));
    const end = file.length - 22;
    const first = file.readUInt32LE(end + 16);
    const directory = file.subarray(first, end);
    const repeated = Buffer.concat([
      file.subarray(0, end),
      ...Array.from({ length: 20 }, () => directory),
      file.subarray(end),
    ]);
    repeated.writeUInt16LE(entries.length * 21, repeated.length - 12);

    expect(refusalOf(repeated)).toEqual({ reason: 'corrupt' });
  });
});
