import { describe, expect, it } from 'vitest';
import { documents } from '../../src/documents/documents.ts';
import { marksOf } from '../../src/documents/marks.ts';
import type { Appendix } from '../../src/domain/appendix.ts';
import { appendix } from './appendixes.ts';
import { A4, type Host, host, LANDSCAPE, p, relationships, tjansteskrivelse } from './hosts.ts';
import { elementsBySaxes, insertedInto, mainOf, partsIn, storedIn, times, withParts, zipOf } from './opened.ts';

function attach(bytes: Uint8Array, over: Partial<Appendix> = {}, replaceEdited = false): Uint8Array {
  const attached = documents.attach(bytes, appendix(over), { replaceEdited });
  if (!('bytes' in attached)) throw new Error(JSON.stringify(attached));
  return attached.bytes;
}

/** What was put into the main part of a host; it is well formed and the host is whole in it. */
function inserted(bytes: Uint8Array, over: Partial<Appendix> = {}): string {
  const before = mainOf(bytes).text;
  const after = mainOf(attach(bytes, over)).text;
  elementsBySaxes(Buffer.from(after, 'latin1').toString('utf8'));
  return Buffer.from(insertedInto(before, after) ?? 'LOST', 'latin1').toString('utf8');
}

const styles = (inner: string) =>
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${inner}`;
const rubrik1 = '<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>';

describe('an appendix is put in', () => {
  it('as one block before the last section, and every byte of the host stays', () => {
    const bytes = host();

    const block = inserted(bytes);

    expect(block).toMatch(/^<w:sdt>.*<\/w:sdt>$/s);
    expect(block).toContain('<w:tag w:val="jamlots:assessment:0b7f3c1e-5a0d-4f7e-9c55-2b1f6a1e77aa"/>');
    expect(mainOf(attach(bytes)).text).toMatch(/<\/w:sdt><w:sectPr>/);
  });

  it('and copies every other part as it was stored', async () => {
    const bytes = await tjansteskrivelse();

    const made = storedIn(attach(bytes));

    const changed = [...storedIn(bytes)].filter(
      ([name, { raw }]) => Buffer.compare(raw, made.get(name)?.raw ?? Buffer.alloc(0)) !== 0,
    );
    expect(changed.map(([name]) => name).sort()).toEqual([
      '[Content_Types].xml',
      'word/_rels/document.xml.rels',
      'word/document.xml',
    ]);
    const added = [...made.keys()].filter((name) => !storedIn(bytes).has(name));
    expect(added).toEqual(['customXml/item1.xml', 'customXml/itemProps1.xml', 'customXml/_rels/item1.xml.rels']);
  });

  it('with the same bytes each time', () => {
    expect(Buffer.compare(attach(host()), attach(host()))).toBe(0);
  });

  it('beside custom data that the host has already', () => {
    const bytes = host({ parts: { 'customXml/item1.xml': '<mine xmlns="urn:mine"/>' } });

    const made = partsIn(attach(bytes));

    expect(made['customXml/item1.xml']).toBe('<mine xmlns="urn:mine"/>');
    expect(made['customXml/item2.xml']).toContain('urn:jamlots:assessment:1');
  });

  it('with a heading in the host’s own style, in whatever language its id is', () => {
    const block = inserted(host({ styles: styles(rubrik1) }));

    expect(block).toContain('<w:pStyle w:val="Rubrik1"/>');
  });

  it('with a heading by formatting and outline level where the host has no style for it', () => {
    const title = /<w:p>.*?<\/w:p>/s.exec(inserted(host({ styles: styles('') })))?.[0] ?? '';

    expect(title).not.toContain('w:pStyle');
    expect(title).toMatch(/<w:outlineLvl w:val="0"\/>.*<w:b\/>/s);
  });

  it('on a new page, without a number before its headings', () => {
    const block = inserted(host({ styles: styles(rubrik1) }));

    const title = /<w:p>.*?<\/w:p>/s.exec(block)?.[0] ?? '';
    expect(title).toContain('<w:pageBreakBefore/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>');
  });

  it('visible in a host whose ordinary text is hidden, struck, in capitals or huge', () => {
    const odd =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="144"/><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>';

    const block = inserted(host({ styles: odd + styles('') }));

    const runs = block.match(/<w:rPr>.*?<\/w:rPr>/gs) ?? [];
    expect(runs.filter((run) => !run.includes('<w:vanish w:val="0"/>'))).toEqual([]);
    expect(block).toContain('<w:caps w:val="0"/><w:smallCaps w:val="0"/><w:strike w:val="0"/><w:dstrike w:val="0"/>');
    expect(block).toContain('<w:sz w:val="22"/>');
    expect(block).not.toContain('w:val="144"');
  });

  it('with tables whose header row is repeated, whose rows stay whole, and which a screen reader can name', () => {
    const block = inserted(host());

    expect(block).toContain('<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>');
    expect(block).toContain('<w:tblCaption w:val="Skadade fotgängare (antal). Avser: 16 år och äldre."/>');
    expect(block).toMatch(/<w:jc w:val="right"\/>(?:(?!<\/w:tc>).)*178/s);
    expect(block.replaceAll(/<\/w:tbl><w:p>/g, '')).not.toContain('</w:tbl>');
  });

  it('lets a row break over pages when its text is longer than a page may hold', () => {
    const rows = [['Kvinnor', 'x'.repeat(5000)]];
    const columns = [
      { title: 'Grupp', align: 'left', share: 0.3 },
      { title: 'Hur', align: 'left', share: 0.7 },
    ] as const;

    const block = inserted(host(), { blocks: [{ block: 'table', caption: 'Lång', columns: [...columns], rows }] });

    expect(times(block, '<w:cantSplit/>')).toBe(1);
  });

  it('with tables as wide as the text of the host’s page', () => {
    const section =
      '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1" w:right="1000" w:bottom="1" w:left="1240" w:header="1" w:footer="1" w:gutter="0"/>';

    expect(inserted(host({ section }))).toContain('<w:tblW w:w="10000" w:type="dxa"/>');
  });

  it('in its language, as people write: line breaks, tabs, spaces, and nothing that XML cannot hold', () => {
    const text = ' rad 1\nrad\t2 <&"> \u0000\u0008\ufffe\ud83d 🙂 \ud800å ';

    const block = inserted(host(), { language: 'en', blocks: [{ block: 'paragraph', text }] });

    expect(block).toContain('<w:lang w:val="en-GB"/>');
    expect(block).toContain('<w:t xml:space="preserve"> rad 1</w:t><w:br/><w:t xml:space="preserve">rad</w:t><w:tab/>');
    expect(block).toContain('2 &lt;&amp;&quot;&gt;  🙂 å </w:t>');
  });

  it('with ids that no part of the document has, comments included', () => {
    const first = marksOf(appendix().caseId).firstId;
    const comments = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1"><w:p><w:bookmarkStart w:id="${first + 1}" w:name="a"/></w:p></w:comment></w:comments>`;
    const links =
      '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>';

    const block = inserted(host({ links, parts: { 'word/comments.xml': comments } }));

    const ids = [...block.matchAll(/w:id(?: w:val)?="(\d+)"/g)].map(([, id]) => Number(id));
    expect(Math.min(...ids)).toBe(first + 5);
  });
});

