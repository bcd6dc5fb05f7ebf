import type { Card, FileOffer } from '../../ports.ts';
import { actionElements, type Sends } from './actions.ts';
import type { AdaptiveCard, Column, Element } from './element.ts';
import { inputElements } from './inputs.ts';
import { LIMITS, utf16Bytes } from './limits.ts';
import { headingBlock, literalLine, literalLines } from './literal.ts';
import { partElements } from './parts.ts';
import { shortened } from './shortened.ts';
import { WORDS } from './words.ts';

export type AdaptiveOptions = {
  /** The address at which the channel gives out a file. */
  linkTo: (file: FileOffer) => string;
  /** Where a decision document is handed in: in the chat, which the card tells of, or by the page's own means. */
  upload?: 'in-chat' | 'apart';
  /** The largest card, in bytes of UTF-16; `Infinity` where the channel knows no limit. */
  largest?: number;
};

/** How long a text on a card that is too large may be, in characters; tried in this order until the card fits. */
const TEXT_LENGTHS = [1000, 500, 250, 120, 60];

/** Draws a card. Texts are shown as they were typed. A card that is too large has its long texts cut, and says so. */
export function adaptiveCard(card: Card, options: AdaptiveOptions): AdaptiveCard {
  const largest = options.largest ?? LIMITS.card.max;
  const fits = (drawn: AdaptiveCard) => utf16Bytes(drawn) <= largest;
  let drawn = draw(card, options, 'execute');
  if (fits(drawn)) return drawn;
  drawn = draw(card, options, 'submit');
  for (const length of TEXT_LENGTHS) {
    if (fits(drawn)) return drawn;
    drawn = draw(shortened(card, length), options, 'submit');
  }
  return drawn;
}

function draw(card: Card, options: AdaptiveOptions, sends: Sends): AdaptiveCard {
  const words = WORDS[card.language];
  const wanted = options.upload !== 'apart' && card.wantsDocument ? words.handIn(card.wantsDocument.label) : '';
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: LIMITS.version.max,
    lang: card.language,
    fallbackText: words.cannotShow(card.title),
    body: [
      ...progressElements(card),
      { ...headingBlock(card.title, { weight: 'bolder', size: 'large' }), id: 'card-title', spacing: 'medium' },
      ...noticeElements(card),
      ...partElements(card.parts, { words, linkTo: options.linkTo, place: 'part' }),
      ...literalLines(wanted, { weight: 'bolder' }),
      ...card.inputs.flatMap((input) => inputElements(input, words)),
      ...actionElements(card.actions, sends),
      ...footnoteElements(card),
    ],
  };
}

/** How far the talk has come: in words, and as a bar for the eye. */
function progressElements({ progress }: Card): Element[] {
  if (!progress) return [];
  const done = Math.min(progress.done, progress.of);
  return [
    { ...literalLine([progress.text, { size: 'small', isSubtle: true }]), id: 'card-progress' },
    {
      type: 'ColumnSet',
      id: 'card-progress-bar',
      spacing: 'small',
      columns: [...stretch(done, 'accent'), ...stretch(progress.of - done, 'emphasis')],
    },
  ];
}

function stretch(width: number, style: 'accent' | 'emphasis'): Column[] {
  return width > 0 ? [{ type: 'Column', width, style, minHeight: '6px', spacing: 'none', items: [] }] : [];
}

const NOTICE_STYLES = { info: 'accent', good: 'good', warning: 'attention' } as const;

function noticeElements({ notices, language }: Card): Element[] {
  return notices.map(({ tone, text }, index) => ({
    type: 'Container',
    id: `notice-${index}`,
    style: NOTICE_STYLES[tone],
    spacing: 'medium',
    items: [
      ...literalLines(WORDS[language].tones[tone], { weight: 'bolder' }),
      ...literalLines(text).map((line) => ({ ...line, spacing: 'small' as const })),
    ],
  }));
}

function footnoteElements({ footnote = '' }: Card): Element[] {
  return literalLines(footnote, { size: 'small', isSubtle: true }).map((line, index) =>
    index === 0 ? { ...line, separator: true, spacing: 'large' } : line,
  );
}
