import { PassThrough } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clackPrompts } from '../../src/channels/terminal/clack-prompts.ts';
import { SNOW } from '../commands/command.ts';

const LEFT = '\u001b';
const INTERRUPT = '\u0003';
const OPTIONS = ['Ja', 'Nej', 'Vet inte'].map((title) => ({ id: title.toLowerCase(), title }));

let terminal: ReturnType<typeof openTerminal>;

beforeEach(() => {
  terminal = openTerminal({ colours: true });
});
afterEach(() => terminal.prompts.close());

describe('A line of text', () => {
  const ask = (value = '') => terminal.prompts.write({ message: 'Rubrik', value, lines: 'one' });

  it('is what was typed, after what stood there', async () => {
    expect(await terminal.after(ask('Plog'), 'ordning åäö\r')).toEqual({ value: 'Plogordning åäö' });
  });

  it.each([
    [LEFT, 'escape'],
    [INTERRUPT, 'interrupt'],
  ])('is kept when one leaves for the menu: %j', async (key, left) => {
    expect(await terminal.after(ask(), 'halva', key)).toEqual({ value: 'halva', left });
  });

  it('takes pasted lines as one line, and waits for Enter', async () => {
    expect(await terminal.after(ask(), '\u001b[200~Plan\r\nför\tsnö\u001b[201~', '!\r')).toEqual({
      value: 'Plan för snö!',
    });
  });

  it('has its guide beside the rest of a long text', async () => {
    await terminal.after(ask('snöröjning '.repeat(12).trim()), '\r');

    expect(terminal.lines().filter((line) => line.includes('snöröjning'))).not.toHaveLength(0);
    expect(terminal.lines().filter((line) => /^ *snö/u.test(line))).toEqual([]);
  });
});

describe('Several lines of text', () => {
  const ask = (value = '') => terminal.prompts.write({ message: 'Ditt svar', value, lines: 'many' });

  it('are ended with Tab and Enter, which the prompt says in the talk’s own language', async () => {
    expect(await terminal.after(ask(), 'Första\r\rAndra', '\t', '\r')).toEqual({ value: 'Första\n\nAndra' });
    expect(terminal.lines()).toContain('  [ Klar? Tryck Tab, sedan Enter ]');
    expect(terminal.lines().join()).not.toContain('submit');
  });

  it('are pasted whole, with their empty lines', async () => {
    expect(await terminal.after(ask(), '\u001b[200~Ett\r\rTvå\u001b[201~', '\t', '\r')).toEqual({
      value: 'Ett\n\nTvå',
    });
  });

  it.each([
    ['in the text', []],
    ['at the button', ['\t']],
  ])('are kept when one leaves for the menu %s', async (_, before) => {
    expect(await terminal.after(ask('Stod'), ' här', ...before, LEFT)).toEqual({ value: 'Stod här', left: 'escape' });
  });

  it('hold emoji and letters of every kind', async () => {
    expect(await terminal.after(ask(), 'Barn 👧x och å', '\t', '\r')).toEqual({ value: 'Barn 👧x och å' });
  });

  it('never hold control letters', async () => {
    expect(await terminal.after(ask(), 'a\u0001\u0015b', '\t', '\r')).toEqual({ value: 'ab' });
  });
});

describe('A choice', () => {
  it('has the present value chosen, and follows the arrows', async () => {
    const ask = () => terminal.prompts.choose({ message: 'Välj', options: OPTIONS, at: 'nej' });

    expect(await terminal.after(ask(), '\r')).toEqual({ value: 'nej' });
    expect(await terminal.after(ask(), '\u001b[B', '\r')).toEqual({ value: 'vet inte' });
    expect(await terminal.after(ask(), INTERRUPT)).toEqual({ value: 'nej', left: 'interrupt' });
  });

  it('of several keeps what was chosen before, and says in the talk’s own language that there is none', async () => {
    const ask = (at: string[]) => terminal.prompts.chooseMany({ message: 'Välj', options: OPTIONS, at });

    expect(await terminal.after(ask(['ja']), '\u001b[B', ' ', '\r')).toEqual({ value: 'ja,nej' });
    expect(await terminal.after(ask([]), '\r')).toEqual({ value: '' });
    expect(terminal.lines()).toContain('│  inget valt');
  });
});

describe('A choice of several without colours', () => {
  it('is made one mark at a time, so that the option one is at has a sign of its own', async () => {
    terminal.prompts.close();
    terminal = openTerminal({ colours: false });
    const asked = terminal.prompts.chooseMany({ message: 'Välj', options: OPTIONS, at: ['ja'] });

    const given = await terminal.after(asked, '\u001b[B\u001b[B', '\r', '\u001b[A', '\r', '\u001b[A', '\r');

    expect(given).toEqual({ value: 'nej' });
    expect(terminal.lines()).toContain('│  ● [x] Nej');
  });
});

describe('A file', () => {
  it('is found by its path, and left without one', async () => {
    const ask = () => terminal.prompts.findFile({ message: 'Vilken fil?', at: 'examples/snorojning.d' });

    expect(await terminal.after(ask(), 'ocx', '\r')).toEqual({ value: 'examples/snorojning.docx' });
    expect(await terminal.after(ask(), LEFT)).toMatchObject({ value: '', left: 'escape' });
    expect(terminal.lines().join('\n')).toContain('Enter tar filen');
    expect(terminal.lines().join('\n')).not.toMatch(/Search|to select|match/u);
  });

  it('that is dropped on the terminal takes the place of what stood there', async () => {
    const asked = terminal.prompts.findFile({ message: 'Vilken fil?', at: '' });

    expect(await terminal.after(asked, dropped(SNOW), '\r')).toEqual({ value: SNOW });
  });
});

/** What a terminal pastes of a file that is dropped on it. */
function dropped(path: string): string {
  return `\u001b[200~'${path}' \u001b[201~`;
}

/** A terminal of 80 columns whose keys are pressed one after the other, with a moment between. */
function openTerminal({ colours }: { colours: boolean }) {
  const stdin = Object.assign(new PassThrough(), { setRawMode: () => stdin, isTTY: true }) as unknown as ReadStream;
  const stdout = Object.assign(new PassThrough(), {
    columns: 80,
    rows: 40,
    isTTY: true,
    hasColors: () => colours,
  }) as unknown as WriteStream;
  let screen = '';
  stdout.on('data', (chunk) => {
    screen += String(chunk);
  });
  const prompts = clackPrompts(stdin, stdout, 'sv');
  const moment = () => new Promise((resolve) => setTimeout(resolve, 15));
  return {
    prompts,
    lines: () => stripVTControlCharacters(screen).split('\n'),
    after: async <T>(asked: Promise<T>, ...keys: string[]): Promise<T> => {
      for (const key of keys) {
        await moment();
        stdin.emit('data', key);
      }
      return asked;
    },
  };
}
