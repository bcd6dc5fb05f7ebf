import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TokenSafe, type Tokens, tokenKeeper, withToken } from '../../src/channels/slack/token-keeper.ts';
import { type FakeSlack, startFakeSlack } from '../support/slack/fake-slack.ts';

const APP = { clientId: '1.2', clientSecret: 'client-secret' };

let slack: FakeSlack;
let kept: Tokens[];
let clock: number;
const safe: TokenSafe = {
  read: async () => kept.at(-1),
  keep: async (tokens) => void kept.push(tokens),
};

beforeEach(async () => {
  slack = await startFakeSlack();
  kept = [];
  clock = Date.parse('2026-11-02T08:00:00Z');
});
afterEach(() => slack.stop());

/** A keeper for an app that was installed with a token to exchange. */
async function keeper(refreshToken?: string) {
  const client = new WebClient(undefined, { slackApiUrl: slack.apiUrl });
  const { clientId: client_id, clientSecret: client_secret } = APP;
  const installed = await client.oauth.v2.access({ client_id, client_secret, code: slack.newCode() });
  const rotation = { ...APP, refreshToken: refreshToken ?? installed.refresh_token ?? '', safe };
  const at = { apiUrl: slack.apiUrl, now: () => new Date(clock).toISOString() };
  return tokenKeeper(installed.access_token ?? '', rotation, at);
}

function exchanges(): number {
  return slack.calls.filter(({ method, args }) => method === 'oauth.v2.access' && args.grant_type === 'refresh_token')
    .length;
}

describe('A bot token that is exchanged', () => {
  it('is exchanged once, however many ask at the same time', async () => {
    const current = await keeper();

    const tokens = await Promise.all(Array.from({ length: 20 }, () => current()));

    expect(new Set(tokens).size).toBe(1);
    expect(exchanges()).toBe(1);
    expect(kept).toHaveLength(1);
  });

  it('holds until two hours before its end, and is then exchanged again', async () => {
    const current = await keeper();
    const first = await current();

    clock += 9 * 3_600_000;
    expect(await current()).toBe(first);
    clock += 2 * 3_600_000;
    expect(await current()).not.toBe(first);
    expect(exchanges()).toBe(2);
  });

  it('is found again after a restart, without spending a refresh token', async () => {
    const first = await (await keeper())();

    expect(await (await keeper('xoxe-1-spent'))()).toBe(first);
    expect(exchanges()).toBe(1);
  });

  it('is borne by every call to the Web API, whatever token the client was made with', async () => {
    const client = new WebClient('xoxb-old', { slackApiUrl: slack.apiUrl, fetch: withToken(await keeper()) });

    expect(await client.auth.test()).toMatchObject({ ok: true });
    expect(slack.calls.at(-1)?.token).toBe(kept[0]?.botToken);
  });

  it('says what to do when the exchange is refused, and tries anew the next time', async () => {
    const current = await keeper('xoxe-1-wrong');

    await expect(current()).rejects.toThrow(/invalid_refresh_token.*Install the app anew/u);
    await expect(current()).rejects.toThrow(/invalid_refresh_token/u);
    expect(exchanges()).toBe(2);
  });
});

it('A bot token that is not exchanged is the one that was given', async () => {
  const current = tokenKeeper('xoxb-1', undefined, { apiUrl: undefined, now: () => '' });

  expect(await current()).toBe('xoxb-1');
});
