import { z } from 'zod';
import { type Answer, type Asked, type Asking, askSlack, type Silence } from './ask-slack.ts';
import type { SlackSettings } from './door.ts';
import { SCOPES } from './scopes.ts';
import { trySocket } from './try-socket.ts';

/** Which of Slack's secrets a finding is about. */
export type SlackToken = 'bot' | 'app';

/** What can be found of the bot's ways to Slack, and what each finding carries. No secret is in any of them. */
export type SlackFindings = {
  /** Slack has to reach the bot, which cannot be seen from here. */
  'http-mode': object;
  'socket-mode': object;
  'other-slack': { host: string };
  'secret-right': object;
  'secret-missing': object;
  /** `holds`: what stands there instead of a signing secret. */
  'secret-strange': { holds: 'token' | 'space' | 'other' };
  'bot-known': { workspace: string; name: string };
  'for-whole-organisation': object;
  'token-refused': { token: SlackToken; error: string };
  'app-token-lacks-scope': object;
  'no-answer': { host: string; why: Silence };
  'other-answers': { host: string; status: number };
  'scopes-right': object;
  'scopes-missing': { scopes: string[] };
  'scopes-unknown': object;
  'clock-right': object;
  'clock-wrong': { ahead: number; isSigned: boolean };
  'socket-opens': object;
  'socket-off': { reason: string };
  'socket-silent': { host: string; why: Silence };
  'too-many-sockets': object;
  'two-apps': { bot: string; socket: string };
};

/** How it stands: as it should, worth looking at, or wrong. */
export type Standing = 'good' | 'look' | 'wrong';

export type SlackFinding<C extends keyof SlackFindings = keyof SlackFindings> = {
  [K in C]: { code: K; standing: Standing; data: SlackFindings[K] };
}[C];

/** How far our clock may be from Slack's, in seconds: with more, signed requests are refused; and what is worth a look. */
const CLOCK_MAX = 5 * 60;
const CLOCK_LOOK = 30;

/** Looks at every way between the bot and Slack. Changes nothing, waits a bounded time, and says no secret. */
export async function examineSlack(
  settings: Omit<SlackSettings, 'rotation'>,
  asking: Omit<Asking, 'apiUrl'>,
): Promise<SlackFinding[]> {
  const { apiUrl, botToken, appToken, signingSecret } = settings;
  const ask: Asking = { ...asking, apiUrl };
  const isSocket = appToken !== undefined;
  const findings: SlackFinding[] = [
    isSocket ? good('socket-mode', {}) : { code: 'http-mode', standing: 'look', data: {} },
    ...(apiUrl === undefined ? [] : [look('other-slack', { host: new URL(apiUrl).host })]),
    ...(isSocket ? [] : [secretFinding(signingSecret)]),
  ];
  const told = await askSlack('auth.test', botToken, ask);
  findings.push(...tokenFindings('bot', told));
  // Whom we cannot reach with one token we cannot reach with the other.
  if (told.came !== 'answer') return findings;
  findings.push(...clockFindings(told.ahead, !isSocket));
  const { data: who } = told.answer.ok ? Who.safeParse(told.answer) : {};
  if (who) findings.push(...whoFindings(who), scopeFinding(told.scopes));
  if (appToken === undefined) return findings;
  const appId = who?.bot_id === undefined ? undefined : await appOf(who.bot_id, botToken, ask);
  return [...findings, ...(await socketFindings(appToken, appId, ask))];
}

function good<C extends keyof SlackFindings>(code: C, data: SlackFindings[C]): SlackFinding<C> {
  return { code, standing: 'good', data };
}

function look<C extends keyof SlackFindings>(code: C, data: SlackFindings[C]): SlackFinding<C> {
  return { code, standing: 'look', data };
}

function wrong<C extends keyof SlackFindings>(code: C, data: SlackFindings[C]): SlackFinding<C> {
  return { code, standing: 'wrong', data };
}

