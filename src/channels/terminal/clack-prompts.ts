import type { Readable, Writable } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { isCancel, multiline, multiselect, path, S_BAR, select, text } from '@clack/prompts';
import type { Card } from '../../ports.ts';
import { type Kind, takeKeys } from './keys.ts';
import { ownWords, type Spoken } from './own-words.ts';
import type { Line, Look } from './part-lines.ts';
import type { Given, Option, Prompts } from './prompts.ts';
import { type TerminalWords, WORDS } from './words.ts';
import { plainText, WIDTH, wrapped } from './wrap.ts';

/** The room that clack leaves for a message and for an option, in columns; a prompt for a line has 3 less. */
const MESSAGE_WIDTH = WIDTH - 6;
const OPTION_WIDTH = WIDTH - 5;

const LOOKS: Record<Look, Parameters<typeof styleText>[0]> = {
  title: 'bold',
  heading: 'bold',
  strong: 'bold',
  quiet: 'dim',
  warning: 'yellow',
  good: 'green',
  info: 'cyan',
};

/** Asks with clack's prompts in a real terminal; `close` gives the keyboard back. */
export function clackPrompts(
  stdin: ReadStream,
  stdout: WriteStream,
  language: Card['language'],
): Prompts & { close: () => void } {
  const words = WORDS[language];
  const keys = takeKeys(stdin, (sequence) => void stdout.write(sequence));
  const own = ownWords(stdout, words);
  const hasColours = stdout.hasColors();
  const run: Clack['run'] = async (kind, spoken, ask) => {
    own.speak(spoken);
    const { got, left } = await keys.during(kind, ask);
    own.speak('other');
    if (isCancel(got)) return { value: '', left: left ?? 'escape' };
    return { value: Array.isArray(got) ? got.join(',') : plainValue(got), ...(left && { left }) };
  };
  const clack: Clack = { run, words, streams: { input: keys.input, output: own.output } };
  return {
    say: (lines) => void stdout.write(lines.map((line) => `${drawn(line, hasColours)}\n`).join('')),
    tell: (line) => void stdout.write(`${plainText(line).replaceAll('\n', ' ')}\n`),
    choose: (asked) => choose(clack, asked),
    chooseMany: (asked) => (hasColours ? chooseMany(clack, asked) : chooseOneByOne(clack, asked)),
    write: (asked) => write(clack, asked),
    findFile: ({ message, at }) =>
      run('file', 'file', () =>
        path({ ...clack.streams, message: guided(message), initialValue: at || `${process.cwd()}/` }),
      ),
    close: () => {
      own.close();
      keys.close();
    },
  };
}

/** What clack is asked with. */
type Clack = {
  run: (kind: Kind, spoken: Spoken, ask: () => Promise<unknown>) => Promise<Given>;
  streams: { input: Readable; output: Writable };
  words: TerminalWords;
};

function choose({ run, streams }: Clack, { message, options, at }: Parameters<Prompts['choose']>[0]): Promise<Given> {
  return run('choice', 'other', () =>
    select({
      ...streams,
      message: inLines(message),
      options: options.map(drawnOption),
      showInstructions: false,
      ...(at !== undefined && { initialValue: at }),
    }),
  );
}

type AskedMany = Parameters<Prompts['chooseMany']>[0];

function chooseMany({ run, streams, words }: Clack, { message, options, at }: AskedMany): Promise<Given> {
  return run('choice', 'many', () =>
    multiselect({
      ...streams,
      message: inLines(`${message}\n${words.keysMany}`),
      options: options.map(drawnOption),
      initialValues: [...at],
      required: false,
      showInstructions: false,
    }),
  );
}

/** Without colours clack's marks do not show which option one is at; then they are marked one at a time. */
async function chooseOneByOne(clack: Clack, { message, options, at }: AskedMany): Promise<Given> {
  const { oneByOne } = clack.words;
  const marked = new Set(at);
  for (let last = ''; ; ) {
    const given = await choose(clack, {
      message: `${message}\n${oneByOne.keys}`,
      options: [
        { id: '', title: oneByOne.done },
        ...options.map(({ id, title }) => ({ id, title: `[${marked.has(id) ? 'x' : ' '}] ${title}` })),
      ],
      at: last,
    });
    if (given.left || given.value === '') return { ...given, value: [...marked].join(',') };
    last = given.value;
    if (!marked.delete(last)) marked.add(last);
  }
}

function write({ run, streams }: Clack, { message, value, lines }: Parameters<Prompts['write']>[0]): Promise<Given> {
  const asked = { ...streams, message: guided(message), initialValue: value };
  return lines === 'one'
    ? run('line', 'line', () => text(asked))
    : run('lines', 'lines', () => multiline({ ...asked, showSubmit: true }));
}

function drawn({ text: said, look }: Line, hasColours: boolean): string {
  return look && hasColours ? styleText(LOOKS[look], said) : said;
}

function inLines(message: string): string {
  return wrapped(message, MESSAGE_WIDTH).join('\n');
}

/** A message of several lines, for the prompts that do not draw the guide beside it themselves. */
function guided(message: string): string {
  return wrapped(message, MESSAGE_WIDTH).join(`\n${styleText('gray', S_BAR)}  `);
}

/** Lines after the first stand under it. */
function drawnOption({ id, title }: Option): { value: string; label: string } {
  return { value: id, label: wrapped(title, OPTION_WIDTH).join('\n  ') };
}

/** What was typed, without control letters and halves of letters. */
function plainValue(got: unknown): string {
  return typeof got === 'string' ? plainText(got).replaceAll('\ufffd', '') : '';
}
