import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { FILES, manifestOf, textOf } from '../../scripts/slack-manifest.mjs';
import { askedIn } from '../../src/channels/slack/commands.ts';
import { EVENT_SCOPES, METHOD_SCOPES, SCOPES } from '../../src/channels/slack/scopes.ts';
import { manifestFaults, usedIn } from '../support/slack/manifest-faults.ts';

const root = new URL('../../', import.meta.url);
const channel = new URL('src/channels/slack/', root);
const used = usedIn(readdirSync(channel).map((file) => readFileSync(new URL(file, channel), 'utf8')));
const names = Object.keys(FILES);

const stored = (name: string) => readFileSync(new URL(`slack/${name}`, root), 'utf8');
const read = (name: string): Manifest => JSON.parse(stored(name));
type Manifest = ReturnType<typeof manifestOf>;

describe('The manifests', () => {
  it('are those of the script: run node scripts/slack-manifest.mjs after a change', () => {
    expect(readdirSync(new URL('slack/', root)).sort()).toEqual(names.toSorted());
    for (const [name, variant] of Object.entries(FILES)) expect(stored(name)).toBe(textOf(variant));
  });

  it.each(names)('give the code what it uses, and nothing else: %s', (name) => {
    expect(manifestFaults(read(name), used)).toEqual([]);
  });

  it.each(names)('use Socket Mode, or have an address: %s', (name) => {
    const isHttp = name.includes('.http.');

    expect(read(name).settings.socket_mode_enabled).toBe(!isHttp);
    expect(stored(name).includes('https://DIN-ADRESS/slack/events')).toBe(isHttp);
  });

  it.each(names)('have agent features, or none of them: %s', (name) => {
    const isFree = name.includes('.free.');
    const traces = /agent_view|assistant:write|app_context_changed/u;

    expect(traces.test(stored(name))).toBe(!isFree);
  });

  it('ask in words that the bot understands', () => {
    const { features } = read('manifest.json');
    const [command] = features.slash_commands;
    const hints = command?.usage_hint.match(/\p{L}+/gu) ?? [];
    const prompts = features.agent_view?.suggested_prompts.map(({ message }) => message) ?? [];

    expect(hints).toHaveLength(5);
    for (const words of [...hints, ...prompts]) expect(askedIn(words)).not.toMatchObject({ asks: 'start' });
  });

  it('give the bot token what the doctor looks for', () => {
    expect(read('manifest.free.json').oauth_config.scopes.bot).toEqual(SCOPES);
  });
});

describe('The guide for those who install', () => {
  const guide = readFileSync(new URL('docs/slack.md', root), 'utf8');

  it.each(names)('says when to take %s', (name) => {
    expect(guide).toContain(`\`slack/${name}\``);
  });

  it.each(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'])('says where %s is found', (variable) => {
    expect(guide).toMatch(new RegExp(`^\\| \`${variable}\` \\| \\*\\*`, 'mu'));
  });
});

describe('With an address of one’s own, the script', () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [fileURLToPath(new URL('scripts/slack-manifest.mjs', root)), ...args]);

  it.each(['https://jamlots.umea.se', 'https://jamlots.umea.se/', 'https://jamlots.umea.se/slack/events'])(
    'prints the manifest for HTTP: %s',
    async (url) => {
      const { stdout } = await run('--url', url, '--free');

      expect(stdout.match(/"https:.*"/gu)).toEqual(Array(3).fill('"https://jamlots.umea.se/slack/events"'));
      expect(manifestFaults(JSON.parse(stdout), used)).toEqual([]);
    },
  );

  it.each(['jamlots.umea.se', 'http://jamlots.umea.se'])('refuses what Slack cannot reach: %s', async (url) => {
    await expect(run('--url', url)).rejects.toMatchObject({ code: 2, stdout: '' });
  });
});

describe('What the code uses', () => {
  it('is found in the source', () => {
    expect(used.methods).toEqual(expect.arrayContaining(['chat.postMessage', 'views.open', 'files.info', 'bots.info']));
    expect(used).toMatchObject({ hasCommand: true, hasShortcut: true });
  });

  it('is all that scopes.ts tells of', () => {
    expect(used.methods).toEqual(Object.keys(METHOD_SCOPES));
    expect(Object.keys(EVENT_SCOPES)).toEqual(['app_home_opened', 'app_mention', 'message.im']);
  });

  it('is found however it is called', () => {
    const source = `await (x ? talk.client.views.push(a) : client.views.open(a)); app.event('reaction_added', b);`;

    expect(usedIn([source])).toMatchObject({ methods: ['views.open', 'views.push'], events: ['reaction_added'] });
  });
});

/** A way to spoil a manifest, and what is then said of it. */
type Spoilt = [what: string, spoil: (manifest: Manifest) => object, fault: RegExp];

