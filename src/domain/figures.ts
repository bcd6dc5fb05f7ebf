import { z } from 'zod';

/** The groups that figures by sex speak of. Women and men are always asked for, the others when they are meant. */
export const GROUPS = ['women', 'men', 'girls', 'boys'] as const;
export const Group = z.enum(GROUPS);
export type Group = z.infer<typeof Group>;

/** What figures can be: see `Figures`. */
export const FIGURE_MEASURES = ['count', 'share', 'money', 'rate', 'mean'] as const;

/**
 * Figures by sex: for women and men, for girls and boys, or for all four, of what, when, and who says so.
 * `count`, `share` (percent of one whole) and `money` are parts that add up; `rate` (percent within each group)
 * and `mean` (average within each group) are not. `unit` is what is counted ("barn", "timmar per vecka"), the
 * unit of money ("kr", "tkr", "mnkr"), or `%`.
 */
export const Figures = z.strictObject({
  measure: z.enum(FIGURE_MEASURES),
  women: z.number().nonnegative().optional(),
  men: z.number().nonnegative().optional(),
  girls: z.number().nonnegative().optional(),
  boys: z.number().nonnegative().optional(),
  /** People of unknown sex, or of neither, in the same unit. */
  unknown: z.number().nonnegative().optional(),
  unit: z.string().min(1).max(60),
  /** What the figures are of: the whole that the groups are parts of. */
  base: z.string().min(1).max(300),
  /** The total that the source itself gives, when it gives one. */
  total: z.number().nonnegative().optional(),
  year: z.number().int(),
  source: z.string().min(1).max(300),
});
export type Figures = z.infer<typeof Figures>;

/** Figures that do not exist: why, and from when they can be had (YYYY-MM-DD). */
export const MissingFigures = z.strictObject({ missing: z.string().min(1).max(1000), availableFrom: z.iso.date() });
export type MissingFigures = z.infer<typeof MissingFigures>;

/** A count below this may point out a person; the value is common practice at Swedish authorities (1–4 are masked). */
export const SMALL_CELL = 5;

/** What is wrong with figures by sex, field by field. Told to the person; never thrown. */
export type FigureFault =
  | { fault: 'share-over-100'; field: Group | 'unknown' }
  | { fault: 'shares-not-100'; sum: number }
  | { fault: 'not-whole'; field: Group | 'unknown' | 'total' }
  | { fault: 'more-than-total'; sum: number; total: number }
  | { fault: 'less-than-total'; sum: number; total: number }
  | { fault: 'year-in-future'; year: number; thisYear: number }
  | { fault: 'year-too-old'; year: number };

/** What is right but worth a word: a figure that may point out a person, or one that is old. */
export type FigureNote = { note: 'small-cell'; field: Group | 'unknown' } | { note: 'old'; year: number };

/** Shares may miss 100 by this many percentage points, since published shares are rounded to whole ones. */
const ROUNDING = 1;
/** Figures as old as this, in years, are told to be old. */
const OLD = 8;
/** Sweden's population statistics begin (Tabellverket); a year before it is a slip of the keys. */
const FIRST_YEAR = 1749;

/** The faults of `figures`, judged in the year `thisYear`. */
export function figureFaults(figures: Figures, thisYear: number): FigureFault[] {
  return [...yearFaults(figures, thisYear), ...valueFaults(figures)];
}

function valueFaults(figures: Figures): FigureFault[] {
  if (figures.measure === 'share') return shareFaults(figures);
  if (figures.measure === 'rate') return over100(figures);
  return figures.measure === 'mean' ? [] : sumFaults(figures);
}

function over100(figures: Figures): FigureFault[] {
  return cells(figures)
    .filter(({ value }) => value > 100)
    .map(({ field }) => ({ fault: 'share-over-100', field }));
}

function yearFaults({ year }: Figures, thisYear: number): FigureFault[] {
  if (year > thisYear) return [{ fault: 'year-in-future', year, thisYear }];
  return year < FIRST_YEAR ? [{ fault: 'year-too-old', year }] : [];
}

function shareFaults(figures: Figures): FigureFault[] {
  const over = over100(figures);
  if (over.length > 0) return over;
  const sum = sumOf(figures);
  return Math.abs(sum - 100) > ROUNDING ? [{ fault: 'shares-not-100', sum }] : [];
}

function sumFaults(figures: Figures): FigureFault[] {
  const whole = figures.measure === 'count' ? [...cells(figures), ...totalCell(figures)] : [];
  const broken = whole.filter(({ value }) => !Number.isInteger(value));
  if (broken.length > 0) return broken.map(({ field }) => ({ fault: 'not-whole', field }));
  if (figures.total === undefined) return [];
  const sum = sumOf(figures);
  if (nearly(sum, figures.total)) return [];
  return [{ fault: sum > figures.total ? 'more-than-total' : 'less-than-total', sum, total: figures.total }];
}

/** What is worth a word about `figures`, judged in the year `thisYear`. */
export function figureNotes(figures: Figures, thisYear: number): FigureNote[] {
  const small =
    figures.measure === 'count' ? cells(figures).filter(({ value }) => value > 0 && value < SMALL_CELL) : [];
  return [
    ...small.map(({ field }): FigureNote => ({ note: 'small-cell', field })),
    ...(thisYear - figures.year >= OLD ? [{ note: 'old', year: figures.year } as const] : []),
  ];
}

/** The sum over the groups and the unknown, in the figures' own unit. */
export function sumOf(figures: Figures): number {
  return round(cells(figures).reduce((sum, { value }) => sum + value, 0));
}

/** Whether the figures are parts of one whole, so that they can be added up. */
export function addUp({ measure }: Pick<Figures, 'measure'>): boolean {
  return measure !== 'rate' && measure !== 'mean';
}

/** Each group's share of the sum, in percent with one decimal; none when the sum is 0 or there is no sum. */
export function sharesOf(figures: Figures): { field: Group | 'unknown'; share: number }[] {
  const sum = sumOf(figures);
  return sum === 0 || !addUp(figures)
    ? []
    : cells(figures).map(({ field, value }) => ({ field, share: Math.round((1000 * value) / sum) / 10 }));
}

/** The figures that were given, in the order they are told. */
export function cells(figures: Figures): { field: Group | 'unknown'; value: number }[] {
  return ([...GROUPS, 'unknown'] as const).flatMap((field) => {
    const value = figures[field];
    return value === undefined ? [] : [{ field, value }];
  });
}

/** What falls on each person of a group; none where the group has no people, which is told and no error. */
export type PerPerson = { field: Group | 'unknown'; value: number | 'no-people' };

/** `figures` divided by the number of people in each group that both have, in the figures' own unit. */
export function perPerson(figures: Figures, people: Figures): PerPerson[] {
  if (!addUp(figures) || people.measure !== 'count') return [];
  const counted = new Map(cells(people).map(({ field, value }) => [field, value]));
  return cells(figures).flatMap(({ field, value }): PerPerson[] => {
    const count = counted.get(field);
    if (count === undefined) return [];
    return [{ field, value: count === 0 ? 'no-people' : Math.round((100 * value) / count) / 100 }];
  });
}

function totalCell({ total }: Figures): { field: 'total'; value: number }[] {
  return total === undefined ? [] : [{ field: 'total', value: total }];
}

/** Sums of decimals are compared to a ten-thousandth, since 0.1 + 0.2 is not 0.3 in binary. */
function nearly(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.0001;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