describe('a host that is odd', () => {
  const odd: Record<string, Host> = {
    'has no section': { section: null },
    'has an empty section': { body: `${p('a')}<w:sectPr/>`, section: null },
    'has no relationships': { withoutLinks: true },
    'is strict ISO': { isStrict: true },
    'has its main part elsewhere': { mainName: 'doc/deep/document22.xml' },
    'has content controls in content controls': {
      body: '<w:sdt><w:sdtPr><w:tag w:val="a"/><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr><w:tag w:val="b"/><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:sdtContent></w:sdt>',
    },
    'has a section in its history': {
      section: `${A4}<w:sectPrChange w:id="1" w:author="a"><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:sectPrChange>`,
    },
    'ends in a table': { body: '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>' },
    'is landscape at its end': { section: LANDSCAPE },
    'has columns at its end': { section: `${A4}<w:cols w:num="2"/>` },
    'measures in millimetres': {
      isStrict: true,
      section:
        '<w:pgSz w:w="210mm" w:h="297mm"/><w:pgMar w:top="1in" w:right="25mm" w:bottom="1in" w:left="25mm" w:header="1cm" w:footer="1cm" w:gutter="0pt"/>',
    },
    'has text in CDATA and comments': {
      body: '<w:p><w:r><w:t><![CDATA[<w:body>]]></w:t></w:r><!-- </w:body> --></w:p>',
    },
  };

  it.each(Object.entries(odd))('that %s takes an appendix, a draft of it, and the first one again', (_, of) => {
    const bytes = host(of);
    const first = attach(bytes);

    const draft = attach(first, { draftMark: 'UTKAST' });
    const again = attach(attach(draft, { data: '{}', blocks: [] }));

    expect(inserted(bytes)).not.toBe('LOST');
    expect(inserted(bytes, { draftMark: 'UTKAST' })).not.toBe('LOST');
    expect(Buffer.compare(again, first)).toBe(0);
    expect(documents.carried(first, 'a.docx')).toEqual({ data: appendix().data, editedByHand: false });
  });

  it('that uses another prefix than w: gets the declaration that ours needs', () => {
    const main =
      '<ns0:document xmlns:ns0="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><ns0:body><ns0:p/><ns0:sectPr/></ns0:body></ns0:document>';

    const block = inserted(host({ main }));

    expect(block).toMatch(/^<w:sdt xmlns:w="http:\/\/schemas.openxmlformats.org\/wordprocessingml\/2006\/main"/);
  });

  it('that has two bodies takes it in the first', () => {
    const main =
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/><w:sectPr/></w:body><w:body><w:p/></w:body></w:document>';

    const made = attach(host({ main }));

    expect(mainOf(made).text).toMatch(/<\/w:sdt><w:sectPr\/><\/w:body><w:body>/);
    expect(documents.carried(made, 'a.docx')).toMatchObject({ editedByHand: false });
  });

  it.each(['utf-16le', 'utf-16be'])('that is written in %s is still whole and readable', (encoding) => {
    const xml = `<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p('Räksmörgås')}</w:body></w:document>`;
    const little = Buffer.from(`\ufeff${xml}`, 'utf16le');
    const bytes = host({ main: encoding === 'utf-16le' ? little : little.swap16() });

    const made = attach(bytes);

    const text = Buffer.from(mainOf(made).text, 'latin1');
    const decoded = (encoding === 'utf-16le' ? text : text.swap16()).toString('utf16le');
    expect(decoded).toContain('Räksmörgås');
    expect(decoded).toContain('Könskonsekvensbeskrivning');
    expect(documents.carried(made, 'a.docx')).toEqual({ data: appendix().data, editedByHand: false });
  });

  it('that is written in another old encoding gets its letters as references', () => {
    const head =
      '<?xml version="1.0" encoding="windows-1252"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>';
    const bytes = host({ main: Buffer.from(`${head}${p('Räksmörgås')}</w:body></w:document>`, 'latin1') });

    const made = attach(bytes);

    expect(mainOf(made).text).toContain('K&#246;nskonsekvensbeskrivning');
    expect(documents.carried(made, 'a.docx')).toEqual({ data: appendix().data, editedByHand: false });
  });

  it('that is landscape at its end keeps it, and the appendix stands on upright A4 with the headers going on', () => {
    const block = inserted(host({ section: LANDSCAPE }));

    expect(block).toMatch(/<\/w:sdt><w:sectPr><w:type w:val="nextPage"\/><w:pgSz w:w="11906" w:h="16838"\/>/);
    expect(block).not.toContain('headerReference');
    expect(block).not.toContain('<w:pageBreakBefore/>');
  });

  it('that is strict ISO gets start and end where others have left and right', () => {
    const block = inserted(host({ isStrict: true }));

    expect(block).toContain('<w:jc w:val="end"/>');
    expect(block).toContain('<w:ind w:start="0" w:end="0"');
    expect(block).not.toMatch(/<w:jc w:val="(left|right)"/);
  });

  it('that names its parts with backslashes and other case is understood', () => {
    const parts = partsIn(host());
    const renamed = Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [name.replace('word/document.xml', 'Word\\Document.xml'), text]),
    );

    expect(documents.carried(attach(zipOf(renamed)), 'a.docx')).toMatchObject({ editedByHand: false });
  });

  it.each(['docm', 'dotx', 'dotm'] as const)('that is a %s stays one', (format) => {
    const type = {
      docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
      dotx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
      dotm: 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml',
    }[format];

    const made = attach(host({ mainType: type }));

    expect(partsIn(made)['[Content_Types].xml']).toContain(type);
    expect(documents.read(made, 'x')).toMatchObject({ format });
  });
});

