import { Document, Footer, Header, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { zipOf } from './opened.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT_WORD = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

export const A4 =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/>';
export const LANDSCAPE =
  '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/>';

/** What a hand-made document is; without anything it has one paragraph on A4. */
export type Host = {
  body?: string;
  section?: string | null;
  styles?: string;
  settings?: string;
  headers?: string[];
  isStrict?: boolean;
  mainType?: string;
  mainName?: string;
  title?: string;
  /** More relationships of the main part, and of the package. */
  links?: string;
  packageLinks?: string;
  /** More parts. */
  parts?: Record<string, string | Uint8Array>;
  /** The whole main part instead of one made of `body` and `section`. */
  main?: string | Uint8Array;
  withoutLinks?: boolean;
};

export const p = (text: string, properties = ''): string =>
  `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A document made by hand, so that it can be odd in every way. */
export function host(of: Host = {}): Uint8Array {
  const { isStrict = false, headers = [], mainName = 'word/document.xml' } = of;
  const office = isStrict ? STRICT_OFFICE : OFFICE;
  const folder = mainName.slice(0, mainName.lastIndexOf('/') + 1);
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const links = [
    of.styles === undefined ? '' : link('rIdS', 'styles', 'styles.xml'),
    of.settings === undefined ? '' : link('rIdT', 'settings', 'settings.xml'),
    ...headers.map((_, at) => link(`rIdH${at}`, 'header', `header${at}.xml`)),
    of.links ?? '',
  ];
  const references = headers
    .map((_, at) => `<w:headerReference w:type="${at === 0 ? 'default' : 'first'}" r:id="rIdH${at}"/>`)
    .join('');
  const w = isStrict ? STRICT_WORD : WORD;
  const part = (root: string, content: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><w:${root} xmlns:w="${w}" xmlns:r="${office}">${content}</w:${root}>`;
  return zipOf({
    '[Content_Types].xml': contentTypes(`/${mainName}`, of.mainType ?? MAIN_TYPE),
    '_rels/.rels': relationships(
      link('rId1', 'officeDocument', `/${mainName}`) + coreLink(of.title) + (of.packageLinks ?? ''),
    ),
    [mainName]:
      of.main ??
      part(
        'document',
        `<w:body>${of.body ?? p('Värdens text.')}${of.section === null ? '' : `<w:sectPr>${references}${of.section ?? A4}</w:sectPr>`}</w:body>`,
      ),
    ...(of.withoutLinks === true
      ? {}
      : { [`${folder}_rels/${mainName.slice(folder.length)}.rels`]: relationships(links.join('')) }),
    ...(of.styles === undefined ? {} : { [`${folder}styles.xml`]: part('styles', of.styles) }),
    ...(of.settings === undefined ? {} : { [`${folder}settings.xml`]: part('settings', of.settings) }),
    ...Object.fromEntries(headers.map((content, at) => [`${folder}header${at}.xml`, part('hdr', content)])),
    ...(of.title === undefined ? {} : { 'docProps/core.xml': core(of.title) }),
    ...of.parts,
  });
}

export function relationships(inside: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
}

/** A tjänsteskrivelse as a program makes it: header with number, letterhead in a table, headings, a proposal. */
export async function tjansteskrivelse(): Promise<Uint8Array> {
  const cell = (...texts: string[]) => new TableCell({ children: texts.map((text) => new Paragraph(text)) });
  const document = new Document({
    title: 'Microsoft Word - mall_tjskr.docx',
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('Lindvikens kommun\tTjänsteskrivelse\t1 (3)')] }) },
        footers: { default: new Footer({ children: [new Paragraph('Box 14, 870 99 Lindviken')] }) },
        children: [
          new Table({
            rows: [
              new TableRow({ children: [cell('Datum'), cell('Diarienummer'), cell('Handläggare')] }),
              new TableRow({ children: [cell('2026-03-12'), cell('KSKF/2026:169'), cell('Åsa Öberg')] }),
            ],
          }),
          new Paragraph('Till kommunstyrelsen'),
          new Paragraph({ text: 'Ny simhall i Lindviken', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ text: 'Förslag till beslut', heading: HeadingLevel.HEADING_2 }),
          new Paragraph('Kommunstyrelsen antar förslaget.'),
          new Paragraph('Kommunstyrelsen avsätter 400 000 kronor.'),
          new Paragraph({ text: 'Sammanfattning', heading: HeadingLevel.HEADING_2 }),
          new Paragraph({
            children: [
              new TextRun('En sammanfattning med '),
              new TextRun({ text: 'fet', bold: true }),
              new TextRun(' text.'),
            ],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A compound file that holds these streams, as far as their names go. */
export function compoundFile(...streams: string[]): Uint8Array {
  const mark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([mark, Buffer.alloc(504), ...streams.map((name) => Buffer.from(name, 'utf16le'))]);
}

function contentTypes(main: string, type: string): string {
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="${main}" ContentType="${type}"/></Types>`
  );
}

function coreLink(title: string | undefined): string {
  const type = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
  return title === undefined ? '' : `<Relationship Id="rId2" Type="${type}" Target="docProps/core.xml"/>`;
}

function core(title: string): string {
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`;
}
