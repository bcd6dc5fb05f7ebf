import { App } from '@slack/bolt';
import type { RequestHandler } from 'express';
import type { Talker } from '../../ports.ts';
import { boltLogger } from './bolt-logger.ts';
import { type Cards, slackCards } from './cards.ts';
import { PURPOSE_ID, type Purpose, takeDocument } from './documents.ts';
import type { SlackHouse } from './door.ts';
import { isAnswer, nameOf } from './fault-name.ts';
import { fileFetcher } from './files.ts';
import { httpDoor } from './http-door.ts';
import { lanes } from './lanes.ts';
import { doerOf, type Home, slackPeople } from './people.ts';
import { press } from './press.ts';
import { spotOf } from './pressed.ts';
import { posterOf } from './put-card.ts';
import { ActionsBody, CommandBody, EventBody, ShortcutBody, SubmissionBody } from './shapes.ts';
import { socketDoor } from './socket-door.ts';
import { submit } from './submit.ts';
import type { SlackTalk } from './talk.ts';
import { type TokenKeeper, tokenKeeper, withToken } from './token-keeper.ts';
import { command, homeId, homeOpened, publishHome, said, shortcut } from './ways-in.ts';
import { WORDS } from './words.ts';
import { sayOwed } from './words-owed.ts';

/** The bot in Slack. */
export type SlackChannel = {
  /** What is mounted at POST /slack/events; none in Socket Mode. */
  handler: RequestHandler[] | undefined;
  /** Asks Slack who the bot is, opens the socket when there is one, and mends what was left. @throws Error when Slack does not know the token. */
  start: () => Promise<void>;
  /** Takes no more, and waits until what is under way is done, or patience ends. */
  stop: () => Promise<void>;
  /** Resolves when nothing is under way. */
  idle: () => Promise<void>;
  /** Mends cards and says words that were left behind; done at the start and twice a minute. */
  mend: () => Promise<void>;
};

/** In milliseconds: how often what was left behind is mended, how soon after a turn a start page is redrawn, how long a stop waits. */
const MENDING = 30_000;
const HOME_AFTER = 1_000;
const DRAIN = 10_000;

/** The client waits a bounded time and tries again a few times: the SDK's own way is half an hour without an end. */
const CLIENT = { timeout: 10_000, retryConfig: { retries: 2, minTimeout: 300 } };

export function slackChannel(house: SlackHouse): SlackChannel {
  const { settings, log } = house;
  const { botToken, signingSecret, appToken, apiUrl } = settings;
  const http = appToken === undefined ? httpDoor(signingSecret ?? '', log) : undefined;
  const door = http ?? socketDoor(appToken ?? '', apiUrl, log);
  const keeper = tokenKeeper(botToken, settings.rotation, { apiUrl, now: house.now });
  const app = new App({
    ...{ receiver: door, token: botToken, convoStore: false, deferInitialization: true, logger: boltLogger(log) },
    clientOptions: {
      ...CLIENT,
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      ...(settings.rotation && { fetch: withToken(keeper) }),
    },
  });
  const home: Home = { teamId: '', enterpriseId: undefined };
  const talk = slackTalk(app, { house, home, keeper });
  const work = underWay(app);
  listen(app, talk, { during: work.during, keeper });
  let mending: NodeJS.Timeout | undefined;
  const mend = () => work.during(() => mendAll(talk));
  return {
    handler: http?.handler,
    mend,
    idle: () => work.done(Number.POSITIVE_INFINITY),
    start: async () => {
      await app.init();
      const { team_id, enterprise_id, is_enterprise_install } = await app.client.auth.test();
      home.teamId = (is_enterprise_install ? enterprise_id : team_id) ?? '';
      home.enterpriseId = enterprise_id;
      await app.start();
      mending = setInterval(() => void mend(), MENDING);
      mending.unref();
      void mend();
    },
    stop: async () => {
      clearInterval(mending);
      await app.stop();
      await work.done(DRAIN);
    },
  };
}

type During = <T>(work: () => Promise<T>) => Promise<T>;

