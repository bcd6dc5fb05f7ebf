import type { KnownBlock } from '@slack/types';
import type { Card, CardPart, FileOffer } from '../../ports.ts';
import { headingBlocks, ledBlocks, listBlocks, preformattedBlocks, quietBlocks, textBlocks } from './block-text.ts';
import { factBlocks } from './facts.ts';
import { tableBlocks } from './table.ts';
import { WORDS } from './words.ts';

type More = Extract<CardPart, { part: 'more' }>;

/** What stands for a part that is closed at first; `index` is its place in the card. */
export type DrawMore = (part: More, index: number) => KnownBlock[];

const SIGNS = { info: 'ℹ️', good: '✅', warning: '⚠️' } as const;

/** Draws the parts of a card, in order; none is left out. What is closed at first is drawn open when nothing else is said. */
export function partBlocks(
  parts: readonly CardPart[],
  language: Card['language'],
  more: DrawMore = ({ title, parts }) => [...headingBlocks(title), ...partBlocks(parts, language)],
): KnownBlock[] {
  return parts.flatMap((part, index) => (part.part === 'more' ? more(part, index) : partBlock(part, language)));
}

function partBlock(part: Exclude<CardPart, More>, language: Card['language']): KnownBlock[] {
  switch (part.part) {
    case 'paragraph':
      return part.tone === 'quiet' ? quietBlocks(part.text) : textBlocks(part.text, part.tone ? { bold: true } : {});
    case 'heading':
      return headingBlocks(part.text);
    case 'facts':
      return factBlocks(part.facts);
    case 'list':
      return listBlocks(part.items);
    case 'table':
      return tableBlocks(part);
    case 'ready-text':
      return [...textBlocks(part.title, { bold: true }), ...preformattedBlocks(part.text)];
    case 'files':
      return fileBlocks(part.files, language);
  }
}

/** The names of files that are sent in the talk beside the card. */
function fileBlocks(files: readonly FileOffer[], language: Card['language']): KnownBlock[] {
  if (files.length === 0) return [];
  return [
    ...textBlocks(WORDS[language].files(files.length)),
    ...listBlocks(files.map(({ name, size }) => `${name} (${fileSize(size)})`)),
  ];
}

/** A size as people say it; a thousand bytes is a kilobyte, as in the operating systems' own lists. */
function fileSize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0kB`
    : `${Math.round(bytes / 1_000_000)}\u00a0MB`;
}

/** What has to be known, with a sign and a word for its tone. */
export function noticeBlocks({ notices, language }: Pick<Card, 'notices' | 'language'>): KnownBlock[] {
  return notices.flatMap(({ tone, text }) => ledBlocks(`${SIGNS[tone]} ${WORDS[language].tones[tone]}:`, text));
}

/** What was wrong with what stands in an input. */
export function faultBlocks(label: string, fault: string): KnownBlock[] {
  return ledBlocks(label === '' ? SIGNS.warning : `${SIGNS.warning} ${label}:`, fault);
}
