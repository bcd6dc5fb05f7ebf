import type { Response } from 'express';
import type { Acknowledged } from './deliveries.ts';
import { send } from './send.ts';

/** How many requests are remembered: more than a busy workspace sends in the five minutes that a request is good for. */
const REMEMBERED = 5_000;

/** Answers a signed request by its work, and the very same request by its first answer. */
export type FirstAnswers = {
  answer: (signature: string, response: Response, work: () => Promise<Acknowledged>) => Promise<void>;
};

/** Remembers answers by their requests' signatures; what failed is not remembered, so that it can be sent again. */
export function firstAnswers(): FirstAnswers {
  const known = new Map<string, Promise<Acknowledged>>();
  return {
    answer: async (signature, response, work) => {
      const first = known.get(signature) ?? work();
      known.set(signature, first);
      for (const oldest of known.keys()) {
        if (known.size <= REMEMBERED) break;
        known.delete(oldest);
      }
      try {
        send(response, (await first).body);
      } catch {
        known.delete(signature);
        response.status(500).end();
      }
    },
  };
}
