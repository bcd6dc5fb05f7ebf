import type { Acknowledged } from './deliveries.ts';

/** How many deliveries are remembered: more than a busy workspace sends in the five minutes that a request is good for. */
const REMEMBERED = 5_000;

/** Answers a delivery by its work, and the same delivery by its first answer; what failed can be sent again. */
export type FirstAnswers = (key: string, work: () => Promise<Acknowledged>) => Promise<Acknowledged>;

/** Remembers answers by what their deliveries are known by. */
export function firstAnswers(): FirstAnswers {
  const known = new Map<string, Promise<Acknowledged>>();
  return async (key, work) => {
    const first = known.get(key) ?? work();
    known.set(key, first);
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break;
      known.delete(oldest);
    }
    try {
      return await first;
    } catch (fault) {
      known.delete(key);
      throw fault;
    }
  };
}

/** What a delivery is known by: an event by its own id, which its repeats bear too; all else by the door's `id` for it. */
export function keyOf(body: Record<string, unknown>, id: string): string {
  return typeof body.event_id === 'string' ? `event:${body.event_id}` : `door:${id}`;
}
