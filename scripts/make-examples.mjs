// @ts-check
// Makes examples/<name>.docx from examples/documents/<name>.yaml: decision documents of an invented municipality.
// The same texts give the same bytes. Run: node scripts/make-examples.mjs
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { parse } from 'yaml';

/**
 * @typedef {{ title: string, width: number, right?: boolean }} Column `width` in percent of the text's width.
 * @typedef {{ caption: string, note?: string, columns: Column[], total?: boolean, rows: string[][] }} TableText
 * @typedef {{ h1?: string, h2?: string, p?: string, decisions?: string[], bullets?: string[], table?: TableText,
 *   signatures?: { name: string, title: string }[] }} Block
 * @typedef {{ layout: 'header' | 'table' | 'lines', font: string, department: string, unit?: string,
 *   committee: string, number: string, date: string, meeting: string, title: string,
 *   officer: { name: string, title: string, phone: string, email: string },
 *   blocks: Block[], landscape?: Block[], footnotes: Record<string, string> }} DocumentText
 * @typedef {{ width: number, notes: string[] }} Setting The text's width in twips, and the footnotes' names in order.
 */

const examples = join(dirname(dirname(fileURLToPath(import.meta.url))), 'examples');

const MUNICIPALITY = 'Lindvikens kommun';
const ADDRESS = 'Box 14, 870 99 Lindviken  ·  lindviken.example  ·  kommun@lindviken.example';
const HEADINGS_FONT = 'Arial';
const PINE = '1F4E4A';
const WATER = '2F7C9C';
const GREY = '595959';
const RULE = 'B7C4C6';
const PALE = 'E9F0F0';

/** A4 and its margins, in twips (twentieths of a point). */
const A4 = { width: 11906, height: 16838 };
const MARGIN = 1418;
const LANDSCAPE_MARGIN = 1134;
const NO_BREAK_SPACE = '\u00a0';

/** What a number is not parted from at the end of a line: its thousands, its unit, its month. */
const HELD_TOGETHER =
  /(?<=\d) (?=\d{3}\b|procent|kronor|miljoner|timmar|centimeter|kilometer|minuter|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)|(?<=§) /gu;

/** A borderless line of a table, which Word wants said for each side. */
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const BORDERLESS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
/** Cell margins of a borderless table, whose text begins where the text around it does. */
const FLUSH = { left: 0, right: 85 };

for (const file of (await readdir(join(examples, 'documents'))).sort()) {
  const name = basename(file, '.yaml');
  const text = /** @type {DocumentText} */ (parse(await readFile(join(examples, 'documents', file), 'utf8')));
  await writeFile(join(examples, `${name}.docx`), await docxOf(text));
  console.log(`examples/${name}.docx`);
}

/** @param {DocumentText} text */
async function docxOf(text) {
  const notes = Object.keys(text.footnotes);
  const upright = { width: A4.width - 2 * MARGIN, notes };
  const lying = { width: A4.height - 2 * LANDSCAPE_MARGIN, notes };
  const document = new Document({
    title: text.title,
    subject: `Tjänsteskrivelse ${text.number}`,
    creator: text.officer.name,
    lastModifiedBy: text.officer.name,
    compatibility: { version: 15 },
    styles: stylesOf(text),
    numbering: {
      config: [numbered('decisions', LevelFormat.DECIMAL, '%1.'), numbered('bullets', LevelFormat.BULLET, '•')],
    },
    footnotes: Object.fromEntries(
      Object.values(text.footnotes).map((note, at) => [
        at + 1,
        { children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun(` ${tight(note)}`)] })] },
      ]),
    ),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: A4,
            margin: { top: 1700, bottom: 1418, left: MARGIN, right: MARGIN, header: 680, footer: 567 },
          },
        },
        headers: {
          first: new Header({ children: firstHeader(text, upright.width) }),
          default: laterHeader(text, upright.width),
        },
        footers: { first: footer(upright.width), default: footer(upright.width) },
        children: [...opening(text, upright.width), title(text.title), ...blocks(text.blocks, upright)],
      },
      ...(text.landscape ? [landscapeSection(text, text.landscape, lying)] : []),
    ],
  });
  return withFixedDates(
    await Packer.toBuffer(document, false, [{ path: 'docProps/core.xml', data: coreProperties(text) }]),
  );
}

/**
 * @param {DocumentText} text
 * @param {Block[]} content
 * @param {Setting} setting
 */
