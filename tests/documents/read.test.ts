import { describe, expect, it } from 'vitest';
import { documents } from '../../src/documents/documents.ts';
import type { FoundInDocument } from '../../src/domain/case-event.ts';
import { appendix } from './appendixes.ts';
import { type Host, host, p, tjansteskrivelse } from './hosts.ts';

function read(bytes: Uint8Array) {
  const read = documents.read(bytes, 'x.docx');
  if (read.refused !== undefined) throw new Error(read.refused.reason);
  return read;
}

const found = (of: Host): FoundInDocument => read(host(of)).found;
const numbers = (of: Host) => found(of).numbers.map(({ value }) => value);
const row = (...cells: string[]) =>
  `<w:tr>${cells
    .map(
      (cell) =>
        `<w:tc>${cell
          .split('|')
          .map((text) => p(text))
          .join('')}</w:tc>`,
    )
    .join('')}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;
const style = (id: string, name: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
const styles =
  style('Rubrik1', 'heading 1') + style('Rubrik2', 'heading 2') + style('Rubrik', 'Title') + style('Arende', 'Ärende');
const styled = (id: string, text: string) => p(text, `<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`);
const bold = (text: string) => `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;

describe('a decision document is read', () => {
  it('for all that it says about its case, each with its place', async () => {
    expect(read(await tjansteskrivelse()).found).toEqual({
      title: { value: 'Ny simhall i Lindviken', place: 'stycke 2' },
      authority: { value: 'Lindvikens kommun', place: 'sidhuvudet' },
      committee: { value: 'Kommunstyrelsen', place: 'stycke 1' },
      date: { value: '2026-03-12', place: 'tabell 1' },
      officer: { value: 'Åsa Öberg', place: 'tabell 1' },
      numbers: [{ value: 'KSKF/2026:169', place: 'tabell 1' }],
      proposedDecision: {
        value: 'Kommunstyrelsen antar förslaget.\nKommunstyrelsen avsätter 400 000 kronor.',
        place: 'stycke 4',
      },
      headings: [
        { value: 'Ny simhall i Lindviken', place: 'stycke 2' },
        { value: 'Förslag till beslut', place: 'stycke 3' },
        { value: 'Sammanfattning', place: 'stycke 6' },
      ],
    });
  });

  it('for the same when it carries an appendix of ours, which is no part of it', async () => {
    const bytes = await tjansteskrivelse();
    const attached = documents.attach(bytes, appendix({ draftMark: 'UTKAST' }), { replaceEdited: false });

    expect('bytes' in attached && read(attached.bytes).found).toEqual(read(bytes).found);
  });

  it('and finds nothing in a document that says nothing', () => {
    expect(found({ body: p('') })).toEqual({ numbers: [], headings: [] });
  });
});

