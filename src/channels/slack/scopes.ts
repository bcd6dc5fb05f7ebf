/** The scope that each Web API method we call takes (docs.slack.dev/reference/methods); null when it takes none. */
export const METHOD_SCOPES: Readonly<Record<string, string | null>> = {
  'auth.test': null,
  'bots.info': 'users:read',
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.history': 'im:history',
  'conversations.open': 'im:write',
  'conversations.replies': 'im:history',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'files.info': 'files:read',
  'users.info': 'users:read',
  'users.lookupByEmail': 'users:read.email',
  'views.open': null,
  'views.publish': null,
  'views.push': null,
  'views.update': null,
};

/** The scope that each event we subscribe to takes (docs.slack.dev/reference/events); null when it takes none. */
export const EVENT_SCOPES: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
};

/** What commands and shortcuts take. */
const COMMANDS = 'commands';

/** Every scope the bot token needs; what it lacks of them does not work. */
export const SCOPES: readonly string[] = [
  ...new Set([...Object.values(METHOD_SCOPES), ...Object.values(EVENT_SCOPES), COMMANDS]),
]
  .filter((scope) => scope !== null)
  .sort();
