import { chmodSync, mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { type FakeSlack, startFakeSlack } from '../support/slack/fake-slack.ts';
import { EXAMPLES, filesIn, inFolderOfItsOwn, jamlots, lines, put } from './command.ts';

const SECRETS = {
  botToken: 'xoxb-very-secret-bot',
  appToken: 'xapp-very-secret-app',
  signingSecret: '0123456789abcdef0123456789abcdef',
};

inFolderOfItsOwn();
beforeEach(() => {
  for (const name of Object.keys(process.env).filter((one) =>
    /^(SLACK|JAMLOTS)_|^(HOST|PORT|DATABASE_URL)$/u.test(one),
  ))
    vi.stubEnv(name, undefined);
});
afterEach(() => vi.unstubAllEnvs());

describe('With nothing configured, doctor', () => {
  it('finds no fault, and makes nothing', async () => {
    const { code, out, err } = await jamlots('doctor');

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines(out)).toEqual([
      '✓ Inga variabler är satta. Förvalen gäller.',
      expect.stringMatching(/^✓ Ingen organisationsfil: alla är handläggare\. \d+ checklistor\.$/u),
      expect.stringMatching(/^✓ Ingen databas än \(.*data\/jamlots\.db\)\. Den skapas när servern startar\.$/u),
      '! Slack är inte inkopplat.',
      '  Vill ni ha Jämlots i Slack: se docs/slack.md.',
      '',
      'Inga fel hittades.',
    ]);
    expect(filesIn()).toEqual([]);
  });

  it('speaks English when asked, or set to', async () => {
    const asked = await jamlots('doctor', '--language', 'en');
    vi.stubEnv('JAMLOTS_LANGUAGE', 'en');
    const set = await jamlots('doctor');

    for (const { out } of [asked, set]) expect(out).toContain('No faults found.');
  });
});

describe('What is wrong in the house, doctor', () => {
  it('names each faulty variable with what it wants, never what stands in it, and goes on', async () => {
    vi.stubEnv('PORT', 'hemligt');
    vi.stubEnv('JAMLOTS_ADMIN', 'hemligt');
    vi.stubEnv('SLACK_APP_TOKEN', 'xoxb-hemligt');

    const { code, out } = await jamlots('doctor');

    expect(code).toBe(1);
    expect(out).toContain('✗ PORT är fel, eller saknas.\n  Ett heltal från 0 till 65535.\n');
    expect(out).toContain('✗ JAMLOTS_ADMIN är fel');
    expect(out).toMatch(/✗ SLACK_APP_TOKEN är fel.*\n {2}En App-Level Token, som börjar med xapp-/u);
    expect(out).toContain('✓ Ingen databas än');
    expect(out).not.toContain('hemligt');
    expect(out).toMatch(/\n3 fel att rätta \(✗\)\.\n$/u);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-1', 'SLACK_SIGNING_SECRET'],
    ['SLACK_SIGNING_SECRET', 'x', 'SLACK_BOT_TOKEN'],
    ['SLACK_APP_TOKEN', 'xapp-1', 'SLACK_BOT_TOKEN'],
  ])('tells that half of Slack is configured: only %s', async (name, value, missing) => {
    vi.stubEnv(name, value);

    const { code, out } = await jamlots('doctor');

    expect(code).toBe(1);
    expect(out).toContain(`✗ ${missing} är fel, eller saknas.\n  `);
  });

  it('reads the organisation and its checklists', async () => {
    vi.stubEnv('JAMLOTS_ORGANISATION', `${EXAMPLES}organisation/lindviken.yaml`);

    const { code, out } = await jamlots('doctor');

    expect(code).toBe(0);
    expect(out).toMatch(/^✓ Organisationen Lindvikens kommun \(.*lindviken\.yaml\)\. \d+ checklistor\.$/mu);
  });

  it.each([
    ['is not there', undefined, 'ORGANISATION_FAULTY'],
    ['has a misspelt line', 'id: umea\nname: Umeå\nkommiteer: []\n', 'org.yaml:3'],
    ['names a folder of checklists with faults', 'id: umea\nname: Umeå\nchecklists: egna\n', 'CHECKLIST_FAULTY'],
  ])('tells that the organisation %s', async (_what, text, says) => {
    if (text !== undefined) put('org.yaml', text);
    mkdirSync('egna');
    put('egna/a.yaml', 'id: a\n');
    vi.stubEnv('JAMLOTS_ORGANISATION', 'org.yaml');

    const { code, out } = await jamlots('doctor');

    expect(code).toBe(1);
    expect(out).toMatch(/^✗ (Organisationens fil|Checklistorna) har fel \(\w+\)\.\n {2}/mu);
    expect(out).toContain(says);
  });

  it('reads the database beside a running server', async () => {
    const store = await openSqlite('sqlite:./data/jamlots.db');
    const { code, out } = await jamlots('doctor');
    await store.close();

    expect(code).toBe(0);
    expect(out).toMatch(/^✓ Databasen går att läsa \(.*jamlots\.db, 1 MB\)\.$/mu);
  });

  it.each([
    [
      'is something else',
      'Detta är ingen databas, utan en text som är lång nog för ett helt huvud. '.repeat(9),
      /STORE_DAMAGED/u,
    ],
    ['is empty, as before its first start', '', /äldre Jämlots/u],
  ])('tells that the database %s', async (_what, bytes, says) => {
    mkdirSync('data');
    put('data/jamlots.db', bytes);

    const { out } = await jamlots('doctor');

    expect(out).toMatch(says);
    expect(filesIn()).toEqual(['data/', 'data/jamlots.db']);
  });

  // The administrator reads every file, whatever its mode.
  if (process.getuid?.() !== 0)
    it('tells that the database may not be read', async () => {
      mkdirSync('data');
      chmodSync(put('data/jamlots.db', ''), 0);

      expect((await jamlots('doctor')).out).toContain('✗ Databasen får inte läsas');
    });
});