describe('case numbers', () => {
  const shapes = [
    ...['KS-2017/2321.118', 'KS-2018/314.182', 'KS-2012/837', 'KS 2015-282', 'KS 2018/14', 'KSN-2015-1158'],
    ...['KSKF/2017:169', 'TSN/2018:3', 'ÖFNES/2017:15', 'KULN/2018:90 – 041', 'KS/2013:428', '0882/21', '1111/15'],
    ...['SLK-2023-01047', 'STK-2013-145', '01.02/358/2015', '2017-717-1.1.', '121/154/07', 'KS2016/1963-2'],
    ...['2013-KS0548/003', 'KS 2019/0296', '2014/304', 'Ks 900/2019', 'KS2016/810/01', '31-2014-0328', '1-202/2019'],
    ...['2014/0202-7.2', 'S2011/2825/ESA (delvis)', 'IJ2010/941/JÄM', 'U2013/5520/SF', 'A2020/00206/JÄM'],
    ...['A2021/01604', 'Komm2021/00077/A', 'KFKS 2026/123', 'SBN-2026:45-2', '2026-O000123', '3.2.1-01234/2026'],
  ];

  it.each(shapes)('in the shape %s are found after a label, in a table and in the text', (shape) => {
    expect(numbers({ headers: [p(`Dnr ${shape}`)] })).toEqual([shape]);
    expect(numbers({ body: table(row('Diarienummer', shape)) })).toEqual([shape]);
    expect(numbers({ body: table(row('Datum', 'Diarienr'), row('2026-03-12', shape)) })).toEqual([shape]);
    expect(numbers({ body: p(`Diarienummer: ${shape}`) })).toEqual([shape]);
  });

  it.each([
    'Dnr',
    'DNR:',
    'Diarienummer',
    'Diarienr.',
    'Diarienr',
    'Ärendenummer',
    'Ärendenr:',
    'Beteckning',
    'Vår beteckning',
    'Ert diarienummer',
    'Vårt dnr:',
  ])('are found after the label %s', (label) => {
    expect(numbers({ body: p(`${label} KS 2026/123`) })).toEqual(['KS 2026/123']);
  });

  it('are found under the label in the same cell, in the row below, and between tabs', () => {
    expect(numbers({ body: table(row('Diarienummer|KS 2026/123')) })).toEqual(['KS 2026/123']);
    expect(
      numbers({
        headers: [
          `<w:p><w:r><w:t>DATUM</w:t><w:tab/><w:t>DIARIENR</w:t><w:tab/><w:t>SIDA</w:t></w:r></w:p><w:p><w:r><w:t>2026-03-12</w:t><w:tab/><w:t>KS 2026/123</w:t><w:tab/><w:t>1 (3)</w:t></w:r></w:p>`,
        ],
      }),
    ).toEqual(['KS 2026/123']);
  });

  it('are found without a label where they stand in a header and look like one', () => {
    expect(numbers({ headers: [p('Lindvikens kommun 2026-03-12 TN 2026/214 Sida 1 (3)')] })).toEqual(['TN 2026/214']);
  });

  it('are several in one case, each once', () => {
    const body =
      p('Dnr: KS 2026/123, BUN 2026/7') + p('Ert diarienummer: A2021/01604') + p('Dnr KS-2026/999 och KS 2026/123');

    expect(numbers({ body })).toEqual(['KS 2026/123', 'BUN 2026/7', 'A2021/01604', 'KS-2026/999']);
  });

  it('inside a sentence are taken only when there is no other, without the dot that ends it', () => {
    const mentioned = p('Se beslutet i ärende med diarienummer KS 2015/166.');

    expect(numbers({ body: mentioned })).toEqual(['KS 2015/166']);
    expect(numbers({ body: p('Dnr KS 2026/123') + mentioned })).toEqual(['KS 2026/123']);
  });

  it('are not dates, telephones, pages or personal numbers', () => {
    const body =
      table(row('Diarienummer', 'Datum'), row('2026-03-12', 'Sida 1/3')) + p('Dnr 850709-9805') + p('Tfn 0980-319 214');

    expect(numbers({ body })).toEqual([]);
  });

  it('are read through soft hyphens, hard spaces and dashes, and kept as typed', () => {
    expect(numbers({ body: p('Diarie\u00adnummer:\u00a0KS\u00a02026–123') })).toEqual(['KS 2026–123']);
  });
});

describe('the title', () => {
  it.each([
    'Microsoft Word - Dokument1',
    'tjanste_skrivelse.docx',
    'Mall för tjänsteskrivelse',
    'Tjänsteskrivelse',
    'Lindvikens kommun',
    '[Ärenderubrik]',
    ' ',
  ])('is not the property “%s”, which a program or a template has left', (title) => {
    expect(found({ title, styles, body: styled('Rubrik1', 'Ny simhall') }).title?.value).toBe('Ny simhall');
  });

  it('is the property when that is a real one', () => {
    expect(found({ title: 'Ny simhall &amp; bad', body: p('x') }).title).toEqual({
      value: 'Ny simhall & bad',
      place: 'dokumentegenskaperna',
    });
  });

  it('is the first heading that is not one of the template’s', () => {
    const body =
      styled('Rubrik', 'Tjänsteskrivelse') + styled('Rubrik1', 'Förslag till beslut') + styled('Rubrik1', 'Ny simhall');

    expect(found({ styles, body }).title).toEqual({ value: 'Ny simhall', place: 'stycke 3' });
  });

  it('is the line in the style for it, and else the first bold line that is no letterhead', () => {
    expect(found({ styles, body: bold('Fet rad här') + styled('Arende', 'Ny simhall') }).title?.value).toBe(
      'Ny simhall',
    );
    expect(
      found({
        body: bold('Lindvikens kommun') + bold('Till kommunstyrelsen') + bold('Datum 2026-03-12') + bold('Ny simhall'),
      }).title?.value,
    ).toBe('Ny simhall');
  });
});