const withFeatures = (features: object) => (manifest: Manifest) => ({
  ...manifest,
  features: { ...manifest.features, ...features },
});
const withInformation = (information: object) => (manifest: Manifest) => ({
  ...manifest,
  display_information: { ...manifest.display_information, ...information },
});
const withSettings = (settings: object) => (manifest: Manifest) => ({
  ...manifest,
  settings: { ...manifest.settings, ...settings },
});
const withScopes = (change: (bot: string[]) => string[]) => (manifest: Manifest) => ({
  ...manifest,
  oauth_config: { scopes: { bot: change(manifest.oauth_config.scopes.bot) } },
});
const withEvents = (change: (events: string[]) => string[]) => (manifest: Manifest) =>
  withSettings({ event_subscriptions: { bot_events: change(manifest.settings.event_subscriptions.bot_events) } })(
    manifest,
  );
const shortcut = { name: 'x', type: 'global', callback_id: 'x', description: 'x' };
const prompt = { title: 'x', message: 'x' };

const spoilt: Spoilt[] = [
  ['a name that is too long', withInformation({ name: 'x'.repeat(36) }), /name must NOT have more than 35/u],
  ['a description that is too long', withInformation({ description: 'x'.repeat(141) }), /more than 140/u],
  ['a long description that is too short', withInformation({ long_description: 'x'.repeat(174) }), /fewer than 175/u],
  ['a colour that is none', withInformation({ background_color: 'blå' }), /background_color/u],
  ['a field that Slack does not know', withFeatures({ home: {} }), /additional properties/u],
  [
    'a command without its slash',
    withFeatures({ slash_commands: [{ command: 'jamlots', description: 'x' }] }),
    /pattern/u,
  ],
  ['a shortcut’s name that is too long', withFeatures({ shortcuts: [{ ...shortcut, name: 'x'.repeat(25) }] }), /24/u],
  ['a shortcut of no kind', withFeatures({ shortcuts: [{ ...shortcut, type: 'both' }] }), /allowed values/u],
  ['five prompts', withFeatures({ agent_view: { suggested_prompts: Array(5).fill(prompt) } }), /more than 4/u],
  ['a display name with ä', withFeatures({ bot_user: { display_name: 'jämlots' } }), /display name/u],
  ['a display name with a capital', withFeatures({ bot_user: { display_name: 'Jamlots' } }), /display name/u],
  ['two kinds of agent', withFeatures({ assistant_view: { assistant_description: 'x' } }), /together/u],
  ['no agent', withFeatures({ agent_view: undefined }), /assistant:write wants agent_view/u],
  ['no command', withFeatures({ slash_commands: undefined }), /^commands$/mu],
  ['no shortcut', withFeatures({ shortcuts: undefined }), /^shortcuts$/mu],
  ['no interactivity', withSettings({ interactivity: { is_enabled: false } }), /interactivity/u],
  ['HTTP without addresses', withSettings({ socket_mode_enabled: false }), /an address is missing/u],
  [
    'Socket Mode with an address',
    withSettings({ interactivity: { is_enabled: true, request_url: 'https://x.se/slack/events' } }),
    /an address in Socket Mode/u,
  ],
  ['a scope that is missing', withScopes((bot) => bot.filter((one) => one !== 'files:read')), /missing: files:read/u],
  ['a scope for nothing', withScopes((bot) => [...bot, 'channels:history']), /not used: channels:history/u],
  ['a misspelt scope', withScopes((bot) => [...bot, 'chat:skriv']), /no bot scope is called chat:skriv/u],
  [
    'an agent without its scope',
    withScopes((bot) => bot.filter((one) => one !== 'assistant:write')),
    /agent_view wants/u,
  ],
  ['an event that is missing', withEvents((events) => events.slice(1)), /not subscribed: app_home_opened/u],
  ['an event nobody listens for', withEvents((events) => [...events, 'tokens_revoked']), /listens for tokens_revoked/u],
  ['a misspelt event', withEvents((events) => [...events, 'app_hem']), /no event is called app_hem/u],
  ['an event twice', withEvents((events) => [...events, 'app_mention']), /duplicate/u],
];

describe('A manifest with a fault is found out', () => {
  it.each(spoilt)('%s', (_what, spoil, fault) => {
    const manifest = JSON.parse(JSON.stringify(spoil(manifestOf({ agent: true }))));

    expect(manifestFaults(manifest, used).join('\n')).toMatch(fault);
  });

  it('an address of plain HTTP, or of another door', () => {
    const at = (url: string) => manifestFaults(manifestOf({ agent: true, url }), used).join('\n');

    expect(at('https://jamlots.umea.se')).toBe('');
    expect(at('http://jamlots.umea.se')).toMatch(/^address: http:/u);
  });

  it('a method or an event of the code that the manifest knows nothing of', () => {
    const manifest = manifestOf({ agent: true });
    const more = { ...used, methods: [...used.methods, 'reactions.add'], events: [...used.events, 'tokens_revoked'] };

    const faults = manifestFaults(manifest, more).join('\n');

    expect(faults).toMatch(/does not say what reactions\.add takes/u);
    expect(faults).toMatch(/not subscribed: tokens_revoked/u);
  });
});
