import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileFetcher } from '../../src/channels/slack/files.ts';
import { handOver } from '../../src/channels/slack/hand-over.ts';
import { loadingModal } from '../../src/channels/slack/modal.ts';
import { fill } from '../../src/channels/slack/open-modal.ts';
import { slackPeople } from '../../src/channels/slack/people.ts';
import type { CardPlace } from '../../src/ports/card-places.ts';
import type { Card } from '../../src/ports.ts';
import { textsIn } from '../support/slack/block-limits.ts';
import { type Json, objectIn, objectsIn, textIn } from '../support/slack/json.ts';
import {
  blocksOf,
  type Call,
  type Emulated,
  type Pressable,
  pressOn,
  SCOPES,
  startEmulated,
  triggerFor,
} from './emulated-slack.ts';

/** The emulator refuses a token's 5,000th call in an hour; here are far fewer, which a loop would show. */
const CALLS_MAX = 200;

let here: Emulated;
let direct: string;
let counted = 0;

beforeEach(async () => start());
afterEach(() => end());
afterAll(() => expect(counted).toBeLessThan(CALLS_MAX));

async function start(scopes?: readonly string[]): Promise<void> {
  here = await startEmulated(scopes);
  const { channel } = await here.client.conversations.open({ users: here.karin });
  direct = channel?.id ?? '';
}

async function end(): Promise<void> {
  await here.stop();
  counted += here.calls.length;
}

describe('A card in emulate', () => {
  it('is posted in the direct talk for a command, and updated in place by a press', async () => {
    await here.command({ channel_id: direct, user_id: here.karin, text: 'ny', trigger_id: 'c1' });
    const posted = await made('chat.postMessage');
    expect(textsIn(blocksOf(posted))[0]).toContain('Gäller ärendet en enskild person');

    await press(cardIn(posted), 'Nej, varken eller');

    const updated = await made('chat.update');
    expect(updated.sent.ts).toBe(posted.answer.ts);
    expect(updated.answer).toMatchObject({ ok: true });
    const { messages = [] } = await here.client.conversations.history({ channel: direct });
    expect(messages.map(({ ts, text }) => [ts, text])).toEqual([[posted.answer.ts, updated.sent.text]]);
  });

  it('opens its inputs for a fresh trigger, fills them by the hash, and takes what is sent', async () => {
    const form = await atTheForm();
    await press(form, 'Fyll i …');
    const filled = await made('views.update');
    expect(filled.sent.hash).toBe(objectIn((await made('views.open')).answer.view).hash);
    expect(filled.answer).toMatchObject({ ok: true });

    const answer = await here.interact(submission(filled, { title: 'Plogordning' }));

    expect(answer).toEqual({ status: 200, body: {} });
    await until(() => textsIn(blocksOf(newest('chat.update')))[0]?.includes('Berör beslutet') === true);
  });

  it('asks for another click when the trigger has been used, or is older than three seconds', async () => {
    const form = await atTheForm();
    const used = await triggerFor(here, here.karin);
    await here.client.views.open({ trigger_id: used, view: loadingModal('sv') });
    const old = await triggerFor(here, here.karin);
    await new Promise((resolve) => setTimeout(resolve, 4_100));

    for (const trigger of [used, old]) await press(form, 'Fyll i …', trigger);

    await until(() => here.calls.filter(({ sent }) => textIn(sent.text).includes('Klicka en gång till')).length === 2);
    const refused = here.calls.filter(({ method }) => method === 'views.open').map(({ answer }) => answer.error);
    expect(refused.slice(-2)).toEqual(['exchanged_trigger_id', 'expired_trigger_id']);
  });

  it('fills a modal that has changed meanwhile, and lets one be that is gone', async () => {
    const trigger_id = await triggerFor(here, here.karin);
    const { view } = await here.client.views.open({ trigger_id, view: loadingModal('sv') });

    await fill(here, { id: view?.id ?? '', hash: '1.1' }, loadingModal('en'));
    await fill(here, { id: 'V0GONE' }, loadingModal('en'));

    const answers = here.calls.filter(({ method }) => method === 'views.update').map(({ answer }) => answer.error);
    expect(answers).toEqual(['hash_conflict', undefined, 'not_found']);
  });

  it('stands on the start page too', async () => {
    await here.event({ type: 'app_home_opened', user: here.karin, channel: direct, tab: 'home', event_ts: '1.1' });

    const published = await made('views.publish');
    expect(published.answer).toMatchObject({ ok: true });
    expect(textsIn(blocksOf(published))[0]).toContain('Välkommen');
  });
});