describe('who and when', () => {
  it.each([
    ['12 mars 2026', '2026-03-12'],
    ['Den 1 december 2026', '2026-12-01'],
    ['Datum: 2026-02-28', '2026-02-28'],
    ['2026-02-30', undefined],
    ['Sammanträdesdatum 2026-05-01', undefined],
  ])('the date of “%s” is %s', (text, date) => {
    expect(found({ headers: [p(text)] }).date?.value).toBe(date);
  });

  it.each([
    ['Till kommunstyrelsen', 'Kommunstyrelsen'],
    ['Tekniska nämnden', 'Tekniska nämnden'],
    ['Barn- och utbildningsnämnden', 'Barn- och utbildningsnämnden'],
    ['Kommunstyrelsens arbetsutskott', 'Kommunstyrelsens arbetsutskott'],
    ['Nämnden för arbete och välfärd', 'Nämnden för arbete och välfärd'],
    ['Till regionfullmäktige', 'Regionfullmäktige'],
    ['Länsstyrelsen', undefined],
    ['Nämnden har tidigare behandlat ärendet.', undefined],
  ])('the committee of “%s” is %s', (text, committee) => {
    expect(found({ body: p(text) }).committee?.value).toBe(committee);
  });

  it('the committee is the one that the proposal names when nothing else does', () => {
    const body = p('Förslag till beslut') + p('1. Socialnämnden beslutar att anta riktlinjerna.') + p('Sammanfattning');

    expect(found({ body }).committee).toEqual({ value: 'Socialnämnden', place: 'stycke 2' });
  });

  it.each([
    'Lindvikens kommun',
    'Region Norrmark',
    'Göteborgs Stad',
    'Stadsledningskontoret',
    'Barn- och utbildningsförvaltningen',
    'Länsstyrelsen i Norrmarks län',
  ])('the authority is “%s” when the header names it', (name) => {
    expect(found({ headers: [p('Tjänsteskrivelse') + p(name)] }).authority).toEqual({
      value: name,
      place: 'sidhuvudet',
    });
  });

  it.each([
    [p('Handläggare: Åsa Öberg, jurist')],
    [p('Handläggare') + p('Åsa Öberg')],
    [table(row('Handläggare|Åsa Öberg|Telefon 0980-31 92 14'))],
    [table(row('Datum', 'Handläggare'), row('2026-03-12', 'Åsa Öberg'))],
  ])('the officer stands at the label', (body) => {
    expect(found({ body }).officer?.value).toBe('Åsa Öberg');
  });
});

describe('the proposed decision', () => {
  it.each([
    'Förslag till beslut',
    'Beslutsförslag',
    'Förvaltningens förslag',
    'Förvaltningens förslag till beslut',
    '1. Förslag till beslut:',
  ])('stands under “%s” until the next heading', (heading) => {
    const body =
      bold(heading) + p('Nämnden antar planen.') + p('Nämnden ger ett uppdrag.') + bold('Bakgrund') + p('Annat.');

    expect(found({ body }).proposedDecision?.value).toBe('Nämnden antar planen.\nNämnden ger ett uppdrag.');
  });

  it('is cut at 2 000 characters', () => {
    expect(found({ body: p('Förslag till beslut') + p('å'.repeat(5000)) }).proposedDecision?.value).toHaveLength(2000);
  });
});

describe('what stands in the file and not in the document is passed over', () => {
  it.each([
    [
      'deleted text',
      '<w:p><w:del w:id="1"><w:r><w:delText>Dnr KS 1999/1</w:delText><w:t>Dnr KS 1999/1</w:t></w:r></w:del></w:p>',
    ],
    ['text moved away', '<w:p><w:moveFrom w:id="1"><w:r><w:t>Dnr KS 1999/1</w:t></w:r></w:moveFrom></w:p>'],
    ['field codes', '<w:p><w:r><w:instrText>Dnr KS 1999/1</w:instrText></w:r></w:p>'],
    ['hidden text', '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Dnr KS 1999/1</w:t></w:r></w:p>'],
    [
      'prompts to fill in',
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('Dnr KS 1999/1')}</w:sdtContent></w:sdt>`,
    ],
    [
      'copies for old programs',
      '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback><w:p><w:r><w:t>Dnr KS 1999/1</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>',
    ],
  ])('%s', (_, body) => {
    expect(numbers({ body })).toEqual([]);
  });

  it('but inserted text, field results, text boxes and filled-in controls are read', () => {
    const inserted = '<w:p><w:ins w:id="1"><w:r><w:t>Dnr KS 2026/1</w:t></w:r></w:ins></w:p>';
    const box = `<w:p><w:r><w:pict><w:txbxContent>${p('Dnr KS 2026/2')}</w:txbxContent></w:pict><w:t>Utanför</w:t></w:r></w:p>`;
    const control = `<w:sdt><w:sdtPr/><w:sdtContent>${p('Dnr KS 2026/3')}</w:sdtContent></w:sdt>`;

    expect(numbers({ body: inserted + box + control })).toEqual(['KS 2026/1', 'KS 2026/2', 'KS 2026/3']);
  });
});

describe('a word is said about', () => {
  it.each([
    ['tracked changes', '<w:trackRevisions/>', ['tracked-changes']],
    ['tracked changes that are off', '<w:trackRevisions w:val="0"/>', []],
    ['locked editing', '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', ['edit-locked']],
    ['a lock that is not on', '<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', []],
  ])('%s', (_, settings, notes) => {
    expect(read(host({ settings })).notes).toEqual(notes);
  });

  it('macros', () => {
    expect(read(host({ mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' })).notes).toEqual([
      'macros',
    ]);
  });
});
