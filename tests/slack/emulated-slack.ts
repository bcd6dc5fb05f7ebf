import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import express from 'express';
import { takeTurn } from '../../src/app/take-turn.ts';
import type { SlackHouse } from '../../src/channels/slack/door.ts';
import { slackChannel } from '../../src/channels/slack/slack-channel.ts';
import { slackHouse } from '../../src/commands/slack-house.ts';
import { startBot } from '../stories/talk.ts';
import { controlsIn } from '../support/slack/inputs.ts';
import { type Json, objectIn, objectsIn, parsed, textIn } from '../support/slack/json.ts';
import { signed } from '../support/slack/signing.ts';

/** The scopes that our manifest asks for. */
export const SCOPES = [
  ...['app_mentions:read', 'chat:write', 'commands', 'files:read', 'files:write', 'im:history', 'im:write'],
  ...['users:read', 'users:read.email'],
];

const SECRET = 'signing-secret';
const TOKEN = 'xoxb-emulated';
const APP = 'A0JAMLOTS';

/** A call that the bot or the test has made, with what came back. */
export type Call = { method: string; sent: Json; answer: Json };

/** A message of the bot's, or a modal: what can be pressed. */
export type Pressable = { channel: string; ts: string; blocks: Json[]; thread?: string | undefined };

/** The bot in Vercel's emulator of the Web API; what Slack would send, the test sends and signs. */
export type Emulated = Awaited<ReturnType<typeof startEmulated>>;