function landscapeSection(text, content, setting) {
  const margin = { top: 1500, bottom: 1134, left: LANDSCAPE_MARGIN, right: LANDSCAPE_MARGIN, header: 680, footer: 567 };
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: { size: { ...A4, orientation: PageOrientation.LANDSCAPE }, margin },
    },
    headers: { default: laterHeader(text, setting.width) },
    footers: { default: footer(setting.width) },
    children: blocks(content, setting),
  };
}

/**
 * The styles, by the names that Word gives its own.
 * @param {DocumentText} text
 */
function stylesOf({ font }) {
  const size = font === 'Arial' ? 20 : 23;
  /** @param {number} points @param {number} before @param {number} after @param {number} level */
  const heading = (points, before, after, level) => ({
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { font: HEADINGS_FONT, bold: true, size: points * 2, color: PINE },
    paragraph: { keepNext: true, keepLines: true, outlineLevel: level - 1, spacing: { before, after } },
  });
  return {
    default: {
      document: {
        run: { font, size, language: { value: 'sv-SE', eastAsia: 'sv-SE' } },
        paragraph: { spacing: { after: 130, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        name: 'Title',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { font: HEADINGS_FONT, bold: true, size: 36, color: PINE },
        paragraph: { keepNext: true, spacing: { before: 300, after: 200, line: 264, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(13, 320, 90, 1),
      heading2: heading(10.5, 200, 60, 2),
      caption: {
        run: { font: HEADINGS_FONT, bold: true, size: 18, color: '000000' },
        paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
      },
      footnoteText: {
        run: { size: 17 },
        paragraph: { spacing: { after: 20, line: 240, lineRule: LineRuleType.AUTO } },
      },
    },
    paragraphStyles: [
      { id: 'Normal', name: 'Normal', quickFormat: true },
      {
        id: 'TableText',
        name: 'Tabelltext',
        basedOn: 'Normal',
        run: { font: HEADINGS_FONT, size: 18 },
        paragraph: { spacing: { before: 40, after: 40, line: 252, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'TableNote',
        name: 'Tabellanmärkning',
        basedOn: 'Normal',
        run: { font: HEADINGS_FONT, size: 16, color: GREY },
        paragraph: { spacing: { before: 60, after: 220, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'Small',
        name: 'Sidhuvudtext',
        basedOn: 'Normal',
        run: { font: HEADINGS_FONT, size: 17, color: '262626' },
        paragraph: { spacing: { after: 20, line: 250, lineRule: LineRuleType.AUTO } },
      },
    ],
  };
}

/** @param {string} reference @param {(typeof LevelFormat)[keyof typeof LevelFormat]} format @param {string} mark */
function numbered(reference, format, mark) {
  const indent = { left: 425, hanging: 425 };
  return {
    reference,
    levels: [{ level: 0, format, text: mark, alignment: AlignmentType.LEFT, style: { paragraph: { indent } } }],
  };
}

// ── Header, footer and what stands above the title ───────────────────────────────────────────────────────────

/** @param {DocumentText} text @param {number} width */
function firstHeader(text, width) {
  const sender = [
    new Paragraph({
      style: 'Small',
      children: [new TextRun({ text: MUNICIPALITY, bold: true, size: 24, color: PINE })],
    }),
    small(text.department),
    ...(text.unit ? [small(text.unit)] : []),
  ];
  const kind = new Paragraph({
    style: 'Small',
    spacing: { after: 40 },
    children: [new TextRun({ text: 'TJÄNSTESKRIVELSE', bold: true, size: 20, color: PINE, characterSpacing: 12 })],
  });
  const facts = text.layout === 'header' ? [labelled('Datum', text.date), labelled('Diarienummer', text.number)] : [];
  const mark = new Paragraph({ style: 'Small', children: [logo(56)] });
  const cells = [
    cell([mark], 1100, { verticalAlign: VerticalAlign.CENTER }),
    cell(sender, width - 1100 - 3100, { verticalAlign: VerticalAlign.CENTER }),
    cell([kind, ...facts, labelled('Sida', [PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'])], 3100, {
      verticalAlign: VerticalAlign.CENTER,
    }),
  ];
  const table = new Table({
    rows: [new TableRow({ children: cells })],
    width: { size: width, type: WidthType.DXA },
    columnWidths: [1100, width - 1100 - 3100, 3100],
    layout: TableLayoutType.FIXED,
    margins: FLUSH,
    borders: { ...BORDERLESS, bottom: { style: BorderStyle.SINGLE, size: 8, color: PINE } },
  });
  return [table, new Paragraph({ style: 'Small', children: [] })];
}

/** @param {DocumentText} text @param {number} width */
function laterHeader(text, width) {
  const number = text.layout === 'header' ? `${text.number}    ` : '';
  return new Header({
    children: [
      new Paragraph({
        style: 'Small',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: PINE, space: 4 } },
        children: [
          new TextRun({ text: MUNICIPALITY, bold: true, color: PINE }),
          new TextRun({ text: '  Tjänsteskrivelse' }),
          new TextRun({
            children: [new Tab(), number, 'Sida ', PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'],
          }),
        ],
      }),
    ],
  });
}

/** @param {number} width */
function footer(width) {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Small',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: RULE, space: 6 } },
        children: [
          new TextRun({ text: `${MUNICIPALITY}, ${ADDRESS}`, size: 15, color: GREY }),
          new TextRun({
            children: [new Tab(), 'Sida ', PageNumber.CURRENT, ' av ', PageNumber.TOTAL_PAGES],
            size: 15,
            color: GREY,
          }),
        ],
      }),
    ],
  });
}

/**
 * Officer, committee and meeting; departments have their own habits.
 * @param {DocumentText} text @param {number} width
 */
function opening(text, width) {
  const { officer, committee, meeting } = text;
  if (text.layout === 'table') return [factsTable(text, width)];
  const contact = [
    small('Handläggare', true),
    small(`${officer.name}, ${officer.title}`),
    small(officer.phone),
    small(officer.email),
  ];
  const to = [small('Till', true), small(committee), small(`Sammanträde ${meeting}`)];
  const rest = text.layout === 'lines' ? [small(`Dnr ${text.number}`, true), small(`Datum ${text.date}`)] : [];
  const columns = rest.length > 0 ? [contact, to, rest] : [contact, to];
  const share = Math.floor(width / columns.length);
  return [
    new Table({
      rows: [new TableRow({ children: columns.map((lines) => cell(lines, share)) })],
      width: { size: share * columns.length, type: WidthType.DXA },
      columnWidths: columns.map(() => share),
      layout: TableLayoutType.FIXED,
      borders: BORDERLESS,
      margins: FLUSH,
    }),
  ];
}

/** @param {DocumentText} text @param {number} width */
function factsTable({ number, date, officer, committee, meeting }, width) {
  const rows = [
    ['Diarienummer', number, 'Datum', date],
    ['Handläggare', `${officer.name}, ${officer.title}`, 'Telefon', officer.phone],
    ['Till', committee, 'Sammanträde', meeting],
  ];
  const widths = [1600, Math.floor(width / 2) - 1300, 1500, width - Math.floor(width / 2) - 1800];
  const line = { style: BorderStyle.SINGLE, size: 4, color: RULE };
  return new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map((value, at) =>
            cell(
              [new Paragraph({ style: 'TableText', children: [new TextRun({ text: value, bold: at % 2 === 0 })] })],
              widths[at] ?? 0,
              at % 2 === 0 ? { shading: shade(PALE) } : {},
            ),
          ),
        }),
    ),
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: NONE, right: NONE, insideHorizontal: line, insideVertical: NONE },
  });
}

