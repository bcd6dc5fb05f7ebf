import type { Line } from './lines.ts';

/** A text beside others: a cell of a table, or a part of a line between tabs. */
type Cell = { text: string; column: number; line: Line };
type Row = Cell[];

/** A text that stands at a label, in the order of likelihood. */
export type Candidate = { text: string; line: Line };

/** How far below a label its value may stand, in rows. */
const ROWS_BELOW = 2;

/** Lines that are looked through for labels: letterheads stand first. */
const LINES_MAX = 2000;

/** The rows of these lines: those of tables, and each other line for itself, parted at its tabs. */
export function rowsOf(lines: Line[]): Row[] {
  const rows: Row[] = [];
  let before: Line | undefined;
  for (const line of lines.slice(0, LINES_MAX)) {
    const { cell } = line;
    const row = rows.at(-1);
    const same = cell !== undefined && before?.cell?.table === cell.table && before.cell.row === cell.row;
    if (row === undefined || !same) rows.push(cellsOf(line));
    else addTo(row, line, cell.column);
    before = line;
  }
  return rows;
}

/** What stands at each label: after it on its line, under it in its cell, in the next cell, in the row below. */
export function atLabel(rows: Row[], label: RegExp): Candidate[] {
  return rows.flatMap((row, at) =>
    row.flatMap((cell, index) => {
      const texts = cell.text.split('\n');
      const found = texts.findIndex((text) => label.test(text));
      if (found === -1) return [];
      const after = (texts[found] ?? '').replace(label, '').trim();
      const under = texts
        .slice(found + 1)
        .join('\n')
        .trim();
      const beside = row[index + 1];
      const below = rows.slice(at + 1, at + 1 + ROWS_BELOW).flatMap((next) => sameColumn(next, cell, index) ?? []);
      const others = [beside, ...(after === '' && under === '' ? below : [])].filter((other) => other !== undefined);
      const own = [after, under].map((text) => ({ text, line: cell.line }));
      return [...own, ...others.map(({ text, line }) => ({ text, line }))].filter(({ text }) => text !== '');
    }),
  );
}

/** Every text of the rows with its line. */
export function cellTexts(rows: Row[]): Candidate[] {
  return rows.flat().flatMap(({ text, line }) => text.split('\n').map((piece) => ({ text: piece.trim(), line })));
}

function cellsOf(line: Line): Row {
  if (line.cell !== undefined) return [{ text: line.text, column: line.cell.column, line }];
  return line.text.split(/\t+/u).map((text, index) => ({ text: text.trim(), column: index + 1, line }));
}

function addTo(row: Row, line: Line, column: number): void {
  const cell = row.at(-1);
  if (cell?.column !== column) row.push({ text: line.text, column, line });
  else cell.text += `\n${line.text}`;
}

function sameColumn(row: Row, { column, line }: Cell, index: number): Cell | undefined {
  const inTable = line.cell !== undefined;
  return inTable
    ? row.find((cell) => cell.column === column && cell.line.cell?.table === line.cell?.table)
    : row[index];
}
