import { BotError } from '../errors.ts';
import type { Turn } from '../ports.ts';
import type { Metrics } from './metrics.ts';

/** A turn that is counted and timed; errors of the world are counted by their code and passed on. */
export function countedTurn(turn: Turn, { turns, turnSeconds, faults }: Metrics): Turn {
  return async (incoming) => {
    const { channel } = incoming;
    const end = turnSeconds.startTimer({ channel });
    try {
      const reply = await turn(incoming);
      turns.inc({ channel, result: 'told' });
      return reply;
    } catch (fault) {
      turns.inc({ channel, result: 'failed' });
      faults.inc({ code: fault instanceof BotError ? fault.code : 'OUR_FAULT' });
      throw fault;
    } finally {
      end();
    }
  };
}
