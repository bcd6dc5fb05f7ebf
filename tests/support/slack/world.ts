import type { Json } from './json.ts';
import type { Person, Room, Settings } from './settings.ts';

/** A place to post: a channel, or the bot's talk with one person. */
export type Channel = Room & { kind: 'channel' | 'im' };

/** A message as it stands. `ephemeralTo` is the one person who sees it, and it is in no history. */
export type Post = {
  channel: string;
  ts: string;
  user: string;
  text: string;
  blocks: Json[];
  files: Json[];
  thread_ts?: string;
  ephemeralTo?: string;
  edited?: boolean;
  /** Fields that only travel along: metadata, attachments, subtype. */
  more: Json;
};

/** A view on somebody's screen. `spec` is what the bot sent, with the ids that Slack fills in. */
export type View = {
  id: string;
  user: string;
  spec: Json;
  hash: string;
  root: string;
  previous: string | null;
  /** What the last submission's answer shows beside its inputs, by block_id. */
  errors: Record<string, string>;
};

export type StoredFile = {
  id: string;
  name: string;
  title: string;
  length: number;
  bytes: Buffer | undefined;
  user: string;
  shares: { channel: string; ts: string; thread_ts?: string }[];
  /** Not yet done by completeUploadExternal, done, or in a channel. */
  state: 'asked' | 'completed' | 'shared';
  polls: number;
  share?: () => void;
};

/** A right to open a view: once, for 3 s. `view` is the modal it was given in. */
export type Trigger = { user: string; view: string | undefined; at: number; used: boolean };

export type ResponseUrl = { channel: string; user: string; about: Post | undefined; at: number; uses: number };

export type Token = { kind: 'bot' | 'app'; expiresAt?: number; revoked?: boolean };

/** Everything a fake Slack knows. */
export type World = {
  settings: Settings;
  /** `http://127.0.0.1:PORT`, once the server listens. */
  origin: string;
  users: Map<string, Person>;
  channels: Map<string, Channel>;
  posts: Post[];
  files: Map<string, StoredFile>;
  views: Map<string, View>;
  /** Open modals by person, the top last. */
  stacks: Map<string, View[]>;
  homes: Map<string, View>;
  /** What people have typed and not sent, by surface, block_id and action_id. */
  drafts: Map<string, Record<string, Record<string, Json>>>;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  tokens: Map<string, Token>;
  refreshTokens: Set<string>;
  codes: Set<string>;
  /** What assistant.threads.* said last, by channel and thread. */
  assistant: Map<string, Json>;
  busy: Busy;
  /** Told of each message that comes, changes or goes, for those who subscribe. */
  happened: (event: Json, channel: Channel) => void;
  /** ms since 1970 on Slack's clock. */
  now: () => number;
  passTime: (ms: number) => void;
  /** The next number of a kind, from 1. */
  count: (kind: string) => number;
  /** The next id with a prefix: `F0001`. */
  id: (prefix: string) => string;
  /** The next ts, later than every other. */
  ts: () => string;
  /** Does something later, unless the fake has been stopped. */
  later: (ms: number, what: () => void) => void;
  stopTimers: () => void;
};

/** What is under way, and when something last was (ms of performance.now). */
export type Busy = { running: number; last: number };

