import type { KnownBlock } from '@slack/types';
import type { CardPart } from '../../ports.ts';
import { lengthOf, preformattedBlocks, textBlocks } from './block-text.ts';
import { factBlocks } from './facts.ts';

type Table = Extract<CardPart, { part: 'table' }>;

/** The widest table that is drawn in columns, in characters; a wider one would break its lines on a screen. */
const WIDTH_MAX = 60;
const BETWEEN = '  ';
const FIGURE = /^[\d\s.,%–-]+$/u;

/** A table: two columns as names and values, a narrow one in aligned columns, a wide one row by row. */
export function tableBlocks({ caption, columns, rows }: Table): KnownBlock[] {
  const cells = [columns, ...rows].map((row) => columns.map((_, index) => row[index] || '–'));
  return [...textBlocks(caption, { bold: true }), ...(isNarrow(cells) ? aligned(cells) : records(columns, rows))];
}

function isNarrow(cells: readonly string[][]): boolean {
  const width = widths(cells).reduce((sum, one) => sum + one + BETWEEN.length, -BETWEEN.length);
  return width <= WIDTH_MAX && cells.flat().every((cell) => !/[\r\n\t]/u.test(cell));
}

function widths(cells: readonly string[][]): number[] {
  return (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => lengthOf(row[column] ?? ''))));
}

/** Columns under their heads, figures to the right. */
function aligned([heads = [], ...rows]: readonly string[][]): KnownBlock[] {
  const wide = widths([heads, ...rows]);
  const right = heads.map((_, column) => rows.length > 0 && rows.every((row) => FIGURE.test(row[column] ?? '')));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const room = ' '.repeat((wide[column] ?? 0) - lengthOf(cell));
        return right[column] ? room + cell : cell + room;
      })
      .join(BETWEEN)
      .trimEnd();
  const rule = wide.map((width) => '─'.repeat(width)).join(BETWEEN);
  return preformattedBlocks([line(heads), rule, ...rows.map(line)].join('\n'));
}

/** Each row as names and values. */
function records(columns: readonly string[], rows: readonly string[][]): KnownBlock[] {
  return rows.flatMap((row) => factBlocks(columns.map((name, index) => ({ name, value: row[index] || '–' }))));
}
