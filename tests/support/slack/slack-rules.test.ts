import { afterEach, describe, expect, it } from 'vitest';
import { type Json, textIn } from './json.ts';
import { clientOf, refusal, start, stopAll } from './plain-bot.ts';
import { modal } from './tiny-bot.ts';

const karin = 'U0KARIN';
const namnd = 'C0NAMND';
const section = (length: number) => ({
  type: 'section' as const,
  text: { type: 'mrkdwn' as const, text: 'å'.repeat(length) },
});

afterEach(stopAll);

describe('tokens', () => {
  it('are asked for, known, and of the right kind', async () => {
    const { slack, bot } = await start({ scopes: ['chat:write'] });

    expect(await refusal(clientOf(slack, undefined).auth.test())).toBe('not_authed');
    expect(await refusal(clientOf(slack, 'xoxb-other').auth.test())).toBe('invalid_auth');
    expect(await refusal(clientOf(slack, slack.settings.appToken).team.info())).toBe('not_allowed_token_type');
    expect(await refusal(bot.apps.connections.open())).toBe('not_allowed_token_type');
    expect(await refusal(bot.users.info({ user: karin }))).toMatch(/^missing_scope/);
    expect(await refusal(bot.apiCall('chat.shout'))).toBe('unknown_method');
    await slack.uninstall();
    expect(await refusal(bot.auth.test())).toBe('account_inactive');
  });

  it('are given for a code, once, and rotate', async () => {
    const { slack } = await start();
    const client = clientOf(slack, undefined);
    const app = { client_id: '1.2', client_secret: 'client-secret' };
    const code = slack.newCode();
    const first = await client.oauth.v2.access({ ...app, code });
    const refresh = { ...app, grant_type: 'refresh_token' as const, refresh_token: first.refresh_token ?? '' };
    const second = await client.oauth.v2.access(refresh);

    expect(first).toMatchObject({ expires_in: 43_200, bot_user_id: 'U0JAMLOTS' });
    expect(await refusal(client.oauth.v2.access({ ...app, code }))).toBe('invalid_code');
    expect(await refusal(client.oauth.v2.access(refresh))).toBe('invalid_refresh_token');
    expect(await clientOf(slack, second.access_token).auth.test()).toMatchObject({ ok: true });
    slack.passTime(43_201_000);
    expect(await refusal(clientOf(slack, second.access_token).auth.test())).toBe('token_expired');
  });
});