/** @param {string} text @param {boolean} [bold] */
function small(text, bold = false) {
  return new Paragraph({ style: 'Small', children: [new TextRun({ text, bold })] });
}

/** @param {string} label @param {string | (string)[]} value */
function labelled(label, value) {
  return new Paragraph({
    style: 'Small',
    tabStops: [{ type: TabStopType.LEFT, position: 1300 }],
    children: [
      new TextRun({ text: label, color: GREY }),
      new TextRun({ children: [new Tab(), ...(typeof value === 'string' ? [value] : value)] }),
    ],
  });
}

// ── The text ─────────────────────────────────────────────────────────────────────────────────────────────────

/** @param {string} text */
function title(text) {
  return new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(tight(text))] });
}

/** @param {Block[]} content @param {Setting} setting */
function blocks(content, setting) {
  return content.flatMap((block) => blockOf(block, setting));
}

/**
 * @param {Block} block @param {Setting} setting
 * @returns {(Paragraph | Table)[]}
 */
function blockOf(block, setting) {
  if (block.h1) return [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(block.h1)] })];
  if (block.h2) return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(block.h2)] })];
  if (block.p) return [new Paragraph({ children: runs(block.p, setting) })];
  if (block.decisions) return list('decisions', block.decisions, setting);
  if (block.bullets) return list('bullets', block.bullets, setting);
  if (block.table) return table(block.table, setting);
  if (block.signatures) return signatures(block.signatures, setting.width);
  throw new Error(`make-examples: a block is none that is known: ${JSON.stringify(block)}`);
}

