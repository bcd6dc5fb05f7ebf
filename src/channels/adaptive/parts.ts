import type { CardPart, FileOffer } from '../../ports.ts';
import type { Column, Element } from './element.ts';
import { cutTitle, headingBlock, literalLine, literalLines } from './literal.ts';
import type { AdaptiveWords } from './words.ts';

/** What the parts of a card need from around them. `place` makes their ids, which pages hang their marks on. */
export type PartOptions = { words: AdaptiveWords; linkTo: (file: FileOffer) => string; place: string };

/** A table with more columns than this is shown as a list of records, so that it can be read on a phone. */
const TABLE_COLUMNS_MAX = 3;
/** A fact whose name or value is longer, in characters, takes a line for each. */
const FACT_LINE_MAX = 60;

/** Draws the parts of a card, in order; none is left out. */
export function partElements(parts: readonly CardPart[], options: PartOptions): Element[] {
  return parts.flatMap((part, index) => partElement(part, { ...options, place: `${options.place}-${index}` }));
}

function partElement(part: CardPart, options: PartOptions): Element[] {
  const { place } = options;
  switch (part.part) {
    case 'paragraph':
      return apart(literalLines(part.text, part.tone ? TONES[part.tone] : {}));
    case 'heading':
      return [
        { ...headingBlock(part.text, { weight: 'bolder', size: 'medium' }), id: `heading-${place}`, spacing: 'large' },
      ];
    case 'facts':
      return part.facts.flatMap(factElements);
    case 'list':
      return [{ type: 'Container', id: `list-${place}`, spacing: 'small', items: part.items.flatMap(listItem) }];
    case 'table':
      return part.columns.length > TABLE_COLUMNS_MAX ? records(part) : table(part, place);
    case 'ready-text':
      return [readyText(part, place)];
    case 'files':
      return part.files.map((file) => fileLink(file, options));
    case 'more':
      return [more(part, options)];
  }
}

const TONES = { strong: { weight: 'bolder' }, quiet: { isSubtle: true } } as const;

function apart(elements: Element[]): Element[] {
  return elements.map((element, index) => (index === 0 ? { ...element, spacing: 'medium' } : element));
}

function factElements({ name, value }: { name: string; value: string }): Element[] {
  const isSentence = /[.?!…]$/u.test(name);
  const isShort =
    !isSentence && name.length <= FACT_LINE_MAX && value.length <= FACT_LINE_MAX && !/[\r\n]/u.test(value);
  if (isShort) return [{ ...literalLine([`${name}: `, { weight: 'bolder' }], [value, {}]), spacing: 'small' }];
  const values = literalLines(value);
  return [
    ...apart(literalLines(name, { weight: 'bolder' })),
    ...values.map((line) => ({ ...line, spacing: 'small' as const })),
  ];
}

function listItem(item: string): Element[] {
  return literalLines(item).map((line, index) =>
    line.type === 'RichTextBlock' && index === 0
      ? { ...line, inlines: [{ type: 'TextRun', text: '• ' }, ...line.inlines], spacing: 'small' }
      : line,
  );
}

type Table = Extract<CardPart, { part: 'table' }>;

function table({ caption, columns, rows }: Table, place: string): Element[] {
  const heads = columns.map((title) => cell(literalLines(title, { weight: 'bolder' })));
  return [
    { ...literalLine([caption, { weight: 'bolder' }]), id: `caption-${place}`, spacing: 'medium' },
    {
      type: 'Container',
      id: `table-${place}`,
      spacing: 'small',
      items: [
        { type: 'ColumnSet', columns: heads },
        ...rows.map(
          (row): Element => ({
            type: 'ColumnSet',
            spacing: 'small',
            separator: true,
            columns: columns.map((_, index) => cell(literalLines(row[index] || '–'))),
          }),
        ),
      ],
    },
  ];
}

function cell(items: Element[]): Column {
  return { type: 'Column', width: 'stretch', items };
}

/** Each row as a heading and its other cells as facts. */
function records({ caption, columns, rows }: Table): Element[] {
  return [
    ...apart(literalLines(caption, { weight: 'bolder' })),
    ...rows.map(
      (row): Element => ({
        type: 'Container',
        separator: true,
        spacing: 'medium',
        items: columns.flatMap((name, index) => factElements({ name, value: row[index] || '–' })),
      }),
    ),
  ];
}

function readyText({ title, text }: Extract<CardPart, { part: 'ready-text' }>, place: string): Element {
  return {
    type: 'Container',
    id: `ready-${place}`,
    style: 'emphasis',
    spacing: 'medium',
    items: [
      ...literalLines(title, { weight: 'bolder' }),
      ...literalLines(text).map((line) => ({ ...line, spacing: 'small' as const })),
    ],
  };
}

function fileLink(file: FileOffer, { words, linkTo }: PartOptions): Element {
  const title = cutTitle(words.download(file.name, fileSize(file.size)));
  return { type: 'ActionSet', spacing: 'small', actions: [{ type: 'Action.OpenUrl', title, url: linkTo(file) }] };
}

/** A size as people say it; a thousand bytes is a kilobyte, as in the operating systems' own lists. */
function fileSize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0kB`
    : `${Math.round(bytes / 1_000_000)}\u00a0MB`;
}

function more({ title, parts }: Extract<CardPart, { part: 'more' }>, options: PartOptions): Element {
  const body = partElements(parts, options);
  return {
    type: 'ActionSet',
    id: `more-${options.place}`,
    spacing: 'medium',
    actions: [{ type: 'Action.ShowCard', title: cutTitle(title), card: { type: 'AdaptiveCard', body } }],
  };
}
