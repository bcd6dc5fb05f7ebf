import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the bot counts. No label holds free text or a person. */
export type Metrics = {
  registry: Registry;
  turns: Counter<'channel' | 'result'>;
  turnSeconds: Histogram<'channel'>;
  faults: Counter<'code'>;
  draining: Gauge;
};

/** The bot's figures, in a registry of their own. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'jamlots_' });
  const registers = [registry];
  return {
    registry,
    turns: new Counter({
      name: 'jamlots_turns_total',
      help: 'Turns of talks, by result',
      labelNames: ['channel', 'result'],
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'jamlots_turn_seconds',
      help: 'How long a turn takes, from what was sent to the card',
      labelNames: ['channel'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    faults: new Counter({
      name: 'jamlots_faults_total',
      help: 'Errors of the world, by code',
      labelNames: ['code'],
      registers,
    }),
    draining: new Gauge({ name: 'jamlots_draining', help: '1 while the bot is stopping', registers }),
  };
}