/** Slack's signing secrets are 32 hexadecimal digits. */
function secretFinding(secret: string | undefined): SlackFinding {
  if (secret === undefined) return wrong('secret-missing', {});
  if (/^[0-9a-f]{32}$/u.test(secret)) return good('secret-right', {});
  if (/^x(ox|app)/u.test(secret)) return wrong('secret-strange', { holds: 'token' });
  if (/[\s"'<>]/u.test(secret)) return wrong('secret-strange', { holds: 'space' });
  return look('secret-strange', { holds: 'other' });
}

/** What is wrong with a token, or with the way to Slack; nothing when Slack takes it. */
function tokenFindings(token: SlackToken, asked: Asked): SlackFinding[] {
  if (asked.came === 'nothing') return [wrong('no-answer', { host: asked.host, why: asked.why })];
  if (asked.came === 'other') return [wrong('other-answers', { host: asked.host, status: asked.status })];
  if (asked.answer.ok) return [];
  const { error = 'unknown' } = asked.answer;
  if (token === 'app' && error === 'missing_scope') return [wrong('app-token-lacks-scope', {})];
  if (token === 'app' && error === 'too_many_websockets') return [wrong('too-many-sockets', {})];
  return [wrong('token-refused', { token, error })];
}

function clockFindings(ahead: number | undefined, isSigned: boolean): SlackFinding[] {
  if (ahead === undefined) return [];
  const off = Math.abs(ahead);
  if (off <= CLOCK_LOOK) return [good('clock-right', {})];
  const found = { ahead, isSigned };
  return [off > CLOCK_MAX && isSigned ? wrong('clock-wrong', found) : look('clock-wrong', found)];
}

const Who = z.object({
  team: z.string().default(''),
  user: z.string().default(''),
  bot_id: z.string().optional(),
  is_enterprise_install: z.boolean().default(false),
});

function whoFindings({ team, user, is_enterprise_install }: z.infer<typeof Who>): SlackFinding[] {
  return [
    good('bot-known', { workspace: team, name: user }),
    ...(is_enterprise_install ? [wrong('for-whole-organisation', {})] : []),
  ];
}

function scopeFinding(scopes: string[] | undefined): SlackFinding {
  if (scopes === undefined) return look('scopes-unknown', {});
  const missing = SCOPES.filter((scope) => !scopes.includes(scope));
  return missing.length === 0 ? good('scopes-right', {}) : wrong('scopes-missing', { scopes: missing });
}

const Bot = z.object({ bot: z.object({ app_id: z.string() }) });
const Connection = z.object({ url: z.url({ protocol: /^wss?$/u }) });

/** The app that the bot token belongs to; undefined when Slack does not say. */
async function appOf(bot: string, botToken: string, ask: Asking): Promise<string | undefined> {
  const asked = await askSlack('bots.info', botToken, ask, { bot });
  return asked.came === 'answer' ? Bot.safeParse(asked.answer).data?.bot.app_id : undefined;
}

async function socketFindings(appToken: string, botsApp: string | undefined, ask: Asking): Promise<SlackFinding[]> {
  const asked = await askSlack('apps.connections.open', appToken, ask);
  const url = asked.came === 'answer' ? addressIn(asked.answer) : undefined;
  if (asked.came !== 'answer' || !asked.answer.ok) return tokenFindings('app', asked);
  if (url === undefined) return [wrong('socket-off', { reason: 'no address' })];
  const tried = await trySocket(url, ask.patience);
  if (tried.came === 'disconnect') return [wrong('socket-off', { reason: tried.reason })];
  if (tried.came === 'nothing') return [wrong('socket-silent', { host: tried.host, why: tried.why })];
  const areTwo = tried.appId !== undefined && botsApp !== undefined && tried.appId !== botsApp;
  return [
    good('socket-opens', {}),
    ...(areTwo ? [wrong('two-apps', { bot: botsApp, socket: tried.appId ?? '' })] : []),
  ];
}

function addressIn(answer: Answer): string | undefined {
  return Connection.safeParse(answer).data?.url;
}
