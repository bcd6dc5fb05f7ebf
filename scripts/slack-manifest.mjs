// @ts-check
// The app's manifest for Slack: one source for the four files in slack/.
//   node scripts/slack-manifest.mjs                          writes the files
//   node scripts/slack-manifest.mjs --url https://bot.x.se   prints the manifest for HTTP with that address (--free: without agent features)
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Where the bot listens, below its address. */
const DOOR = '/slack/events';
const PLACEHOLDER = 'https://DIN-ADRESS';

/**
 * `url` is the bot's address as Slack reaches it; without one it calls Slack itself, in Socket Mode.
 * `agent`: with Slack's agent features, which need a paid plan.
 * @typedef {{ url?: string, agent: boolean }} Variant
 */

/** @type {Readonly<Record<string, Variant>>} */
export const FILES = {
  'manifest.json': { agent: true },
  'manifest.free.json': { agent: false },
  'manifest.http.json': { agent: true, url: PLACEHOLDER },
  'manifest.http.free.json': { agent: false, url: PLACEHOLDER },
};

/** The manifest as Slack takes it. @param {Variant} variant */
export function manifestOf({ url, agent }) {
  const door = url === undefined ? undefined : doorAt(url);
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: 'Jämlots',
      description: 'Bedöm vad ett beslut innebär för kvinnor och män, flickor och pojkar, innan det fattas.',
      long_description:
        'Jämlots hjälper handläggare att göra en könskonsekvensbeskrivning medan ett beslut förbereds. Lämna in ' +
        'beslutsunderlaget, svara på högst tio frågor och få tillbaka dokumentet med bedömningen bifogad. ' +
        'Förtroendevalda kan kolla ett underlag i fem steg. Jämlots läser bara det som skrivs till den: ' +
        'direktmeddelanden, meddelanden där den nämns och filer som lämnas till den.',
      background_color: '#0f5f6e',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'jamlots', always_online: true },
      ...(agent && { agent_view: agentView() }),
      slash_commands: [
        {
          command: '/jamlots',
          ...(door !== undefined && { url: door }),
          description: 'Gör en könskonsekvensbeskrivning, eller kolla ett underlag i fem steg',
          usage_hint: '[ny | fortsätt | mina | kolla | hjälp]',
          should_escape: true,
        },
      ],
      shortcuts: [
        {
          name: 'Bedöm detta beslut',
          type: 'message',
          callback_id: 'bedom_beslut',
          description: 'Gör en bedömning av beslutsunderlaget i meddelandet',
        },
        {
          name: 'Ny bedömning',
          type: 'global',
          callback_id: 'ny_bedomning',
          description: 'Börja en bedömning i direktmeddelandet med Jämlots',
        },
      ],
    },
    oauth_config: { scopes: { bot: scopes(agent) } },
    settings: {
      event_subscriptions: {
        ...(door !== undefined && { request_url: door }),
        bot_events: ['app_home_opened', 'app_mention', 'message.im'],
      },
      interactivity: { is_enabled: true, ...(door !== undefined && { request_url: door }) },
      org_deploy_enabled: false,
      socket_mode_enabled: door === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** The first word of each message is one that the bot knows. */
function agentView() {
  return {
    agent_description:
      'Gör en könskonsekvensbeskrivning av ett beslutsunderlag genom att svara på högst tio frågor, eller kolla ett underlag i fem steg.',
    suggested_prompts: [
      { title: 'Ny bedömning', message: 'Ny bedömning' },
      { title: 'Fortsätt där jag slutade', message: 'Fortsätt där jag slutade' },
      { title: 'Mina ärenden', message: 'Mina ärenden' },
      { title: 'Kolla ett underlag i fem steg', message: 'Kolla ett underlag i fem steg' },
    ],
  };
}

/** What the bot may do, and no more; what each is for stands in src/channels/slack/scopes.ts. @param {boolean} agent */
function scopes(agent) {
  return [
    'app_mentions:read',
    ...(agent ? ['assistant:write'] : []),
    'chat:write',
    'commands',
    'files:read',
    'files:write',
    'im:history',
    'im:write',
    'users:read',
    'users:read.email',
  ];
}

/** @param {string} url */
function doorAt(url) {
  const address = url.replace(/\/+$/u, '');
  return address.endsWith(DOOR) ? address : `${address}${DOOR}`;
}

/** A file's text. @param {Variant} variant */
export function textOf(variant) {
  return `${JSON.stringify(manifestOf(variant), null, 2)}\n`;
}

/** @param {string[]} args @returns {Promise<number>} */
async function run(args) {
  const options = /** @type {const} */ ({ url: { type: 'string' }, free: { type: 'boolean', default: false } });
  const { url, free } = parseArgs({ args, options }).values;
  if (url !== undefined) {
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
      process.stderr.write('--url wants the address at which Slack reaches the bot, such as https://jamlots.umea.se\n');
      return 2;
    }
    process.stdout.write(textOf({ url, agent: !free }));
    return 0;
  }
  for (const [name, variant] of Object.entries(FILES)) {
    await writeFile(new URL(`../slack/${name}`, import.meta.url), textOf(variant));
    process.stdout.write(`slack/${name}\n`);
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await run(process.argv.slice(2));
