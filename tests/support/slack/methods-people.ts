import { type Call, given, listed, type Method, needed, ownChannel, Refused } from './calls.ts';
import type { Json } from './json.ts';
import { LIMITS } from './limits.ts';
import type { Person } from './settings.ts';
import { botProfile, type Channel, type Post, talkWith, type World, wire } from './world.ts';

/** Who is who, conversations, and what the agent surface shows. */
export const peopleMethods: Record<string, Method> = {
  'api.test': () => ({}),

  'auth.test': ({ world: { settings } }) => {
    const { app, team, enterpriseInstall } = settings;
    return {
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: app.name,
      team_id: enterpriseInstall ? team.enterprise?.id : team.id,
      user_id: app.user_id,
      bot_id: app.bot_id,
      ...(team.enterprise === undefined ? {} : { enterprise_id: team.enterprise.id }),
      is_enterprise_install: enterpriseInstall,
    };
  },

  'users.info': (call) => {
    const user = call.world.users.get(needed(call, 'user'));
    if (user === undefined) throw new Refused('user_not_found');
    return { user: userObject(call.world, user) };
  },

  'users.lookupByEmail': (call) => {
    const email = needed(call, 'email').toLowerCase();
    const user = [...call.world.users.values()].find(
      (one) => one.email?.toLowerCase() === email && isOwn(call.world, one) && one.deleted !== true,
    );
    if (user === undefined) throw new Refused('users_not_found');
    return { user: userObject(call.world, user) };
  },

  'team.info': ({ world: { settings } }) => {
    const { enterprise, ...team } = settings.team;
    return {
      team: {
        ...team,
        email_domain: '',
        ...(enterprise === undefined ? {} : { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
      },
    };
  },

  'bots.info': (call) => {
    if (needed(call, 'bot') !== call.world.settings.app.bot_id) throw new Refused('bot_not_found');
    return { bot: { ...botProfile(call.world), user_id: call.world.settings.app.user_id } };
  },

  'conversations.open': (call) => {
    const again = given(call, 'channel');
    if (again !== undefined) return { channel: { id: ownChannel(call).id } };
    const users = needed(call, 'users').split(',');
    const [user = ''] = users;
    if (users.length > 1) throw new Refused('not_supported_by_the_fake');
    if (!call.world.users.has(user)) throw new Refused('user_not_found');
    if (call.world.users.get(user)?.is_bot) throw new Refused('cannot_dm_bot');
    return { channel: { id: talkWith(call.world, user).id } };
  },

  'conversations.info': (call) => ({ channel: channelObject(call.world, ownChannel(call)) }),

  'conversations.members': (call) => ({ members: ownChannel(call).members, response_metadata: { next_cursor: '' } }),

  'conversations.history': (call) => {
    const channel = ownChannel(call);
    const roots = ({ ts, thread_ts }: Post): boolean => thread_ts === undefined || thread_ts === ts;
    return page(call, inHistory(call.world, channel).filter(roots).reverse());
  },

  'conversations.replies': (call) => {
    const channel = ownChannel(call);
    const ts = needed(call, 'ts');
    const thread = inHistory(call.world, channel).filter((post) => post.ts === ts || post.thread_ts === ts);
    if (thread.length === 0) throw new Refused('thread_not_found');
    return page(call, thread);
  },

  'assistant.threads.setStatus': (call) => said(call, 'status', needed(call, 'thread_ts')),
  'assistant.threads.setTitle': (call) => said(call, 'title', needed(call, 'thread_ts')),
  'assistant.threads.setSuggestedPrompts': (call) => {
    const prompts = listed(call, 'prompts') ?? [];
    if (prompts.length < 1 || prompts.length > LIMITS.suggestedPrompts) throw new Refused('invalid_arguments');
    if (prompts.some(({ title, message }) => !title || !message)) throw new Refused('invalid_arguments');
    return said({ ...call, args: { ...call.args, prompts } }, 'prompts', given(call, 'thread_ts'));
  },
};

/** Whether somebody belongs to the workspace that the bot is installed in. */
export function isOwn({ settings: { team } }: World, { team_id }: Person): boolean {
  return team_id === undefined || team_id === team.id;
}

function userObject(world: World, user: Person): Json {
  const { team, scopes } = world.settings;
  const realName = user.real_name ?? user.name;
  const seesEmail = scopes.includes('users:read.email') && isOwn(world, user) && user.email !== undefined;
  return {
    id: user.id,
    team_id: user.team_id ?? team.id,
    name: user.name,
    deleted: user.deleted ?? false,
    real_name: realName,
    tz: 'Europe/Stockholm',
    tz_offset: 3600,
    locale: user.locale ?? 'sv-SE',
    profile: { real_name: realName, display_name: user.name, ...(seesEmail ? { email: user.email } : {}) },
    is_bot: user.is_bot ?? false,
    is_restricted: user.is_restricted ?? false,
    is_ultra_restricted: user.is_ultra_restricted ?? false,
    is_app_user: false,
    ...(isOwn(world, user) ? {} : { is_stranger: true }),
  };
}

function channelObject({ settings: { app } }: World, channel: Channel): Json {
  const isIm = channel.kind === 'im';
  return {
    id: channel.id,
    ...(isIm
      ? { user: channel.members.find((member) => member !== app.user_id) }
      : { name: channel.name, is_member: true }),
    is_im: isIm,
    is_channel: !isIm,
    is_private: channel.is_private ?? false,
    is_ext_shared: channel.is_ext_shared ?? false,
  };
}

function inHistory({ posts }: World, channel: Channel): Post[] {
  return posts.filter((post) => post.channel === channel.id && post.ephemeralTo === undefined);
}

function page(call: Call, posts: Post[]): Json {
  const from = Number(given(call, 'cursor') ?? 0);
  const to = from + Number(given(call, 'limit') ?? 100);
  const more = to < posts.length;
  return {
    messages: posts.slice(from, to).map((post) => wire(call.world, post)),
    has_more: more,
    response_metadata: { next_cursor: more ? String(to) : '' },
  };
}

function said(call: Call, what: string, thread: string | undefined): Json {
  const channel = ownChannel(call, 'channel_id');
  const key = [channel.id, thread].filter((part) => part !== undefined).join(' ');
  call.world.assistant.set(key, { ...call.world.assistant.get(key), [what]: call.args[what] });
  return {};
}
