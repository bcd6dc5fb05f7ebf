import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { z } from 'zod';
import { EVENT_SCOPES, METHOD_SCOPES } from '../../../src/channels/slack/scopes.ts';
import { MANIFEST_SCHEMA } from './manifest-schema.ts';

/** What the code uses of Slack, as it stands in its source. */
export type Used = { methods: string[]; events: string[]; hasCommand: boolean; hasShortcut: boolean };

const Names = z.array(z.string()).default([]);
const Manifest = z.object({
  features: z
    .object({
      bot_user: z.object({ display_name: z.string() }).optional(),
      agent_view: z.unknown().optional(),
      assistant_view: z.unknown().optional(),
      slash_commands: z.array(z.object({ url: z.string().optional() })).default([]),
      shortcuts: z.array(z.object({ callback_id: z.string() })).default([]),
    })
    .prefault({}),
  oauth_config: z.object({ scopes: z.object({ bot: Names }).prefault({}) }).prefault({}),
  settings: z
    .object({
      event_subscriptions: z.object({ request_url: z.string().optional(), bot_events: Names }).prefault({}),
      interactivity: z.object({ is_enabled: z.boolean(), request_url: z.string().optional() }).optional(),
      socket_mode_enabled: z.boolean().default(false),
    })
    .prefault({}),
});
type Manifest = z.infer<typeof Manifest>;

const validate = new Ajv({ strict: false, allErrors: true }).compile(MANIFEST_SCHEMA);

/** What Slack would refuse in a manifest, and what would not work with it; none when both hold. */
export function manifestFaults(given: unknown, used: Used): string[] {
  if (!validate(given)) return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const manifest = Manifest.parse(given);
  return [
    ...unknownNames(manifest),
    ...nameFaults(manifest),
    ...agentFaults(manifest),
    ...addressFaults(manifest),
    ...scopeFaults(manifest, used),
    ...eventFaults(manifest, used),
    ...entranceFaults(manifest, used),
  ];
}

/** What the Slack channel calls and listens for, found in its source. */
export function usedIn(sources: string[]): Used {
  const text = sources.join('\n');
  const unique = (found: string[]) => [...new Set(found)].sort();
  const all = (pattern: RegExp) => unique([...text.matchAll(pattern)].map(([, found = '']) => found));
  return {
    methods: unique([
      ...all(/\bclient\.((?:[a-zA-Z]+\.)+[a-zA-Z]+)\(/g),
      ...all(/\baskSlack\('([a-zA-Z.]+)', botToken/g),
      // The SDK's own way to upload, which is these two.
      ...(/\bclient\.filesUploadV2\(/.test(text) ? ['files.getUploadURLExternal', 'files.completeUploadExternal'] : []),
    ]),
    events: all(/\bapp\.event\('([a-z_.]+)'/g),
    hasCommand: /\bapp\.command\(/.test(text),
    hasShortcut: /\bapp\.shortcut\(/.test(text),
  };
}

/** Names that Slack knows, as its SDK lists them; `assistant:write` is missing there (@slack/web-api 8.2). */
const LISTED = readFileSync(
  createRequire(import.meta.url)
    .resolve('@slack/web-api')
    .replace(/index\.js$/, 'types/request/manifest.d.ts'),
  'utf8',
);

function listed(type: string): string[] {
  const [, names = ''] = new RegExp(`type ${type} = ([^;]+);`).exec(LISTED) ?? [];
  return [...names.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}

const BOT_SCOPES = [...listed('BotScope'), 'assistant:write'];
const EVENTS = listed('ManifestEvent');

function unknownNames({ oauth_config, settings }: Manifest): string[] {
  return [
    ...oauth_config.scopes.bot
      .filter((scope) => !BOT_SCOPES.includes(scope))
      .map((scope) => `no bot scope is called ${scope}`),
    ...settings.event_subscriptions.bot_events
      .filter((event) => !EVENTS.includes(event))
      .map((event) => `no event is called ${event}`),
  ];
}

function nameFaults({ features: { bot_user } }: Manifest): string[] {
  if (bot_user === undefined) return ['there is no bot user'];
  return /^[a-z0-9._-]+$/.test(bot_user.display_name) ? [] : [`display name: ${bot_user.display_name}`];
}

/** New apps can only have agent_view, which Slack gives assistant:write. */
function agentFaults({ features: { agent_view, assistant_view }, oauth_config }: Manifest): string[] {
  const hasScope = oauth_config.scopes.bot.includes('assistant:write');
  return [
    ...(agent_view !== undefined && assistant_view !== undefined ? ['agent_view and assistant_view together'] : []),
    ...(agent_view !== undefined && !hasScope ? ['agent_view wants assistant:write'] : []),
    ...(agent_view === undefined && hasScope ? ['assistant:write wants agent_view'] : []),
  ];
}

/** Over HTTP every way in has the same address; in Socket Mode none has one. */
function addressFaults({ features, settings }: Manifest): string[] {
  const { event_subscriptions, interactivity, socket_mode_enabled } = settings;
  const addresses = [
    event_subscriptions.request_url,
    interactivity?.request_url,
    ...features.slash_commands.map(({ url }) => url),
  ];
  if (socket_mode_enabled) return addresses.every((one) => one === undefined) ? [] : ['an address in Socket Mode'];
  if (addresses.includes(undefined)) return ['an address is missing'];
  const strange = addresses.filter((one) => one !== addresses[0] || !/^https:\/\/.+\/slack\/events$/.test(one ?? ''));
  return strange.map((one) => `address: ${one}`);
}

function scopeFaults(
  { oauth_config, features }: Manifest,
  { methods, events, hasCommand, hasShortcut }: Used,
): string[] {
  const subscribed = events.map(subscription);
  const unknown = [
    ...methods.filter((method) => !Object.hasOwn(METHOD_SCOPES, method)),
    ...subscribed.filter((event) => !Object.hasOwn(EVENT_SCOPES, event)),
  ];
  const needed = new Set([
    ...methods.map((method) => METHOD_SCOPES[method]),
    ...subscribed.map((event) => EVENT_SCOPES[event]),
    ...(hasCommand || hasShortcut ? ['commands'] : []),
    ...(features.agent_view === undefined ? [] : ['assistant:write']),
  ]);
  const { bot } = oauth_config.scopes;
  return [
    ...unknown.map((name) => `scopes.ts does not say what ${name} takes`),
    ...[...needed].filter((scope) => scope && !bot.includes(scope)).map((scope) => `scope missing: ${scope}`),
    ...bot.filter((scope) => !needed.has(scope)).map((scope) => `scope not used: ${scope}`),
  ];
}

function eventFaults({ settings }: Manifest, { events }: Used): string[] {
  const { bot_events } = settings.event_subscriptions;
  const heard = events.map(subscription);
  return [
    ...heard.filter((event) => !bot_events.includes(event)).map((event) => `not subscribed: ${event}`),
    ...bot_events.filter((event) => !heard.includes(event)).map((event) => `nobody listens for ${event}`),
  ];
}

/** Bolt's `message` is what is said to the bot in its direct talks; in channels it hears of mentions only. */
function subscription(event: string): string {
  return event === 'message' ? 'message.im' : event;
}

function entranceFaults({ features, settings }: Manifest, { hasCommand, hasShortcut }: Used): string[] {
  return [
    ...(features.slash_commands.length > 0 === hasCommand ? [] : ['commands']),
    ...(features.shortcuts.length > 0 === hasShortcut ? [] : ['shortcuts']),
    ...(settings.interactivity?.is_enabled ? [] : ['buttons do not work without interactivity']),
  ];
}
