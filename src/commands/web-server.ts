import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import express, { type Express, type RequestHandler } from 'express';
import type { World } from '../app/world.ts';
import { readCase } from '../app/write-case.ts';
import { loopbackOnly } from '../channels/web/loopback-only.ts';
import { webChannel } from '../channels/web/web-channel.ts';
import type { Config } from '../config.ts';
import { may } from '../domain/access.ts';
import { readiness } from '../operations/health.ts';
import { withCorrelation } from '../operations/log.ts';
import type { Metrics } from '../operations/metrics.ts';
import type { Log, Person, Talker, Turn } from '../ports.ts';
import { localName } from './local-person.ts';

/** What the server serves, and whose word it asks. */
export type WebServer = {
  config: Config;
  organisation: string;
  world: World;
  turn: Turn;
  metrics: Metrics;
  log: Log;
  isStopping: () => boolean;
  /** What takes Slack's signed requests; none when Slack is not configured, or uses a socket. */
  slack?: RequestHandler[] | undefined;
};

/** Where the browser's part of the web channel lies, compiled. */
const PAGE = fileURLToPath(new URL('../channels/web/page/', import.meta.url));

/** The one HTTP server: health, figures and the web channel. What is not mounted is not there (404). */
export function webServer(served: WebServer): Express {
  const { config, world, metrics, log, isStopping } = served;
  const server = express();
  server.disable('x-powered-by');
  server.use(correlated);
  server.get('/livez', (_request, response) => {
    response.json({ live: true });
  });
  server.get('/readyz', async (_request, response) => {
    const said = await readiness(world.store, isStopping, log);
    response.status(said.ready ? 200 : 503).json(said);
  });
  if (config.metricsPort === undefined) server.get('/metrics', loopbackOnly(config.host), figures(metrics));
  if (served.slack) server.post('/slack/events', ...served.slack);
  if (config.tryOpen) server.use('/try', loopbackOnly(config.host), localTrial(served));
  server.get('/', loopbackOnly(config.host), (_request, response) => {
    response.redirect(config.tryOpen ? '/try' : '/livez');
  });
  return server;
}

/** The figures on a port of their own. */
export function metricsServer(metrics: Metrics): Express {
  const server = express();
  server.disable('x-powered-by');
  server.get('/metrics', figures(metrics));
  return server;
}

/** The web channel for the person at this machine, who is the same in the terminal. */
function localTrial({ config, organisation, world, turn, log }: WebServer): RequestHandler {
  const talker = async (): Promise<Talker> => {
    const name = localName(config.person, world.organisation(organisation), config.language);
    const person = await world.store.known(organisation, { email: config.person, name });
    return { organisation, person, language: config.language };
  };
  const mayFetch = async (of: string, person: Person, caseId: string, documentId: string): Promise<boolean> => {
    const { file } = await readCase(world, of, caseId);
    const asker = { id: person.id, roles: world.roles({ organisation: of, person, language: config.language }) };
    const isOfCase = file?.attached.some(({ document }) => document.id === documentId) ?? false;
    return isOfCase && may(asker, 'fetch-document', file);
  };
  return webChannel({
    turn,
    talker,
    mayFetch,
    fetchDocument: (of, id) => world.store.fetch(of, id),
    log,
    pageFolder: PAGE,
  });
}

function figures({ registry }: Metrics): RequestHandler {
  return async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  };
}

/** Gives each request a correlation id: in every log line about it, in its answer, and told with every failure. */
const correlated: RequestHandler = (_request, response, next) => {
  const correlation = randomUUID().slice(0, 8);
  response.locals.correlation = correlation;
  response.set('x-correlation-id', correlation);
  withCorrelation(correlation, next);
};
