import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { FakeSlack } from './fake-slack.ts';

/** A bot of a few lines on the real Bolt, for the tests of the fake. */
export type TinyBot = { app: App; heard: string[]; stop: () => Promise<void> };

/** The question that the bot asks in a modal. */
export const modal = {
  type: 'modal',
  callback_id: 'why',
  title: { type: 'plain_text', text: 'Varför?' },
  submit: { type: 'plain_text', text: 'Spara' },
  private_metadata: 'case-1',
  blocks: [
    {
      type: 'input',
      block_id: 'reason',
      label: { type: 'plain_text', text: 'Skäl' },
      element: { type: 'plain_text_input', action_id: 'text', max_length: 200 },
    },
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: { type: 'plain_text', text: 'Vem?' },
      element: {
        type: 'radio_buttons',
        action_id: 'choice',
        options: [
          { text: { type: 'plain_text', text: 'Flickor' }, value: 'girls' },
          { text: { type: 'plain_text', text: 'Pojkar' }, value: 'boys' },
        ],
      },
    },
  ],
} satisfies ModalView;

/**
 * Starts the bot over HTTP or Socket Mode and tells the fake where it is. `clientPingTimeout` is how long it is away
 * after a disconnect, and also how long the process may stall before it hangs up by itself.
 */
export async function startTinyBot(
  slack: FakeSlack,
  mode: 'http' | 'socket',
  clientPingTimeout = 5_000,
): Promise<TinyBot> {
  const { signingSecret, botToken, appToken } = slack.settings;
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 2, minTimeout: 10, maxTimeout: 20 } };
  const receiver =
    mode === 'http'
      ? new HTTPReceiver({ signingSecret, logger: silent })
      : new SocketModeReceiver({
          appToken,
          logger: silent,
          clientPingTimeout,
          installerOptions: { clientOptions },
        });
  const app = new App({ token: botToken, receiver, clientOptions, convoStore: false, logger: silent });
  const heard: string[] = [];
  listen(app, heard);
  if (mode === 'socket') {
    await app.start();
    slack.deliverTo({ mode });
    await slack.until(() => slack.sockets() === 1);
  } else {
    const server = await app.start({ host: '127.0.0.1', port: 0 });
    if (!('address' in server)) throw new Error('An HTTP receiver starts a server.');
    slack.deliverTo({ mode, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` });
  }
  // Bolt asks who it is at once, and a rejection that nobody catches ends the process.
  await slack.until(() => slack.calls.some(({ method, status }) => method === 'auth.test' && status === 200));
  return {
    app,
    heard,
    stop: async () => {
      await app.stop();
    },
  };
}

function listen(app: App, heard: string[]): void {
  app.error(async (error) => {
    heard.push(`error ${error.original?.message ?? error.message}`);
  });

  app.command('/jamlots', async ({ ack, say, command, respond, client, body }) => {
    if (command.text === 'tyst') return;
    await ack(command.text === 'hjälp' ? { text: 'Skriv /jamlots ny' } : undefined);
    if (command.text === 'svara') await respond('Bara du ser detta');
    if (command.text === 'fråga') await client.views.open({ trigger_id: body.trigger_id, view: modal });
    if (command.text === 'ny') await say({ text: 'Gäller det människor?', blocks: question('q1') });
  });

  app.action('yes', async ({ ack, body, client, action }) => {
    await ack();
    if (body.type !== 'block_actions' || body.channel === undefined || body.message === undefined) return;
    heard.push(`pressed ${'value' in action ? action.value : ''} ${JSON.stringify(body.state?.values)}`);
    const { channel, message } = body;
    await client.chat.update({ channel: channel.id, ts: message.ts, text: 'Ja', blocks: question('q2') });
  });

  app.action('size', async ({ ack }) => ack());

  app.view('why', async ({ ack, view }) => {
    const reason = view.state.values.reason?.text?.value ?? '';
    heard.push(`sent ${reason} ${view.state.values.who?.choice?.selected_option?.value ?? 'ingen'}`);
    if (reason === 'nej') await ack({ response_action: 'errors', errors: { reason: 'Skriv mer' } });
    else if (reason === 'mer') await ack({ response_action: 'push', view: modal });
    else if (reason === 'fel') await ack({ response_action: 'errors', errors: { nowhere: 'x' } });
    else await ack();
  });

  app.message(async ({ message }) => {
    heard.push(`message ${message.subtype ?? ''} ${'text' in message ? message.text : ''}`);
  });

  app.event('app_mention', async ({ event, context }) => {
    heard.push(`mention ${event.text} ${context.retryNum ?? 0}`);
  });

  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = question('home');
    if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
}

function question(block: string) {
  return [
    {
      type: 'actions' as const,
      block_id: block,
      elements: [
        { type: 'button' as const, action_id: 'yes', value: block, text: { type: 'plain_text' as const, text: 'Ja' } },
        {
          type: 'static_select' as const,
          action_id: 'size',
          options: [{ text: { type: 'plain_text' as const, text: 'Stor' }, value: 'big' }],
        },
      ],
    },
  ];
}

const nothing = (): void => {};
/** A log that nobody reads. */
export const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
