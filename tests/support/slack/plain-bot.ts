import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import { formFields, type Json, objectIn, parsed, textIn } from './json.ts';
import type { FakeSlackSetup } from './settings.ts';
import { silent } from './tiny-bot.ts';

const open: { slack: FakeSlack; ear: Server }[] = [];

/** What a bot answers to a payload; nothing is an ack. */
type Ack = (payload: Json) => Json | undefined;

/** A fake, a client of it, and a bot without Bolt that acks whatever it hears. */
export async function start(setup: FakeSlackSetup = {}, options: WebClientOptions = {}, ack: Ack = () => undefined) {
  const slack = await startFakeSlack(setup);
  const ear = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const answer = ack(objectIn(parsed(formFields(body).payload)));
    response.setHeader('content-type', 'application/json');
    response.end(answer === undefined ? '' : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => ear.listen(0, '127.0.0.1', resolve));
  slack.deliverTo({ mode: 'http', url: `http://127.0.0.1:${(ear.address() as AddressInfo).port}/slack/events` });
  open.push({ slack, ear });
  const bot = clientOf(slack, slack.settings.botToken, options);
  const trigger = async () =>
    textIn((await slack.command('U0KARIN', 'C0NAMND', '/jamlots')).delivery.payload.trigger_id);
  return { slack, bot, trigger };
}

/** Stops whatever `start` has started. */
export async function stopAll(): Promise<void> {
  for (const { slack, ear } of open.splice(0)) {
    await slack.stop();
    ear.close();
  }
}

/** Slack's own client, with a token and few retries. */
export function clientOf(slack: FakeSlack, token: string | undefined, options: WebClientOptions = {}): WebClient {
  const retryConfig = { retries: 2, minTimeout: 5, maxTimeout: 10 };
  return new WebClient(token, { slackApiUrl: slack.apiUrl, retryConfig, logger: silent, ...options });
}

/** The error that Slack names, with its list of faults. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => 'nothing was refused',
    (thrown: unknown) => thrown,
  );
  const data = (error as { data?: { error: string; response_metadata?: { messages?: string[] } } }).data;
  return [data?.error ?? String(error), ...(data?.response_metadata?.messages ?? [])].join(' ');
}
