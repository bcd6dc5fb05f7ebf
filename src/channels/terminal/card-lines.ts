import type { Card, CardInput, CardPart } from '../../ports.ts';
import { GAP, type Line, looking, partLines } from './part-lines.ts';
import { WORDS } from './words.ts';
import { WIDTH, wrapped } from './wrap.ts';

/** The sign before a notice, so that its tone is not told by colour alone. */
const SIGNS = { info: 'i', good: '+', warning: '!' } as const;

/** A card as lines of at most 80 columns: notices, how far the talk has come, title and parts. Pure. */
export function cardLines(card: Card): Line[] {
  const words = WORDS[card.language];
  const notices = card.notices.flatMap(({ tone, text }) => [
    GAP,
    ...looking(wrapped(`${words.tones[tone]}: ${text}`, WIDTH, { first: `${SIGNS[tone]} ` }), tone),
  ]);
  return [
    ...notices,
    GAP,
    ...(card.progress ? looking(wrapped(card.progress.text), 'quiet') : []),
    ...looking(wrapped(card.title, WIDTH, { first: '# ' }), 'title'),
    ...partLines(card.parts, words),
  ];
}

/** The card's footnote, for the first card that bears it. */
export function footnoteLines({ footnote }: Card): Line[] {
  return footnote === undefined ? [] : looking(wrapped(footnote), 'quiet');
}

/** What is behind buttons on the card, closed at first. */
export function closedParts({ parts }: Card): Extract<CardPart, { part: 'more' }>[] {
  return parts.filter((part) => part.part === 'more');
}

/** What is behind one such button, opened. */
export function openedLines({ title, parts }: Extract<CardPart, { part: 'more' }>, { language }: Card): Line[] {
  return [GAP, ...looking(wrapped(title, WIDTH, { first: '## ' }), 'heading'), ...partLines(parts, WORDS[language])];
}

/** What was wrong with the last try, for the place above the input it belongs to. */
export function faultLines({ fault }: CardInput, { language }: Card): Line[] {
  if (fault === undefined) return [];
  return [GAP, ...looking(wrapped(`${WORDS[language].fault}: ${fault}`, WIDTH, { first: '! ' }), 'warning')];
}

/** What an input asks for: its label, whether it may be left, how a date is written, and its hint. */
export function inputText(input: CardInput, { language, title }: Card): string {
  const words = WORDS[language];
  const marks = [...(input.input === 'date' ? [words.dateForm] : []), ...(input.required ? [] : [words.optional])];
  const label = input.label === title ? words.yourChoice : input.label;
  return [marks.length === 0 ? label : `${label} – ${marks.join(', ')}`, ...(input.hint ? [input.hint] : [])].join(
    '\n',
  );
}
