/**
 * Slack's limits, the one table. Lengths are in characters (code points: å is 1, an emoji is 1), times in ms.
 * Sources: JSDoc of @slack/types 3.2, method docs; bolt-js #2509 and #2867 for the text of all blocks.
 */
export const LIMITS = {
  blocks: { message: 50, modal: 100, home: 100 },
  /** Text of all blocks of a message. Undocumented: refused at 11 341 characters once, so each block adds a margin. */
  blocksText: { characters: 12_000, marginPerBlock: 50 },
  text: { posted: 40_000, updated: 4_000 },
  section: { text: 3_000, fields: 10, field: 2_000 },
  header: 150,
  contextElements: 10,
  contextActions: 5,
  actions: 25,
  markdown: 12_000,
  image: { altText: 2_000, title: 2_000, url: 3_000 },
  table: { rows: 100, cells: 20 },
  card: { title: 150, body: 200, carousel: 10 },
  container: { title: 150, blocks: 10 },
  /** The value is 75 by the types, 150 by slackblocks: the shorter one holds here. */
  option: { text: 75, value: 75, description: 75, url: 3_000 },
  options: { radioOrCheckbox: 10, select: 100, groups: 100, overflow: { least: 2, most: 5 } },
  placeholder: 150,
  input: { label: 2_000, hint: 2_000, typed: 3_000 },
  button: { text: 75, value: 2_000, url: 3_000, label: 75 },
  confirm: { title: 100, text: 300, button: 30 },
  id: 255,
  view: { title: 24, button: 24, privateMetadata: 3_000, bytes: 250_000, stack: 3 },
  fileInput: { files: 10, bytes: 10_000_000 },
  suggestedPrompts: 4,
  trigger: 3_000,
  ack: 3_000,
  responseUrl: { uses: 5, open: 30 * 60_000 },
  sockets: 10,
} as const;

/** Calls a minute, by tier (docs, java-slack-sdk `MethodsRateLimits`). */
const TIERS = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

/** Calls a minute of a method in a workspace; chat.postMessage goes by channel instead: one a second. */
export function callsAMinute(method: string): number | undefined {
  const tier = tiers[method];
  return tier === undefined ? undefined : TIERS[tier];
}

const tiers: Record<string, keyof typeof TIERS> = {
  'apps.connections.open': 1,
  'team.info': 3,
  'bots.info': 3,
  'chat.update': 3,
  'chat.delete': 3,
  'chat.postEphemeral': 4,
  'views.open': 4,
  'views.update': 4,
  'views.push': 4,
  'views.publish': 4,
  'files.info': 4,
  'files.getUploadURLExternal': 4,
  'files.completeUploadExternal': 4,
  'conversations.open': 3,
  'conversations.replies': 3,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.members': 4,
  'users.info': 4,
  'users.lookupByEmail': 3,
  'assistant.threads.setTitle': 3,
  'assistant.threads.setSuggestedPrompts': 3,
};
