import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Why the terminal's tests are left out, or undefined when they run; where CI is set they run or fail. */
export const whyNoTmux =
  process.env.CI || spawnSync('tmux', ['-V']).status === 0 ? undefined : 'tmux is not installed (apt-get install tmux)';

/** Longest wait for something to stand on the screen, in milliseconds. */
const PATIENCE = 30_000;
const MOMENT = 40;

/** A real terminal of 80 by 40, kept by tmux, and a program in it. */
export type Pane = {
  /** What stands on the screen just now, line by line. */
  screen: () => string;
  /** Everything since the beginning. */
  transcript: () => string;
  /** Presses keys by tmux's names: Enter, Tab, Escape, Down, Space, C-c. */
  keys: (...names: string[]) => void;
  type: (text: string) => void;
  /** Waits until this stands on the screen. */
  shows: (text: string | RegExp) => Promise<void>;
  /** Waits until the prompt that asks this is the one that is active. */
  asks: (label: string) => Promise<void>;
  /** Goes with the arrow to the option that begins so in the active prompt. */
  goTo: (title: string) => Promise<void>;
  /** The program's exit code, once it has ended. */
  exitCode: () => Promise<number>;
  close: () => void;
};

/** Starts `command` in `folder`; its environment is this one's and `environment`. */
export function openPane(command: string[], folder: string, environment: Record<string, string>): Pane {
  const socket = `jamlots-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const tmux = (...args: string[]) => execFileSync('tmux', ['-u', '-L', socket, '-f', '/dev/null', ...args]).toString();
  const variables = Object.entries(environment).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  const ended = join(folder, 'ended');
  // The screen stays when the program has ended; its exit code is left in a file.
  const staying = ['sh', '-c', '"$@"; echo $? >"$0"; exec sleep 600', ended, ...command];
  tmux(
    ...['start-server', ';', 'set-option', '-g', 'history-limit', '50000', ';'],
    ...['new-session', '-d', '-x', '80', '-y', '40', '-c', folder, ...variables, ...staying],
  );
  const screen = () => tmux('capture-pane', '-p');
  const until = async (what: string, holds: () => boolean): Promise<void> => {
    for (const end = Date.now() + PATIENCE; !holds(); ) {
      if (Date.now() > end) throw new Error(`the terminal never showed ${what}; it shows:\n${screen()}`);
      await new Promise((resolve) => setTimeout(resolve, MOMENT));
    }
  };
  const shows = (text: string | RegExp) =>
    until(String(text), () => (typeof text === 'string' ? screen().includes(text) : text.test(screen())));
  const keys = (...names: string[]) => void tmux('send-keys', ...names);
  return {
    screen,
    transcript: () => tmux('capture-pane', '-p', '-S', '-'),
    keys,
    type: (text) => void tmux('send-keys', '-l', text),
    shows,
    asks: (label) => until(`◆  ${label}`, () => screen().includes(`◆  ${label}`)),
    goTo: async (title) => {
      for (let at = 0; at < 40 && !isAt(screen(), title); at += 1) {
        const before = screen();
        keys('Down');
        await until(`something after ${title} was looked for`, () => screen() !== before);
      }
    },
    exitCode: async () => {
      const code = () => (existsSync(ended) ? readFileSync(ended, 'utf8').trim() : '');
      await until('the end of the program', () => code() !== '');
      return Number(code());
    },
    close: () => void spawnSync('tmux', ['-L', socket, 'kill-server']),
  };
}

function isAt(screen: string, title: string): boolean {
  return screen.slice(screen.lastIndexOf('◆')).includes(`● ${title}`);
}
