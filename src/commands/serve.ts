import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { takeUpWork } from '../app/do-pending-work.ts';
import { takeTurn } from '../app/take-turn.ts';
import { slackChannel } from '../channels/slack/slack-channel.ts';
import { isLoopback } from '../channels/web/loopback-only.ts';
import { composeWorld, loadContent } from '../compose.ts';
import type { Config } from '../config.ts';
import { documents } from '../documents/documents.ts';
import { BotError } from '../errors.ts';
import { WORDS } from '../locales/words.ts';
import { countedTurn } from '../operations/counted-turn.ts';
import { openLog } from '../operations/log.ts';
import { openMetrics } from '../operations/metrics.ts';
import { databasePath } from '../storage/database-file.ts';
import { openSqlite } from '../storage/sqlite.ts';
import { type Console, EXIT } from './console.ts';
import { slackHouse } from './slack-house.ts';
import { metricsServer, webServer } from './web-server.ts';

/** Longest wait for what is under way when the bot is told to stop, in milliseconds. */
const DRAIN = 10_000;

/** Serves until told to stop (SIGTERM, SIGINT); then takes no more, finishes what is under way, and ends. */
export async function serve(config: Config, { out }: Console): Promise<number> {
  const log = openLog(config.logLevel);
  const content = loadContent(config.organisationFile);
  const store = await openSqlite(config.databaseUrl);
  const world = composeWorld(config, content, { store, documents, log });
  const metrics = openMetrics();
  let stopping = false;
  const organisation = content.organisation.id;
  const turn = countedTurn(takeTurn(world), metrics);
  const slack =
    config.slack &&
    slackChannel(
      slackHouse(config.slack, {
        tokenFile: join(dirname(databasePath(config.databaseUrl)), 'slack-token.json'),
        organisation,
        language: config.language,
        world,
        turn,
        log,
      }),
    );
  const servers = [
    createServer(
      webServer({
        config,
        organisation,
        world,
        turn,
        slack: slack?.handler,
        metrics,
        log,
        isStopping: () => stopping,
      }),
    ),
    ...(config.metricsPort === undefined ? [] : [createServer(metricsServer(metrics))]),
  ];
  for (const server of servers) endAfterAnswer(server, () => stopping);
  const [main, beside] = servers;
  if (!main) throw new BotError('OUR_FAULT', 'There is no server to start.');
  const told = stopSignal();
  try {
    await listen(main, config.host, config.port, 'PORT');
    if (beside && config.metricsPort !== undefined)
      await listen(beside, config.host, config.metricsPort, 'JAMLOTS_METRICS_PORT');
    await takeUpWork(world, organisation);
    await slack?.start();
  } catch (fault) {
    for (const server of servers) server.close();
    await slack?.stop();
    await store.close();
    throw fault;
  }
  const { port } = main.address() as AddressInfo;
  log.info({ host: config.host, port, node: process.version }, 'ready');
  out(`${readyWords(config, port)}\n`);
  const signal = await told;
  stopping = true;
  metrics.draining.set(1);
  log.info({ signal }, 'stopping');
  await Promise.all(servers.map(drained));
  await slack?.stop();
  await store.close();
  log.info({}, 'stopped');
  return EXIT.good;
}

/** Where people meet the bot: in the browser, or in Slack when only that is open. */
function readyWords({ host, tryOpen, slack, language }: Config, port: number): string {
  const { home } = WORDS[language];
  const isTryHere = tryOpen && isLoopback({ bind: host, peer: host, headers: { host: 'localhost' } });
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
  if (!slack || isTryHere) return home.ready(`${address}${isTryHere ? 'try' : ''}`);
  return slack.appToken === undefined ? home.readyForEvents(`${address}slack/events`) : home.readyInSocketMode;
}

/** `variable` is the one that says which port. */
function listen(server: Server, host: string, port: number, variable: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE' ? `another program has that port; name another with ${variable}` : cause.message;
      reject(new BotError('CONFIGURATION_FAULTY', `Cannot listen on ${host}:${port}: ${why}.`, { cause }));
    });
    server.listen(port, host, resolve);
  });
}

function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
}

/** Ends a connection after its answer once the bot is stopping; a browser would hold on to it for seconds. */
function endAfterAnswer(server: Server, isStopping: () => boolean): void {
  server.on('request', ({ socket }, response) => {
    response.once('finish', () => {
      if (isStopping()) socket.end();
    });
  });
}

/** Resolves when every request under way has been answered, or when patience ends. */
function drained(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), DRAIN);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
