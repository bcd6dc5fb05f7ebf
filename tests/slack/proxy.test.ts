import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { getGlobalDispatcher, ProxyAgent, setGlobalDispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { socketDoor } from '../../src/channels/slack/socket-door.ts';
import { trySocket } from '../../src/channels/slack/try-socket.ts';
import { type FakeSlack, startFakeSlack } from '../support/slack/fake-slack.ts';

/** A name that only the proxy knows. */
const SLACK = 'slack.invalid';

let slack: FakeSlack;
let proxy: { seen: string[]; stop: () => void };
const straight = getGlobalDispatcher();

beforeEach(async () => {
  slack = await startFakeSlack();
  const { port } = new URL(slack.apiUrl);
  proxy = await startProxy(Number(port));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  setGlobalDispatcher(straight);
  await slack.stop();
  proxy.stop();
});

describe('Where the way out goes through a proxy', () => {
  it('the websocket of the doctor takes it', async () => {
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');

    expect(await trySocket(await socketUrl(), 2_000)).toMatchObject({ came: 'hello' });
    expect(proxy.seen).toEqual([`${SLACK}:80`]);
  });

  it('the websocket of the bot takes it', async () => {
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const door = socketDoor(slack.settings.appToken, slack.apiUrl, silent);

    await door.start();

    expect(slack.sockets()).toBe(1);
    expect(proxy.seen.length).toBeGreaterThan(0);
    await door.stop();
  });

  it('it is not taken when the process is not told to', async () => {
    expect(await trySocket(await socketUrl(), 2_000)).toMatchObject({ came: 'nothing' });
  });
});

async function socketUrl(): Promise<string> {
  const answer = await fetch(`${slack.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.settings.appToken}` },
  });
  const { url } = (await answer.json()) as { url: string };
  proxy.seen.length = 0;
  return url.replace(/127\.0\.0\.1:\d+/u, SLACK);
}

/** A proxy that takes every name to the fake Slack, and is the process's own from now on. */
async function startProxy(port: number) {
  const seen: string[] = [];
  const server = createServer();
  server.on('connect', ({ url = '' }, from, head) => {
    seen.push(url);
    const to = connect(port, '127.0.0.1', () => {
      from.write('HTTP/1.1 200 Connection established\r\n\r\n');
      to.write(head);
      to.pipe(from).pipe(to);
    });
    for (const socket of [from, to]) socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const agent = new ProxyAgent({
    uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    proxyTunnel: true,
  });
  setGlobalDispatcher(agent);
  return {
    seen,
    stop: () => {
      void agent.destroy();
      server.close();
    },
  };
}
