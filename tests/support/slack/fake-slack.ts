import { setTimeout as sleep } from 'node:timers/promises';
import { type Courier, courierOf } from './courier.ts';
import type { Fault } from './faults.ts';
import { startServer } from './http-server.ts';
import type { Json } from './json.ts';
import { newCode } from './methods-oauth.ts';
import { type People, peopleOf } from './people.ts';
import { type Pressing, pressingOf } from './pressing.ts';
import { type FakeSlackSetup, type Settings, settingsOf } from './settings.ts';
import { type Ending, type Sockets, socketsOn } from './socket.ts';
import { topView } from './views.ts';
import { type LoggedCall, webApi } from './web-api.ts';
import { createWorld, type Post, postAt, type StoredFile, talkWith, type View, type World } from './world.ts';

/** A workspace of Slack on 127.0.0.1, for one bot. */
export type FakeSlack = People &
  Pressing &
  Pick<Courier, 'deliverTo' | 'redeliver' | 'raw' | 'deliveries'> & {
    /** For `clientOptions.slackApiUrl`. */
    apiUrl: string;
    settings: Settings;
    /** The channel of the bot's talk with a person. */
    talk: (user: string) => string;
    /** What everybody sees in a channel, threads too, oldest first. */
    messages: (channel: string) => Post[];
    /** A message and its replies. */
    thread: (channel: string, ts: string) => Post[];
    message: (channel: string, ts: string) => Post | undefined;
    /** What one person alone sees, in all channels. */
    ephemerals: (user: string) => Post[];
    /** The modal on top, undefined when none is open. */
    view: (user: string) => View | undefined;
    /** All open modals, the top last. */
    views: (user: string) => View[];
    home: (user: string) => View | undefined;
    /** Every file, with its bytes. */
    files: () => StoredFile[];
    /** Status, title and prompts of the agent surface, by channel and thread (`D0001 17…`). */
    assistant: () => ReadonlyMap<string, Json>;
    /** Every call of the Web API, oldest first. */
    calls: LoggedCall[];
    /** How many websockets the bot has open. */
    sockets: () => number;
    disconnectSockets: (how: Ending) => void;
    /** Makes the next calls of a method go wrong. */
    fault: (fault: Fault) => void;
    /** Sets Slack's clock forward. */
    passTime: (ms: number) => void;
    /** A code for `oauth.v2.access`, and a token that the fake will know. */
    newCode: () => string;
    /** Waits until nothing is under way and nothing has come for `quietMs`; where one thing is awaited, `until` it. */
    settled: (quietMs?: number) => Promise<void>;
    /** Waits until a claim holds. @throws when it does not within `ms`. */
    until: (claim: () => unknown, ms?: number) => Promise<void>;
    stop: () => Promise<void>;
  };

/** Starts a fake Slack; what the setup leaves out is a small workspace with a channel that the bot is in. */
export async function startFakeSlack(setup: FakeSlackSetup = {}): Promise<FakeSlack> {
  const world = createWorld(settingsOf(setup));
  const faults: Fault[] = [];
  let sockets: Sockets | undefined;
  const api = webApi(world, faults, () => sockets?.newUrl());
  const server = await startServer(world, faults, api);
  sockets = socketsOn(server, world);
  const { newUrl: _ofTheApi, open, disconnect, stop } = sockets;
  const courier = courierOf(world, sockets);
  return {
    ...courier,
    ...peopleOf(world, courier),
    ...pressingOf(world, courier),
    ...sight(world),
    ...waiting(world),
    apiUrl: `${world.origin}/api/`,
    settings: world.settings,
    talk: (user) => talkWith(world, user).id,
    calls: api.calls,
    sockets: open,
    disconnectSockets: disconnect,
    fault: (fault) => void faults.push({ ...fault }),
    passTime: world.passTime,
    newCode: () => newCode(world),
    stop: async () => {
      world.stopTimers();
      stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function sight(world: World) {
  const messages = (channel: string) =>
    world.posts.filter((post) => post.channel === channel && post.ephemeralTo === undefined);
  return {
    messages,
    thread: (channel: string, ts: string) =>
      messages(channel).filter((post) => post.ts === ts || post.thread_ts === ts),
    message: (channel: string, ts: string) => postAt(world, channel, ts),
    ephemerals: (user: string) => world.posts.filter((post) => post.ephemeralTo === user),
    view: (user: string) => topView(world, user),
    views: (user: string) => world.stacks.get(user) ?? [],
    home: (user: string) => world.homes.get(user),
    files: () => [...world.files.values()],
    assistant: () => world.assistant,
  };
}

/** Looks in on the world every few ms. */
const LOOK = 3;

function waiting({ busy }: World) {
  const until = async (claim: () => unknown, ms = 5_000): Promise<void> => {
    const last = performance.now() + ms;
    while (!claim()) {
      if (performance.now() > last) throw new Error(`Not within ${ms} ms: ${claim}`);
      await sleep(LOOK);
    }
  };
  const settled = async (quietMs = 30): Promise<void> => {
    // Looks are counted as well: on a busy machine time passes in which a bot in this process has had no turn.
    let quietLooks = 0;
    await until(() => {
      const isQuiet = busy.running === 0 && performance.now() - busy.last >= quietMs;
      quietLooks = isQuiet ? quietLooks + 1 : 0;
      return quietLooks * LOOK >= quietMs;
    }, 10_000);
  };
  return { until, settled };
}