/** A world with the setup's people and channels, where nothing has been said. */
export function createWorld(settings: Settings): World {
  const counts = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  const began = performance.now();
  let passed = 0;
  let stopped = false;
  const count = (kind: string): number => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts.get(kind) ?? 0;
  };
  const busy: Busy = { running: 0, last: began };
  return {
    settings,
    origin: '',
    users: new Map([bot(settings), ...settings.users].map((user) => [user.id, user])),
    channels: new Map(settings.channels.map((room) => [room.id, { ...room, kind: 'channel' }])),
    posts: [],
    files: new Map(),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    drafts: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    tokens: new Map<string, Token>([
      [settings.botToken, { kind: 'bot' }],
      [settings.appToken, { kind: 'app' }],
    ]),
    refreshTokens: new Set(),
    codes: new Set(),
    assistant: new Map(),
    busy,
    happened: () => {},
    now: () => settings.startedAt.getTime() + passed + performance.now() - began,
    passTime: (ms) => {
      passed += ms;
    },
    count,
    id: (prefix) => `${prefix}${String(count(prefix)).padStart(4, '0')}`,
    ts: () => {
      const n = count('ts');
      return `${Math.floor(settings.startedAt.getTime() / 1000) + n}.${String(n).padStart(6, '0')}`;
    },
    later: (ms, what) => {
      if (stopped) return;
      busy.running++;
      const timer = setTimeout(() => {
        timers.delete(timer);
        finish(busy);
        what();
      }, ms);
      timers.add(timer);
    },
    stopTimers: () => {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Does something that `settled` waits for. */
export async function busily<T>({ busy }: World, what: () => Promise<T>): Promise<T> {
  busy.running++;
  try {
    return await what();
  } finally {
    finish(busy);
  }
}

/** The bot's talk with a person, begun when there is none. */
export function talkWith(world: World, user: string): Channel {
  const found = [...world.channels.values()].find(({ kind, members }) => kind === 'im' && members.includes(user));
  if (found !== undefined) return found;
  const members = [user, world.settings.app.user_id];
  const talk: Channel = { id: world.id('D'), name: 'directmessage', members, is_private: true, kind: 'im' };
  world.channels.set(talk.id, talk);
  return talk;
}

/** A message that is in a history. */
export function postAt(world: World, channel: string, ts: string): Post | undefined {
  return world.posts.find((post) => post.channel === channel && post.ts === ts && post.ephemeralTo === undefined);
}

/** A message as Slack sends it: without its channel, which stands beside it. */
export function wire(world: World, post: Post): Json {
  const { app, team } = world.settings;
  const byBot = post.user === app.user_id;
  return {
    type: 'message',
    user: post.user,
    ts: post.ts,
    text: post.text,
    team: world.users.get(post.user)?.team_id ?? team.id,
    ...(byBot ? { bot_id: app.bot_id, app_id: app.id, bot_profile: botProfile(world) } : {}),
    ...(post.blocks.length > 0 ? { blocks: post.blocks } : {}),
    ...(post.files.length > 0 ? { files: post.files } : {}),
    ...(post.thread_ts === undefined ? {} : { thread_ts: post.thread_ts }),
    ...(post.edited ? { edited: { user: post.user, ts: post.ts } } : {}),
    ...(post.ephemeralTo === undefined ? {} : { is_ephemeral: true }),
    ...post.more,
  };
}

export function botProfile({ settings: { app, team } }: World): Json {
  return { id: app.bot_id, app_id: app.id, name: app.name, deleted: false, team_id: team.id, updated: 0, icons: {} };
}

/** Blocks with the ids that Slack gives those without one. */
export function withIds(world: World, blocks: Json[]): Json[] {
  const element = (one: unknown): unknown =>
    typeof one === 'object' && one !== null && 'type' in one && !STILL.includes(String(one.type))
      ? { action_id: world.id('a'), ...one }
      : one;
  return blocks.map((block) => ({
    block_id: world.id('b'),
    ...block,
    ...(Array.isArray(block.elements) && PRESSED.includes(String(block.type))
      ? { elements: block.elements.map(element) }
      : {}),
    ...(block.element === undefined ? {} : { element: element(block.element) }),
    ...(block.accessory === undefined ? {} : { accessory: element(block.accessory) }),
  }));
}

/** Blocks with a list of elements to press. */
const PRESSED = ['actions', 'context_actions'];

/** Elements that nobody can press. */
const STILL = ['image', 'plain_text', 'mrkdwn'];

function finish(busy: Busy): void {
  busy.running--;
  busy.last = performance.now();
}

function bot({ app }: Settings): Person {
  return { id: app.user_id, name: app.name, real_name: app.name, is_bot: true };
}
