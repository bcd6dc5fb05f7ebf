import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import { startTinyBot, type TinyBot } from './tiny-bot.ts';

const karin = 'U0KARIN';
const namnd = 'C0NAMND';

describe.each(['http', 'socket'] as const)('a bot on Bolt over %s', (mode) => {
  let slack: FakeSlack;
  let bot: TinyBot;
  beforeEach(async () => {
    slack = await startFakeSlack();
    bot = await startTinyBot(slack, mode);
  });
  afterEach(async () => {
    await bot.stop();
    await slack.stop();
  });

  it('answers a command with a message, whose button it answers by changing it', async () => {
    const answer = await slack.command(karin, namnd, '/jamlots', 'ny');
    await slack.settled();
    const [message] = slack.messages(namnd);
    await slack.press(karin, { channel: namnd, ts: message?.ts ?? '' }, 'size', 'Stor');
    await slack.press(karin, { channel: namnd, ts: message?.ts ?? '' }, 'Ja');
    await slack.settled();

    expect(answer).toMatchObject({ acked: true, status: 200, body: undefined });
    expect(answer.ms).toBeLessThan(3_000);
    expect(bot.heard.join()).toMatch(/pressed q1 .*"selected_option":\{.*"value":"big"/);
    expect(slack.messages(namnd)).toMatchObject([{ text: 'Ja', edited: true, blocks: [{ block_id: 'q2' }] }]);
    expect(slack.calls.map(({ method }) => method)).toEqual([
      ...(mode === 'socket' ? ['auth.test', 'apps.connections.open'] : ['auth.test']),
      'chat.postMessage',
      'chat.update',
    ]);
  });

  it('answers in the ack, and over the response_url, what one person sees', async () => {
    await slack.command(karin, namnd, '/jamlots', 'hjälp');
    await slack.command(karin, namnd, '/jamlots', 'svara');
    await slack.settled();

    expect(slack.ephemerals(karin).map(({ text }) => text)).toEqual(['Skriv /jamlots ny', 'Bara du ser detta']);
    expect(slack.messages(namnd)).toEqual([]);
  });

  it('shows a modal with its errors, a second one on top, and closes both', async () => {
    await slack.command(karin, namnd, '/jamlots', 'fråga');
    await slack.until(() => slack.view(karin));
    const first = slack.view(karin)?.id ?? '';

    expect(await slack.submit(karin, first, { Skäl: 'nej' })).toMatchObject({
      shown: 'errors',
      errors: { reason: 'Skriv mer' },
    });
    expect(await slack.submit(karin, first, { Skäl: 'fel' })).toMatchObject({ shown: 'trouble' });
    expect(await slack.submit(karin, first, { Skäl: 'mer', 'Vem?': 'Pojkar' })).toMatchObject({ shown: 'pushed' });
    expect(slack.views(karin).map(({ previous }) => previous)).toEqual([null, first]);
    expect(await slack.submit(karin, slack.view(karin)?.id ?? '', { Skäl: 'Bra' })).toMatchObject({ shown: 'closed' });
    await expect(slack.submit(karin, first, { Skäl: '' })).rejects.toThrow('it wants: Skäl');
    await slack.close(karin, first);
    expect(slack.view(karin)).toBeUndefined();
    expect(bot.heard).toEqual(['sent nej ingen', 'sent fel ingen', 'sent mer boys', 'sent Bra ingen']);
  });

  it('hears what people write, with mentions, in talks and in channels', async () => {
    await slack.say(karin, slack.talk(karin), 'Hur många < 20 & > 5?');
    const { answers } = await slack.say(karin, namnd, '@jamlots hej');
    const unheard = await slack.say(karin, namnd, 'inget för boten');
    await slack.settled();

    expect(answers).toMatchObject([{ acked: true }]);
    expect(unheard.answers).toEqual([]);
    expect(bot.heard).toEqual(['message  Hur många &lt; 20 &amp; &gt; 5?', 'mention <@U0JAMLOTS> hej 0']);
  });

  it('hears an event again as a retry, and a press again as it was', async () => {
    const { answers } = await slack.say(karin, namnd, '@jamlots hej');
    const [{ delivery } = expect.fail('nothing was sent')] = answers;
    await slack.redeliver(delivery, 2);
    const command = await slack.command(karin, namnd, '/jamlots', 'ny');
    const again = await slack.redeliver(command.delivery, 2, { concurrently: true });
    await slack.until(() => slack.messages(namnd).length >= 4);
    await slack.settled();

    expect(bot.heard).toEqual([0, 1, 2].map((retry) => `mention <@U0JAMLOTS> hej ${retry}`));
    expect(again.map(({ acked }) => acked)).toEqual([true, true]);
    expect(slack.messages(namnd).map(({ user }) => user)).toEqual([karin, ...Array(3).fill('U0JAMLOTS')]);
  });

  it('shows a Home when it is opened', async () => {
    await slack.openHome(karin);
    await slack.until(() => slack.home(karin));
    await slack.press(karin, 'home', 'yes');

    expect(slack.home(karin)?.spec).toMatchObject({ type: 'home', blocks: [{ block_id: 'home' }] });
  });

  it('learns that its trigger has expired', async () => {
    slack.fault({ method: 'views.open', kind: 'slow', ms: 150 });
    const opened = slack.command(karin, namnd, '/jamlots', 'fråga');
    await slack.until(() => slack.calls.some(({ method }) => method === 'views.open'));
    slack.passTime(3_001);
    await opened;
    await slack.settled();

    expect(bot.heard).toEqual(['error An API error occurred: expired_trigger_id']);
    expect(slack.view(karin)).toBeUndefined();
  });

  it('posts twice when the answer to the first post is lost', async () => {
    slack.fault({ method: 'chat.postMessage', kind: 'http-503', afterWork: true });
    await slack.command(karin, namnd, '/jamlots', 'ny');
    await slack.until(() => slack.messages(namnd).length === 2);
    await slack.settled();

    expect(slack.messages(namnd)).toHaveLength(2);
    expect(slack.calls.slice(-2).map(({ status }) => status)).toEqual([503, 200]);
  });
});

describe('a bot over HTTP', () => {
  it('is told who sent a request by its signature', async () => {
    const slack = await startFakeSlack();
    const bot = await startTinyBot(slack, 'http');
    const body = 'command=%2Fjamlots&text=ny&team_id=T0UMEA&user_id=U0KARIN&channel_id=C0NAMND';
    const now = Math.floor(Date.now() / 1000);

    expect(await slack.raw({ body })).toMatchObject({ status: 200 });
    expect(await slack.raw({ body, secret: 'other' })).toMatchObject({ status: 401 });
    expect(await slack.raw({ body, signature: 'v0=00' })).toMatchObject({ status: 401 });
    expect(await slack.raw({ body, timestamp: now - 301 })).toMatchObject({ status: 401 });
    await bot.stop();
    await slack.stop();
  });

  it('hears an event again by itself when it has not acked', async () => {
    const slack = await startFakeSlack({ eventRetries: [150, 1_500] });
    slack.deliverTo({ mode: 'http', url: 'http://127.0.0.1:9/slack/events' });
    const { answers } = await slack.say(karin, namnd, '@jamlots hej');
    const bot = await startTinyBot(slack, 'http');
    await slack.settled();

    expect(answers).toMatchObject([{ acked: false, status: 0 }]);
    expect(bot.heard).toEqual([expect.stringMatching(/^mention <@U0JAMLOTS> hej [12]$/)]);
    await bot.stop();
    await slack.stop();
  });

  it('hears of its own messages in talks, and of those that it changes', async () => {
    const slack = await startFakeSlack();
    const bot = await startTinyBot(slack, 'http');
    const talk = slack.talk(karin);
    await slack.command(karin, talk, '/jamlots', 'ny');
    await slack.settled();
    await slack.press(karin, { channel: talk, ts: slack.messages(talk)[0]?.ts ?? '' }, 'Ja');
    await slack.settled();

    expect(slack.deliveries.filter(({ kind }) => kind === 'events_api')).toHaveLength(2);
    expect(bot.heard.at(-1)).toBe('message message_changed ');
    await bot.stop();
    await slack.stop();
  });
});

describe.each(['http', 'socket'] as const)('a bot that does not ack, over %s', (mode) => {
  it('has failed the person when the time is out', async () => {
    const slack = await startFakeSlack({ ackMs: 200 });
    const bot = await startTinyBot(slack, mode);

    expect(await slack.command(karin, namnd, '/jamlots', 'tyst')).toMatchObject({
      acked: false,
      status: 0,
      why: expect.stringContaining('within 200 ms'),
    });
    await bot.stop();
    await slack.stop();
  });
});

describe('a bot in Socket Mode', () => {
  it('comes back when its websocket is closed', async () => {
    const slack = await startFakeSlack();
    const bot = await startTinyBot(slack, 'socket', 300);
    slack.disconnectSockets('refresh_requested');
    await slack.until(() => slack.sockets() === 0);
    expect(await slack.command(karin, namnd, '/jamlots', 'ny')).toMatchObject({ acked: false, status: 0 });
    await slack.until(() => slack.sockets() === 1);
    slack.disconnectSockets('drop');
    await slack.until(() => slack.sockets() === 0);
    await slack.until(() => slack.sockets() === 1);

    expect(await slack.command(karin, namnd, '/jamlots', 'ny')).toMatchObject({ acked: true });
    await bot.stop();
    await slack.stop();
  });
});
