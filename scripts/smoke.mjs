// @ts-check
// What the README promises, done as a newcomer does it: npm start, and assess and verify for every pair in examples/.
// Writes its count to JAMLOTS_REPORT in the words of Vitest's JSON reports.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'jamlots-smoke-'));

/** How long the bot may take to answer after `npm start`, in seconds; the first start builds. */
const START_MAX = 120;

/** @type {{ claim: string, fault: string | undefined }[]} */
const results = [];
await tell('npm start answers on /livez and ends well on SIGTERM', startsAndStops);
const pairs = examplePairs();
await tell('examples/ holds a decision document with its answers', async () => {
  if (pairs.length === 0) throw new Error('no examples/<name>.docx|pdf|odt with examples/<name>.answers.yaml');
});
for (const pair of pairs) {
  await tell(`assess and verify ${pair.decision}`, () => assessesAndVerifies(pair));
}
rmSync(scratch, { recursive: true, force: true });
report();

/**
 * @param {string} claim
 * @param {() => Promise<void>} prove
 */
async function tell(claim, prove) {
  const fault = await prove().then(() => undefined, String);
  process.stdout.write(`${fault === undefined ? '✓' : '✗'} ${claim}${fault === undefined ? '' : `\n  ${fault}`}\n`);
  results.push({ claim, fault });
}

async function startsAndStops() {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATABASE_URL: `sqlite:${join(scratch, 'jamlots.db')}` };
  const bot = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let said = '';
  bot.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = once(bot, 'exit');
  try {
    await answers(`http://127.0.0.1:${port}/livez`, bot);
    bot.kill('SIGTERM');
    const [code, signal] = await Promise.race([ended, wait(30_000, ['still running after 30 s'], { ref: false })]);
    if (code !== 0) throw new Error(`npm start ended with ${code ?? signal}. ${said}`);
  } finally {
    endGroup(bot);
  }
}

/**
 * Ends what is left of npm, its shell and the bot; they are a group of their own.
 * @param {import('node:child_process').ChildProcess} bot
 */
function endGroup(bot) {
  try {
    if (bot.pid !== undefined) process.kill(-bot.pid, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}

/**
 * @param {string} url
 * @param {import('node:child_process').ChildProcess} bot
 */
async function answers(url, bot) {
  for (const until = Date.now() + START_MAX * 1000; Date.now() < until; await wait(250)) {
    if (bot.exitCode !== null) throw new Error(`npm start ended with ${bot.exitCode} before it answered`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`no answer on ${url} within ${START_MAX} s`);
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

function examplePairs() {
  const names = readdirSync(join(root, 'examples'));
  return names
    .filter((name) => /\.(docx|pdf|odt)$/.test(name))
    .map((decision) => ({ decision, answers: decision.replace(/\.[^.]+$/, '.answers.yaml') }))
    .filter(({ answers }) => names.includes(answers));
}

/** @param {{ decision: string, answers: string }} pair */
async function assessesAndVerifies({ decision, answers }) {
  const out = join(scratch, decision);
  const given = ['--decision', `examples/${decision}`, '--answers', `examples/${answers}`, '--out', out];
  await jamlots('assess', ...given);
  const written = readdirSync(out);
  if (written.length < 2) throw new Error(`wrote only ${written.join(', ')}`);
  for (const name of written) JSON.parse(await jamlots('verify', join(out, name)));
}

/**
 * Runs `npm run jamlots -- …` and gives its stdout.
 * @param {string[]} args
 */
async function jamlots(...args) {
  const child = spawn('npm', ['run', 'jamlots', '--', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`jamlots ${args.join(' ')} ended with ${code}. ${said.err}`);
  return said.out;
}

function report() {
  const failed = results.filter(({ fault }) => fault !== undefined).length;
  const count = {
    numPassedTests: results.length - failed,
    numFailedTests: failed,
    numPendingTests: 0,
    numTodoTests: 0,
  };
  if (process.env.JAMLOTS_REPORT) {
    writeFileSync(process.env.JAMLOTS_REPORT, JSON.stringify({ ...count, testResults: [] }));
  }
  process.exitCode = failed > 0 ? 1 : 0;
}
