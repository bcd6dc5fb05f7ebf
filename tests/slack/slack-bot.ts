import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { takeTurn } from '../../src/app/take-turn.ts';
import { type SlackChannel, slackChannel } from '../../src/channels/slack/slack-channel.ts';
import { slackHouse } from '../../src/commands/slack-house.ts';
import { DEFAULT_ORGANISATION, type Organisation } from '../../src/domain/organisation.ts';
import type { Store } from '../../src/ports.ts';
import { type Bot, startBot } from '../stories/talk.ts';
import { type FakeSlack, startFakeSlack } from '../support/slack/fake-slack.ts';
import type { FakeSlackSetup } from '../support/slack/settings.ts';

/** How Slack reaches the bot. */
export type Mode = 'http' | 'socket';

/** The bot in a workspace of the fake Slack. */
export type SlackBot = {
  slack: FakeSlack;
  bot: Bot;
  channel: SlackChannel;
  /** Where it is sent deliveries over HTTP. */
  url: string | undefined;
  /** How many turns have been taken. */
  turns: () => number;
  /** Starts the bot anew on what it left behind, in the same workspace. */
  restart: () => Promise<SlackBot>;
  stop: () => Promise<void>;
};

export type SlackBotSetup = {
  mode?: Mode;
  organisation?: Organisation;
  slack?: FakeSlackSetup;
  folder?: string;
  rotation?: { clientId: string; clientSecret: string; refreshToken: string };
  /** What is put between the bot and its store. */
  through?: (store: Store) => Store;
};

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const loud = {
  info: () => undefined,
  warn: (fields: object, says: string) => console.warn(says, fields),
  error: (fields: object, says: string) => console.error(says, fields),
};

/** Starts the real channel, over HTTP or a real websocket, against a fake Slack of its own. */
export async function startSlackBot(setup: SlackBotSetup = {}): Promise<SlackBot> {
  const slack = await startFakeSlack(setup.slack);
  const started = await startIn(slack, setup);
  return {
    ...started,
    stop: async () => {
      await started.stop();
      await slack.stop();
    },
  };
}

async function startIn(slack: FakeSlack, setup: SlackBotSetup): Promise<SlackBot> {
  const { mode = 'http', organisation = DEFAULT_ORGANISATION } = setup;
  const folder = setup.folder ?? mkdtempSync(join(tmpdir(), 'jamlots-slack-'));
  const plain = await startBot(organisation, folder);
  const bot: Bot = setup.through ? { ...plain, world: { ...plain.world, store: setup.through(plain.store) } } : plain;
  const log = process.env.JAMLOTS_LOUD ? loud : silent;
  const { botToken, signingSecret, appToken } = slack.settings;
  const turn = takeTurn(bot.world);
  let turns = 0;
  const counted: typeof turn = (incoming) => {
    turns += 1;
    return turn(incoming);
  };
  const channel = slackChannel(
    slackHouse(
      {
        ...{ botToken, signingSecret, apiUrl: slack.apiUrl, rotation: setup.rotation },
        appToken: mode === 'socket' ? appToken : undefined,
      },
      {
        tokenFile: join(folder, 'slack-token.json'),
        organisation: organisation.id,
        language: 'sv',
        world: bot.world,
        turn: counted,
        log,
      },
    ),
  );
  const { settled } = slack;
  slack.settled = async (quietMs) => {
    await settled(quietMs);
    await channel.idle();
    await settled(quietMs);
  };
  const server = await served(channel);
  const url = server && `http://127.0.0.1:${portOf(server)}/slack/events`;
  if (url !== undefined) slack.deliverTo({ mode: 'http', url });
  else slack.deliverTo({ mode: 'socket' });
  await channel.start();
  const stop = async () => {
    await channel.stop();
    if (server) await closed(server);
    await plain.stop();
  };
  return {
    ...{ slack, bot, channel, url, stop },
    turns: () => turns,
    restart: async () => {
      await stop();
      return startIn(slack, { ...setup, folder });
    },
  };
}

async function served({ handler }: SlackChannel): Promise<Server | undefined> {
  if (!handler) return undefined;
  const app = express();
  app.post('/slack/events', ...handler);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
