import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type BotProcess, startProcess } from '../e2e/bot-process.ts';
import type { Mode } from './slack-bot.ts';

/** local-slack 0.1.8 (MIT), a program that plays Slack with a web page of its own; npm has it for Linux on x64. */
const PROGRAM =
  process.env.JAMLOTS_LOCAL_SLACK ??
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'local-slack'))
    .find(existsSync) ??
  'local-slack';

/** Why the tests in local-slack are left out, or undefined when they run; where CI is set they run or fail. */
export const whyNoLocalSlack =
  existsSync(PROGRAM) || process.env.CI
    ? undefined
    : `${PROGRAM} is not installed (npm install --no-save --prefix DIR local-slack-linux-x64@0.1.8, and JAMLOTS_LOCAL_SLACK)`;

/** How long its start may take, in milliseconds. */
const PATIENCE = 30_000;

const TOKENS = { botToken: 'xoxb-test-token', appToken: 'xapp-test-token', signingSecret: 'test-signing-secret' };

/** The workspace: a municipality with a caseworker, her colleague and a channel. */
const WORKSPACE = {
  workspace: { name: 'Lindvikens kommun', domain: 'lindviken', teamId: 'T01LIND' },
  users: [
    { id: 'U01KARIN', name: 'karin', real_name: 'Karin Handläggare', email: 'karin@lindviken.example' },
    { id: 'U02OMAR', name: 'omar', real_name: 'Omar Gatuchef', email: 'omar@lindviken.example' },
  ],
  channels: [{ id: 'C01NAMND', name: 'namnd', members: ['U01KARIN', 'U02OMAR', 'U0BOT'] }],
};

/** A workspace of local-slack with the bot in it, both as processes of their own. */
export type Workspace = {
  address: string;
  bot: BotProcess;
  /** Whether Slack's own log tells that it was refused or not understood by the bot, or the bot by it. */
  faults: () => Promise<string[]>;
  stop: () => Promise<void>;
};

/** Starts local-slack and the bot, which it reaches over HTTP or by a socket. */
export async function startWorkspace(mode: Mode): Promise<Workspace> {
  const port = await freePort();
  const slack = await startLocalSlack(mode, `http://127.0.0.1:${port}/slack/events`);
  try {
    const bot = await startProcess(
      {
        ...{ PORT: String(port), SLACK_BOT_TOKEN: TOKENS.botToken, SLACK_API_URL: `${slack.address}/api/` },
        ...(mode === 'socket' ? { SLACK_APP_TOKEN: TOKENS.appToken } : { SLACK_SIGNING_SECRET: TOKENS.signingSecret }),
      },
      undefined,
      mode === 'socket' ? /Socket Mode/u : /http:\S+\/slack\/events/u,
    );
    const stop = async () => {
      await bot.stop();
      await slack.stop();
      rmSync(bot.folder, { recursive: true, force: true });
    };
    return { address: slack.address, bot, faults: () => faultsIn(slack.address), stop };
  } catch (fault) {
    await slack.stop();
    throw fault;
  }
}

/** Starts local-slack on a free port, and waits until it says where it is. It listens on every interface. */
function startLocalSlack(mode: Mode, requestUrl: string): Promise<{ address: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'jamlots-local-slack-'));
  const app = { appId: 'A01APP', botUserId: 'U0BOT', botName: 'jamlots', ...TOKENS };
  const reached = mode === 'socket' ? { mode: 'socket' } : { mode: 'events', requestUrl };
  const file = join(folder, 'workspace.json');
  writeFileSync(file, JSON.stringify({ ...WORKSPACE, app: { ...app, ...reached } }));
  const child = spawn(PROGRAM, ['--config', file, '--port', '0', '--base-host', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // One that never gets ready is ended before the test's own time is out, so that nothing is left behind.
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  process.once('exit', () => child.kill('SIGKILL'));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  let said = '';
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`local-slack ended with ${code}: ${said}`)));
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = /Web UI:\s+(http:\S+)/u.exec(said) ?? [];
      if (address === undefined || !said.includes('Apps:')) return;
      clearTimeout(patience);
      resolve({ address, stop });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });
}

type Entry = { direction: string; kind: string; summary: string };

/** What the emulator noted as refused: an unknown method, a call with an error, or an answer that is none of 200. */
async function faultsIn(address: string): Promise<string[]> {
  const { log } = (await (await fetch(`${address}/_control/log`)).json()) as { log: Entry[] };
  return log
    .filter(({ direction, summary }) => direction === 'internal' || /^HTTP (?!200)/u.test(summary))
    .map(({ kind, summary }) => `${kind}: ${summary}`);
}
