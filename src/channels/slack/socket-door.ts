import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { Log } from '../../ports.ts';
import { boltLogger } from './bolt-logger.ts';
import { deliver } from './deliveries.ts';
import { firstAnswers, keyOf } from './first-answers.ts';
import { proxyOfProcess } from './proxy.ts';
import { knownBody } from './shapes.ts';

/**
 * How long the socket may be silent, in milliseconds, before it is taken to be dead. Work that holds the process, such
 * as a large document, must not look like that; meanwhile people's clicks wait as long.
 */
const SILENCE = 3_000;

type Arrived = {
  ack: (response?: Record<string, unknown>) => Promise<void>;
  body: unknown;
  envelope_id?: string;
  retry_num?: number;
  retry_reason?: string;
};

/** The door for Socket Mode: the bot calls Slack, so that nothing needs to be open towards the Internet. */
export function socketDoor(appToken: string, apiUrl: string | undefined, log: Log): Receiver {
  const dispatcher = proxyOfProcess();
  // Its own options: with few retries a reconnect that fails a few times would end the process.
  const client = new SocketModeClient({
    appToken,
    clientPingTimeout: SILENCE,
    logger: boltLogger(log),
    ...(dispatcher && { dispatcher }),
    ...(apiUrl !== undefined && { clientOptions: { slackApiUrl: apiUrl } }),
  });
  let app: App | undefined;
  const first = firstAnswers();
  client.on('slack_event', async ({ ack, body, envelope_id = '', retry_num, retry_reason }: Arrived) => {
    const receiver = app;
    const known = knownBody(body);
    if (!receiver || known === undefined) return ack();
    const retries = retry_num === undefined ? {} : { retryNum: retry_num, retryReason: retry_reason ?? '' };
    try {
      const answer = await first(keyOf(known, envelope_id), () => deliver(receiver, { body: known, ...retries }));
      await ack(isAnswer(answer.body) ? answer.body : undefined);
    } catch {
      log.warn({ channel: 'slack' }, 'a delivery failed before it was written; Slack sends it again');
    }
  });
  return {
    init: (given) => {
      app = given;
    },
    start: () => client.start(),
    stop: () => client.disconnect(),
  };
}

function isAnswer(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null;
}
