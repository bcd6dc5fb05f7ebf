import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, pino } from 'pino';
import { maskPersonalNumbers } from '../domain/personal-number.ts';

/** The fields that a log line may hold; everything else is left out before pino sees it. */
const FIELDS = new Set([
  'case',
  'caseId',
  'channel',
  'check',
  'code',
  'correlation',
  'done',
  'events',
  'error',
  'fault',
  'host',
  'method',
  'ms',
  'node',
  'organisation',
  'port',
  'reason',
  'route',
  'sent',
  'signal',
  'size',
  'status',
  'told',
  'version',
]);

/** Fields that never may be logged wherever they stand; the second layer, should the first one be changed. */
const REDACTED = [
  'answer',
  'answers',
  'content',
  'email',
  'name',
  'names',
  'numbers',
  'person',
  'title',
  'text',
  'value',
  'values',
];

/** Longest text in a field, in characters: codes and ids are shorter, and free text has no business here. */
const LONGEST = 120;

const correlations = new AsyncLocalStorage<string>();

/** Runs `work` with a correlation id that every log line within it bears. */
export function withCorrelation<T>(correlation: string, work: () => T): T {
  return correlations.run(correlation, work);
}

/**
 * The bot's log: JSON lines with ids, steps, kinds, durations and sizes. Two layers keep people's words out:
 * only known fields with short plain values pass, and pino redacts by name what must never be there.
 */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
    mixin: () => {
      const id = correlations.getStore();
      return id === undefined ? {} : { correlation: id };
    },
    hooks: {
      logMethod(this: Logger, input: unknown[], method: (...args: never[]) => void) {
        const [first, ...rest] = input;
        const isFields = typeof first === 'object' && first !== null;
        const told = isFields ? [plainFields(first), ...rest.map(plain)] : input.map(plain);
        method.apply(this, told as never[]);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options, pino.destination({ dest: 2, sync: false }));
}

/** The known fields of `fields`, with plain values; an error is told by its code and name alone. */
function plainFields(fields: object): Record<string, unknown> {
  const all = fields instanceof Error ? { error: fields } : fields;
  return Object.fromEntries(
    Object.entries(all)
      .filter(([field]) => FIELDS.has(field))
      .map(([field, value]) => [field, plain(value)]),
  );
}

function plain(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined || value === null) return value;
  if (value instanceof Error) return 'code' in value ? `${value.name} ${String(value.code)}` : value.name;
  if (typeof value !== 'string') return '[left out]';
  const masked = maskPersonalNumbers(value, '[number]').replace(/[^\s@]+@[^\s@]+/gu, '[email]');
  return masked.length > LONGEST ? `${masked.slice(0, LONGEST)}…` : masked;
}
