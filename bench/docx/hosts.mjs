// The decision documents that the appendix is added to: 10 pages, 100 pages, and 10 MB of pictures. The same each time.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import {
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { withFixedDates } from '../../scripts/examples/same-bytes.mjs';

/** What the host ends with, before the place of the appendix. */
export const LAST_WORDS = 'Här slutar tjänsteskrivelsen.';

/** `pictures` are of a million bytes each. */
export const SIZES = [
  { size: '10 pages', pages: 10, pictures: 0 },
  { size: '100 pages', pages: 100, pictures: 0 },
  { size: '10 MB', pages: 10, pictures: 10 },
];

/** What stands at the appendix's place in each contestant's host. */
const PLACES = {
  jamlots: () => [],
  docx: () => [new Paragraph('{{appendix}}')],
  docxtemplater: loopTemplate,
};

/** Writes the host of one size for one contestant; they differ only in what stands at the appendix's place. */
export async function writeHost(path, { pages, pictures }, contestant) {
  const children = Array.from({ length: pages }, (_, at) => page(at, pictures > at)).flat();
  const document = new Document({
    creator: 'bench',
    title: 'Tjänsteskrivelse',
    sections: [{ children: [...children, new Paragraph(LAST_WORDS), ...PLACES[contestant]()] }],
  });
  writeFileSync(path, withFixedDates(await Packer.toBuffer(document)));
}

const WORDS = (
  'förvaltningen föreslår att nämnden beslutar enligt förslaget eftersom kvinnor och män flickor och pojkar berörs på ' +
  'olika sätt av hur tider avgifter och lokaler fördelas mellan kommunens verksamheter under kommande år enligt planen'
).split(' ');

/** Some 350 words in six paragraphs with runs of their own, a small table, and a page break. */
function page(at, hasPicture) {
  const text = (index) =>
    new Paragraph({
      children: [
        new TextRun({ text: `${at + 1}.${index} `, bold: true }),
        new TextRun(`${words(29, at * 100 + index)} `),
        new TextRun({ text: words(29, at * 100 + index + 50), italics: index % 2 === 0 }),
      ],
    });
  const picture = () =>
    new ImageRun({
      type: 'png',
      data: noise(at),
      transformation: { width: 400, height: 200 },
      altText: { name: `${at}` },
    });
  return [
    new Paragraph({ text: `Avsnitt ${at + 1}`, heading: HeadingLevel.HEADING_1 }),
    ...[1, 2, 3, 4, 5, 6].map(text),
    table([
      ['Grupp', 'Antal'],
      ['Kvinnor', `${612 + at}`],
      ['Män', `${314 + at}`],
    ]),
    ...(hasPicture ? [new Paragraph({ children: [picture()] })] : []),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

/** So many words in an order of the seed's own. */
function words(count, seed) {
  const order = createHash('sha512').update(`${seed}`).digest();
  const chosen = Array.from({ length: count }, (_, at) => WORDS[(order[at] ?? 0) % WORDS.length]);
  return `${chosen.join(' ')}.`;
}

/** A million bytes that do not compress, always the same for the same seed. */
function noise(seed) {
  const blocks = Array.from({ length: 31_250 }, (_, at) => createHash('sha256').update(`${seed}.${at}`).digest());
  return Buffer.concat(blocks);
}

/** docxtemplater's place: loops over headings, paragraphs and tables of two and three columns. */
function loopTemplate() {
  const loop = (name, children) => [new Paragraph(`{#${name}}`), ...children, new Paragraph(`{/${name}}`)];
  const rowsOf = (columns) => table([columns.map((column) => `{${column}}`), rowLoop(columns)]);
  return loop('blocks', [
    ...loop('heading', [new Paragraph({ text: '{text}', heading: HeadingLevel.HEADING_2 })]),
    ...loop('paragraph', [new Paragraph('{text}')]),
    ...loop('facts', [table([rowLoop(['a', 'b'])])]),
    ...loop('table2', [new Paragraph('{caption}'), rowsOf(['a', 'b'])]),
    ...loop('table3', [new Paragraph('{caption}'), rowsOf(['a', 'b', 'c'])]),
  ]);
}

/** A row that is repeated, by docxtemplater's marks in its first and last cell. */
function rowLoop(columns) {
  const last = columns.length - 1;
  return columns.map((name, at) => `${at === 0 ? '{#rows}' : ''}{${name}}${at === last ? '{/rows}' : ''}`);
}

/** @param {string[][]} rows */
function table(rows) {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((cells) => new TableRow({ children: cells.map((text) => cell(text)) })),
  });
}

function cell(text) {
  return new TableCell({ children: [new Paragraph(text)] });
}
