/** A workspace, or the organisation of an Enterprise install when `enterprise` is there. */
export type Team = { id: string; name: string; domain: string; enterprise?: { id: string; name: string } };

/** A person. `team_id` of another workspace makes an external one (Slack Connect); `is_restricted` a guest. */
export type Person = {
  id: string;
  name: string;
  real_name?: string;
  email?: string;
  team_id?: string;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_bot?: boolean;
  deleted?: boolean;
  locale?: string;
};

/** A channel. The bot is in it when `members` has its user id. */
export type Room = { id: string; name: string; members: string[]; is_private?: boolean; is_ext_shared?: boolean };

/** When an uploaded file is shared: after a time, at a poll of files.info after so many without, or never. */
export type Sharing = { afterMs: number } | { afterPolls: number } | 'never';

/** What a fake Slack starts with; each field has a default. */
export type FakeSlackSetup = {
  signingSecret?: string;
  botToken?: string;
  appToken?: string;
  app?: { id: string; bot_id: string; user_id: string; name: string };
  team?: Team;
  users?: Person[];
  channels?: Room[];
  /** Of the bot token; without `users:read.email` there is no e-mail. */
  scopes?: string[];
  /** Subscribed events; `message.channels` makes a mention come twice. */
  events?: string[];
  /** Installed for a whole organisation: `team` is null in what people do. */
  enterpriseInstall?: boolean;
  /** Enforces the tiers. `scale` 0.01 makes a minute of 600 ms; Retry-After is rounded to whole seconds, often 0. */
  rateLimits?: { scale: number };
  sharing?: Sharing;
  /** ms until each retry of an event that was not acked; Slack's own are about 0, 60 000 and 300 000. */
  eventRetries?: number[];
  /** ms until Slack gives up on an answer. */
  ackMs?: number;
  /** Whether the bot hears of its own messages, as on Slack. */
  echoes?: boolean;
  oauth?: { clientId: string; clientSecret: string; rotation: boolean };
  /** What Slack's clock shows at the start; it then goes on by itself and by `passTime`. */
  startedAt?: Date;
};

export type Settings = Required<Omit<FakeSlackSetup, 'rateLimits'>> & Pick<FakeSlackSetup, 'rateLimits'>;

/** The setup with what was left out. */
export function settingsOf(setup: FakeSlackSetup): Settings {
  return { ...defaults(), ...setup };
}

function defaults(): Settings {
  const app = { id: 'A0JAMLOTS', bot_id: 'B0JAMLOTS', user_id: 'U0JAMLOTS', name: 'jamlots' };
  return {
    signingSecret: 'signing-secret-of-the-fake',
    botToken: 'xoxb-fake-bot',
    appToken: 'xapp-fake-app',
    app,
    team: { id: 'T0UMEA', name: 'Umeå kommun', domain: 'umea' },
    users: [
      { id: 'U0KARIN', name: 'karin', real_name: 'Karin Handläggare', email: 'karin@example.se' },
      { id: 'U0OMAR', name: 'omar', real_name: 'Omar Chef', email: 'omar@example.se' },
    ],
    channels: [{ id: 'C0NAMND', name: 'namnd', members: ['U0KARIN', 'U0OMAR', app.user_id] }],
    scopes: [
      'app_mentions:read',
      'assistant:write',
      'chat:write',
      'commands',
      'files:read',
      'files:write',
      'im:history',
      'im:write',
      'users:read',
      'users:read.email',
    ],
    events: ['app_home_opened', 'app_mention', 'message.im', 'app_uninstalled', 'tokens_revoked'],
    enterpriseInstall: false,
    sharing: { afterMs: 20 },
    eventRetries: [],
    ackMs: 3_000,
    echoes: true,
    oauth: { clientId: '1.2', clientSecret: 'client-secret', rotation: true },
    startedAt: new Date('2026-11-02T08:00:00Z'),
  };
}
