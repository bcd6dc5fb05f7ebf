import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { takeUpWork } from '../app/do-pending-work.ts';
import { takeTurn } from '../app/take-turn.ts';
import { composeWorld, loadContent } from '../compose.ts';
import type { Config } from '../config.ts';
import { documents } from '../documents/documents.ts';
import { BotError } from '../errors.ts';
import { WORDS } from '../locales/words.ts';
import { countedTurn } from '../operations/counted-turn.ts';
import { openLog } from '../operations/log.ts';
import { openMetrics } from '../operations/metrics.ts';
import { openSqlite } from '../storage/sqlite.ts';
import { type Console, EXIT } from './console.ts';
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
  const servers = [
    createServer(
      webServer({
        config,
        organisation: content.organisation.id,
        world,
        turn: countedTurn(takeTurn(world), metrics),
        metrics,
        log,
        isStopping: () => stopping,
      }),
    ),
    ...(config.metricsPort === undefined ? [] : [createServer(metricsServer(metrics))]),
  ];
  const [main, beside] = servers;
  if (!main) throw new BotError('OUR_FAULT', 'There is no server to start.');
  await listen(main, config.host, config.port);
  if (beside && config.metricsPort !== undefined) await listen(beside, config.host, config.metricsPort);
  await takeUpWork(world, content.organisation.id);
  const { port } = main.address() as AddressInfo;
  log.info({ host: config.host, port, node: process.version }, 'ready');
  out(`${WORDS[config.language].home.ready(`http://${config.host}:${port}/${config.tryOpen ? 'try' : ''}`)}\n`);
  const signal = await stopSignal();
  stopping = true;
  metrics.draining.set(1);
  log.info({ signal }, 'stopping');
  await Promise.all(servers.map(drained));
  await store.close();
  log.info({}, 'stopped');
  return EXIT.good;
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'another program has that port; name another with PORT' : cause.message;
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
