import type { Silence } from './ask-slack.ts';
import type { SlackToken } from './doctor.ts';
import { type DoctorWords, duration, type Said, scopeLines, VARIABLE } from './doctor-said.ts';

export const doctorEn: DoctorWords = {
  'http-mode': () => ({
    says: 'Slack: events come over HTTP (SLACK_APP_TOKEN is not set). Whether Slack reaches us cannot be seen from here.',
    way: 'On api.slack.com/apps, under Event Subscriptions, the Request URL should end in /slack/events and be "Verified".',
  }),
  'socket-mode': () => ({
    says: 'Slack: Socket Mode (SLACK_APP_TOKEN is set). Nothing needs to be open from outside.',
  }),
  'other-slack': ({ host }) => ({
    says: `SLACK_API_URL points to ${host}, not to slack.com.`,
    way: 'Remove SLACK_API_URL unless that is meant.',
  }),
  'secret-right': () => ({ says: 'The signing secret looks right.' }),
  'secret-missing': () => ({
    says: 'SLACK_SIGNING_SECRET is not set.',
    way: 'Copy the Signing Secret from api.slack.com/apps → the app → Basic Information → App Credentials.',
  }),
  'secret-strange': ({ holds }) => ({
    says: {
      token: 'SLACK_SIGNING_SECRET holds a token, not a signing secret.',
      space: 'SLACK_SIGNING_SECRET holds spaces, quotation marks or a line break.',
      other: 'SLACK_SIGNING_SECRET does not look like a signing secret: 32 characters, 0–9 and a–f.',
    }[holds],
    way: 'If it is wrong, Slack gets 401 for all that it sends. Copy the Signing Secret from api.slack.com/apps → the app → Basic Information → App Credentials.',
  }),
  'bot-known': ({ workspace, name }) => ({ says: `Slack knows the bot: @${name} in the workspace ${workspace}.` }),
  'for-whole-organisation': () => ({
    says: 'The app is installed for a whole Enterprise Grid organisation. Jämlots then lets nobody in.',
    way: 'Install it in a workspace instead, and use the Bot User OAuth Token which that gives.',
  }),
  'token-refused': ({ token, error }) => refusedInEnglish(token, error),
  'app-token-lacks-scope': () => ({
    says: 'SLACK_APP_TOKEN may not open Socket Mode: the scope connections:write is missing.',
    way: 'Make a new one on api.slack.com/apps → the app → Basic Information → App-Level Tokens → Generate, with connections:write.',
  }),
  'no-answer': ({ host, why }) => ({
    says: `${host} does not answer: ${SILENT_EN[why].says}.`,
    way: SILENT_EN[why].way,
  }),
  'other-answers': ({ host, status }) => otherInEnglish(host, status),
  'scopes-right': () => ({ says: 'The bot has the scopes it needs.' }),
  'scopes-missing': ({ scopes }) => ({
    says: `The bot lacks ${scopes.length === 1 ? 'a scope' : `${scopes.length} scopes`}. This does not work:`,
    way: `${scopeLines(scopes, 'en')}\nPaste slack/manifest.json on api.slack.com/apps → the app → App Manifest, save, and reinstall under Install App.`,
  }),
  'scopes-unknown': () => ({
    says: 'Slack does not say which scopes the bot has.',
    way: 'A proxy may have removed x-oauth-scopes from the answer. Compare OAuth & Permissions → Scopes with slack/manifest.json.',
  }),
  'clock-right': () => ({ says: "The clock goes as Slack's." }),
  'clock-wrong': ({ ahead, isSigned }) => ({
    says: `The clock here is ${duration(ahead, 'seconds', 'minutes')} ${ahead > 0 ? 'ahead of' : 'behind'} Slack's.`,
    way: `${isSigned ? 'With more than five minutes everything from Slack is refused (401). ' : 'Times in the assessments are wrong. '}Turn on time synchronisation (NTP) on the server.`,
  }),
  'socket-opens': () => ({ says: 'Socket Mode opens.' }),
  'socket-off': ({ reason }) => ({
    says: `Slack closes Socket Mode at once (${reason}).`,
    way: 'Turn Socket Mode on at api.slack.com/apps → the app → Socket Mode.',
  }),
  'socket-silent': ({ host, why }) => ({
    says: `Slack answers, but Socket Mode (wss://${host}) does not open: ${SILENT_EN[why].says}.`,
    way: 'The firewall or proxy must let WebSocket (wss, port 443) out to *.slack.com, without opening TLS.',
  }),
  'too-many-sockets': () => ({
    says: 'The app has ten Socket Mode connections open already; Slack allows no more.',
    way: 'Stop those that should not be running. One Jämlots uses one connection.',
  }),
  'two-apps': ({ bot, socket }) => ({
    says: `SLACK_BOT_TOKEN belongs to the app ${bot}, but SLACK_APP_TOKEN to ${socket}. No events will come.`,
    way: 'Take both from the same app on api.slack.com/apps.',
  }),
};

