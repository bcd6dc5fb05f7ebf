import type { ReadStream, WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { isCancel, multiline, multiselect, path, S_BAR, select, text } from '@clack/prompts';
import type { Card } from '../../ports.ts';
import { type Kind, takeKeys } from './keys.ts';
import { ownWords, type Spoken } from './own-words.ts';
import type { Line, Look } from './part-lines.ts';
import type { Given, Option, Prompts } from './prompts.ts';
import { WORDS } from './words.ts';
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
  const streams = { input: keys.input, output: own.output };
  const hasColours = stdout.hasColors();
  const run = async (kind: Kind, speak: Spoken, ask: () => Promise<unknown>) => {
    own.speak(speak);
    const { got, left } = await keys.during(kind, ask);
    own.speak('other');
    if (isCancel(got)) return { value: '', left: left ?? 'escape' } satisfies Given;
    const value = Array.isArray(got) ? got.join(',') : plainValue(got);
    return { value, ...(left && { left }) } satisfies Given;
  };
  return {
    say: (lines) => void stdout.write(lines.map((line) => `${drawn(line, hasColours)}\n`).join('')),
    tell: (line) => void stdout.write(`${plainText(line).replaceAll('\n', ' ')}\n`),
    choose: ({ message, options, at }) =>
      run('choice', 'other', () =>
        select({
          ...streams,
          message: inLines(message),
          options: options.map(drawnOption),
          showInstructions: false,
          ...(at !== undefined && { initialValue: at }),
        }),
      ),
    chooseMany: ({ message, options, at }) =>
      run('choice', 'many', () =>
        multiselect({
          ...streams,
          message: inLines(message),
          options: options.map(drawnOption),
          initialValues: [...at],
          required: false,
          showInstructions: false,
        }),
      ),
    write: ({ message, value, lines }) =>
      lines === 'one'
        ? run('line', 'line', () => text({ ...streams, message: guided(message), initialValue: value }))
        : run('lines', 'lines', () =>
            multiline({ ...streams, message: guided(message), initialValue: value, showSubmit: true }),
          ),
    findFile: ({ message, at }) =>
      run('file', 'file', () => path({ ...streams, message: guided(message), ...(at !== '' && { initialValue: at }) })),
    close: () => {
      own.close();
      keys.close();
    },
  };
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