describe('a draft', () => {
  it('has its mark in the title and on each page, in a section of its own', async () => {
    const bytes = await tjansteskrivelse();

    const made = partsIn(attach(bytes, { draftMark: 'UTKAST' }));

    expect(made['word/headerJamlots.xml']).toContain('UTKAST');
    expect(made['word/document.xml']).toContain('Könskonsekvensbeskrivning – UTKAST');
    expect(made['word/document.xml']).toMatch(
      /<w:sectPr><w:headerReference w:type="default" r:id="rIdJamlotsDraft"\/>.*<\/w:sectPr><\/w:body>/s,
    );
  });

  it('leaves nothing behind when the final version takes its place', async () => {
    const bytes = await tjansteskrivelse();

    const final = attach(attach(bytes, { draftMark: 'UTKAST' }));

    expect(Buffer.compare(final, attach(bytes))).toBe(0);
    expect(JSON.stringify(partsIn(final))).not.toContain('UTKAST');
  });
});

describe('an appendix is put in again', () => {
  it('in place of the earlier one of the same case', () => {
    const first = attach(host());

    const second = documents.attach(first, appendix({ data: '{"v":2}' }), { replaceEdited: false });

    expect(second).toMatchObject({ replaced: true });
    expect('bytes' in second && times(mainOf(second.bytes).text, 'jamlots:assessment:')).toBe(1);
    expect('bytes' in second && documents.carried(second.bytes, 'a.docx')).toEqual({
      data: '{"v":2}',
      editedByHand: false,
    });
  });

  it('beside one of another case', () => {
    const both = attach(attach(host()), { caseId: 'another', data: '{"of":"another"}' });

    expect(times(mainOf(both).text, 'jamlots:assessment:')).toBe(2);
    expect(documents.carried(both, 'a.docx')).toEqual({ data: '{"of":"another"}', editedByHand: false });
  });

  it('also when an editor has lost the block and left its paragraphs', () => {
    const made = attach(host());
    const lost = mainOf(made)
      .text.replace(/<w:sdt>.*?<w:sdtContent>/s, '')
      .replace('</w:sdtContent></w:sdt>', '');

    const again = documents.attach(withParts(made, { 'word/document.xml': Buffer.from(lost, 'latin1') }), appendix(), {
      replaceEdited: false,
    });

    expect(again).toMatchObject({ replaced: true });
    expect('bytes' in again && mainOf(again.bytes).text).toBe(mainOf(made).text);
  });

  it('not over what someone has written in it, unless that is asked for', () => {
    const made = attach(host());
    const edited = withParts(made, {
      'word/document.xml': Buffer.from(mainOf(made).text.replace('Slutordet', 'Mitt slutord'), 'latin1'),
    });

    expect(documents.attach(edited, appendix(), { replaceEdited: false })).toEqual({ editedByHand: true });
    expect(documents.carried(edited, 'a.docx')).toEqual({ data: appendix().data, editedByHand: true });
    expect(Buffer.compare(attach(edited, {}, true), made)).toBe(0);
  });

  it('not as edited when only the rest of the document was', () => {
    const made = attach(host());
    const edited = withParts(made, {
      'word/document.xml': Buffer.from(mainOf(made).text.replace('text.', 'nya text.'), 'latin1'),
    });

    expect(documents.attach(edited, appendix(), { replaceEdited: false })).toMatchObject({ replaced: true });
  });

  it('for a case with a long id, whose tag Word would refuse', () => {
    const caseId = 'ärende/'.repeat(40);

    const made = attach(attach(host(), { caseId }), { caseId });

    const tag = /w:tag w:val="(jamlots:[^"]*)"/.exec(mainOf(made).text)?.[1] ?? '';
    expect(tag.length).toBeLessThanOrEqual(64);
    expect(times(mainOf(made).text, 'jamlots:assessment:')).toBe(1);
  });
});