describe('messages', () => {
  it('stand in channels that the bot is in', async () => {
    const channels = [
      { id: 'C0OPEN', name: 'open', members: [karin] },
      { id: 'C0SECRET', name: 'secret', members: [karin], is_private: true },
    ];
    const { slack, bot } = await start({ channels });

    expect(await refusal(bot.chat.postMessage({ channel: 'C0OPEN', text: 'Hej' }))).toBe('not_in_channel');
    expect(await refusal(bot.chat.postMessage({ channel: 'C0SECRET', text: 'Hej' }))).toBe('channel_not_found');
    expect(await bot.chat.postMessage({ channel: karin, text: 'Hej' })).toMatchObject({ channel: slack.talk(karin) });
    expect(await refusal(bot.chat.update({ channel: karin, ts: '1.1', text: 'Hej' }))).toBe('channel_not_found');
  });

  it('have blocks that fit, and say where they do not', async () => {
    const { bot } = await start();
    const post = (...blocks: ReturnType<typeof section>[]) =>
      refusal(bot.chat.postMessage({ channel: namnd, text: 'x', blocks }));

    expect(await post(section(3001))).toBe(
      'invalid_blocks [ERROR] 3001 characters, at most 3000 [json-pointer:/blocks/0/text/text]',
    );
    expect(await post(...Array.from({ length: 5 }, () => section(2900)))).toMatch(/^msg_blocks_too_long/);
    expect(await post(section(3000))).toBe('nothing was refused');
    expect(await refusal(bot.chat.postMessage({ channel: namnd, text: '' }))).toBe('no_text');
  });

  it('are changed by the bot that wrote them, as long as they are there', async () => {
    const { slack, bot } = await start({}, {});
    const posted = await bot.chat.postMessage({ channel: namnd, text: 'Ett', blocks: [section(1)] });
    const ts = posted.ts ?? '';
    const hers = await slack.say(karin, namnd, 'Två');
    const secret = await bot.chat.postEphemeral({ channel: namnd, user: karin, text: 'Tre' });
    const update = (at: string | undefined) => bot.chat.update({ channel: namnd, ts: at ?? '', text: 'Fyra' });

    expect(await refusal(update(hers.ts))).toBe('cant_update_message');
    expect(await refusal(update(secret.message_ts))).toBe('cant_update_message');
    await update(ts);
    expect(slack.message(namnd, ts)).toMatchObject({ text: 'Fyra', blocks: [{ type: 'section' }] });
    await bot.chat.update({ channel: namnd, ts, text: 'Fem', blocks: [] });
    expect(slack.message(namnd, ts)).toMatchObject({ text: 'Fem', blocks: [] });
    slack.deleteMessage(namnd, ts);
    expect(await refusal(update(ts))).toBe('message_not_found');
    expect(slack.ephemerals(karin)).toMatchObject([{ text: 'Tre' }]);
  });

  it('come back in threads, page by page', async () => {
    const { slack, bot } = await start();
    const talk = slack.talk(karin);
    const root = await slack.say(karin, talk, 'Rot');
    await bot.chat.postMessage({ channel: talk, thread_ts: root.ts, text: 'Svar' });
    const first = await bot.conversations.replies({ channel: talk, ts: root.ts, limit: 1 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const next = await bot.conversations.replies({ channel: talk, ts: root.ts, limit: 1, cursor });

    expect([first, next].map(({ messages }) => messages?.[0]?.text)).toEqual(['Rot', 'Svar']);
    expect(await refusal(bot.conversations.replies({ channel: talk, ts: '1.1' }))).toBe('thread_not_found');
    expect(await refusal(bot.conversations.replies({ channel: namnd, ts: root.ts }))).toMatch(/^missing_scope/);
    expect(slack.thread(talk, root.ts)).toHaveLength(2);
  });

  it('are answered over a response_url five times within half an hour', async () => {
    const { slack } = await start();
    const { delivery } = await slack.command(karin, namnd, '/jamlots');
    const url = textIn(delivery.payload.response_url);
    const respond = (body: Json, to = url) => fetch(to, { method: 'POST', body: JSON.stringify(body) });
    const codes: number[] = [];
    for (let use = 0; use < 6; use++) codes.push((await respond({ text: `Svar ${use}` })).status);
    const other = textIn((await slack.command(karin, namnd, '/jamlots')).delivery.payload.response_url);
    expect((await respond({ blocks: [section(3001)] }, other)).status).toBe(400);
    slack.passTime(30 * 60_000 + 1);

    expect(codes).toEqual([200, 200, 200, 200, 200, 404]);
    expect((await respond({ text: 'För sent' }, other)).status).toBe(404);
    expect(slack.ephemerals(karin)).toHaveLength(5);
  });
});

describe('views', () => {
  it('are opened by a trigger, once and in time', async () => {
    const { slack, bot, trigger } = await start();
    const used = await trigger();
    const late = await trigger();
    const tooLong = { ...modal, title: { type: 'plain_text' as const, text: 'å'.repeat(25) } };

    expect(await refusal(bot.views.open({ trigger_id: used, view: tooLong }))).toBe(
      'invalid_arguments [ERROR] 25 characters, at most 24 [json-pointer:/view/title/text]',
    );
    expect(await refusal(bot.views.open({ trigger_id: used, view: modal }))).toBe('nothing was refused');
    expect(await refusal(bot.views.open({ trigger_id: used, view: modal }))).toBe('exchanged_trigger_id');
    expect(await refusal(bot.views.open({ trigger_id: '1.2.3', view: modal }))).toBe('invalid_trigger_id');
    slack.passTime(3_001);
    expect(await refusal(bot.views.open({ trigger_id: late, view: modal }))).toBe('expired_trigger_id');
    expect(slack.views(karin)).toHaveLength(1);
  });

  it('are updated with their last hash while they are open', async () => {
    const { slack, bot, trigger } = await start();
    const { view } = await bot.views.open({ trigger_id: await trigger(), view: modal });
    const { id: view_id = '', hash = '' } = view ?? {};
    slack.fill(karin, { view: view_id }, { Skäl: 'halvt' });
    const updated = await bot.views.update({ view_id, hash, view: { ...modal, private_metadata: 'case-2' } });

    expect(updated.view?.state).toMatchObject({ values: { reason: { text: { value: 'halvt' } } } });
    expect(await refusal(bot.views.update({ view_id, hash, view: modal }))).toBe('hash_conflict');
    await slack.close(karin, view_id);
    expect(await refusal(bot.views.update({ view_id, view: modal }))).toBe('not_found');
  });

  it('lie three deep at most', async () => {
    const { slack, bot, trigger } = await start();
    const more = { type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'Mer' } } as const;
    const view = { ...modal, blocks: [{ type: 'actions' as const, elements: [more] }] };
    await bot.views.open({ trigger_id: await trigger(), view });
    const push = async () => {
      const { delivery } = await slack.press(karin, { view: slack.view(karin)?.id ?? '' }, 'Mer');
      return refusal(bot.views.push({ trigger_id: textIn(delivery.payload.trigger_id), view }));
    };

    expect([await push(), await push(), await push()]).toEqual([
      'nothing was refused',
      'nothing was refused',
      'push_limit_reached',
    ]);
    expect(await refusal(bot.views.push({ trigger_id: await trigger(), view }))).toBe('invalid_trigger_id');
  });
});

describe('files', () => {
  const bytes = Buffer.from('PK\u0003\u0004 a document');

  it('are uploaded first and shared later, in the thread', async () => {
    const { slack, bot } = await start({ sharing: { afterPolls: 2 } });
    const root = await slack.say(karin, namnd, 'Här');
    const place = { channel_id: namnd, thread_ts: root.ts };
    const uploaded = await bot.filesUploadV2({ ...place, filename: 'a.docx', file: bytes, initial_comment: 'Bilaga' });
    const [file] = slack.files();
    const polls: number[] = [];
    for (let poll = 0; poll < 3; poll++) {
      const { file: seen } = await bot.files.info({ file: file?.id ?? '' });
      polls.push(Object.keys(seen?.shares ?? {}).length);
    }

    expect(uploaded).toMatchObject({ ok: true });
    expect(polls).toEqual([0, 0, 1]);
    expect(file?.bytes).toEqual(bytes);
    expect(slack.thread(namnd, root.ts).at(-1)).toMatchObject({ text: 'Bilaga', files: [{ name: 'a.docx' }] });
  });

  it('are read with the token, and without it the login page is', async () => {
    const { slack, bot } = await start();
    const said = await slack.upload(karin, namnd, { name: 'a.docx', bytes, text: '@jamlots' });
    const { file } = await bot.files.info({ file: said.files[0]?.id ?? '' });
    const url = file?.url_private_download ?? '';
    const mine = await fetch(url, { headers: { authorization: `Bearer ${slack.settings.botToken}` } });
    const nobodys = await fetch(url);

    expect(Buffer.from(await mine.arrayBuffer())).toEqual(bytes);
    expect(nobodys).toMatchObject({ status: 200, redirected: true });
    expect(await nobodys.text()).toContain('<html');
  });

  it('from other workspaces must be looked up', async () => {
    const users = [{ id: 'U0ELSA', name: 'elsa', team_id: 'T0ELSE', email: 'elsa@example.com' }];
    const channels = [{ id: namnd, name: 'delad', members: ['U0ELSA', 'U0JAMLOTS'], is_ext_shared: true }];
    const { slack, bot } = await start({ users, channels });
    const { answers } = await slack.upload('U0ELSA', namnd, { name: 'a.docx', bytes, text: '@jamlots' });
    const { user } = await bot.users.info({ user: 'U0ELSA' });

    expect(answers[0]?.delivery.payload).toMatchObject({
      team_id: 'T0UMEA',
      is_ext_shared_channel: true,
      event: { team: 'T0ELSE', files: [{ file_access: 'check_file_info' }] },
    });
    expect(user).toMatchObject({ team_id: 'T0ELSE', is_stranger: true });
    expect(user?.profile?.email).toBeUndefined();
    expect(await refusal(bot.users.lookupByEmail({ email: 'elsa@example.com' }))).toBe('users_not_found');
  });
});

describe('what goes wrong', () => {
  it('limits calls by tier, and posts to one a second in a channel', async () => {
    const { slack, bot } = await start({ rateLimits: { scale: 1 } }, { rejectRateLimitedCalls: true });
    const { ts = '' } = await bot.chat.postMessage({ channel: namnd, text: 'Ett' });
    const second = await refusal(bot.chat.postMessage({ channel: namnd, text: 'Två' }));
    const updates = Array.from({ length: 51 }, () => refusal(bot.chat.update({ channel: namnd, ts, text: 'Tre' })));
    slack.passTime(1_000);
    const later = await bot.chat.postMessage({ channel: namnd, text: 'Fyra' });

    expect(second).toContain('retry this request in 1 seconds');
    expect((await Promise.all(updates)).filter((said) => said.includes('retry this request'))).toHaveLength(1);
    expect(later.ok).toBe(true);
  });

  it('is what a test wants to go wrong', async () => {
    const { slack, bot } = await start({}, { retryConfig: { retries: 0 } });
    const hasty = clientOf(slack, slack.settings.botToken, { timeout: 800, retryConfig: { retries: 0 } });
    const attempt = (client = bot) => refusal(client.chat.postMessage({ channel: namnd, text: 'Hej' }));
    const method = 'chat.postMessage';
    for (const kind of ['http-503', 'html', 'reset', 'no-answer'] as const)
      slack.fault({ method, kind, afterWork: true });
    slack.fault({ method, kind: 'error', error: 'fatal_error' });
    slack.fault({ method, kind: 'slow', ms: 20 });
    const said = [await attempt(), await attempt(), await attempt(), await attempt(hasty)];
    said.push(await attempt(), await attempt());

    expect(said[0]).toContain('503');
    expect(said[1]).toContain('<!DOCTYPE');
    expect(said[2]).toContain('request error');
    expect(said[3]).toContain('timeout');
    expect(said.slice(4)).toEqual(['fatal_error', 'nothing was refused']);
    expect(slack.messages(namnd)).toHaveLength(5);
  });
});

describe('an organisation with Enterprise Grid', () => {
  it('has no team in what people do when the bot is installed for all of it', async () => {
    const team = { id: 'T0UMEA', name: 'Umeå', domain: 'umea', enterprise: { id: 'E0AC', name: 'AC' } };
    const { slack, bot } = await start({ team, enterpriseInstall: true });
    const { delivery } = await slack.globalShortcut(karin, 'new');

    expect(delivery.payload).toMatchObject({ type: 'shortcut', team: null, enterprise: { id: 'E0AC' } });
    expect(await bot.auth.test()).toMatchObject({ is_enterprise_install: true, enterprise_id: 'E0AC' });
  });
});

describe('the agent surface', () => {
  it('takes four prompts', async () => {
    const { slack, bot } = await start();
    const channel_id = slack.talk(karin);
    const prompt = { title: 'Ny', message: 'Ny bedömning' };
    const set = (number: number) =>
      refusal(bot.assistant.threads.setSuggestedPrompts({ channel_id, prompts: Array(number).fill(prompt) }));

    expect([await set(4), await set(5)]).toEqual(['nothing was refused', 'invalid_arguments']);
    expect(slack.assistant().get(channel_id)).toMatchObject({ prompts: [prompt, prompt, prompt, prompt] });
  });
});