export async function startEmulated(scopes: readonly string[] = SCOPES) {
  const port = await freePort();
  const emulator = await createEmulator({
    service: 'slack',
    port,
    hostname: '127.0.0.1',
    seed: { slack: seed(scopes) },
  });
  const apiUrl = `${emulator.url}/api/`;
  const { calls, stopListening } = listenTo(emulator.url);
  const folder = mkdtempSync(join(tmpdir(), 'jamlots-emulate-'));
  const bot = await startBot(undefined, folder);
  const logged: object[] = [];
  const log = {
    info: () => undefined,
    warn: (line: object) => logged.push(line),
    error: (line: object) => logged.push(line),
  };
  const house: SlackHouse = slackHouse(
    { botToken: TOKEN, signingSecret: SECRET, appToken: undefined, apiUrl, rotation: undefined },
    {
      ...{ organisation: bot.organisation.id, language: 'sv', world: bot.world, turn: takeTurn(bot.world), log },
      tokenFile: join(folder, 'slack-token.json'),
    },
  );
  const channel = slackChannel(house);
  const app = express();
  app.post('/slack/events', ...(channel.handler ?? []));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await channel.start();
  const door = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const client = new WebClient(TOKEN, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
  const ids = await idsIn(client);
  return {
    ...{ calls, client, house, logged, apiUrl, door, token: TOKEN, ...ids },
    /** Sends what Slack would: an event, or a form such as a command. */
    event: (event: Json, id = crypto.randomUUID()) => post(door, { ...envelope(ids.team), event_id: id, event }),
    command: (form: Record<string, string>) =>
      post(door, new URLSearchParams({ team_id: ids.team, command: '/jamlots', ...form })),
    interact: (payload: Json) => post(door, new URLSearchParams({ payload: JSON.stringify(payload) })),
    stop: async () => {
      await channel.stop();
      server.close();
      server.closeAllConnections();
      await bot.stop();
      stopListening();
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A trigger as a press would bring it: it can be used once, within three seconds. */
export async function triggerFor({ client }: Pick<Emulated, 'client'>, user: string): Promise<string> {
  return textIn(objectIn(await client.apiCall('views.generateTriggerId', { user_id: user })).trigger_id);
}

/** The payload of a press on the button with this label. */
export function pressOn(
  { team }: Pick<Emulated, 'team'>,
  { channel, ts, blocks, thread }: Pressable,
  label: string,
  { user, trigger }: { user: string; trigger: string },
): Json {
  const control = controlsIn(blocks).find((one) => one.label === label);
  if (!control) throw new Error(`no ${label} among ${controlsIn(blocks).map((one) => one.label)}`);
  const { type, block_id, action_id, element } = control;
  return {
    ...{ type: 'block_actions', team: { id: team }, user: { id: user, team_id: team }, trigger_id: trigger },
    ...{ api_app_id: APP, channel: { id: channel }, message: { ts, ...(thread && { thread_ts: thread }) } },
    container: { type: 'message', message_ts: ts, channel_id: channel, ...(thread && { thread_ts: thread }) },
    actions: [{ type, block_id, action_id, value: element.value, action_ts: '1.1' }],
  };
}

function seed(scopes: readonly string[]) {
  return {
    ...{ signing_secret: SECRET, strict_scopes: true, team: { name: 'Lindvikens kommun', domain: 'lindviken' } },
    users: [
      { name: 'jamlots', real_name: 'Jämlots', email: 'jamlots@bots.example' },
      { name: 'karin', real_name: 'Karin Handläggare', email: 'karin@lindviken.example' },
      { name: 'omar', real_name: 'Omar Gatuchef', email: 'omar@lindviken.example' },
    ],
    channels: [{ name: 'namnd' }],
    tokens: [
      { token: TOKEN, type: 'bot', user: 'jamlots', app_id: APP, bot_id: 'B0JAMLOTS', scopes },
      { token: 'xoxb-test', user: 'karin', app_id: APP, scopes: ['users:read', 'users:read.email', 'channels:read'] },
    ],
  };
}

async function idsIn({ slackApiUrl }: WebClient) {
  const test = new WebClient('xoxb-test', { ...(slackApiUrl !== undefined && { slackApiUrl }) });
  const { members = [] } = await test.users.list({});
  const { channels = [] } = await test.conversations.list({});
  const idOf = (name: string) => members.find((one) => one.name === name)?.id ?? '';
  return {
    ...{ karin: idOf('karin'), omar: idOf('omar'), us: idOf('jamlots') },
    namnd: channels.find(({ name }) => name === 'namnd')?.id ?? '',
    team: members[0]?.team_id ?? '',
  };
}

/** Notes every call to the emulator, and passes it on. */
function listenTo(url: string) {
  const { fetch } = globalThis;
  const calls: Call[] = [];
  globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    const to = input instanceof Request ? input.url : String(input);
    if (!to.startsWith(url)) return answer;
    const sent = init?.body instanceof URLSearchParams || typeof init?.body === 'string' ? String(init.body) : '';
    const fields = Object.entries(Object.fromEntries(new URLSearchParams(sent)));
    calls.push({
      method: new URL(to).pathname.replace('/api/', ''),
      sent: Object.fromEntries(fields.map(([name, value]) => [name, /^[[{]/u.test(value) ? parsed(value) : value])),
      answer: objectIn(parsed(await answer.clone().text())),
    });
    return answer;
  };
  return {
    calls,
    stopListening: () => {
      globalThis.fetch = fetch;
    },
  };
}

function envelope(team: string): Json {
  return { type: 'event_callback', team_id: team, api_app_id: APP };
}

/** Posts as Slack does, signed. */
async function post(door: string, body: Json | URLSearchParams): Promise<{ status: number; body: Json }> {
  const isForm = body instanceof URLSearchParams;
  const raw = isForm ? body.toString() : JSON.stringify(body);
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const headers = { 'content-type': type, ...signed(SECRET, raw, Math.floor(Date.now() / 1000)) };
  const answer = await fetch(door, { method: 'POST', headers, body: raw });
  return { status: answer.status, body: objectIn(parsed(await answer.text())) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The blocks of a message or a view that was sent. */
export function blocksOf({ sent }: Call): Json[] {
  return objectsIn('view' in sent ? objectIn(sent.view).blocks : sent.blocks);
}
