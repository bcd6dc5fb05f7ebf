import { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { S_BAR } from '@clack/prompts';
import type { TerminalWords } from './words.ts';
import { WIDTH } from './wrap.ts';

/** What clack writes of its own in a prompt, line by line, and what is written instead. */
export type Exchange = [RegExp, (...found: string[]) => string];

/** Kinds of prompts by what is exchanged in them. */
export type Spoken = 'line' | 'lines' | 'many' | 'file' | 'other';

/** A change of looks, such as dim or cyan. */
const SGR = String.raw`(?:\x1b\[[\d;]*m)*`;
/** What a line of a prompt begins with. */
const GUIDE = `(?:${SGR}[│└|—]${SGR} {0,2})?`;
/** The guide and the room after it, in columns. */
const GUIDE_WIDTH = 3;
/** Text that only moves the cursor or wipes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the terminal's own sequences
const MOVES = /^(?:\x1b\[[\d;?]*[A-Za-z]|\s)*$/u;

/** clack's English in each kind of prompt, and the guide that it leaves out beside the rest of a long line. */
export function exchanges({ clack }: TerminalWords): Record<Spoken, Exchange[]> {
  const line = (pattern: string): RegExp => new RegExp(pattern, 'gmu');
  const guide = styleText('gray', S_BAR);
  const rest: Exchange = [
    line(`^(?!${SGR}(?:[│└|—]|[◆◇▲■*ox]${SGR}  ))(${SGR}) ?(?=.)`),
    (_, looks = '') => `${guide}  ${looks}`,
  ];
  return {
    line: [rest],
    lines: [
      [line(String.raw`^  \x1b\[36m\[ submit \]`), () => `  \x1b[36m${clack.finishNow}`],
      [line(String.raw`^(  ${SGR})\[ submit \]`), (_, before = '') => `${before}${clack.finish}`],
    ],
    many: [[line(`^(${GUIDE}${SGR})none(${SGR})$`), (_, before = '', after = '') => before + clack.none + after]],
    file: [
      rest,
      [line(`^(${GUIDE}${SGR})Search:`), (_, before = '') => before + clack.file],
      [line(String.raw`\((\d+) match(?:es)?\)(${SGR})$`), (_, files = '', after = '') => clack.found(files) + after],
      [line(`^(${GUIDE}${SGR})No matches found`), (_, before = '') => before + clack.noneFound],
      [line(`^(${GUIDE}${SGR})Please select a path`), (_, before = '') => before + clack.pickFile],
      [line(`^(${GUIDE})${SGR}↑/↓${SGR} to select .* to search`), (_, before = '') => before + clack.fileKeys],
    ],
    other: [],
  };
}

/** What clack writes, in the talk's own words. */
export function exchanged(text: string, table: readonly Exchange[]): string {
  if (MOVES.test(text)) return text;
  return table.reduce((said, [pattern, instead]) => said.replace(pattern, instead), text);
}

/** The terminal for prompts to write to, at most 80 columns wide; `speak` says which prompt's English is exchanged. */
export type OwnWords = { output: Writable; speak: (kind: Spoken) => void; close: () => void };

export function ownWords(stdout: WriteStream, words: TerminalWords): OwnWords {
  const tables = exchanges(words);
  let spoken: Spoken = 'other';
  const output = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      stdout.write(exchanged(String(chunk), tables[spoken]));
      done();
    },
  });
  const columns = () => {
    const width = Math.min(WIDTH, stdout.columns || WIDTH);
    return spoken === 'line' || spoken === 'file' ? width - GUIDE_WIDTH : width;
  };
  Object.defineProperties(output, {
    columns: { get: columns },
    rows: { get: () => stdout.rows || 24 },
    isTTY: { value: true },
  });
  const onResize = () => output.emit('resize');
  stdout.on('resize', onResize);
  return {
    output,
    speak: (kind) => {
      spoken = kind;
    },
    close: () => stdout.off('resize', onResize),
  };
}
