// @ts-check
// The text of a document: headings, paragraphs, lists, tables and signatures.
import {
  AlignmentType,
  BorderStyle,
  FootnoteReferenceRun,
  HeadingLevel,
  Paragraph,
  Table,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { BORDERLESS, cell, FLUSH, GREY, NONE, RULE, shade } from './look.mjs';

/**
 * @typedef {{ title: string, width: number, right?: boolean }} Column `width` in percent of the text's width.
 * @typedef {{ caption: string, note?: string, columns: Column[], total?: boolean, rows: string[][] }} TableText
 * @typedef {{ h1?: string, h2?: string, p?: string, decisions?: string[], bullets?: string[], table?: TableText,
 *   signatures?: { name: string, title: string }[] }} Block
 * @typedef {{ layout: 'header' | 'table' | 'lines' | 'footer', sender?: 'lindviken' | 'malarvik', font: string,
 *   department: string, unit?: string, committee: string, number: string, date: string, meeting: string,
 *   title: string, officer: { name: string, title: string, phone: string, email: string },
 *   blocks: Block[], landscape?: Block[], picture?: number, footnotes: Record<string, string> }} DocumentText
 * @typedef {{ width: number, notes: string[], sender: import('./look.mjs').Sender }} Setting The text's width in
 *   twips, the footnotes' names in order, and who sends the document.
 */

const NO_BREAK_SPACE = '\u00a0';

/** What a number is not parted from at the end of a line: its thousands, its unit, its month. */
const HELD_TOGETHER =
  /(?<=\d) (?=\d{3}\b|procent|kronor|miljoner|timmar|centimeter|kilometer|minuter|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)|(?<=§) /gu;

/** @param {string} text */
export function title(text) {
  return new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(tight(text))] });
}

/** @param {Block[]} content @param {Setting} setting */
export function blocks(content, setting) {
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
export function tight(text) {
  return text.replace(HELD_TOGETHER, NO_BREAK_SPACE);
}

/** @param {TableText} content @param {Setting} setting */
function table({ caption, note, columns, total, rows }, setting) {
  const { ink, pale } = setting.sender;
  const widths = columns.map(({ width }) => Math.round((width / 100) * setting.width));
  const line = { style: BorderStyle.SINGLE, size: 4, color: RULE };
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, at) => tableCell(column.title, column, widths[at] ?? 0, { bold: true, fill: pale })),
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
      top: { ...line, size: 8, color: ink },
      bottom: { ...line, size: 8, color: ink },
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