describe('A document in emulate', () => {
  const bytes = new Uint8Array(readFileSync(new URL('../../examples/snorojning.docx', import.meta.url)));

  it('is handed over once, shared in the talk, and fetched as it was', async () => {
    const over = handOver(here.client, { ...here.house, fetchDocument: async () => bytes });

    const handed = await over(placeIn(direct), finished);
    await over(handed, finished);

    expect(handed.handedOver).toEqual(['d-1']);
    expect(here.calls.filter(({ method }) => method === 'files.completeUploadExternal')).toHaveLength(1);
    const fetchFile = fileFetcher(here.client, async () => here.token, here.apiUrl);
    expect(await fetchFile(uploaded())).toEqual({ name: 'snorojning.docx', bytes });
    expect(await fetchFile('F0GONE')).toEqual({ refused: 'gone' });
    const withAnotherToken = fileFetcher(here.client, async () => 'xoxb-other', here.apiUrl);
    expect(await withAnotherToken(uploaded())).toEqual({ refused: 'no-access' });
  });

  it('that is dropped in the direct talk is read', async () => {
    await handOver(here.client, { ...here.house, fetchDocument: async () => bytes })(placeIn(direct), finished);

    await here.event({ ...said('', { subtype: 'file_share' }), files: [{ id: uploaded(), name: 'snorojning.docx' }] });

    expect(textsIn(blocksOf(await made('chat.postMessage')))[0]).toMatch(/enskild person|Stämmer uppgifterna/u);
    expect(here.calls.map(({ method }) => method)).toContain(`/files-pri/${uploaded()}/snorojning.docx`);
  });
});

describe('A person in emulate', () => {
  const home = () => ({ teamId: here.team, enterpriseId: undefined });

  it('is known by her e-mail, and found by it', async () => {
    const people = slackPeople(here.client, home(), here.house);

    expect(await people.talkerFor({ id: here.karin, teamId: here.team })).toMatchObject({
      person: { name: 'Karin Handläggare', email: 'karin@lindviken.example' },
    });
    expect(await people.idOf('omar@lindviken.example')).toBe(here.omar);
    expect(await people.idOf('nobody@lindviken.example')).toBeUndefined();
  });

  it('is known by her id where the app may not see e-mail', async () => {
    await end();
    await start(SCOPES.filter((scope) => scope !== 'users:read.email'));
    const people = slackPeople(here.client, home(), here.house);

    expect(await people.talkerFor({ id: here.karin })).toMatchObject({
      person: { name: 'Karin Handläggare', email: null },
    });
    await expect(people.idOf('omar@lindviken.example')).rejects.toMatchObject({ data: { error: 'missing_scope' } });
  });
});

