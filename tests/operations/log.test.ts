import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/errors.ts';
import { openLog, withCorrelation } from '../../src/operations/log.ts';

/** Everything of a talk that must never come into a log, each of a kind. */
const CANARIES = {
  answer: 'Flickorna i Hjälmared får vänta längst',
  name: 'Åsa Kanariefågel',
  email: 'asa.kanarie@lindviken.example',
  personalNumber: '811218-9876',
  fileName: 'Tjänsteskrivelse omplacering.docx',
  caseNumber: 'SN 2026/4711',
};
const canaries = Object.values(CANARIES);

/** A page to write a log on. */
function page() {
  const lines: string[] = [];
  return { lines, destination: { write: (line: string) => void lines.push(line) } };
}

/** What the log writes while `work` logs. */
function logged(work: (log: ReturnType<typeof openLog>) => void): string {
  const { lines, destination } = page();
  work(openLog('trace', destination));
  return lines.join('');
}

function leaksIn(written: string): string[] {
  return canaries.filter((canary) => written.includes(canary));
}

describe('The log holds no word of a person’s', () => {
  it.each([
    ...['answer', 'answers', 'content', 'email', 'name', 'names', 'numbers', 'person', 'title', 'text', 'value'],
    ...['values', 'file', 'fileName', 'card', 'incoming', 'body', 'headers', 'sql', 'msg', 'message', 'stack', 'req'],
  ])('in a field called %s, plain or nested', (field) => {
    const written = logged((log) => {
      for (const canary of canaries) {
        log.info({ [field]: canary }, 'turn');
        log.warn({ [field]: { deep: { [field]: [canary] } } }, 'turn');
        log.error({ caseId: 'c1', [field]: [canary, { [field]: canary }] }, 'turn');
      }
    });

    expect(leaksIn(written)).toEqual([]);
    expect(written.trim().split('\n')).toHaveLength(canaries.length * 3);
  });

  it('inside a known field that should have been an id', () => {
    const written = logged((log) => {
      for (const canary of canaries) {
        log.info({ reason: { text: canary } }, 'turn');
        log.info({ error: [canary] }, 'turn');
        log.info({ caseId: new Map([[canary, canary]]) }, 'turn');
      }
      log.info({ reason: CANARIES.email, route: `/x?who=${CANARIES.email}`, caseId: CANARIES.personalNumber }, 'turn');
    });

    expect(leaksIn(written)).toEqual([]);
  });

  it('in an error, whatever its message, its cause and its fields say', () => {
    const fault = Object.assign(new BotError('STORE_FULL', canaries.join(), { cause: new Error(canaries.join()) }), {
      values: canaries,
    });

    const written = logged((log) => {
      log.error(fault, 'a request failed');
      log.error({ error: fault }, 'a request failed');
      log.error({ err: fault, fault }, 'a request failed');
      log.error({ error: new TypeError(canaries.join()) }, 'a request failed');
      log.error({ error: { ...fault, message: canaries.join() } }, 'a request failed');
    });

    expect(leaksIn(written)).toEqual([]);
    expect(written).toContain('BotError STORE_FULL');
    expect(written).not.toContain('    at ');
  });

  it('in what is put into a sentence, when it is a thing or bears an address or a number', () => {
    const written = logged((log) => {
      log.info('turn %o', { answer: CANARIES.answer });
      log.info({ ms: 1 }, 'turn %j %s', { name: CANARIES.name }, [CANARIES.fileName]);
      log.info('for %s and %s', CANARIES.email, CANARIES.personalNumber);
      log.info({}, `for ${CANARIES.email} ${CANARIES.personalNumber}`);
    });

    expect(leaksIn(written)).toEqual([]);
  });

  it('when a field was named that nobody thought of', () => {
    const written = logged((log) => log.info({ [CANARIES.name]: 1, [CANARIES.email]: { a: 1 } }, 'turn'));

    expect(leaksIn(written)).toEqual([]);
  });

  it('in a child’s own fields', () => {
    const written = logged((log) => {
      const child = log.child({ name: CANARIES.name, person: { email: CANARIES.email }, answer: CANARIES.answer });
      child.info({ ms: 1 }, 'turn');
    });

    expect(leaksIn(written)).toEqual([]);
  });

  it('by the second layer alone, should the first one let everything through', () => {
    const written = logged((log) => {
      log.info({ reason: 'x'.repeat(5000) }, 'turn');
    });

    expect(written.length).toBeLessThan(400);
  });
});

describe('A log line', () => {
  it('is JSON with what an operator needs', () => {
    const written = logged((log) => log.info({ case: 'c1', channel: 'web', ms: 4, code: 'STORE_FULL' }, 'turn'));

    expect(JSON.parse(written)).toEqual({
      level: 30,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
      case: 'c1',
      channel: 'web',
      ms: 4,
      code: 'STORE_FULL',
      msg: 'turn',
    });
  });

  it('bears the correlation id of the request it is about, also after waiting, and of no other', async () => {
    const { lines, destination } = page();
    const log = openLog('info', destination);
    const request = (id: string) =>
      withCorrelation(id, async () => {
        await new Promise((resolve) => setTimeout(resolve, id === 'aaaa' ? 10 : 1));
        log.info({ case: id }, 'turn');
      });

    await Promise.all([request('aaaa'), request('bbbb')]);
    log.info({}, 'ready');

    const told = lines.map((line) => JSON.parse(line));
    expect(told.map(({ case: of, correlation }) => [of, correlation])).toEqual([
      ['bbbb', 'bbbb'],
      ['aaaa', 'aaaa'],
      [undefined, undefined],
    ]);
  });

  it('is not written below the level that is asked for', () => {
    const { lines, destination } = page();

    openLog('silent', destination).error({}, 'turn');

    expect(lines).toEqual([]);
  });
});
