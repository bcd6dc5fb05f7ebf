/** Does a piece of work when the lane's earlier ones are done. */
export type Lanes = <T>(lane: string, work: () => Promise<T>) => Promise<T>;

/** Does pieces of work one after another in each lane, in the order they came; lanes do not wait for each other. */
export function lanes(): Lanes {
  const last = new Map<string, Promise<unknown>>();
  return (lane, work) => {
    const before = last.get(lane) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(lane, mine);
    const done = () => {
      if (last.get(lane) === mine) last.delete(lane);
    };
    mine.then(done, done);
    return mine;
  };
}
