import { BotError } from '../errors.ts';
import type { Log, Store } from '../ports.ts';

/** Whether the bot can take talks just now, and what is wrong when it cannot. */
export type Readiness = { ready: true } | { ready: false; check: 'stopping' | 'store'; code: string };

/** Longest wait for the store's word, in milliseconds. */
const PATIENCE = 2000;

/** Asks the store to write and read; a bot that is stopping is not ready. */
export async function readiness(store: Pick<Store, 'check'>, isStopping: () => boolean, log: Log): Promise<Readiness> {
  if (isStopping()) return { ready: false, check: 'stopping', code: 'STOPPING' };
  try {
    await within(PATIENCE, store.check());
    return { ready: true };
  } catch (fault) {
    const code = fault instanceof BotError ? fault.code : 'OUR_FAULT';
    log.warn({ check: 'store', code }, 'the store is not ready');
    return { ready: false, check: 'store', code };
  }
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new BotError('STORE_UNREACHABLE', 'The store did not answer in time.')),
      milliseconds,
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