/** Counts what is under way, so that a stop can wait for it; Bolt's own stop does not. */
function underWay(app: App) {
  let count = 0;
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    count += 1;
    try {
      return await work();
    } finally {
      count -= 1;
    }
  };
  app.use(({ next }) => during(() => next()));
  return {
    during,
    done: async (patience: number) => {
      const end = Date.now() + patience;
      while (count > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

async function mendAll(talk: SlackTalk): Promise<void> {
  const { house, cards } = talk;
  try {
    await cards.mend();
    for (const caseId of await house.casesOfLate()) await sayOwed(talk, caseId);
  } catch (fault) {
    house.log.warn({ channel: 'slack', fault: nameOf(fault) }, 'mending was not finished; it is tried again');
  }
}

/** Words that were not said are said when what was left is mended. */
function owing({ log }: SlackHouse, fault: unknown): void {
  log.warn({ channel: 'slack', fault: nameOf(fault) }, 'a word is still owed; it is tried again');
}

/** One listener for each kind of delivery; each evaluates for every delivery, so more would cost. */
function listen(app: App, talk: SlackTalk, { during, keeper }: { during: During; keeper: TokenKeeper }): void {
  const { settings, log, language } = talk.house;
  const fetchFile = fileFetcher(app.client, keeper, settings.apiUrl);
  /** A fault of ours or of Slack's: told where it was met, with a code, and logged with the same; else it is thrown. */
  const orTold = async (user: string, spot: Parameters<SlackTalk['whisper']>[1], work: () => Promise<void>) => {
    try {
      await during(work);
    } catch (fault) {
      const code = talk.house.newId().slice(0, 8);
      log.error({ channel: 'slack', correlation: code, fault: nameOf(fault) }, 'a delivery failed');
      await talk.whisper(user, spot, WORDS[language].broken(code)).catch((lost: unknown) => {
        if (!isAnswer(lost)) throw fault;
      });
    }
  };
  app.command(/^\//u, async ({ ack, body, respond }) => {
    await ack();
    const read = CommandBody.parse(body);
    const say = (text: string) => respond({ response_type: 'ephemeral', text });
    await orTold(read.user_id, { channel: read.channel_id }, () => command(talk, read, say));
  });
  app.shortcut(/.*/u, async ({ ack, body }) => {
    await ack();
    const read = ShortcutBody.parse(body);
    await orTold(read.user.id, read.channel && { channel: read.channel.id }, () => shortcut(talk, fetchFile, read));
  });
  app.action(/.*/u, async ({ ack, body, respond }) => {
    await ack();
    const { data: read } = ActionsBody.safeParse(body);
    if (!read) return;
    const spot = spotOf(read);
    await orTold(read.user.id, spot, async () => {
      const [action] = read.actions;
      const [, purpose] = PURPOSE_ID.exec(action?.action_id ?? '') ?? [];
      if (purpose === undefined) return press(talk, read, () => respond({ delete_original: true }));
      const talker = await talk.letIn(doerOf(read), spot);
      if (!talker || !spot) return;
      const handed = { file: action?.value ?? '', spot, user: read.user.id, delivery: `purpose:${read.trigger_id}` };
      await takeDocument(talk, fetchFile, talker, { ...handed, purpose: purpose as Purpose });
    });
  });
  app.view(/^jl\|/u, async ({ ack, body }) => {
    const read = SubmissionBody.parse(body);
    await orTold(read.user.id, undefined, () => submit(talk, read, (answer) => ack(answer as never)));
  });
  app.event('app_home_opened', ({ body }) => homeOpened(talk, EventBody.parse(body)));
  app.event('message', ({ body }) => heard(body));
  app.event('app_mention', ({ body }) => heard(body));
  const heard = async (body: unknown) => {
    const read = EventBody.parse(body);
    const { channel, thread_ts: thread } = read.event;
    const spot = channel === undefined ? undefined : { channel, thread };
    await orTold(read.event.user ?? '', spot, () => said(talk, fetchFile, read));
  };
  app.error(async (fault) => {
    log.error({ channel: 'slack', fault: nameOf(fault) }, 'a delivery failed in the Slack library');
    // Slack then sends an event again; everything else was acknowledged before.
    throw fault;
  });
}

function slackTalk(
  app: App,
  { house, home, keeper }: { house: SlackHouse; home: Home; keeper: TokenKeeper },
): SlackTalk {
  const { client } = app;
  const people = slackPeople(client, home, house);
  const { botToken, apiUrl } = house.settings;
  const poster = posterOf(botToken, {
    ...{ timeout: CLIENT.timeout, logger: boltLogger(house.log) },
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    ...(house.settings.rotation && { fetch: withToken(keeper) }),
  });
  const cards: Cards = slackCards(client, poster, house);
  const direct = new Map<string, string>();
  const redraw = new Map<string, NodeJS.Timeout>();
  const talk: SlackTalk = {
    ...{ house, client, home, people, cards, inLane: lanes() },
    directWith: async (user) => {
      const known = direct.get(user);
      if (known !== undefined) return { channel: known };
      const { channel } = await client.conversations.open({ users: user });
      const id = channel?.id;
      if (id === undefined) throw new Error('Slack opened no direct talk');
      direct.set(user, id);
      return { channel: id };
    },
    whisper: async (user, spot, text) => {
      if (spot === undefined || spot.channel.startsWith('D')) {
        const channel = spot?.channel ?? (await talk.directWith(user)).channel;
        await client.chat.postMessage({ channel, text, ...(spot?.thread !== undefined && { thread_ts: spot.thread }) });
        return;
      }
      const { channel, thread } = spot;
      await client.chat.postEphemeral({ channel, user, text, ...(thread !== undefined && { thread_ts: thread }) });
    },
    letIn: async (doer, spot) => {
      const who = await people.talkerFor(doer);
      if (!('refused' in who)) return who;
      const says = WORDS[house.language].notLetIn[who.refused];
      if (who.refused !== 'bot') await talk.whisper(doer.id, spot, says).catch(() => undefined);
      return undefined;
    },
    afterTurn: async (talker: Talker, reply, user) => {
      if (reply.caseId !== undefined) await sayOwed(talk, reply.caseId).catch((fault: unknown) => owing(house, fault));
      if (redraw.has(user) || !(await house.places.place(house.organisation, homeId(talker)))) return;
      const timer = setTimeout(() => {
        redraw.delete(user);
        publishHome(talk, talker, user).catch((fault: unknown) =>
          house.log.warn({ channel: 'slack', fault: nameOf(fault) }, 'a start page is old'),
        );
      }, HOME_AFTER);
      redraw.set(user, timer.unref());
    },
  };
  return talk;
}
