import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseIn, launch, newFolder, Server } from '../hostile/server.ts';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const STACK = /\n\s+at /u;

describe('A server', () => {
  let server: Server;
  const folder = newFolder();
  beforeAll(async () => {
    server = await Server.start({}, folder);
  });
  afterAll(() => server.stop());

  it('lives and is ready', async () => {
    expect(await server.get('/livez')).toMatchObject({ status: 200, body: '{"live":true}' });
    expect(await server.get('/readyz')).toMatchObject({ status: 200, body: '{"ready":true}' });
  });

  it('leads a person at this machine to the local trial', async () => {
    expect(await server.get('/')).toMatchObject({ status: 302, headers: { location: '/try' } });
    expect((await server.get('/try')).body).toContain('<html lang="sv"');
  });

  it('tells nothing of what it is made of', async () => {
    const { headers } = await server.get('/livez');

    expect(Object.keys(headers)).not.toContain('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  it.each<[Record<string, string>]>([
    [{ 'x-forwarded-for': '10.0.0.1' }],
    [{ 'X-Forwarded-Host': 'jamlots.example.se' }],
    [{ forwarded: 'for=10.0.0.1' }],
    [{ host: 'jamlots.example.se' }],
    [{ host: 'localhost.example.se' }],
    [{ host: '127.0.0.1@example.se' }],
  ])('has no local trial and no figures for who comes by a proxy or another name: %j', async (headers) => {
    for (const path of ['/try', '/try/', '/try/page/main.js', '/TRY', '/metrics', '/'])
      expect([path, (await server.get(path, headers)).status]).toEqual([path, 404]);
    const sent = { headers: { 'content-type': 'application/json', ...headers }, body: '{}' };
    expect((await server.ask('POST', '/try/turn', sent)).status).toBe(404);
  });

  it('has nothing where nothing is mounted', async () => {
    for (const path of [
      '/slack/events',
      '/api/messages',
      '/desk',
      '/.env',
      '/try/../package.json',
      '/%2e%2e/etc/passwd',
    ]) {
      const { status, body } = await server.get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(body).not.toMatch(STACK);
    }
  });

  it('gives each answer a code, which a failure’s words and its log line bear too', async () => {
    const ids = new Set<unknown>();
    for (const path of ['/livez', '/readyz', '/try']) ids.add((await server.get(path)).headers['x-correlation-id']);

    const { headers, body } = await server.turn({ sent: 'nonsense' });

    expect(ids.size).toBe(3);
    expect(JSON.parse(body)).toMatchObject({ correlation: headers['x-correlation-id'], fault: expect.any(String) });
  });

  it('takes no code from outside', async () => {
    const { headers } = await server.get('/livez', { 'x-correlation-id': 'evil\tid' });

    expect(headers['x-correlation-id']).toMatch(/^[0-9a-f]{8}$/u);
  });

  it('counts turns and names nobody', async () => {
    await server.turn({ delivery: 'delivery-1', sent: 'start' });

    const { body } = await server.get('/metrics');

    expect(body).toMatch(/jamlots_turns_total\{channel="web",result="told"\} [1-9]/u);
    expect(body).not.toContain('local@localhost');
  });

  it('is the only one on its database: a second says who holds it, and ends with 2', async () => {
    const second = await launch({ DATABASE_URL: databaseIn(folder) }).ended;

    expect(second).toMatchObject({ code: 2, out: '' });
    expect(second.err).toMatch(new RegExp(`is held by process ${server.child.pid} on .*stop that one first`, 'u'));
    expect(second.err).not.toMatch(STACK);
    expect((await server.get('/readyz')).status).toBe(200);
  });

  it('has a port that no second one can have, which says so and ends with 2', async () => {
    const second = await launch({ DATABASE_URL: databaseIn(newFolder()), PORT: String(server.port) }).ended;

    expect(second).toMatchObject({ code: 2, out: '' });
    expect(second.err).toContain(
      `Cannot listen on 127.0.0.1:${server.port}: another program has that port; name another with PORT.`,
    );
    expect(second.err).not.toMatch(STACK);
  });

  it('does not hang half-started when the port for the figures is taken', async () => {
    const second = await launch({ DATABASE_URL: databaseIn(newFolder()), JAMLOTS_METRICS_PORT: String(server.port) })
      .ended;

    expect(second).toMatchObject({ code: 2, out: '', err: expect.stringContaining('JAMLOTS_METRICS_PORT') });
  });
});

describe('A server that is told to stop', () => {
  /** A request that has not come all the way yet (a turn when nothing else is said), and what comes back. */
  async function halfSent(server: Server, request?: string) {
    const body = JSON.stringify({ delivery: 'delivery-1', sent: 'start' });
    const turn = `POST /try/turn HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(request ?? turn + body.slice(0, 10));
    return { answered: text(socket), finish: () => socket.write(request === undefined ? body.slice(10) : '\r\n') };
  }

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s answers what is under way, and ends with 0 at once',
    async (signal) => {
      const server = await Server.start();
      const under = [await halfSent(server), await halfSent(server)];
      await wait(200);

      const ended = server.stop(signal);
      await wait(300);
      const from = performance.now();
      for (const { finish } of under) finish();

      for (const { answered } of under) expect(await answered).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*Jämlots/u);
      expect(await ended).toMatchObject({ code: 0, err: expect.stringContaining('"msg":"stopped"') });
      expect(performance.now() - from).toBeLessThan(4000);
    },
  );

  it('says on the connections it still has that it is not ready', async () => {
    const server = await Server.start();
    const { answered, finish } = await halfSent(server, 'GET /readyz HTTP/1.1\r\nHost: localhost\r\n');
    await wait(200);

    const ended = server.stop();
    await wait(300);
    finish();

    expect(await answered).toMatch(/^HTTP\/1\.1 503 Service Unavailable[\s\S]*"STOPPING"/u);
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('waits for no idle connection', async () => {
    const server = await Server.start();
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'data');
    const from = performance.now();

    const { code } = await server.stop();

    expect(code).toBe(0);
    expect(performance.now() - from).toBeLessThan(3000);
  });

  it('lets the next one have the database at once, also after kill -9', async () => {
    const folder = newFolder();
    const first = await Server.start({}, folder);
    await first.stop('SIGKILL');

    const second = await Server.start({}, folder);

    expect((await second.get('/readyz')).status).toBe(200);
    expect((await second.stop()).code).toBe(0);
  });
});

describe('A server that is set up otherwise', () => {
  it('has no local trial when it listens to all, also for who is at this machine, and says no address of one', async () => {
    const server = await Server.start({ HOST: '0.0.0.0' });

    expect((await server.get('/livez')).status).toBe(200);
    for (const path of ['/try', '/metrics', '/']) expect([path, (await server.get(path)).status]).toEqual([path, 404]);
    expect((await server.stop()).out).not.toContain('/try');
  });

  it('has no local trial with JAMLOTS_TRY=off, and its figures on a port of their own when one is named', async () => {
    const port = await freePort();
    const folder = join(newFolder(), 'a/b');
    const server = await Server.start({ JAMLOTS_TRY: 'off', JAMLOTS_METRICS_PORT: String(port) }, folder);

    for (const path of ['/try', '/try/', '/metrics'])
      expect([path, (await server.get(path)).status]).toEqual([path, 404]);
    expect((await server.turn({ delivery: 'delivery-1', sent: 'start' })).status).toBe(404);
    expect(await server.get('/')).toMatchObject({ status: 302, headers: { location: '/livez' } });
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('jamlots_draining 0');
    expect(existsSync(join(folder, 'jamlots.db'))).toBe(true);
    expect(await server.stop()).toMatchObject({ code: 0, out: expect.not.stringContaining('/try') });
  });
});

async function freePort(): Promise<number> {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  await once(free, 'close');
  return port;
}
