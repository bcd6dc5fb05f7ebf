// The Slack channel over HTTP in a process of its own, for the kill test. Runs what `dist/` holds.
// Prints its port once it listens, and a word once it has mended what it found; the parent kills it at any
// moment. Asked on stdin, it prints every case with its events.
import { createServer } from 'node:http';
import express from 'express';
import { takeTurn } from '../../dist/app/take-turn.js';
import { slackChannel } from '../../dist/channels/slack/slack-channel.js';
import { slackHouse } from '../../dist/commands/slack-house.js';
import { composeWorld, loadContent } from '../../dist/compose.js';
import { readConfig } from '../../dist/config.js';
import { documents } from '../../dist/documents/documents.js';
import { openSqlite } from '../../dist/storage/sqlite.js';

const [url = '', apiUrl = '', botToken = '', signingSecret = ''] = process.argv.slice(2);
const log = { info() {}, warn() {}, error() {} };
const store = await openSqlite(url);
const world = composeWorld(readConfig({}), loadContent(undefined), { store, documents, log });
const house = { organisation: 'default', language: 'sv', world, turn: takeTurn(world), log };
const channel = slackChannel(slackHouse({ botToken, signingSecret, appToken: undefined, apiUrl }, house));
const app = express();
app.post('/slack/events', ...channel.handler);
const server = createServer(app).listen(0, '127.0.0.1', async () => {
  await channel.start();
  process.stdout.write(`${server.address().port}\n`);
  await channel.mend();
  process.stdout.write('mended\n');
});
process.stdin.on('data', async () => {
  const cases = await store.cases('default', { limit: 10_000 });
  const told = cases.map(async ({ caseId }) => [caseId, (await store.load('default', caseId)).events]);
  process.stdout.write(`${JSON.stringify(await Promise.all(told))}\n`);
});
process.on('SIGTERM', async () => {
  await channel.stop();
  server.close();
  server.closeAllConnections();
  await store.close();
  process.exit(0);
});
