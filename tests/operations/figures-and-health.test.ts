import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/errors.ts';
import { countedTurn } from '../../src/operations/counted-turn.ts';
import { readiness } from '../../src/operations/health.ts';
import { openMetrics } from '../../src/operations/metrics.ts';
import type { Incoming, Log, Turn } from '../../src/ports.ts';

const incoming: Incoming = {
  organisation: 'lindviken',
  person: { id: 'p-4711', name: 'Åsa Kanariefågel', email: 'asa@lindviken.example' },
  language: 'sv',
  delivery: 'web:p-4711:d1',
  channel: 'web',
  sent: 'click',
  data: { do: 'show', caseId: 'case-4711' },
  values: { value: 'Flickorna får vänta' },
};
const card = { language: 'sv' as const, title: 'Åsas ärende', notices: [], parts: [], inputs: [], actions: [] };

describe('The figures', () => {
  it('count turns and faults, and hold no person, case or word', async () => {
    const metrics = openMetrics();
    const told = countedTurn(async () => ({ card }), metrics);
    const full: Turn = async () => {
      throw new BotError('STORE_FULL', 'Åsas disk är full');
    };
    const odd: Turn = async () => {
      throw new TypeError('Åsas fel');
    };

    await told(incoming);
    await expect(countedTurn(full, metrics)(incoming)).rejects.toThrow('full');
    await expect(countedTurn(odd, metrics)(incoming)).rejects.toThrow('fel');

    const text = await metrics.registry.metrics();
    expect(text).toContain('jamlots_turns_total{channel="web",result="told"} 1');
    expect(text).toContain('jamlots_turns_total{channel="web",result="failed"} 2');
    expect(text).toContain('jamlots_faults_total{code="STORE_FULL"} 1');
    expect(text).toContain('jamlots_faults_total{code="OUR_FAULT"} 1');
    expect(text).toContain('jamlots_turn_seconds_count{channel="web"} 3');
    expect(text).toContain('jamlots_draining 0');
    for (const word of ['Åsa', 'lindviken', '4711', 'Flickorna']) expect(text).not.toContain(word);
  });

  it('are each bot’s own', async () => {
    const [one, other] = [openMetrics(), openMetrics()];

    await countedTurn(async () => ({ card }), one)(incoming);

    expect(await other.registry.metrics()).not.toContain('result="told"} 1');
  });
});

describe('Readiness', () => {
  const lines: unknown[] = [];
  const log: Log = { info: () => {}, warn: (fields) => void lines.push(fields), error: () => {} };
  const running = () => false;
  const store = (check: () => Promise<void>) => ({ check });

  it('is there when the store writes and reads', async () => {
    expect(
      await readiness(
        store(async () => {}),
        running,
        log,
      ),
    ).toEqual({ ready: true });
  });

  it('is gone while the bot is stopping, without asking the store', async () => {
    const asked = store(() => Promise.reject(new Error('asked')));

    expect(await readiness(asked, () => true, log)).toEqual({ ready: false, check: 'stopping', code: 'STOPPING' });
  });

  it('is gone when the store fails, with its code and without its words', async () => {
    const full = store(() => Promise.reject(new BotError('STORE_FULL', '/srv/asa/jamlots.db has no room')));
    const odd = store(() => Promise.reject(new Error('/srv/asa')));

    expect(await readiness(full, running, log)).toEqual({ ready: false, check: 'store', code: 'STORE_FULL' });
    expect(await readiness(odd, running, log)).toEqual({ ready: false, check: 'store', code: 'OUR_FAULT' });
    expect(lines.slice(-2)).toEqual([
      { check: 'store', code: 'STORE_FULL' },
      { check: 'store', code: 'OUR_FAULT' },
    ]);
  });

  it('is gone when the store throws at once instead of refusing', async () => {
    const throws = store(() => {
      throw new BotError('STORE_UNREACHABLE', 'closed');
    });

    expect(await readiness(throws, running, log)).toMatchObject({ ready: false, code: 'STORE_UNREACHABLE' });
  });

  it('is gone when the store hangs, after two seconds and not later', async () => {
    const started = performance.now();

    const said = await readiness(
      store(() => new Promise(() => {})),
      running,
      log,
    );

    expect(said).toEqual({ ready: false, check: 'store', code: 'STORE_UNREACHABLE' });
    expect(performance.now() - started).toBeGreaterThan(1900);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