/** @param {'decisions' | 'bullets'} reference @param {string[]} items @param {Setting} setting */
function list(reference, items, setting) {
  const after = reference === 'bullets' ? 30 : 90;
  return items.map(
    (item) =>
      new Paragraph({
        numbering: { reference, level: 0 },
        spacing: { after },
        keepLines: true,
        children: runs(item, setting),
      }),
  );
}

/**
 * The runs of a text in which `[^name]` is a footnote.
 * @param {string} text @param {Setting} setting
 */
function runs(text, { notes }) {
  return text.split(/(\[\^\w+\])/u).map((piece) => {
    const name = /^\[\^(\w+)\]$/u.exec(piece)?.[1];
    if (name === undefined) return new TextRun(tight(piece));
    if (!notes.includes(name)) throw new Error(`make-examples: there is no footnote called "${name}"`);
    return new FootnoteReferenceRun(notes.indexOf(name) + 1);
  });
}

/** @param {string} text */
function tight(text) {
  return text.replace(HELD_TOGETHER, NO_BREAK_SPACE);
}

/** @param {TableText} content @param {Setting} setting */
function table({ caption, note, columns, total, rows }, setting) {
  const widths = columns.map(({ width }) => Math.round((width / 100) * setting.width));
  const line = { style: BorderStyle.SINGLE, size: 4, color: RULE };
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, at) => tableCell(column.title, column, widths[at] ?? 0, { bold: true, fill: PALE })),
  });
  const sum = total ? rows.findLastIndex(([first]) => first !== undefined && /^(Summa|Minst en)/u.test(first)) : -1;
  const body = rows.map(
    (row, y) =>
      new TableRow({
        cantSplit: true,
        children: row.map((value, x) =>
          tableCell(value, columns[x], widths[x] ?? 0, { bold: y === sum, keepNext: y < rows.length - 1 }),
        ),
      }),
  );
  const made = new Table({
    rows: [head, ...body],
    width: { size: widths.reduce((all, width) => all + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 20, bottom: 20, left: 85, right: 85 },
    borders: {
      top: { ...line, size: 8, color: PINE },
      bottom: { ...line, size: 8, color: PINE },
      left: NONE,
      right: NONE,
      insideHorizontal: line,
      insideVertical: NONE,
    },
  });
  return [
    new Paragraph({ style: 'Caption', children: [new TextRun(caption)] }),
    made,
    new Paragraph({
      style: 'TableNote',
      ...(!note && { spacing: { before: 0, after: 0 } }),
      children: note ? runs(note, setting) : [],
    }),
  ];
}

/**
 * @param {string} value @param {Column | undefined} column @param {number} width
 * @param {{ bold?: boolean, fill?: string, keepNext?: boolean }} look
 */
function tableCell(value, column, width, { bold = false, fill, keepNext = true }) {
  const paragraph = new Paragraph({
    style: 'TableText',
    keepNext,
    alignment: column?.right ? AlignmentType.RIGHT : AlignmentType.LEFT,
    children: [new TextRun({ text: column?.right ? value.replaceAll(' ', NO_BREAK_SPACE) : tight(value), bold })],
  });
  return cell([paragraph], width, {
    ...(fill && { shading: shade(fill) }),
    ...(fill && column?.right && { verticalAlign: VerticalAlign.BOTTOM }),
  });
}

/** @param {{ name: string, title: string }[]} people @param {number} width */
function signatures(people, width) {
  const share = Math.floor(width / people.length);
  const cells = people.map(({ name, title: position }) =>
    cell(
      [
        new Paragraph({ keepNext: true, spacing: { before: 500, after: 0 }, children: [new TextRun(name)] }),
        new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text: position, color: GREY })] }),
      ],
      share,
    ),
  );
  return [
    new Table({
      rows: [new TableRow({ cantSplit: true, children: cells })],
      width: { size: share * people.length, type: WidthType.DXA },
      columnWidths: people.map(() => share),
      layout: TableLayoutType.FIXED,
      borders: BORDERLESS,
      margins: FLUSH,
    }),
  ];
}

