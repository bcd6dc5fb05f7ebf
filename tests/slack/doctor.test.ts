import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { examineSlack, type SlackFinding, type SlackFindings } from '../../src/channels/slack/doctor.ts';
import { slackSays } from '../../src/channels/slack/doctor-words.ts';
import { SCOPES } from '../../src/channels/slack/scopes.ts';
import { type FakeSlack, startFakeSlack } from '../support/slack/fake-slack.ts';
import type { Fault } from '../support/slack/faults.ts';
import type { FakeSlackSetup } from '../support/slack/settings.ts';

/** As Slack's are: 32 hexadecimal digits. */
const SECRET = '0123456789abcdef0123456789abcdef';
const MINUTE = 60_000;

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

describe('In Socket Mode the doctor', () => {
  it('finds nothing wrong when all is as it should be', async () => {
    const slack = await started();

    const findings = await examined(slack, 'socket');

    expect(codesOf(findings, 'wrong')).toEqual([]);
    expect(codesOf(findings, 'look')).toEqual(['other-slack']);
    expect(codesOf(findings, 'good')).toEqual([
      'socket-mode',
      'clock-right',
      'bot-known',
      'scopes-right',
      'socket-opens',
    ]);
  });

  it('leaves no websocket open, where the bot would miss what comes on it', async () => {
    const slack = await started();

    await examined(slack, 'socket');

    await slack.until(() => slack.sockets() === 0);
  });

  it('does not mind a clock that is off, since nothing is signed', async () => {
    const slack = await started();

    const findings = await examined(slack, 'socket', { ahead: -10 * MINUTE });

    expect(codesOf(findings, 'wrong')).toEqual([]);
    expect(dataOf(findings, 'clock-wrong')).toEqual({ ahead: -600, isSigned: false });
  });

  it.each(['invalid_auth', 'account_inactive', 'token_revoked', 'not_allowed_token_type'])(
    'tells that the app token is refused: %s',
    async (error) => {
      const slack = await started(undefined, { method: 'apps.connections.open', kind: 'error', error });

      const findings = await examined(slack, 'socket');

      expect(codesOf(findings, 'wrong')).toEqual(['token-refused']);
      expect(dataOf(findings, 'token-refused')).toEqual({ token: 'app', error });
    },
  );

  it('tells a bot token from an app token, when they have changed places', async () => {
    const slack = await started({ botToken: 'xapp-really', appToken: 'xoxb-really' });
    const { botToken, appToken } = slack.settings;

    const findings = await examined(slack, 'socket', { tokens: { botToken: appToken, appToken: botToken } });

    expect(dataOf(findings, 'token-refused')).toEqual({ token: 'app', error: 'not_allowed_token_type' });
  });

  it.each([
    ['missing_scope', 'app-token-lacks-scope'],
    ['too_many_websockets', 'too-many-sockets'],
  ])('tells what %s of the app token means', async (error, code) => {
    const slack = await started(undefined, { method: 'apps.connections.open', kind: 'error', error });

    expect(codesOf(await examined(slack, 'socket'), 'wrong')).toEqual([code]);
  });

  it('tells that a firewall lets the Web API through, but no websocket', async () => {
    const host = await nobodysHost();
    const { apiUrl } = await tinySlack({ socket: `ws://${host}/link/?ticket=hemligt` });

    const findings = await examineTiny(apiUrl);

    expect(codesOf(findings, 'wrong')).toEqual(['socket-silent']);
    expect(dataOf(findings, 'socket-silent')).toEqual({ host, why: 'refused' });
  });

  it('tells that something in between answers, but does not let websockets through', async () => {
    const slack = await started();
    const { apiUrl } = await tinySlack({ socket: slack.apiUrl.replace('http', 'ws') });

    expect(dataOf(await examineTiny(apiUrl), 'socket-silent')).toMatchObject({ why: 'no-socket' });
  });

  it('does not wait long for a websocket on which nothing is said, nor for one that is never opened', async () => {
    const silent = createTcpServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    ends.push(async () => silent.close());
    const { port } = silent.address() as AddressInfo;

    for (const socket of [undefined, `ws://127.0.0.1:${port}/`]) {
      const { apiUrl } = await tinySlack({ ...(socket && { socket }) });
      const began = performance.now();

      expect(dataOf(await examineTiny(apiUrl), 'socket-silent')).toMatchObject({ why: 'late' });
      expect(performance.now() - began).toBeLessThan(1_900);
    }
  });

  it('tells that Socket Mode is turned off in the app', async () => {
    const { apiUrl } = await tinySlack({ firstWord: { type: 'disconnect', reason: 'link_disabled' } });

    expect(dataOf(await examineTiny(apiUrl), 'socket-off')).toEqual({ reason: 'link_disabled' });
  });

  it('tells that the tokens are of two apps', async () => {
    const { apiUrl } = await tinySlack({ firstWord: { type: 'hello', connection_info: { app_id: 'A0ANNAN' } } });

    expect(dataOf(await examineTiny(apiUrl), 'two-apps')).toEqual({ bot: 'A0BOTEN', socket: 'A0ANNAN' });
  });
});

