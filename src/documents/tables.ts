import type { AppendixBlock } from '../domain/appendix.ts';
import { columnWidths } from './column-widths.ts';
import { COLOUR, type HostLook } from './look.ts';
import { paragraph } from './runs.ts';
import { escaped } from './xml-text.ts';

type Table = Extract<AppendixBlock, { block: 'table' }>;
type Facts = Extract<AppendixBlock, { block: 'facts' }>;
type Column = Table['columns'][number];

/** A row with more text may break over pages: LibreOffice cuts off what does not fit on one. In characters. */
const UNBROKEN_MAX = 1200;
/** The part of the width that the names take, beside their values. */
const NAME_SHARE = 0.28;
/** Around the text of a cell, in twentieths of a point. */
const PADDING = { above: 50, beside: 100 };

/** A table with its caption above it, and room after it. */
export function tableXml({ caption, columns, rows }: Table, host: HostLook): string {
  const { sizes, language } = host;
  const captionLook = { keepNext: true, before: 200, after: 80 };
  const heading = paragraph(caption, captionLook, { size: sizes.body, bold: true, colour: 'auto', language });
  if (columns.length === 0) return heading;
  const texts = columns.map(({ title }, at) => [title, ...rows.map((row) => row[at] ?? '')]);
  const room = { width: host.width, padding: 2 * PADDING.beside, size: sizes.body - 1 };
  const widths = columnWidths(
    columns.map(({ share }) => share),
    texts,
    room,
  );
  const header = row(
    columns.map(({ title, align }, at) => cell(title, { host, align, width: widths[at] ?? 0, isHeader: true })),
    '<w:cantSplit/><w:tblHeader/>',
  );
  const body = rows.map((texts, index) => bodyRow(texts, columns, widths, host, index === rows.length - 1));
  return (
    heading +
    table({ widths, caption, beside: { left: PADDING.beside, right: PADDING.beside }, host }, header + body.join('')) +
    distance(host)
  );
}

/** Names and values side by side, without rules. */
export function factsXml({ facts }: Facts, host: HostLook): string {
  if (facts.length === 0) return '';
  const names = Math.floor(NAME_SHARE * host.width);
  const widths = [names, host.width - names];
  const rows = facts.map(({ name, value }) =>
    row(
      [
        cell(name, { host, align: 'left', width: widths[0] ?? 0, colour: COLOUR.quiet }),
        cell(value, { host, align: 'left', width: widths[1] ?? 0 }),
      ],
      splitting(value),
    ),
  );
  return (
    table({ widths, caption: '', beside: { left: 0, right: PADDING.beside }, host }, rows.join('')) + distance(host)
  );
}

/**
 * A distance after a table, which would grow together with a next one. It is hardly a line high, so that it fits
 * on a page that is full.
 */
function distance({ language }: HostLook): string {
  return paragraph('', { line: 20, isExact: true, after: 160 }, { size: 2, language });
}

function bodyRow(texts: string[], columns: Column[], widths: number[], host: HostLook, isLast: boolean): string {
  const cells = columns.map(({ align }, at) => {
    const isLastColumn = at === columns.length - 1;
    const text = isLastColumn ? texts.slice(at).join('\n') : (texts[at] ?? '');
    return cell(text, { host, align, width: widths[at] ?? 0, rule: isLast ? 'heavy' : 'thin' });
  });
  return row(cells, splitting(texts.join('')));
}

function splitting(text: string): string {
  return text.length > UNBROKEN_MAX ? '' : '<w:cantSplit/>';
}

function row(cells: string[], properties: string): string {
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
}

type CellLook = {
  host: HostLook;
  align: 'left' | 'right';
  width: number;
  isHeader?: boolean;
  colour?: string;
  rule?: 'thin' | 'heavy';
};

function cell(text: string, look: CellLook): string {
  const { host, align, width, isHeader = false, colour = 'auto' } = look;
  const textLook = { size: host.sizes.body - 1, bold: isHeader, colour, language: host.language };
  const content = paragraph(text, { align, line: 252, keepNext: isHeader }, textLook);
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${cellProperties(look)}</w:tcPr>${content}</w:tc>`;
}

function cellProperties({ isHeader, rule }: CellLook): string {
  if (isHeader === true) {
    const borders = edge('top', COLOUR.accent, 8) + edge('bottom', COLOUR.accent, 4);
    const shade = `<w:shd w:val="clear" w:color="auto" w:fill="${COLOUR.tint}"/>`;
    return `<w:tcBorders>${borders}</w:tcBorders>${shade}<w:vAlign w:val="bottom"/>`;
  }
  if (rule === undefined) return '';
  return `<w:tcBorders>${edge('bottom', rule === 'thin' ? COLOUR.rule : COLOUR.accent, 4)}</w:tcBorders>`;
}

/** `eighths`: how thick, in eighths of a point. */
function edge(side: 'top' | 'bottom', colour: string, eighths: number): string {
  return `<w:${side} w:val="single" w:sz="${eighths}" w:space="0" w:color="${colour}"/>`;
}

type TableLook = { widths: number[]; caption: string; beside: { left: number; right: number }; host: HostLook };

function table({ widths, caption, beside, host }: TableLook, rows: string): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const side = (name: string, width: number) => `<w:${name} w:w="${width}" w:type="dxa"/>`;
  const rooms = [side('top', PADDING.above), side('left', beside.left), side('bottom', PADDING.above)];
  const margins = `<w:tblCellMar>${rooms.join('')}${side('right', beside.right)}</w:tblCellMar>`;
  return (
    `<w:tbl><w:tblPr>${side('tblW', total)}<w:jc w:val="left"/>${side('tblInd', host.edgeAtMargin ? 0 : beside.left)}` +
    `<w:tblLayout w:type="fixed"/>${margins}` +
    `${caption === '' ? '' : `<w:tblCaption w:val="${escaped(caption)}"/>`}</w:tblPr>` +
    `<w:tblGrid>${columns}</w:tblGrid>${rows}</w:tbl>`
  );
}
