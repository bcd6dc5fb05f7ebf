// Start to ready, and memory: the bot beside the SDKs of its channels with nothing in them.
import { interleaved } from '../rounds.mjs';
import { started } from '../server-process.mjs';
import { inTempFolder } from '../temp-folder.mjs';
import { actionRequest, invokeRequest, SIGNING_SECRET, turnRequest } from './requests.mjs';

const OURS = 'Jämlots, as installed';
const CHECKOUT = 'Jämlots, `npm start` in a checkout';

const SERVERS = [
  { name: OURS, file: 'start/jamlots.mjs', request: turnRequest },
  { name: CHECKOUT, file: '../bin/jamlots.mjs', args: ['serve'], request: turnRequest },
  { name: '@slack/bolt alone', file: 'start/bolt.mjs', request: actionRequest },
  { name: 'botbuilder alone, on express', file: 'start/botbuilder.mjs', request: invokeRequest },
];

/** @param {{ quick: boolean, say: (text: string) => void }} options */
export async function measureStart({ quick, say }) {
  const requests = quick ? 20 : 200;
  const measure = (server) => inTempFolder((folder) => startedAndAsked(server, folder, requests));
  const seen = await interleaved(SERVERS, { rounds: quick ? 2 : 5, say, measure });
  const what = `Start to ready; memory then and after ${requests} requests`;
  return [{ what, key: 'ready', unit: 'ms', memory: ['rss', 'rssAfter'], seen, ours: OURS }];
}

/** Starts a server, waits until it is ready, sends it its requests, and stops it. */
async function startedAndAsked({ file, args, request }, folder, requests) {
  const server = await started({ file, args, env: { DATABASE_URL: `sqlite:${folder}/jamlots.db`, SIGNING_SECRET } });
  try {
    const rss = server.memory();
    for (let number = 1; number <= requests; number += 1) await answered(server.base, request(number));
    return { ready: server.ready, rss, rssAfter: server.memory() };
  } finally {
    await server.stop();
  }
}

async function answered(base, { path, headers, body }) {
  const response = await fetch(`${base}${path}`, { method: 'POST', headers, body });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
}
