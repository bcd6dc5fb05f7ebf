// Start to ready, and memory: the bot beside the SDKs of its channels with nothing in them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { interleaved } from '../rounds.mjs';
import { inTempFolder } from '../temp-folder.mjs';
import { actionRequest, invokeRequest, SIGNING_SECRET, turnRequest } from './requests.mjs';

const OURS = 'Jämlots, as installed';
const CHECKOUT = 'Jämlots, `npm start` in a checkout';

const SERVERS = [
  { name: OURS, file: './jamlots.mjs', request: turnRequest },
  { name: CHECKOUT, file: '../../bin/jamlots.mjs', args: ['serve'], request: turnRequest },
  { name: '@slack/bolt alone', file: './bolt.mjs', request: actionRequest },
  { name: 'botbuilder alone, on express', file: './botbuilder.mjs', request: invokeRequest },
];

/** Longest wait for a server to be ready, in milliseconds. */
const PATIENCE = 30_000;

/** @param {{ quick: boolean, say: (text: string) => void }} options */
export async function measureStart({ quick, say }) {
  const requests = quick ? 20 : 200;
  const measure = (server) => inTempFolder((folder) => started(server, folder, requests));
  const seen = await interleaved(SERVERS, { rounds: quick ? 2 : 5, say, measure });
  const what = `Start to ready; memory then and after ${requests} requests`;
  return [{ what, key: 'ready', unit: 'ms', memory: ['rss', 'rssAfter'], seen, ours: OURS }];
}

/** Starts a server, waits until it is ready, sends it its requests, and stops it. */
async function started({ name, file, args = [], request }, folder, requests) {
  const begun = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: `sqlite:${folder}/jamlots.db`,
      JAMLOTS_LOG_LEVEL: 'error',
      NODE_ENV: 'production',
      SIGNING_SECRET,
    },
  });
  const gone = once(child, 'exit');
  try {
    const base = await Promise.race([addressTold(child), tooLate(name)]);
    await readyAt(base);
    const ready = performance.now() - begun;
    const rss = residentMegabytes(child.pid);
    for (let number = 1; number <= requests; number += 1) await answered(base, request(number));
    return { ready, rss, rssAfter: residentMegabytes(child.pid) };
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

/** The address that the server prints when it listens. */
async function addressTold(child) {
  let said = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    said += text;
    const [address] = /http:\/\/127\.0\.0\.1:\d+\//u.exec(said) ?? [];
    if (address) return address;
  }
  throw new Error(`the server ended: ${said}`);
}

async function tooLate(name) {
  await wait(PATIENCE, undefined, { ref: false });
  throw new Error(`${name} was not ready in ${PATIENCE} ms`);
}

async function readyAt(base) {
  while (!(await fetch(`${base}readyz`)).ok) await wait(2);
}

async function answered(base, { path, headers, body }) {
  const response = await fetch(`${base}${path}`, { method: 'POST', headers, body });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
}

/** Resident memory in MB as Linux tells it; NaN elsewhere. */
function residentMegabytes(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}
