import { afterEach, describe, expect, it } from 'vitest';
import { objectIn, textIn } from './json.ts';
import { start, stopAll } from './plain-bot.ts';
import { modal } from './tiny-bot.ts';

const karin = 'U0KARIN';
const omar = 'U0OMAR';
const namnd = 'C0NAMND';
const bytes = Buffer.from('a document');

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = { type: 'button' as const, action_id: 'yes', text: plain('Ja'), value: '1' };
const buttons = [{ type: 'actions' as const, elements: [button] }];

afterEach(stopAll);

describe('people in channels', () => {
  it('use a shortcut on a message', async () => {
    const { slack } = await start();
    const said = await slack.say(omar, namnd, 'Tjänsteskrivelse');
    const { delivery } = await slack.messageShortcut(karin, namnd, said.ts, 'assess');

    expect(delivery.payload).toMatchObject({
      type: 'message_action',
      callback_id: 'assess',
      message_ts: said.ts,
      message: { type: 'message', user: omar, text: 'Tjänsteskrivelse', ts: said.ts },
      channel: { id: namnd, name: 'namnd' },
      user: { id: karin, team_id: 'T0UMEA' },
      response_url: expect.stringContaining('/response/'),
      trigger_id: expect.any(String),
    });
    expect(delivery.payload).not.toHaveProperty('container');
  });

  it('press what they see, and an ephemeral message is not sent along', async () => {
    const { slack, bot } = await start();
    const secret = await bot.chat.postEphemeral({ channel: namnd, user: karin, text: 'Ja?', blocks: buttons });
    const where = { channel: namnd, ts: secret.message_ts ?? '' };
    const { delivery } = await slack.press(karin, where, 'Ja');

    expect(delivery.payload).toMatchObject({
      container: { type: 'message', is_ephemeral: true, message_ts: where.ts },
      actions: [{ type: 'button', action_id: 'yes', value: '1', text: plain('Ja') }],
    });
    expect(delivery.payload).not.toHaveProperty('message');
    await expect(slack.press(omar, where, 'Ja')).rejects.toThrow('sees no');
    await expect(slack.press(karin, where, 'Nej')).rejects.toThrow('0 controls fit Nej. There are: Ja (yes)');
  });

  it('write addresses and signs as Slack passes them on', async () => {
    const { slack } = await start();
    const { answers } = await slack.say(karin, namnd, '@jamlots & @omar: https://x.se/a?b=1&c=2, ola@x.se <1');

    expect(objectIn(answers[0]?.delivery.payload.event).text).toBe(
      '<@U0JAMLOTS> &amp; <@U0OMAR>: <https://x.se/a?b=1&amp;c=2,> <mailto:ola@x.se|ola@x.se> &lt;1',
    );
  });

  it('mention a bot that has subscribed to all messages, and it hears it twice', async () => {
    const { slack } = await start({ events: ['app_mention', 'message.channels'] });
    const { answers, ts } = await slack.say(karin, namnd, '@jamlots hej');
    const events = answers.map(({ delivery }) => objectIn(delivery.payload.event));

    expect(events).toMatchObject([
      { type: 'app_mention', ts },
      { type: 'message', channel_type: 'channel', ts },
    ]);
  });

  it('get no answer while the bot has no websocket', async () => {
    const { slack } = await start();
    slack.deliverTo({ mode: 'socket' });

    expect(await slack.globalShortcut(karin, 'new')).toMatchObject({ acked: false, why: 'no websocket is open' });
  });
});

describe('people in modals', () => {
  it('give files, as many and as large as the input takes', async () => {
    const { slack, bot, trigger } = await start();
    const element = { type: 'file_input' as const, action_id: 'file', filetypes: ['docx'], max_files: 1 };
    const blocks = [{ type: 'input' as const, block_id: 'host', label: plain('Underlag'), element }];
    await bot.views.open({ trigger_id: await trigger(), view: { ...modal, blocks } });
    const id = slack.view(karin)?.id ?? '';
    const give = (...names: string[]) => slack.submit(karin, id, { Underlag: names.map((name) => ({ name, bytes })) });

    await expect(give('a.pdf')).rejects.toThrow('does not take .pdf');
    await expect(give('a.docx', 'b.docx')).rejects.toThrow('too many');
    await expect(give()).rejects.toThrow('it wants: Underlag');
    const { delivery, shown } = await give('a.docx');
    const state = objectIn(objectIn(delivery.payload.view).state);
    const [file] = slack.files();
    expect(state.values).toMatchObject({
      host: { file: { type: 'file_input', files: [{ id: file?.id, name: 'a.docx' }] } },
    });
    expect(shown).toBe('closed');
    expect((await bot.files.info({ file: file?.id ?? '' })).file?.size).toBe(bytes.length);
  });

  it('see what the answer to a submission says', async () => {
    const answers = [
      { response_action: 'update', view: { ...modal, callback_id: 'next' } },
      { response_action: 'update', view: { ...modal, title: plain('å'.repeat(25)) } },
      { response_action: 'clear' },
    ];
    const { slack, bot, trigger } = await start({}, {}, ({ type }) =>
      type === 'view_submission' ? answers.shift() : undefined,
    );
    await bot.views.open({ trigger_id: await trigger(), view: modal });
    const id = slack.view(karin)?.id ?? '';
    const send = () => slack.submit(karin, id, { reason: 'Därför' });

    expect(await send()).toMatchObject({ shown: 'updated' });
    expect(slack.view(karin)?.spec.callback_id).toBe('next');
    expect(await send()).toMatchObject({ shown: 'trouble', faults: ['/title/text: 25 characters, at most 24'] });
    expect(await send()).toMatchObject({ shown: 'cleared' });
    expect(slack.view(karin)).toBeUndefined();
  });

  it('close them, which the bot hears of when it wants to', async () => {
    const { slack, bot, trigger } = await start();
    await bot.views.open({ trigger_id: await trigger(), view: modal });
    expect(await slack.close(karin, slack.view(karin)?.id ?? '')).toBeUndefined();
    await bot.views.open({ trigger_id: await trigger(), view: { ...modal, notify_on_close: true } });
    const told = await slack.close(karin, slack.view(karin)?.id ?? '');

    expect(told?.delivery.payload).toMatchObject({
      type: 'view_closed',
      is_cleared: false,
      view: { private_metadata: 'case-1' },
    });
    expect(textIn(told?.delivery.payload.trigger_id)).toBe('');
  });

  it('press in them with what they have typed so far', async () => {
    const { slack, bot, trigger } = await start();
    const view = { ...modal, blocks: [...modal.blocks, ...buttons] };
    await bot.views.open({ trigger_id: await trigger(), view });
    const id = slack.view(karin)?.id ?? '';
    slack.fill(karin, { view: id }, { Skäl: 'halvt', 'Vem?': 'girls' });
    const { delivery } = await slack.press(karin, { view: id }, /^ye/);

    expect(delivery.payload).toMatchObject({
      container: { type: 'view', view_id: id },
      view: {
        hash: slack.view(karin)?.hash,
        state: {
          values: { reason: { text: { value: 'halvt' } }, who: { choice: { selected_option: { value: 'girls' } } } },
        },
      },
    });
    expect(() => slack.fill(karin, { view: id }, { Skäl: 'å'.repeat(201) })).toThrow('takes 200 characters, not 201');
  });
});
