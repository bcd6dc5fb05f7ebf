import type {
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  RichTextBlock,
  RichTextBlockElement,
  RichTextSection,
  RichTextText,
  SectionBlock,
} from '@slack/types';
import { LIMITS } from './limits.ts';

/** How a text looks; every look goes with words, never in place of them. */
export type Look = { bold?: true };

/** Letters, figures and punctuation that mean nothing in mrkdwn, and our sign for a file; a colon may begin an emoji code. */
const PLAIN = /^(?:📎 )?[\p{L}\p{N}](?:[\p{L}\p{N} ,.?!()'"”’–—%/§-]*[\p{L}\p{N}.?!)%”])?$/u;

/**
 * What Slack's reference leaves in doubt for a `plain_text`: it decodes entities in text objects, and may write emoji as
 * codes. In rich text all of it stands as it was typed.
 */
const DOUBTFUL = /[&<>]|\p{Extended_Pictographic}/u;

/** How long Slack finds a text: its code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/**
 * The text in pieces of at most `most` characters, which put together are the text again. Cut after a line where that
 * leaves half a piece, else after a word; a word is cut only when it is longer than a piece.
 */
export function pieces(text: string, most: number = LIMITS.text): string[] {
  const made: string[] = [];
  let rest = [...text.toWellFormed()];
  while (rest.length > most) {
    const end = cutAt(rest, most);
    made.push(rest.slice(0, end).join(''));
    rest = rest.slice(end);
  }
  return rest.length === 0 ? made : [...made, rest.join('')];
}

function cutAt(points: readonly string[], most: number): number {
  const line = points.lastIndexOf('\n', most - 1) + 1;
  if (line > most / 2) return line;
  let word = most;
  while (word > 0 && !/\s/u.test(points[word - 1] ?? '')) word -= 1;
  return word > 0 ? word : most;
}

/** The pieces that hold something to read; Slack takes no empty texts. */
export function shownPieces(text: string, most: number = LIMITS.text): string[] {
  return pieces(text, most).filter((piece) => !isBlank(piece));
}

export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The text shortened to `most` characters, with an ellipsis to show it; only where the whole stands elsewhere. */
export function cut(text: string, most: number): string {
  const points = [...text.toWellFormed()];
  if (points.length <= most) return points.join('');
  const kept = points.slice(0, most - 1).join('');
  const word = kept.replace(/\s+\S*$/u, '');
  return `${lengthOf(word) > most / 2 ? word : kept.trimEnd()}…`;
}

/** Text that is read as it stands: no marks, links, mentions or emoji codes. Never empty. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text: isBlank(text) ? '–' : text.toWellFormed(), emoji: false };
}

/** A name in bold, where nothing in it could be read as a mark; else as it stands. */
export function boldField(name: string): MrkdwnElement | PlainTextElement {
  return PLAIN.test(name) ? { type: 'mrkdwn', text: `*${name}*`, verbatim: true } : plain(name);
}

/** Our own text for `mrkdwn` fields: what mentions and links begin with stands as it is typed. */
export function escaped(text: string): string {
  return text.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function run(text: string, look: Look = {}): RichTextText {
  return { type: 'text', text: text.toWellFormed(), ...(look.bold && { style: { bold: true } }) };
}

function section(...elements: RichTextText[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

function richText(...elements: RichTextBlockElement[]): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** A text of any length, literally; none when there is nothing in it. */
export function textBlocks(text: string, look: Look = {}): KnownBlock[] {
  const shown = shownPieces(text);
  if (!look.bold) return shown.map(paragraph);
  return shown.length === 1 ? shown.map(boldBlock) : boldRuns(text);
}

/** A section, which every Slack draws; rich text where a section could be read as something else. */
function paragraph(text: string): KnownBlock {
  return DOUBTFUL.test(text) ? richText(section(run(text))) : whole({ type: 'section', text: plain(text) });
}

function boldBlock(text: string): KnownBlock {
  const bold = boldField(text);
  return bold.type === 'mrkdwn' && lengthOf(bold.text) <= LIMITS.text
    ? whole({ type: 'section', text: bold })
    : richText(section(run(text, { bold: true })));
}

/** Bold that goes on from block to block. */
function boldRuns(text: string): KnownBlock[] {
  return shownPieces(text).map((piece) => richText(section(run(piece, { bold: true }))));
}

/** Slack would else close a long section behind "see more". */
function whole(block: SectionBlock): SectionBlock {
  return { ...block, expand: true };
}

/** A name in bold and what it names beneath. */
export function namedBlocks(name: string, text: string): KnownBlock[] {
  return [...textBlocks(name, { bold: true }), ...textBlocks(text)];
}

/** A text that is led by a sign and a word in bold: on one line where both fit in one block. */
export function ledBlocks(lead: string, text: string): KnownBlock[] {
  return isBlank(lead) || isBlank(text) || lengthOf(lead) + 1 + lengthOf(text) > LIMITS.text
    ? namedBlocks(lead, text)
    : [richText(section(run(lead, { bold: true }), run(` ${text}`)))];
}

/** Small grey text. */
export function quietBlocks(text: string): KnownBlock[] {
  return shownPieces(text, LIMITS.context).map((piece) => context(piece));
}

export function context(...texts: string[]): ContextBlock {
  return { type: 'context', elements: texts.map(plain) };
}

/** A heading; what is too long for one goes on in bold beneath. */
export function headingBlocks(text: string): KnownBlock[] {
  const [first = '', ...rest] = pieces(oneLine(text), LIMITS.header);
  return isBlank(first) ? [] : [header(first), ...boldRuns(rest.join(''))];
}

function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Text that keeps its lines and columns and can be copied as a whole. */
export function preformattedBlocks(text: string): KnownBlock[] {
  return shownPieces(text).map((piece) => richText({ type: 'rich_text_preformatted', elements: [run(piece)] }));
}

const BULLET = '• ';

/** A list in as few blocks as hold it; an item that is too long goes on in its own paragraphs. */
export function listBlocks(items: readonly string[]): KnownBlock[] {
  const blocks: { list: string[]; rest: string[] }[] = [];
  for (const item of items.filter((one) => !isBlank(one))) {
    const [first = '', ...rest] = shownPieces(item, LIMITS.text - BULLET.length);
    const last = blocks.at(-1);
    if (last && last.rest.length === 0 && lengthOf(bulleted([...last.list, first])) <= LIMITS.text) {
      last.list.push(first);
      last.rest = rest;
    } else blocks.push({ list: [first], rest });
  }
  return blocks.flatMap(({ list, rest }) => [listBlock(list), ...rest.flatMap((piece) => textBlocks(piece))]);
}

function listBlock(items: readonly string[]): KnownBlock {
  return items.some((item) => DOUBTFUL.test(item))
    ? richText({ type: 'rich_text_list', style: 'bullet', elements: items.map((item) => section(run(item))) })
    : whole({ type: 'section', text: plain(bulleted(items)) });
}

function bulleted(items: readonly string[]): string {
  return items.map((item) => BULLET + item).join('\n');
}
