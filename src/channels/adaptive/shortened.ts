import type { Card, CardPart } from '../../ports.ts';
import { WORDS } from './words.ts';

/** The card with its texts cut to `length` characters, and a notice that they are; inputs keep what stands in them. */
export function shortened(card: Card, length: number): Card {
  return {
    ...card,
    notices: [
      { tone: 'info', text: WORDS[card.language].shortened },
      ...card.notices.map(({ tone, text }) => ({ tone, text: cut(text, length) })),
    ],
    parts: card.parts.map((part) => shorter(part, length)),
  };
}

function shorter(part: CardPart, length: number): CardPart {
  switch (part.part) {
    case 'paragraph':
    case 'ready-text':
      return { ...part, text: cut(part.text, length) };
    case 'facts':
      return { ...part, facts: part.facts.map(({ name, value }) => ({ name, value: cut(value, length) })) };
    case 'list':
      return { ...part, items: part.items.map((item) => cut(item, length)) };
    case 'table':
      return { ...part, rows: part.rows.map((row) => row.map((cell) => cut(cell, length))) };
    case 'more':
      return { ...part, parts: part.parts.map((inner) => shorter(inner, length)) };
    case 'heading':
    case 'files':
      return part;
  }
}

/** The text cut between two characters, never within one. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