describe('Over HTTP the doctor', () => {
  it('finds nothing wrong, and says that it cannot see whether Slack gets here', async () => {
    const slack = await started();

    const findings = await examined(slack, 'http');

    expect(codesOf(findings, 'wrong')).toEqual([]);
    expect(codesOf(findings, 'look')).toEqual(['http-mode', 'other-slack']);
    expect(codesOf(findings, 'good')).toEqual(['secret-right', 'clock-right', 'bot-known', 'scopes-right']);
  });

  it.each([
    ['xoxb-a-token', 'wrong', { holds: 'token' }],
    [`"${SECRET}"`, 'wrong', { holds: 'space' }],
    [`${SECRET} `, 'wrong', { holds: 'space' }],
    [SECRET.slice(1), 'look', { holds: 'other' }],
  ] as const)('sees that %s is no signing secret', async (signingSecret, standing, data) => {
    const findings = await examined(await started(), 'http', { tokens: { signingSecret } });

    expect(codesOf(findings, standing)).toContain('secret-strange');
    expect(dataOf(findings, 'secret-strange')).toEqual(data);
  });

  it.each([
    [6 * MINUTE, 'wrong', 360],
    [-6 * MINUTE, 'wrong', -360],
    [MINUTE, 'look', 60],
  ] as const)('sees that the clock is %i ms ahead', async (ahead, standing, seconds) => {
    const findings = await examined(await started(), 'http', { ahead });

    expect(codesOf(findings, standing)).toContain('clock-wrong');
    expect(Math.abs((dataOf(findings, 'clock-wrong')?.ahead ?? 0) - seconds)).toBeLessThanOrEqual(2);
  });

  it.each(['invalid_auth', 'account_inactive', 'token_revoked', 'token_expired', 'enterprise_is_restricted'])(
    'tells that the bot token is refused: %s',
    async (error) => {
      const slack = await started(undefined, { method: 'auth.test', kind: 'error', error });

      const findings = await examined(slack, 'http');

      expect(codesOf(findings, 'wrong')).toEqual(['token-refused']);
      expect(dataOf(findings, 'token-refused')).toEqual({ token: 'bot', error });
    },
  );

  it.each(SCOPES)('misses %s when the bot lacks it', async (scope) => {
    const slack = await started({ scopes: SCOPES.filter((one) => one !== scope) });

    expect(dataOf(await examined(slack, 'http'), 'scopes-missing')).toEqual({ scopes: [scope] });
  });

  it.each([
    ['no-answer', { why: 'late' }],
    ['reset', { why: 'cut' }],
  ] as const)('waits a bounded time when Slack does not answer: %s', async (kind, data) => {
    const slack = await started(undefined, { method: 'auth.test', kind });
    const began = performance.now();

    const findings = await examined(slack, 'http');

    expect(dataOf(findings, 'no-answer')).toMatchObject(data);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('tells that nobody listens, and that a name is not found', async () => {
    const at = async (apiUrl: string) =>
      dataOf(await examineSlack({ ...TOKENS, apiUrl }, { patience: 2_000, now: Date.now }), 'no-answer')?.why;

    expect(await at(`http://${await nobodysHost()}/api/`)).toBe('refused');
    expect(['name', 'late']).toContain(await at('http://finns-inte.invalid/api/'));
  });

  it.each([
    ['html', 200],
    ['http-503', 503],
  ] as const)('tells that something else than Slack answers: %s', async (kind, status) => {
    const slack = await started(undefined, { method: 'auth.test', kind });

    expect(dataOf(await examined(slack, 'http'), 'other-answers')).toMatchObject({ status });
  });

  it('tells when Slack asks us to wait', async () => {
    const slack = await started(undefined, { method: 'auth.test', kind: 'rate-limited', retryAfter: 30 });

    expect(dataOf(await examined(slack, 'http'), 'other-answers')).toMatchObject({ status: 429 });
  });

  it('tells that the app is installed for a whole organisation', async () => {
    const enterprise = { id: 'E0REGION', name: 'Regionen' };
    const slack = await started({
      enterpriseInstall: true,
      team: { id: 'T0UMEA', name: 'Umeå', domain: 'umea', enterprise },
    });

    expect(codesOf(await examined(slack, 'http'), 'wrong')).toEqual(['for-whole-organisation']);
  });
});

/** A finding of each code. */
const samples: SlackFindings = {
  'http-mode': {},
  'socket-mode': {},
  'other-slack': { host: 'slack.example.se' },
  'secret-right': {},
  'secret-missing': {},
  'secret-strange': { holds: 'other' },
  'bot-known': { workspace: 'Umeå kommun', name: 'jamlots' },
  'for-whole-organisation': {},
  'token-refused': { token: 'bot', error: 'invalid_auth' },
  'app-token-lacks-scope': {},
  'no-answer': { host: 'slack.com', why: 'late' },
  'other-answers': { host: 'slack.com', status: 503 },
  'scopes-right': {},
  'scopes-missing': { scopes: [...SCOPES] },
  'scopes-unknown': {},
  'clock-right': {},
  'clock-wrong': { ahead: 400, isSigned: true },
  'socket-opens': {},
  'socket-off': { reason: 'link_disabled' },
  'socket-silent': { host: 'wss-primary.slack.com', why: 'certificate' },
  'too-many-sockets': {},
  'two-apps': { bot: 'A0BOTEN', socket: 'A0ANNAN' },
};

/** What is as it should be needs no way out. */
const GOOD = ['socket-mode', 'secret-right', 'bot-known', 'scopes-right', 'clock-right', 'socket-opens'];

describe.each(['sv', 'en'] as const)('In words (%s)', (language) => {
  const findings = Object.entries(samples).map(([code, data]) => ({ code, standing: 'wrong', data }) as SlackFinding);

  it.each(findings)('$code is one line, with a way out when one is needed', (finding) => {
    const { says, way } = slackSays(language, finding);

    expect(says).toMatch(/^[^\n]{10,160}[.:]$/u);
    expect(way === undefined).toBe(GOOD.includes(finding.code));
  });

  it('knows what each scope is for', () => {
    const { way = '' } = slackSays(language, {
      code: 'scopes-missing',
      standing: 'wrong',
      data: { scopes: [...SCOPES] },
    });

    for (const scope of SCOPES) expect(way).toMatch(new RegExp(`^${scope}: .{5,}`, 'mu'));
  });

  it.each(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'something_new'])(
    'has a way out of %s for both tokens',
    (error) => {
      for (const token of ['bot', 'app'] as const) {
        const { says, way } = slackSays(language, { code: 'token-refused', standing: 'wrong', data: { token, error } });

        expect(says).toContain(error);
        expect(says).toContain(token === 'bot' ? 'SLACK_BOT_TOKEN' : 'SLACK_APP_TOKEN');
        expect(way).toMatch(/\S{3,}/u);
      }
    },
  );
});

const TOKENS = { botToken: 'xoxb-fake-bot', signingSecret: SECRET, appToken: undefined, apiUrl: undefined };

async function started(setup: FakeSlackSetup = {}, fault?: Fault): Promise<FakeSlack> {
  const slack = await startFakeSlack({ signingSecret: SECRET, ...setup });
  ends.push(slack.stop);
  if (fault) slack.fault(fault);
  return slack;
}

type How = { ahead?: number; tokens?: { botToken?: string; appToken?: string; signingSecret?: string } };

function examined(slack: FakeSlack, mode: 'http' | 'socket', { ahead = 0, tokens = {} }: How = {}) {
  const { botToken, signingSecret, appToken } = slack.settings;
  const door = mode === 'socket' ? { appToken, signingSecret: undefined } : { appToken: undefined, signingSecret };
  return examineSlack(
    { botToken, ...door, ...tokens, apiUrl: slack.apiUrl },
    { patience: 1_500, now: () => Date.now() + ahead },
  );
}

/** A Slack that answers just what the doctor asks, with a websocket that says `firstWord`, or another one's address. */
async function tinySlack({ firstWord, socket }: { firstWord?: object | undefined; socket?: string }) {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const answers: Record<string, object> = {
      'auth.test': { team: 'Umeå kommun', user: 'jamlots', bot_id: 'B0BOTEN' },
      'bots.info': { bot: { app_id: 'A0BOTEN' } },
      'apps.connections.open': { url: socket ?? `ws://127.0.0.1:${port}/` },
    };
    response.setHeader('x-oauth-scopes', SCOPES.join(', '));
    response.end(JSON.stringify({ ok: true, ...answers[request.url?.split('/').at(-1) ?? ''] }));
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (connection) => firstWord && connection.send(JSON.stringify(firstWord)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(async () => {
    for (const client of sockets.clients) client.terminate();
    server.closeAllConnections();
    server.close();
  });
  return { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` };
}

/** Where nobody listens. */
async function nobodysHost(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `127.0.0.1:${port}`;
}

function examineTiny(apiUrl: string) {
  return examineSlack({ ...TOKENS, appToken: 'xapp-fake-app', apiUrl }, { patience: 1_000, now: Date.now });
}

function codesOf(findings: SlackFinding[], standing: SlackFinding['standing']): string[] {
  return findings.filter((finding) => finding.standing === standing).map(({ code }) => code);
}

function dataOf<C extends keyof SlackFindings>(findings: SlackFinding[], code: C): SlackFindings[C] | undefined {
  return findings.find((finding) => finding.code === code)?.data as SlackFindings[C] | undefined;
}