describe('the assessment as data', () => {
  it.each([
    ['letters and signs', '{"a":"<å>&amp; ]]> \\"’ 🙂"}'],
    ['white space', '{\n\t"a": "b"\r\n}'],
    ['what XML cannot hold', '{"a":"\ufffe\ud83d\u0001"}'],
  ])('comes back letter for letter with %s', (_, data) => {
    expect(documents.carried(attach(host(), { data }), 'a.docx')).toEqual({ data, editedByHand: false });
  });

  it('is absent in a document that has none, in a PDF and in an ODT', () => {
    const odt = zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }, ['mimetype']);

    expect(documents.carried(host(), 'a.docx')).toEqual({ editedByHand: false });
    expect(documents.carried(Buffer.from('%PDF-1.7'), 'a.pdf')).toEqual({ editedByHand: false });
    expect(documents.carried(odt, 'a.odt')).toEqual({ editedByHand: false });
  });

  it('is the text itself of a file that is JSON by its name', () => {
    expect(documents.carried(Buffer.from('{"å":1}'), 'A.JSON')).toEqual({ data: '{"å":1}', editedByHand: false });
    expect(documents.carried(Buffer.from([0xff, 0xfe]), 'a.json')).toEqual({ refused: { reason: 'not-a-document' } });
  });

  it('tells of an edit when the appendix is gone and the data is left', () => {
    const made = attach(host());
    const gone = mainOf(made).text.replace(/<w:sdt>.*<\/w:sdt>/s, '');

    const carried = documents.carried(withParts(made, { 'word/document.xml': Buffer.from(gone, 'latin1') }), 'a.docx');

    expect(carried).toEqual({ data: appendix().data, editedByHand: true });
  });
});