/** @param {Paragraph[]} children @param {number} width @param {Partial<import('docx').ITableCellOptions>} [options] */
function cell(children, width, options = {}) {
  return new TableCell({ ...options, children, width: { size: width, type: WidthType.DXA } });
}

/** @param {string} fill */
function shade(fill) {
  return { type: ShadingType.CLEAR, color: 'auto', fill };
}

// ── The mark: a pine over water, drawn here ──────────────────────────────────────────────────────────────────

/** @param {number} size In pixels at 96 to the inch. */
function logo(size) {
  const altText = {
    name: 'Kommunmärke',
    title: 'Kommunmärke',
    description: `Märke för ${MUNICIPALITY}: en tall över vågor`,
  };
  return new ImageRun({ type: 'png', data: markAsPng(224), transformation: { width: size, height: size }, altText });
}

/** The mark as a PNG of `side` pixels. Each pixel is sampled sixteen times, so that edges are smooth. @param {number} side */
function markAsPng(side) {
  const rows = Buffer.alloc(side * (1 + side * 3));
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const at = y * (1 + side * 3) + 1 + x * 3;
      const samples = Array.from({ length: 16 }, (_, n) =>
        inkAt((x + ((n % 4) + 0.5) / 4) / side, (y + (Math.floor(n / 4) + 0.5) / 4) / side),
      );
      for (const channel of [0, 1, 2])
        rows[at + channel] = Math.round(
          samples.reduce((sum, ink) => sum + ((ink >> (16 - 8 * channel)) & 255), 0) / 16,
        );
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  // Stored, not compressed: zlib's output differs between machines. The package compresses it.
  const parts = [
    pngPart('IHDR', header),
    pngPart('IDAT', deflateSync(rows, { level: 0 })),
    pngPart('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** The colour at a point of the mark, both from 0 to 1: a round field, three tiers and a trunk, two waves. @param {number} x @param {number} y */
function inkAt(x, y) {
  const white = 0xffffff;
  if (Math.hypot(x - 0.5, y - 0.5) > 0.49) return white;
  const across = Math.abs(x - 0.5);
  const tiers = [
    [0.1, 0.32, 0.14],
    [0.23, 0.46, 0.2],
    [0.37, 0.62, 0.26],
  ];
  const inPine = tiers.some(
    ([top = 0, bottom = 0, half = 0]) => y >= top && y <= bottom && across <= (half * (y - top)) / (bottom - top),
  );
  if (inPine || (across < 0.035 && y > 0.6 && y < 0.7)) return white;
  const wave = 0.02 * Math.sin(x * 6 * Math.PI);
  if ([0.71, 0.82].some((level) => Math.abs(y - level - wave) < 0.022)) return white;
  return Number.parseInt(y > 0.7 + wave ? WATER : PINE, 16);
}

/** @param {string} type @param {Buffer} data */
function pngPart(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

// ── The same bytes each time ─────────────────────────────────────────────────────────────────────────────────

/** The core properties, dated as the document is; the library would put in the time of the run. @param {DocumentText} text */
function coreProperties({ title: name, number, officer, date }) {
  const safe = (/** @type {string} */ value) => value.replace(/[&<>]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
  const at = `${date}T08:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${safe(name)}</dc:title><dc:subject>${safe(`Tjänsteskrivelse ${number}`)}</dc:subject><dc:creator>${safe(officer.name)}</dc:creator>`,
    `<dc:language>sv-SE</dc:language><cp:lastModifiedBy>${safe(officer.name)}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`,
  ].join('');
}

/** The package with each part dated 1 January 1980, where a ZIP file's time begins. @param {Buffer} zip */
function withFixedDates(zip) {
  const fixed = Buffer.from(zip);
  const dated = Buffer.from([0, 0, 0x21, 0]);
  const end = fixed.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let entry = fixed.readUInt32LE(end + 16);
  for (let left = fixed.readUInt16LE(end + 10); left > 0; left -= 1) {
    dated.copy(fixed, entry + 12);
    dated.copy(fixed, fixed.readUInt32LE(entry + 42) + 10);
    entry += 46 + fixed.readUInt16LE(entry + 28) + fixed.readUInt16LE(entry + 30) + fixed.readUInt16LE(entry + 32);
  }
  return fixed;
}
