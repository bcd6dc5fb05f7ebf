import { randomUUID } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeTurn } from '../../src/app/take-turn.ts';
import { answerOn, asked, toFirstQuestion } from '../stories/answers.ts';
import { personIn, startBot, Talk } from '../stories/talk.ts';
import { databaseIn, launch, Server } from './server.ts';
import { type SmallDisk, smallDisk, whyNoSmallDisk } from './small-disk.ts';
import { click, openCase, seenOn, shown } from './talks.ts';

const whyNot = whyNoSmallDisk();
if (whyNot !== undefined) process.stderr.write(`SKIPPED: tests/hostile/disk.test.ts: ${whyNot}\n`);

/** Room for some answers and not for many, in bytes. */
const LITTLE = 100_000;
const LONG = 'Kvinnor går och cyklar oftare till arbetet. '.repeat(40);

it('has a small disk to fill where all tests must run', () => {
  if (process.env.CI !== undefined) expect(whyNot).toBeUndefined();
});

describe.skipIf(whyNot !== undefined)('A disk that fills up in the middle of a talk', () => {
  let disk: SmallDisk;
  let server: Server;
  let caseId: string;
  beforeEach(async () => {
    disk = smallDisk();
    server = await Server.start({}, disk.folder).catch((fault: unknown) => {
      disk.remove();
      throw fault;
    });
    caseId = await openCase(server);
    const seen = seenOn(await show('berors'));
    await click(server, { do: 'answer', caseId, question: 'berors', seen }, { value: 'yes' });
  });
  afterEach(async () => {
    await server.stop();
    disk.remove();
  });

  async function show(question: string) {
    return shown(await click(server, { do: 'show', caseId, question }));
  }

  /** Gives the answer anew, a little other each time, until it is refused. */
  async function answerUntilRefused() {
    let kept = '';
    for (let at = 1; at < 500; at += 1) {
      const data = { do: 'answer', caseId, question: 'behov', seen: seenOn(await show('behov')) };
      const values = { value: `Svar ${at}. ${LONG}`.trim() };
      const delivery = randomUUID();
      const answer = await click(server, data, values, delivery);
      if (answer.status !== 200)
        return { answer, kept, value: values.value, again: () => click(server, data, values, delivery) };
      kept = values.value;
    }
    throw new Error('the disk did not fill up');
  }

  it('keeps no answer that was called lost, loses none that was called kept, and goes on when there is room', async () => {
    disk.fill(LITTLE);

    const { answer, kept, value, again } = await answerUntilRefused();
    const before = await show('behov');
    disk.makeRoom();
    const first = await again();
    const replayed = await again();
    const after = await show('behov');

    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.body)).toEqual({
      fault: expect.stringMatching(/^Det gick inte att spara/u),
      correlation: answer.headers['x-correlation-id'],
      again: true,
    });
    expect(answer.body).not.toContain(disk.folder);
    expect(JSON.stringify(before.card)).toContain(JSON.stringify(kept).slice(1, -1));
    expect(JSON.stringify(before.card)).not.toContain(value.slice(0, 40));
    expect(first.status).toBe(200);
    expect(replayed.body).toBe(first.body);
    expect(JSON.stringify(after.card)).toContain(JSON.stringify(value).slice(1, -1));
    expect(seenOn(after)).toBe(seenOn(before) + 1);
  });

  it('is told to the operator by a code, and the person’s words are not', async () => {
    disk.fill(LITTLE);
    await answerUntilRefused();

    const { status } = await server.get('/livez');
    const { body } = await server.get('/metrics');
    disk.makeRoom();
    const ready = await server.get('/readyz');
    const { code, err } = await server.stop();

    expect(status).toBe(200);
    expect(body).toContain('jamlots_faults_total{code="STORE_FULL"} 1');
    expect(ready.status).toBe(200);
    expect(code).toBe(0);
    expect(err).toContain('"code":"STORE_FULL"');
    expect(err).not.toContain('cyklar');
  });

  it('refuses a decision document that has no room, and takes it when there is', async () => {
    const second = await openCaseForDocument();
    const snow = readFileSync(new URL('../../examples/snorojning.docx', import.meta.url));
    disk.fill(20_000);
    const hand = () =>
      server.ask('POST', `/try/document?delivery=delivery-1&case=${second}&name=a.docx`, {
        headers: { 'content-type': 'application/octet-stream' },
        body: snow,
      });

    const refused = await hand();
    disk.makeRoom();
    const taken = await hand();

    expect(refused).toMatchObject({ status: 503, body: expect.stringContaining('Det gick inte att spara') });
    expect(shown(taken).title).toBe('Stämmer uppgifterna om ärendet?');
  });

  async function openCaseForDocument(): Promise<string> {
    const { caseId: second = '' } = shown(await click(server, { do: 'new', checklist: 'handlaggare' }));
    await click(server, { do: 'secrecy', caseId: second }, { secrecy: 'none' });
    return second;
  }
});

describe.skipIf(whyNot !== undefined)('A turn on a full disk', () => {
  it('fails as STORE_FULL and nothing else, the case is whole, and the same delivery is then there once', async () => {
    const disk = smallDisk();
    const bot = await startBot(undefined, disk.folder);
    const anna = new Talk(bot, await personIn(bot, 'anna@lindviken.example', 'Anna'), 'sv');
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'behov');
    const { data } = anna.action('Spara och gå vidare');
    const delivery = randomUUID();
    const turn = () =>
      takeTurn(bot.world)({
        organisation: bot.organisation.id,
        person: anna.person,
        language: 'sv',
        delivery,
        channel: 'web',
        sent: 'click',
        data,
        values: { value: LONG },
      });
    disk.fill(0);
    const before = await bot.store.load(bot.organisation.id, anna.caseId ?? '');

    const refused = await untilFull(turn, bot.store.check);
    const meanwhile = await bot.store.load(bot.organisation.id, anna.caseId ?? '');
    disk.makeRoom();
    const first = await turn();
    const second = await turn();

    expect(refused).toMatchObject({ name: 'BotError', code: 'STORE_FULL' });
    expect(meanwhile).toEqual(before);
    expect(second).toEqual(first);
    expect(asked(first.card)).toBe('uppgifter');
    expect((await bot.store.load(bot.organisation.id, anna.caseId ?? '')).version).toBe(before.version + 1);
    await bot.stop();
    disk.remove();
  });

  /** The fault of `turn`; first what room the database has set aside is used up by `write`. */
  async function untilFull(turn: () => Promise<unknown>, write: () => Promise<void>): Promise<unknown> {
    for (let at = 0; at < 300; at += 1) if (await write().catch(() => 'full')) break;
    return turn().catch((fault: unknown) => fault);
  }
});

describe.skipIf(whyNot !== undefined)('A disk that may only be read', () => {
  it('keeps a server from starting, which says what to do and ends with 2, and the database is left as it was', async () => {
    const disk = smallDisk();
    const elsewhere = await Server.start({ JAMLOTS_LOG_LEVEL: 'info' });
    await elsewhere.stop();
    const made = elsewhere.database;
    copyFileSync(made, join(disk.folder, 'jamlots.db'));
    disk.readOnly();

    const ended = await launch({ DATABASE_URL: databaseIn(disk.folder) }).ended;

    expect(ended).toMatchObject({ code: 2, out: '', err: expect.stringContaining('the right to write') });
    expect(ended.err).not.toMatch(/\n\s+at /u);
    expect(readFileSync(join(disk.folder, 'jamlots.db')).equals(readFileSync(made))).toBe(true);
    disk.remove();
  });
});
