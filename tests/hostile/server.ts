import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The launcher of an install as it is packed, without sources: nothing is built anew while the tests go on. */
const launcher = (() => {
  const install = mkdtempSync(join(tmpdir(), 'jamlots-install-'));
  for (const name of ['bin', 'dist', 'checklists', 'package.json'])
    cpSync(join(ROOT, name), join(install, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(install, 'node_modules'));
  process.on('exit', () => rmSync(install, { recursive: true, force: true }));
  return join(install, 'bin/jamlots.mjs');
})();

export type Ended = { code: number | null; out: string; err: string };
export type Answer = { status: number; headers: Record<string, unknown>; body: string };

/** A bot that is being started: its process, and what it says in the end. */
export function launch(environment: Record<string, string>): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [launcher, 'serve'], {
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...said })));
  return { child, ended };
}

/** A bot that serves, by the real launcher, on a port of its own. */
export class Server {
  readonly url: string;
  readonly port: number;
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The database's file, when it lies where `start` puts it. */
  readonly database: string;

  private constructor(port: number, folder: string, { child, ended }: ReturnType<typeof launch>) {
    this.database = join(folder, 'jamlots.db');
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.child = child;
    this.ended = ended;
  }

  /** Starts one; its database in `folder`, which is a new one when none is named. */
  static async start(environment: Record<string, string> = {}, folder = newFolder()): Promise<Server> {
    const launched = launch({ DATABASE_URL: databaseIn(folder), ...environment });
    const { child, ended } = launched;
    let said = '';
    const port = await new Promise<number>((resolve, reject) => {
      child.stderr?.on('data', (chunk) => {
        said += chunk;
        const [, found] = /"port":(\d+)[^\n]*"ready"/u.exec(said) ?? [];
        if (found !== undefined) resolve(Number(found));
      });
      ended.then(({ code, err }) => reject(new Error(`the bot ended with ${code}: ${err}`)));
    });
    return new Server(port, folder, launched);
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  ask(method: string, path: string, given: { headers?: Record<string, string>; body?: string | Uint8Array } = {}) {
    return new Promise<Answer>((resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port: this.port, method, path, headers: given.headers ?? {} },
        async (response) => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, body: await text(response) });
        },
      );
      asked.on('error', reject);
      asked.end(given.body);
    });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask('GET', path, { headers });
  }

  /** Sends something to the web channel's door for turns. */
  turn(sent: unknown): Promise<Answer> {
    return this.ask('POST', '/try/turn', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    });
  }
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'jamlots-server-'));
}

export function databaseIn(folder: string): string {
  return `sqlite:${join(folder, 'jamlots.db')}`;
}
