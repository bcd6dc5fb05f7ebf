import { z } from 'zod';
import { Language } from './domain/language.ts';
import { BotError } from './errors.ts';

/** The person of the local trial and the terminal, while JAMLOTS_PERSON says nothing else. */
export const DEFAULT_PERSON = 'local@localhost';

const port = z.coerce.number().int().min(0).max(65_535);
/** An empty variable is one that is not set. */
const unset = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(unset, schema.optional());

/** The environment's variables, each with what it wants; read once, at the start. */
const Environment = z.object({
  HOST: z.preprocess(unset, z.string().default('127.0.0.1')),
  PORT: z.preprocess(unset, port.default(3978)),
  DATABASE_URL: z.preprocess(
    unset,
    z
      .string()
      .regex(/^sqlite:.+/u, 'wants sqlite:PATH, such as sqlite:./data/jamlots.db')
      .default('sqlite:./data/jamlots.db'),
  ),
  JAMLOTS_ORGANISATION: optional(z.string()),
  JAMLOTS_LANGUAGE: z.preprocess(unset, Language.default('sv')),
  JAMLOTS_ADMIN: optional(z.email('wants an e-mail address')),
  JAMLOTS_PERSON: z.preprocess(
    unset,
    z
      .string()
      .regex(/^[^\s@]+@[^\s@]+$/u, 'wants an e-mail address')
      .default(DEFAULT_PERSON),
  ),
  JAMLOTS_TRY: optional(z.enum(['on', 'off'])),
  JAMLOTS_METRICS_PORT: optional(port),
  SLACK_BOT_TOKEN: optional(
    z
      .string()
      .regex(/^(xoxe\.)?xoxb-/u, 'wants a bot token, which begins with xoxb-, or xoxe.xoxb- when it is exchanged'),
  ),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_APP_TOKEN: optional(z.string().startsWith('xapp-', 'wants an app-level token, which begins with xapp-')),
  SLACK_CLIENT_ID: optional(z.string()),
  SLACK_CLIENT_SECRET: optional(z.string()),
  SLACK_REFRESH_TOKEN: optional(z.string().startsWith('xoxe-', 'wants a refresh token, which begins with xoxe-')),
  SLACK_API_URL: optional(z.url('wants the address of a Web API, such as https://slack.com/api/')),
  JAMLOTS_LOG_LEVEL: z.preprocess(
    unset,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
});

/** How the bot is set up. */
export type Config = {
  host: string;
  port: number;
  databaseUrl: string;
  organisationFile: string | undefined;
  language: Language;
  administrator: string | undefined;
  /** The e-mail of the person in the local trial and in the terminal. */
  person: string;
  /** Whether the web channel's local trial is open at /try; on loopback only, whatever this says. */
  tryOpen: boolean;
  metricsPort: number | undefined;
  /** How the bot is known to Slack; undefined when it is not in Slack. */
  slack: SlackConfig | undefined;
  logLevel: string;
};

/** With an app token Socket Mode is used, else events come over HTTP, signed with the secret. */
export type SlackConfig = {
  botToken: string;
  signingSecret: string | undefined;
  appToken: string | undefined;
  apiUrl: string | undefined;
  /** Set when the bot token is exchanged twice a day (token rotation). */
  rotation: { clientId: string; clientSecret: string; refreshToken: string } | undefined;
};

/** Reads the environment. @throws BotError CONFIGURATION_FAULTY that names each variable and what it wants. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new BotError('CONFIGURATION_FAULTY', `The configuration has faults:\n${faults.join('\n')}`);
  }
  const { data } = parsed;
  const slack = slackIn(data);
  return {
    host: data.HOST,
    port: data.PORT,
    databaseUrl: data.DATABASE_URL,
    organisationFile: data.JAMLOTS_ORGANISATION,
    language: data.JAMLOTS_LANGUAGE,
    administrator: data.JAMLOTS_ADMIN,
    person: data.JAMLOTS_PERSON,
    tryOpen: data.JAMLOTS_TRY === 'on' || (data.JAMLOTS_TRY === undefined && slack === undefined),
    metricsPort: data.JAMLOTS_METRICS_PORT,
    slack,
    logLevel: data.JAMLOTS_LOG_LEVEL,
  };
}

/** The names of our variables that are set. */
export function setVariables(environment: NodeJS.ProcessEnv): string[] {
  return Object.keys(Environment.shape).filter((name) => unset(environment[name]) !== undefined);
}

/** The names of the variables that are at fault or missing beside others; none when the environment can be read. */
export function faultyVariables(environment: NodeJS.ProcessEnv): string[] {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) return [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  const missing = missingOfSlack(parsed.data);
  return missing === undefined ? [] : [missing];
}

type Read = z.infer<typeof Environment>;

/** The variable of Slack's that is missing though others are set. */
function missingOfSlack(data: Read): 'SLACK_BOT_TOKEN' | 'SLACK_SIGNING_SECRET' | undefined {
  const hasDoor = data.SLACK_SIGNING_SECRET !== undefined || data.SLACK_APP_TOKEN !== undefined;
  if (data.SLACK_BOT_TOKEN === undefined) return hasDoor ? 'SLACK_BOT_TOKEN' : undefined;
  return hasDoor ? undefined : 'SLACK_SIGNING_SECRET';
}

/** Slack's variables, all that are needed or none. @throws BotError CONFIGURATION_FAULTY that names the one missing. */
function slackIn(data: Read): SlackConfig | undefined {
  const missing = missingOfSlack(data);
  if (missing === 'SLACK_BOT_TOKEN')
    throw new BotError(
      'CONFIGURATION_FAULTY',
      'SLACK_BOT_TOKEN is not set, though other variables of Slack are. Set it, or none.',
    );
  if (missing === 'SLACK_SIGNING_SECRET')
    throw new BotError(
      'CONFIGURATION_FAULTY',
      'SLACK_BOT_TOKEN is set. Set SLACK_SIGNING_SECRET as well to be sent events over HTTP, or SLACK_APP_TOKEN for Socket Mode.',
    );
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = data;
  if (botToken === undefined) return undefined;
  return { botToken, signingSecret, appToken, apiUrl: data.SLACK_API_URL, rotation: rotationIn(data) };
}

/** What exchanging the bot token takes, all three or none. @throws BotError CONFIGURATION_FAULTY that names the missing. */
function rotationIn(data: Read): SlackConfig['rotation'] {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_REFRESH_TOKEN: refreshToken } = data;
  if (clientId !== undefined && clientSecret !== undefined && refreshToken !== undefined)
    return { clientId, clientSecret, refreshToken };
  if (refreshToken === undefined) return undefined;
  throw new BotError(
    'CONFIGURATION_FAULTY',
    'SLACK_REFRESH_TOKEN is set, so the bot token is exchanged. That takes SLACK_CLIENT_ID and SLACK_CLIENT_SECRET as well.',
  );
}
