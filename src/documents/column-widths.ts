/** The width of a letter as a part of the size of its font; wide fonts have this in bold. */
const LETTER = 0.7;
/** A column's part of the width, at most, that a long word may claim. */
const CLAIM_MAX = 0.4;

/** What a table is laid out in: lengths in twentieths of a point, the text's size in half points. */
export type Room = { width: number; padding: number; size: number };

/**
 * Whole widths by the shares, which add up to the width of the page whatever the shares add up to. A column that
 * would break its longest word takes from the others what it lacks, as long as they can give it.
 */
export function columnWidths(shares: number[], texts: string[][], { width, padding, size }: Room): number[] {
  const usable = shares.map((share) => (Number.isFinite(share) && share > 0 ? share : 0.02));
  const all = sum(usable);
  const wished = usable.map((share) => (share / all) * width);
  const needed = texts.map((column) => Math.min(longestWord(column) * LETTER * size * 10 + padding, width * CLAIM_MAX));
  const lacking = sum(wished.map((wish, at) => Math.max(0, (needed[at] ?? 0) - wish)));
  const spare = sum(wished.map((wish, at) => Math.max(0, wish - (needed[at] ?? 0))));
  const part = spare === 0 ? 0 : Math.min(1, lacking / spare);
  const given = spare < lacking ? wished : wished.map((wish, at) => fitted(wish, needed[at] ?? 0, part));
  const whole = given.map(Math.floor);
  return whole.map((column, at) => (at === whole.length - 1 ? column + width - sum(whole) : column));
}

function fitted(wish: number, need: number, part: number): number {
  return wish < need ? need : wish - (wish - need) * part;
}

/** In characters; a word may break after a hyphen or a slash. */
function longestWord(texts: string[]): number {
  const words = texts.flatMap((text) => text.split(/[\s/-]+/u));
  return words.reduce((longest, word) => Math.max(longest, word.length), 0);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
