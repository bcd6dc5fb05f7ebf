import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../bin/jamlots.mjs', import.meta.url));

/** How long a start may take, in milliseconds: on a busy machine, with the first build. */
const PATIENCE = 90_000;

/** The bot as `npm start` runs it, on a port of its own and in a folder of its own. */
export type BotProcess = {
  address: string;
  child: ChildProcess;
  folder: string;
  log: () => string;
  stop: () => Promise<number | null>;
};

/** Starts the bot and waits until it says on stdout that it is `ready`; what that matches is its address. */
export function startProcess(
  environment: Record<string, string> = {},
  folder = mkdtempSync(join(tmpdir(), 'jamlots-e2e-')),
  ready = /http:\S+\/try/u,
): Promise<BotProcess> {
  const child = spawn(process.execPath, [LAUNCHER, 'serve'], {
    env: { ...process.env, PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'jamlots.db')}`, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // One that never gets ready is ended before the test's own time is out, so that nothing is left behind.
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  process.once('exit', () => child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let said = '';
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code) => reject(new Error(`the bot ended with ${code}: ${log}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [address] = ready.exec(said) ?? [];
      if (address === undefined) return;
      clearTimeout(patience);
      const stop = () => {
        child.kill('SIGTERM');
        return ended;
      };
      resolve({ address, child, folder, log: () => log, stop });
    });
  });
}
