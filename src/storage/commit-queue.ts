import { type Connection, storeClosed, undo } from './connection.ts';
import { storeFault } from './world-fault.ts';

/** Writes that are committed together when they come together. */
export interface CommitQueue {
  /**
   * Does `work` in a transaction, and resolves with its result only once `commit` has returned, which is when it
   * would survive a power cut. `work` must be synchronous, and able to be done again after its transaction failed.
   * When it throws, nothing of it is written and the others are not affected.
   */
  commit<T>(work: () => T): Promise<T>;
  /** Commits what is waiting; refuses what comes after. */
  close(): void;
}

/** One piece of work: `run` does it and gives what tells the result, to be called after the commit. */
type Waiting = { run: () => () => void; refuse: (error: unknown) => void };

/** Group commit: what is queued within one turn of the event loop shares one transaction and one sync of the disk. */
export function commitQueue(connection: Connection): CommitQueue {
  let waiting: Waiting[] = [];
  let closed = false;

  function flush(): void {
    const now = waiting;
    waiting = [];
    if (now.length > 0) settle(connection, now);
  }

  return {
    commit: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (closed) throw storeClosed(connection.path);
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({
          run: () => {
            const result = work();
            return () => resolve(result);
          },
          refuse: (error) => reject(storeFault(error, connection.path)),
        });
      }),
    close: () => {
      closed = true;
      flush();
    },
  };
}

/** Commits all together; when the transaction fails as a whole, each alone, so that nobody pays for another's size. */
function settle(connection: Connection, all: Waiting[]): void {
  try {
    connection.mark('begin immediate');
  } catch (error) {
    for (const { refuse } of all) refuse(error);
    return;
  }
  try {
    const [only] = all;
    const tellings = only && all.length === 1 ? [only.run()] : all.map((one) => inSavepoint(connection, one));
    connection.mark('commit');
    for (const tell of tellings) tell();
  } catch (error) {
    rollBack(connection);
    const [alone, ...others] = all;
    if (others.length === 0) alone?.refuse(error);
    else for (const one of all) settle(connection, [one]);
  }
}

/** @throws when not only this one failed but the whole transaction with it. */
function inSavepoint(connection: Connection, { run, refuse }: Waiting): () => void {
  connection.mark('savepoint turn');
  try {
    const tell = run();
    connection.mark('release turn');
    return tell;
  } catch (error) {
    if (!connection.inTransaction) throw error;
    connection.mark('rollback to turn');
    connection.mark('release turn');
    return () => refuse(error);
  }
}

/** A rollback that fails leaves nothing to do but to say why the commit did; the next `begin` tells if it is still so. */
function rollBack(connection: Connection): void {
  try {
    undo(connection);
  } catch {}
}
