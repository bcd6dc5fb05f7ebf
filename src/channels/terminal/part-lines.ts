import type { CardPart, FileOffer } from '../../ports.ts';
import type { TerminalWords } from './words.ts';
import { columnsOf, padded, plainText, WIDTH, wrapped } from './wrap.ts';

/** A line of a card: at most 80 columns of plain text, and how it looks where there are looks. */
export type Line = { text: string; look?: Look };
export type Look = 'title' | 'heading' | 'strong' | 'quiet' | 'warning' | 'good' | 'info';

/** An empty line. */
export const GAP: Line = { text: '' };

/** A fact whose name and value together are longer, in columns, takes a line for each. */
const FACT_LINE_MAX = WIDTH;
/** Between the columns of a table. */
const GUTTER = '  ';

/** The parts of a card as lines, in order, an empty line before each; what is behind a button is left closed. */
export function partLines(parts: readonly CardPart[], words: TerminalWords): Line[] {
  return parts.flatMap((part, at) => {
    const lines = linesOf(part, words);
    if (lines.length === 0) return [];
    return isJoined(parts[at - 1], part) ? lines : [GAP, ...lines];
  });
}

/** Nothing stands between a heading and what it is over. */
function isJoined(before: CardPart | undefined, part: CardPart): boolean {
  return before?.part === 'heading' && part.part !== 'heading';
}

function linesOf(part: CardPart, words: TerminalWords): Line[] {
  switch (part.part) {
    case 'paragraph':
      return looking(wrapped(part.text), part.tone);
    case 'heading':
      return looking(wrapped(part.text, WIDTH, { first: '## ' }), 'heading');
    case 'facts':
      return part.facts.flatMap(factLines);
    case 'list':
      return part.items.flatMap((item) => looking(wrapped(item, WIDTH, { first: '• ' })));
    case 'table':
      return [...looking(wrapped(part.caption), 'strong'), ...(tableLines(part) ?? recordLines(part))];
    case 'ready-text':
      return [...looking(wrapped(part.title), 'strong'), GAP, ...looking(wrapped(part.text))];
    case 'files':
      return part.files.flatMap((file) => looking(wrapped(`${file.name} (${fileSize(file, words)})`)));
    case 'more':
      return [];
  }
}

/** Lines that look alike. */
export function looking(lines: readonly string[], look?: Look): Line[] {
  return lines.map((text) => ({ text, ...(look && { look }) }));
}

function factLines({ name, value }: { name: string; value: string }): Line[] {
  const isSentence = /[.?!…]$/u.test(name.trim());
  const isShort = !isSentence && !/[\r\n]/u.test(value) && columnsOf(`${name}: ${value}`) <= FACT_LINE_MAX;
  if (isShort) return looking(wrapped(`${name}: ${value}`, WIDTH, { rest: '  ' }));
  return [
    ...looking(wrapped(isSentence ? name : `${name}:`), 'strong'),
    ...looking(wrapped(value, WIDTH, { first: '  ' })),
  ];
}

type Table = Extract<CardPart, { part: 'table' }>;

/** Aligned columns, or undefined when they do not fit. Numbers stand to the right. */
function tableLines({ columns, rows }: Table): Line[] | undefined {
  const cells = [columns, ...rows].map((row) => columns.map((_, at) => plainText(row[at] || '–')));
  if (cells.flat().some((cell) => cell.includes('\n'))) return undefined;
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => columnsOf(row[at] ?? ''))));
  const total = widths.reduce((sum, width) => sum + width, 0) + GUTTER.length * (columns.length - 1);
  if (total > WIDTH) return undefined;
  const aligns = columns.map((_, at) => (cells.slice(1).every((row) => isFigure(row[at] ?? '')) ? 'right' : 'left'));
  return cells.map((row, line) => ({
    text: row
      .map((cell, at) => padded(cell, widths[at] ?? 0, aligns[at]))
      .join(GUTTER)
      .trimEnd(),
    ...(line === 0 && { look: 'strong' as const }),
  }));
}

function isFigure(cell: string): boolean {
  return /^[-−–\d\s.,%]+$/u.test(cell);
}

/** Each row as facts, with an empty line between rows. */
function recordLines({ columns, rows }: Table): Line[] {
  return rows.flatMap((row, line) => [
    ...(line === 0 ? [] : [GAP]),
    ...columns.flatMap((name, at) => factLines({ name, value: row[at] || '–' })),
  ]);
}

/** A size as people say it; a thousand bytes is a kilobyte, as in the operating systems' own lists. */
function fileSize({ size }: FileOffer, words: TerminalWords): string {
  return size < 1_000_000
    ? words.size.kilobytes(Math.max(1, Math.round(size / 1000)))
    : words.size.megabytes(Math.round(size / 1_000_000));
}
