import { type App, isValidSlackRequest, type Receiver } from '@slack/bolt';
import express, { type RequestHandler } from 'express';
import type { Log } from '../../ports.ts';
import { deliver } from './deliveries.ts';
import { firstAnswers, keyOf } from './first-answers.ts';
import { send } from './send.ts';
import { knownBody } from './shapes.ts';

/** How far a request's time may be from ours, in seconds, either way (Slack's own advice; a replay is older). */
const WINDOW = 5 * 60;
/** The largest request, in bytes: a modal's longest texts many times over. */
const BODY_MAX = 4 * 1024 * 1024;

/** Receives what Slack sends over HTTP, and is mounted on the house's own server. */
export type HttpDoor = Receiver & { handler: RequestHandler[] };

/**
 * The door for signed requests. One that is not signed with our secret within five minutes is refused (401) before it
 * is read; the same signed request sent again is answered as it was the first time.
 */
export function httpDoor(signingSecret: string, log: Log): HttpDoor {
  let app: App | undefined;
  const first = firstAnswers();
  const receive: RequestHandler = async (request, response) => {
    const raw = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
    const signature = request.get('x-slack-signature') ?? '';
    if (!isSigned(signingSecret, raw, signature, request.get('x-slack-request-timestamp'))) {
      log.warn({ channel: 'slack' }, 'a request that Slack did not sign was refused');
      return void response.status(401).end();
    }
    const body = bodyOf(raw, request.get('content-type'));
    if (body === undefined) return void response.status(400).end();
    if (body.type === 'url_verification') return void response.json({ challenge: body.challenge });
    if (body.ssl_check !== undefined) return void response.end();
    const known = knownBody(body);
    if (known === undefined) return void response.status(400).end();
    const retry = Number(request.get('x-slack-retry-num'));
    const retries = { retryNum: retry, retryReason: request.get('x-slack-retry-reason') ?? '' };
    try {
      const answer = await first(keyOf(known, signature), async () => {
        if (!app) throw new TypeError('the door was opened before its app was there');
        return deliver(app, { body: known, ...(Number.isInteger(retry) && retries) });
      });
      send(response, answer.body);
    } catch {
      response.status(500).end();
    }
  };
  return {
    init: (given) => {
      app = given;
    },
    start: async () => undefined,
    stop: async () => undefined,
    handler: [express.raw({ limit: BODY_MAX, type: () => true }), receive],
  };
}

function isSigned(signingSecret: string, body: string, signature: string, time: string | undefined): boolean {
  const seconds = Number(time);
  if (time === undefined || !/^[1-9]\d{0,11}$/u.test(time)) return false;
  // Bolt's check passes over what follows a second '='.
  if (!/^v0=[0-9a-f]{64}$/u.test(signature)) return false;
  if (Math.abs(Date.now() / 1000 - seconds) > WINDOW) return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds },
  });
}

type Body = Record<string, unknown>;

/**
 * What was sent: JSON, or a form whose `payload` is JSON; undefined when it is neither. The header is not signed, so
 * what was signed as JSON is not read as a form, whatever is said of it.
 */
function bodyOf(raw: string, type = ''): Body | undefined {
  try {
    const isJson = raw.startsWith('{');
    if (!type.startsWith(isJson ? 'application/json' : 'application/x-www-form-urlencoded')) return undefined;
    if (isJson) return objectIn(JSON.parse(raw));
    const form = new URLSearchParams(raw);
    const payload = form.get('payload');
    return payload === null ? Object.fromEntries(form) : objectIn(JSON.parse(payload));
  } catch {
    return undefined;
  }
}

function objectIn(value: unknown): Body | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
}