describe('Of Slack, doctor', () => {
  let slack: FakeSlack;
  const start = async (setup: Parameters<typeof startFakeSlack>[0] = {}) => {
    slack = await startFakeSlack({ ...SECRETS, ...setup });
    vi.stubEnv('SLACK_API_URL', slack.apiUrl);
    vi.stubEnv('SLACK_BOT_TOKEN', SECRETS.botToken);
  };
  afterEach(() => slack.stop());

  it('tells that Socket Mode works, and says no secret', async () => {
    await start();
    vi.stubEnv('SLACK_APP_TOKEN', SECRETS.appToken);

    const { code, out } = await jamlots('doctor');

    expect(code).toBe(0);
    expect(out).toContain('✓ Slack känner igen boten: @jamlots i arbetsytan Umeå kommun.\n');
    expect(out).toContain('✓ Socket Mode går att öppna.\n');
    for (const secret of [...Object.values(SECRETS), 'ticket']) expect(out).not.toContain(secret);
  });

  it('tells that HTTP works as far as can be seen', async () => {
    await start();
    vi.stubEnv('SLACK_SIGNING_SECRET', SECRETS.signingSecret);

    const { code, out } = await jamlots('doctor');

    expect(code).toBe(0);
    expect(out).toContain('✓ Signing Secret ser rätt ut.\n');
    expect(out).toContain('! Slack: händelser tas emot över HTTP');
    expect(out).not.toContain(SECRETS.signingSecret);
  });

  it('ends with 1 and the way out when something is wrong', async () => {
    await start({ scopes: ['chat:write', 'commands'] });
    vi.stubEnv('SLACK_APP_TOKEN', 'xapp-another');

    const { code, out } = await jamlots('doctor');

    expect(code).toBe(1);
    expect(out).toMatch(/✗ Boten saknar 7 behörigheter.*\n {2}app_mentions:read: /u);
    expect(out).toMatch(/✗ Slack känner inte igen SLACK_APP_TOKEN \(invalid_auth\)\.\n {2}Kopiera/u);
    expect(out).not.toContain('xapp-another');
  });

  it('gives up on a Slack that does not answer, after five seconds', async () => {
    await start();
    slack.fault({ method: 'auth.test', kind: 'no-answer' });
    vi.stubEnv('SLACK_APP_TOKEN', SECRETS.appToken);
    const began = performance.now();

    const { code, out } = await jamlots('doctor');

    expect(code).toBe(1);
    expect(out).toMatch(/✗ 127\.0\.0\.1:\d+ svarar inte: inget svar i tid\.\n {2}En brandvägg/u);
    expect(performance.now() - began).toBeLessThan(9_000);
  });
});