describe('a document of its own', () => {
  it('begins with the title, without an empty page, and names itself', () => {
    const made = partsIn(documents.create(appendix({ title: 'Bilaga <1>' })));

    expect(made['word/document.xml']).toMatch(/<w:body><w:sdt>/);
    expect(made['word/document.xml']).not.toContain('<w:pageBreakBefore/>');
    expect(made['docProps/core.xml']).toContain(
      '<dc:title>Bilaga &lt;1&gt;</dc:title><dc:language>sv-SE</dc:language>',
    );
  });

  it('carries the assessment, and takes a later one', () => {
    const draft = documents.create(appendix({ draftMark: 'UTKAST' }));

    expect(documents.carried(draft, 'a.docx')).toEqual({ data: appendix().data, editedByHand: false });
    expect(partsIn(draft)['word/document.xml']).not.toContain(
      '<w:sectPr><w:headerReference w:type="default" r:id="rIdJamlotsDraft"/></w:sectPr></w:pPr>',
    );
    expect(Buffer.compare(attach(draft), documents.create(appendix()))).toBe(0);
  });

  it('has only parts that are well formed and that its content types name', () => {
    const made = partsIn(documents.create(appendix({ draftMark: 'DRAFT', language: 'en' })));

    for (const xml of Object.values(made)) expect(elementsBySaxes(xml)).toBeGreaterThan(0);
    expect(relationships('')).toContain('Relationships');
  });
});
