/** Widest line of the terminal channel, in columns: what a terminal has when nobody has made it wider. */
export const WIDTH = 80;

const graphemes = new Intl.Segmenter('sv', { granularity: 'grapheme' });

/** Two columns wide in a terminal: emoji, and the East Asian wide and full-width letters (UAX #11). */
const WIDE =
  /\p{Emoji_Presentation}|\u{fe0f}|[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** No column at all: marks that join the letter before them, and what is not drawn. */
const NARROW = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** What would steer the terminal or turn the line around: control characters but line breaks, and bidi overrides. */
const STEERING = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text without anything that a terminal would take for an order; a tab is a space. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f]/gu, '\n')
    .replaceAll('\t', ' ')
    .replace(STEERING, '')
    .toWellFormed();
}

/** Letters and signs of one column each, as nearly all texts here have: they are counted at once. */
const PLAIN = /^[ -~\u00a0-\u00ac\u00ae-\u02ff–—‘’“”•…]*$/u;

/** How many columns a line takes in a terminal. */
export function columnsOf(line: string): number {
  if (PLAIN.test(line)) return line.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(line)) columns += columnsOfOne(segment);
  return columns;
}

function columnsOfOne(grapheme: string): number {
  return NARROW.test(grapheme) ? 0 : WIDE.test(grapheme) ? 2 : 1;
}

/** How lines hang: what the first begins with, and what the others do (as many spaces when not said). */
export type Hanging = { first?: string; rest?: string };

/** The text in lines of at most `width` columns, broken between words; a word that is longer is broken itself. */
export function wrapped(text: string, width = WIDTH, { first = '', rest }: Hanging = {}): string[] {
  const indent = rest ?? ' '.repeat(columnsOf(first));
  const room = Math.max(1, width - Math.max(columnsOf(first), columnsOf(indent)));
  return plainText(text)
    .split('\n')
    .flatMap((line) => wrappedLine(line.trimEnd(), room))
    .map((line, at) => `${at === 0 ? first : indent}${line}`.trimEnd());
}

function wrappedLine(line: string, room: number): string[] {
  const lines: string[] = [];
  let now = '';
  for (const word of line.split(/[ \u3000]+/u)) {
    const longer = now === '' ? word : `${now} ${word}`;
    if (columnsOf(longer) <= room) {
      now = longer;
      continue;
    }
    if (now !== '') lines.push(now);
    const pieces = pieced(word, room);
    now = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  return [...lines, now];
}

/** A word in pieces of at most `room` columns. */
function pieced(word: string, room: number): string[] {
  const pieces: string[] = [];
  let now = '';
  let columns = 0;
  for (const { segment } of graphemes.segment(word)) {
    const more = columnsOfOne(segment);
    if (columns + more > room && now !== '') {
      pieces.push(now);
      now = '';
      columns = 0;
    }
    now += segment;
    columns += more;
  }
  return [...pieces, now];
}

/** The text filled up with spaces to `width` columns, at its right or left side. */
export function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, width - columnsOf(text)));
  return align === 'left' ? text + spaces : spaces + text;
}
