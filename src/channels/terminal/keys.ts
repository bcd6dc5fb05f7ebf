import { PassThrough, type Readable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import type { Given } from './prompts.ts';

/** The keyboard as a prompt reads it. Esc and Ctrl+C end the prompt with what stands in it, so that no text is lost. */
export type Keys = {
  input: Readable;
  /** Runs a prompt, and tells whether it was left and how. Keys that come between prompts are dropped. */
  during<T>(kind: Kind, prompt: () => Promise<T>): Promise<{ got: T } & Pick<Given, 'left'>>;
  close(): void;
};

/** What is asked for: it decides which keys end the prompt, and what becomes of what is pasted. */
export type Kind = 'choice' | 'line' | 'lines' | 'file';

/** The keys that end each kind of prompt wherever one is in it. `lines`: out of its button if one is there, into it, press. */
const ENDINGS: Record<Kind, string> = { choice: '\r', line: '\r', lines: ' \x7f\t\r', file: '\x03' };

/** How long a lone escape waits to be the beginning of an arrow key that comes in two pieces, in milliseconds. */
const ESCAPE_WAIT = 50;

/** Asks the terminal to say where pasted text begins and ends, so that its line breaks are text and not Enter. */
const PASTE_ON = '\x1b[?2004h';
const PASTE_OFF = '\x1b[?2004l';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the terminal's own sequences
const TOKEN = /\x1b\[[0-9;?]*[ -/]*[@-~]|\x1bO.|\x1b[^\x1b\x03\x04]|\x1b|[\x03\x04]|[^\x1b\x03\x04]+/gsu;

/** Takes the terminal's keyboard until `close`. */
export function takeKeys(stdin: ReadStream, write: (sequence: string) => void): Keys {
  const input = new PassThrough();
  let asking: Kind | undefined;
  let left: Pick<Given, 'left'> = {};
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  let isPasting = false;
  const take = (token: string): void => {
    if (token === '\x1b[200~' || token === '\x1b[201~') isPasting = token === '\x1b[200~';
    else if (asking === undefined) return;
    else if (isPasting) input.write(pasted(token, asking));
    else if (token === '\x1b' || token === '\x03' || token === '\x04') {
      left = { left: token === '\x1b' ? 'escape' : 'interrupt' };
      input.write(ENDINGS[asking]);
    } else input.write(asking === 'lines' ? typed(token) : token);
  };
  const flush = (): void => {
    const text = waiting;
    waiting = '';
    for (const [token] of text.matchAll(TOKEN)) take(token);
  };
  const onData = (chunk: string): void => {
    clearTimeout(timer);
    waiting += chunk;
    if (waiting.endsWith('\x1b')) timer = setTimeout(flush, ESCAPE_WAIT);
    else flush();
  };
  stdin.setEncoding('utf8').setRawMode(true).on('data', onData).resume();
  write(PASTE_ON);
  return {
    input,
    during: async (kind, prompt) => {
      asking = kind;
      left = {};
      try {
        const got = await prompt();
        return { got, ...left };
      } finally {
        asking = undefined;
      }
    },
    close: () => {
      clearTimeout(timer);
      write(PASTE_OFF);
      stdin.off('data', onData).setRawMode(false).pause();
    },
  };
}

/** Pasted text: into one line its breaks are spaces, into several they are kept; a choice takes no text. */
function pasted(text: string, kind: Kind): string {
  const breaks = text.replace(/\r\n?/gu, '\n').replaceAll('\t', ' ');
  if (kind === 'choice') return '';
  if (kind === 'lines') return typed(breaks);
  const line = breaks.replace(/\n+/gu, ' ');
  return kind === 'file' ? droppedPath(line.trim()) : line;
}

/** Wipes what stands in a line. */
const WIPE = '\x15';

/** A path as a terminal pastes a file that is dropped on it: quoted, or with its spaces escaped; it replaces the line. */
function droppedPath(text: string): string {
  const path = text.replace(/^(["'])(.*)\1$/u, '$2').replace(/\\(.)/gu, '$1');
  return path.startsWith('/') ? WIPE + path : path;
}

/**
 * Typed text for several lines. The prompt counts an emoji as one although it is two UTF-16 units long, and would put
 * the next letter inside it; an arrow to the right after each rights that. Control letters would be taken as text.
 */
function typed(text: string): string {
  if (text.startsWith('\x1b')) return text;
  return text.replace(/[^\P{Cc}\r\n\t\b\x7f]/gu, '').replace(/[\u{10000}-\u{10ffff}]/gu, '$&\x1b[C');
}
