import type { AppendixBlock } from '../ports.ts';
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
  const widths = widthsOf(
    columns.map(({ share }) => share),
    host.width,
  );
  const header = row(
    columns.map(({ title, align }, at) => cell(title, { host, align, width: widths[at] ?? 0, isHeader: true })),
    '<w:cantSplit/><w:tblHeader/>',
  );
  const body = rows.map((texts, index) => bodyRow(texts, columns, widths, host, index === rows.length - 1));
  return heading + table(widths, escaped(caption), header + body.join('')) + room(host, 160);
}

/** Names and values side by side, without rules. */
export function factsXml({ facts }: Facts, host: HostLook): string {
  if (facts.length === 0) return '';
  const widths = widthsOf([NAME_SHARE, 1 - NAME_SHARE], host.width);
  const rows = facts.map(({ name, value }) =>
    row(
      [
        cell(name, { host, align: 'left', width: widths[0] ?? 0, colour: COLOUR.quiet }),
        cell(value, { host, align: 'left', width: widths[1] ?? 0 }),
      ],
      splitting(value),
    ),
  );
  return table(widths, '', rows.join('')) + room(host, 160);
}

/** A paragraph that is only a distance: two tables in a row would become one. */
function room({ language }: HostLook, height: number): string {
  return paragraph('', { line: height, isExact: true }, { size: 8, language });
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

function cell(text: string, { host, align, width, isHeader = false, colour = 'auto', rule }: CellLook): string {
  const border = isHeader
    ? HEADER_BORDERS
    : rule === undefined
      ? ''
      : bottom(rule === 'thin' ? COLOUR.rule : COLOUR.accent);
  const shade = isHeader ? `<w:shd w:val="clear" w:color="auto" w:fill="${COLOUR.tint}"/>` : '';
  const place = isHeader ? '<w:vAlign w:val="bottom"/>' : '';
  const look = { align, line: 252, keepNext: isHeader };
  const textLook = { size: host.sizes.body - 1, bold: isHeader, colour, language: host.language };
  const properties = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${border}${shade}${place}</w:tcPr>`;
  return `<w:tc>${properties}${paragraph(text, look, textLook)}</w:tc>`;
}

const HEADER_BORDERS = `<w:tcBorders>${edge('top', COLOUR.accent, 8)}${edge('bottom', COLOUR.accent, 4)}</w:tcBorders>`;

function bottom(colour: string): string {
  return `<w:tcBorders>${edge('bottom', colour, 4)}</w:tcBorders>`;
}

/** `eighths`: how thick, in eighths of a point. */
function edge(side: 'top' | 'bottom', colour: string, eighths: number): string {
  return `<w:${side} w:val="single" w:sz="${eighths}" w:space="0" w:color="${colour}"/>`;
}

function table(widths: number[], caption: string, rows: string): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const { above, beside } = PADDING;
  const side = (name: string, width: number) => `<w:${name} w:w="${width}" w:type="dxa"/>`;
  const margins = side('top', above) + side('left', beside) + side('bottom', above) + side('right', beside);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="left"/><w:tblInd w:w="0" w:type="dxa"/>` +
    `<w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar>` +
    `${caption === '' ? '' : `<w:tblCaption w:val="${caption}"/>`}</w:tblPr>` +
    `<w:tblGrid>${columns}</w:tblGrid>${rows}</w:tbl>`
  );
}

/** Whole widths that add up to the width of the page, whatever the shares add up to. */
function widthsOf(shares: number[], width: number): number[] {
  const usable = shares.map((share) => (Number.isFinite(share) && share > 0 ? share : 0.02));
  const all = usable.reduce((sum, share) => sum + share, 0);
  const widths = usable.map((share) => Math.floor((share / all) * width));
  const left = width - widths.reduce((sum, share) => sum + share, 0);
  return widths.map((share, at) => (at === widths.length - 1 ? share + left : share));
}
