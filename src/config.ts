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
  logLevel: string;
};

/** Reads the environment. @throws BotError CONFIGURATION_FAULTY that names each variable and what it wants. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new BotError('CONFIGURATION_FAULTY', `The configuration has faults:\n${faults.join('\n')}`);
  }
  const { data } = parsed;
  return {
    host: data.HOST,
    port: data.PORT,
    databaseUrl: data.DATABASE_URL,
    organisationFile: data.JAMLOTS_ORGANISATION,
    language: data.JAMLOTS_LANGUAGE,
    administrator: data.JAMLOTS_ADMIN,
    person: data.JAMLOTS_PERSON,
    tryOpen: data.JAMLOTS_TRY !== 'off',
    metricsPort: data.JAMLOTS_METRICS_PORT,
    logLevel: data.JAMLOTS_LOG_LEVEL,
  };
}
