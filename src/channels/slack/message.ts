import type { HomeView, KnownBlock } from '@slack/types';
import type { Card } from '../../ports.ts';
import { blockId } from './actions.ts';
import { standingBlocks } from './asking.ts';
import { context, cut, escaped, headingBlocks, isBlank, lengthOf, quietBlocks, textBlocks } from './block-text.ts';
import {
  actionBlocks,
  BUTTONS_SHOWN,
  button,
  caseOf,
  choiceBlocks,
  type SlackOptions,
  showsEveryButton,
} from './buttons.ts';
import { HOME, LIMITS, MESSAGE, type Room } from './limits.ts';
import { type DrawMore, noticeBlocks, partBlocks } from './parts.ts';
import { WORDS } from './words.ts';

/** A message as `chat.postMessage` and `chat.update` take it: `text` is what notifications show. */
export type SlackMessage = { text: string; blocks: KnownBlock[] };

/** A card as a message. What has no room is not cut: a button then opens everything in a modal. */
export function slackMessage(card: Card, options: SlackOptions = {}): SlackMessage {
  return { text: notification(card), blocks: cardBlocks(card, options, MESSAGE) };
}

/** A card as the home tab. */
export function homeView(card: Card, options: SlackOptions = {}): HomeView {
  return { type: 'home', blocks: cardBlocks(card, options, HOME) };
}

function cardBlocks(card: Card, options: SlackOptions, room: Room): KnownBlock[] {
  const { opening, body, closing } = drawn(card, options, (part, index) => [
    ...(lengthOf(part.title) > LIMITS.button ? textBlocks(part.title, { bold: true }) : []),
    {
      type: 'actions',
      block_id: blockId(caseOf(card, options), `more${index}`, options.salt),
      elements: [button(part.title, { kind: 'more', part: index, again: options.again }, index)],
    },
  ]);
  const whole = [...opening, ...body, ...closing];
  return showsEveryButton(card) && fits(whole, room) ? whole : firstOf({ opening, body, closing }, card, options, room);
}

type Drawn = { opening: KnownBlock[]; body: KnownBlock[]; closing: KnownBlock[] };

function drawn(card: Card, options: SlackOptions, more?: DrawMore): Drawn {
  const [heading, ...titleRest] = headingBlocks(card.title);
  const wanted = card.wantsDocument ? WORDS[card.language].handIn(card.wantsDocument.label) : '';
  return {
    opening: heading ? [heading] : [],
    body: [
      ...titleRest,
      ...progressBlocks(card),
      ...noticeBlocks(card),
      ...partBlocks(card.parts, card.language, more),
      ...(wanted === '' ? [] : textBlocks(`📎 ${wanted}`, { bold: true })),
      ...standingBlocks(card),
    ],
    closing: [...choiceBlocks(card, options), ...actionBlocks(card, options), ...quietBlocks(card.footnote ?? '')],
  };
}

/** Everything that can be read on a card, with what is closed at first open: what the modal with everything shows. */
export function wholeBlocks(card: Card, options: SlackOptions): KnownBlock[] {
  const { opening, body, closing } = drawn(card, options);
  const texts = closing.filter(({ type }) => type !== 'actions');
  const rest = actionBlocks(card, options, { from: BUTTONS_SHOWN, to: Number.POSITIVE_INFINITY });
  return [...opening, ...body, ...texts, ...rest.filter(({ type }) => type === 'actions')];
}

/** The first parts of a card that has no room, with every button and one that opens the whole. */
function firstOf({ opening, body, closing }: Drawn, card: Card, options: SlackOptions, room: Room): KnownBlock[] {
  const words = WORDS[card.language];
  const all: KnownBlock[] = [
    context(words.notAll),
    {
      type: 'actions',
      block_id: blockId(caseOf(card, options), 'all', options.salt),
      elements: [button(words.readAll, { kind: 'all', again: options.again }, 0)],
    },
  ];
  const bare = closing.filter(({ type }) => type === 'actions');
  const end = fits([...opening, ...all, ...closing], room) ? closing : bare;
  const shown: KnownBlock[] = [];
  for (const block of body) {
    if (!fits([...opening, ...shown, block, ...all, ...end], room)) break;
    shown.push(block);
  }
  while (shown.at(-1)?.type === 'header') shown.pop();
  return [...opening, ...shown, ...all, ...end];
}

function fits(blocks: readonly KnownBlock[], room: Room): boolean {
  const texts = textsIn(blocks).reduce((sum, text) => sum + lengthOf(text), 0);
  const isShort = texts + blocks.length * room.marginPerBlock <= room.characters;
  return blocks.length <= room.blocks && isShort && JSON.stringify(blocks).length <= room.json;
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) =>
    typeof inner === 'string' ? (field === 'text' ? [inner] : []) : textsIn(inner),
  );
}

/** The longest bar for the eye, in marks. */
const BAR_MAX = 20;

/** How far the talk has come: in words, and as a bar for the eye. */
function progressBlocks({ progress }: Card): KnownBlock[] {
  if (!progress || isBlank(progress.text)) return [];
  const of = Math.max(1, Math.min(BAR_MAX, Math.round(progress.of)));
  const part = progress.of > 0 ? progress.done / progress.of : 1;
  const done = Math.max(0, Math.min(of, Math.round(part * of)));
  const bar = '▰'.repeat(done) + '▱'.repeat(of - done);
  return lengthOf(progress.text) > LIMITS.context ? quietBlocks(progress.text) : [context(progress.text, bar)];
}

/** The longest text of a notification, in characters. */
const NOTIFICATION_MAX = 1000;

/** What a notification says: the title and the notices; the blocks say the rest. */
function notification({ title, progress, notices }: Card): string {
  const said = [progress ? `${progress.text}: ${title}` : title, ...notices.map(({ text }) => text)];
  return escaped(cut(said.filter((text) => !isBlank(text)).join('\n') || '…', NOTIFICATION_MAX));
}