describe('A signed request', () => {
  it('is heard; one that Slack did not sign, or that is no word to us, is not', async () => {
    const unsigned = await fetch(here.door, { method: 'POST', body: '{"type":"event_callback"}' });
    expect(unsigned.status).toBe(401);
    expect(await here.event({ type: 'tokens_revoked', tokens: { bot: [here.us] } })).toMatchObject({ status: 200 });
    expect(await here.event({ ...said('ny'), channel: here.namnd, channel_type: 'channel' })).toMatchObject({
      status: 200,
    });
    expect(here.calls.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);

    expect(await here.event(said('ny'))).toMatchObject({ status: 200 });

    expect(textsIn(blocksOf(await made('chat.postMessage')))[0]).toContain('Gäller ärendet en enskild person');
  });

  it('with a mention puts the card in the thread, where somebody else is told in private', async () => {
    const root = '1764000000.000100';
    await here.event({ ...said(`<@${here.us}> ny`), type: 'app_mention', channel: here.namnd, thread_ts: root });
    const posted = await made('chat.postMessage');
    expect(posted.sent).toMatchObject({ channel: here.namnd, thread_ts: root });
    expect(posted.answer).toMatchObject({ ok: true });

    await press({ ...cardIn(posted), thread: root }, 'Nej, varken eller', undefined, here.omar);

    expect((await made('chat.postEphemeral')).sent).toMatchObject({ user: here.omar, thread_ts: root });
  });

  it('whose work lacks a scope is told with a code, and the scope’s lack is logged', async () => {
    await end();
    await start(SCOPES.filter((scope) => scope !== 'files:read'));

    await here.event({ ...said('', { subtype: 'file_share' }), files: [{ id: 'F0ANY', name: 'x.docx' }] });

    await until(() => here.calls.some(({ sent }) => textIn(sent.text).includes('felkoden')));
    expect(here.logged).toContainEqual(expect.objectContaining({ fault: 'missing_scope' }));
  });
});

const finished: Card = {
  ...{ language: 'sv', title: 'Klart', notices: [], inputs: [], actions: [] },
  parts: [{ part: 'files', files: [{ documentId: 'd-1', name: 'snorojning.docx', size: 22_000 }] }],
};

function placeIn(channel: string): CardPlace {
  return {
    ...{ id: 'place-1', channel: 'slack', kind: 'card', caseId: null, personId: 'p-1' },
    ...{ address: { channel, ts: '1.1', language: 'sv' }, shown: 0, handedOver: [], at: '2026-11-25T10:00:00Z' },
  };
}

function said(text: string, more: Json = {}): Json {
  const ts = `${Math.floor(Date.now() / 1000)}.000200`;
  return { type: 'message', channel_type: 'im', channel: direct, user: here.karin, text, ts, event_ts: ts, ...more };
}

async function press(card: Pressable, label: string, trigger?: string, user = here.karin): Promise<void> {
  const fresh = trigger ?? (await triggerFor(here, user));
  expect(await here.interact(pressOn(here, card, label, { user, trigger: fresh }))).toMatchObject({ status: 200 });
}

/** The id of the file that was uploaded last. */
function uploaded(): string {
  const [file] = objectsIn(newest('files.completeUploadExternal').answer.files);
  return textIn(file?.id);
}

/** The card that asks for the case's title. */
async function atTheForm(): Promise<Pressable> {
  await here.event(said('ny'));
  const card = cardIn(await made('chat.postMessage'));
  await press(card, 'Nej, varken eller');
  await press({ ...card, blocks: blocksOf(await made('chat.update')) }, 'Fortsätt utan dokument');
  await until(() => here.calls.filter(({ method }) => method === 'chat.update').length === 2);
  return { ...card, blocks: blocksOf(newest('chat.update')) };
}

function submission(filled: Call, values: Record<string, string>): Json {
  const view = objectIn(filled.answer.view);
  const fields = blocksOf(filled).flatMap(({ block_id }) => {
    const [, id = ''] = /^in\|([^|]+)\|/u.exec(textIn(block_id)) ?? [];
    return id === '' ? [] : [[textIn(block_id), { value: { type: 'plain_text_input', value: values[id] ?? null } }]];
  });
  return {
    ...{ type: 'view_submission', team: { id: here.team }, user: { id: here.karin, team_id: here.team } },
    view: { ...view, state: { values: Object.fromEntries(fields) } },
  };
}

function cardIn(posted: Call): Pressable {
  return { channel: textIn(posted.answer.channel), ts: textIn(posted.answer.ts), blocks: blocksOf(posted) };
}

/** The newest call of a method, once it has been made. */
async function made(method: string): Promise<Call> {
  await until(() => here.calls.some((call) => call.method === method));
  return newest(method);
}

function newest(method: string): Call {
  const call = here.calls.filter((one) => one.method === method).at(-1);
  if (!call) throw new Error(`${method} has not been called`);
  return call;
}

async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: 15_000, interval: 20 }).toBe(true);
}
