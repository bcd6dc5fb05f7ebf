import type { Logger } from '@slack/bolt';
import type { Log } from '../../ports.ts';

/** The SDKs' own words as lines of ours, warnings and errors alone: what they say at lower levels can hold what people typed. */
export function boltLogger(log: Log): Logger {
  const line = (parts: unknown[]) => ({ channel: 'slack', fault: kindOf(parts) });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.warn(line(parts), 'the Slack library warns'),
    error: (...parts) => log.error(line(parts), 'the Slack library failed'),
    setLevel: () => undefined,
    getLevel: () => 'warn' as ReturnType<Logger['getLevel']>,
    setName: () => undefined,
  };
}

/** What kind of fault it is: never a whole message, which can quote a page or a payload. */
function kindOf(parts: unknown[]): string {
  const fault = parts.find((part) => part instanceof Error);
  return fault instanceof Error ? fault.name : 'said';
}