const BOT_TOKEN_EN =
  'the Bot User OAuth Token from api.slack.com/apps → the app → OAuth & Permissions (it begins with xoxb-)';
const APP_TOKEN_EN = 'an App-Level Token from api.slack.com/apps → the app → Basic Information (it begins with xapp-)';

function refusedInEnglish(token: SlackToken, error: string): Said {
  const variable = VARIABLE[token];
  const right = token === 'bot' ? BOT_TOKEN_EN : APP_TOKEN_EN;
  const again = token === 'bot' ? 'Install the app again under Install App, and use its new Bot User OAuth Token.' : '';
  const known: Readonly<Record<string, Said>> = {
    invalid_auth: {
      says: `Slack does not know ${variable} (${error}).`,
      way: `Copy anew ${right}. If it is right already, the app may be limited to other IP addresses.`,
    },
    account_inactive: {
      says: `${variable} is no longer valid (${error}): the app has been uninstalled, or the workspace closed.`,
      way: again || `Set ${right}.`,
    },
    token_revoked: { says: `${variable} has been revoked (${error}).`, way: again || `Set ${right}, newly made.` },
    token_expired: {
      says: `${variable} has expired (${error}): token rotation is on in the app, which Jämlots does not use.`,
      way: 'Rotation cannot be turned off again. Make a new app from slack/manifest.json.',
    },
    not_allowed_token_type: { says: `${variable} is the wrong kind of token (${error}).`, way: `Set ${right}.` },
  };
  return (
    known[error === 'not_authed' ? 'invalid_auth' : error] ?? {
      says: `Slack says no to ${variable} (${error}).`,
      way: `Ask those who administer Slack whether the app is approved in the workspace. What the code means: docs.slack.dev/reference/methods/${token === 'bot' ? 'auth.test' : 'apps.connections.open'}`,
    }
  );
}

const PROXY_EN =
  'The server must reach slack.com on port 443. If that goes through a proxy only: set HTTPS_PROXY and NODE_USE_ENV_PROXY=1 (Node.js 24).';
const SILENT_EN: Record<Silence, { says: string; way: string }> = {
  name: { says: 'its name is not found', way: `Look at DNS. ${PROXY_EN}` },
  refused: { says: 'nobody takes the connection', way: PROXY_EN },
  cut: { says: 'the connection was cut', way: `A firewall may cut it. ${PROXY_EN}` },
  late: { says: 'no answer in time', way: `A firewall may swallow the traffic. ${PROXY_EN}` },
  certificate: {
    says: 'its certificate is not trusted',
    way: "A proxy probably opens TLS. Let it pass *.slack.com untouched, or set NODE_EXTRA_CA_CERTS to a file with the organisation's root certificate (PEM).",
  },
  'no-socket': { says: 'it answers, but not with WebSocket', way: PROXY_EN },
  unknown: { says: 'the reason is not known', way: PROXY_EN },
};

function otherInEnglish(host: string, status: number): Said {
  if (status === 429) return { says: `${host} asks us to wait (429).`, way: 'Run doctor again in a minute.' };
  if (status >= 500)
    return { says: `${host} has a fault (${status}).`, way: 'See status.slack.com, and try again in a while.' };
  return {
    says: `Something else than Slack answers on ${host} (${status}).`,
    way: 'A proxy or a sign-in page may be in between. Let the server reach slack.com on port 443 without it.',
  };
}
