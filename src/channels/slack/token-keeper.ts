import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { nameOf } from './fault-name.ts';

/** What is kept of a token that is exchanged twice a day: the next refresh token can be used once. */
export const Tokens = z.object({ botToken: z.string(), refreshToken: z.string(), expiresAt: z.iso.datetime() });
export type Tokens = z.infer<typeof Tokens>;

/** Where tokens are kept between starts. */
export type TokenSafe = { read: () => Promise<Tokens | undefined>; keep: (tokens: Tokens) => Promise<void> };

/** An app whose bot token is exchanged, as its settings in Slack say. */
export type Rotation = { clientId: string; clientSecret: string; refreshToken: string; safe: TokenSafe };

/** The bot token that holds just now. */
export type TokenKeeper = () => Promise<string>;

/** How long before it ends a token is exchanged, in milliseconds, as Slack's own library does. */
const BEFORE = 2 * 3_600_000;

/**
 * Gives the bot token, and exchanges it in good time: once, however many ask at the same time, since a refresh token
 * can be used once. The new pair is kept before it is used.
 * @throws Error with Slack's word for it (`invalid_refresh_token` …) when the exchange is refused.
 */
export function tokenKeeper(
  botToken: string,
  rotation: Rotation | undefined,
  { apiUrl, now }: { apiUrl: string | undefined; now: () => string },
): TokenKeeper {
  if (!rotation) return async () => botToken;
  const { clientId, clientSecret, safe } = rotation;
  const client = new WebClient(undefined, apiUrl === undefined ? {} : { slackApiUrl: apiUrl });
  let tokens: Tokens | undefined;
  let exchange: Promise<Tokens> | undefined;
  const exchanged = async (): Promise<Tokens> => {
    const known = tokens ?? (await safe.read());
    if (known && Date.parse(known.expiresAt) - Date.parse(now()) > BEFORE) return known;
    const answer = await client.oauth.v2
      .access({
        ...{ client_id: clientId, client_secret: clientSecret, grant_type: 'refresh_token' },
        refresh_token: known?.refreshToken ?? rotation.refreshToken,
      })
      .catch((fault: unknown) => {
        throw new Error(`Slack does not exchange the bot token: ${nameOf(fault)}. Install the app anew.`, {
          cause: fault,
        });
      });
    const next = Tokens.parse({
      botToken: answer.access_token,
      refreshToken: answer.refresh_token,
      expiresAt: new Date(Date.parse(now()) + (answer.expires_in ?? 0) * 1000).toISOString(),
    });
    await safe.keep(next);
    return next;
  };
  return async () => {
    if (tokens && Date.parse(tokens.expiresAt) - Date.parse(now()) > BEFORE) return tokens.botToken;
    exchange ??= exchanged().finally(() => {
      exchange = undefined;
    });
    tokens = await exchange;
    return tokens.botToken;
  };
}

/** A fetch whose every call bears the token that holds; what is sent elsewhere than to the Web API is left alone. */
export function withToken(keeper: TokenKeeper): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (!headers.get('authorization')?.startsWith('Bearer ')) return fetch(input, init);
    headers.set('authorization', `Bearer ${await keeper()}`);
    return fetch(input, { ...init, headers });
  };
}
