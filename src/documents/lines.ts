import { type Paragraph, paragraphsIn } from './paragraphs.ts';
import { unlessBroken } from './parts.ts';
import { readStyles, type Styles, styleChain } from './styles.ts';
import { mainPart, type WordFile } from './word-file.ts';
import { attribute, scan } from './xml-scan.ts';

/** A paragraph that has a text, with what is known about it and where a person finds it. */
export type Line = {
  text: string;
  /** In Swedish, as the documents are: `sidhuvudet`, `tabell 1`, `stycke 4`. */
  place: string;
  /** Name of the style, in lower case. */
  style: string;
  /** Level of the heading: 1 is the highest. */
  level?: number;
  isBold: boolean;
  cell?: NonNullable<Paragraph['cell']>;
};

/** The lines of a document: of its headers, its footers, and what is between them. */
export type Lines = { headers: Line[]; footers: Line[]; body: Line[] };

/** Headers or footers that are read; a document has three kinds for each section. */
const PARTS_MAX = 30;
/** The order of headers of a section: the one of the first page has most to tell. */
const KINDS = ['first', 'default', 'even'];

export function readLines(word: WordFile): Lines {
  const main = mainPart(word);
  const name = word.links.find(({ type }) => type === 'styles')?.target;
  const styles = readStyles(name === undefined ? undefined : unlessBroken(() => word.parts.xml(name)));
  let counted = 0;
  const inBody = ({ cell }: Paragraph) => (cell === undefined ? `stycke ${++counted}` : `tabell ${cell.table}`);
  return {
    headers: linesOfParts(word, styles, 'header', 'sidhuvudet'),
    footers: linesOfParts(word, styles, 'footer', 'sidfoten'),
    body: linesOf(paragraphsIn(main, false), styles, inBody),
  };
}

/** The headers, or the footers, in the order that sections refer to them; the first page's before the others. */
function linesOfParts(word: WordFile, styles: Styles, type: 'header' | 'footer', place: string): Line[] {
  const main = mainPart(word).text;
  const references: { id: string; rank: number }[] = [];
  scan(main, {
    tag(tag) {
      if (tag.kind === 'close' || tag.name !== `w:${type}Reference`) return;
      const rank = KINDS.indexOf(attribute(main, tag, 'w:type') ?? 'default');
      references.push({ id: attribute(main, tag, 'r:id') ?? '', rank });
    },
  });
  const ordered = references.toSorted((a, b) => a.rank - b.rank).map(({ id }) => id);
  const ids = [...new Set(ordered)].slice(0, PARTS_MAX);
  const targets = ids.flatMap((id) => word.links.find((link) => link.id === id && link.type === type)?.target ?? []);
  return [...new Set(targets)].flatMap((target) => {
    const part = unlessBroken(() => word.parts.xml(target));
    const paragraphs = part === undefined ? [] : (unlessBroken(() => paragraphsIn(part, false)) ?? []);
    return linesOf(paragraphs, styles, () => place);
  });
}

function linesOf(paragraphs: Paragraph[], styles: Styles, placeOf: (paragraph: Paragraph) => string): Line[] {
  return paragraphs.flatMap((paragraph) => {
    const text = cleaned(paragraph.text);
    if (text === '') return [];
    const chain = styleChain(styles, paragraph.style);
    const level = levelOf(paragraph, chain);
    return [
      {
        text,
        place: placeOf(paragraph),
        style: chain[0]?.name ?? '',
        isBold: paragraph.bold ?? false,
        ...(level === undefined ? {} : { level }),
        ...(paragraph.cell === undefined ? {} : { cell: paragraph.cell }),
      },
    ];
  });
}

function levelOf({ outline }: Paragraph, chain: { name: string; outline?: number }[]): number | undefined {
  if (outline !== undefined) return outline;
  for (const style of chain) {
    const named = /^heading ([1-9])$/.exec(style.name)?.[1];
    if (named !== undefined) return Number(named);
    if (style.outline !== undefined) return style.outline <= 9 ? style.outline : undefined;
  }
  return undefined;
}

/** Without characters that nobody sees: soft hyphens, zero-width ones, spaces of other kinds. */
function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/[^\S\t\n]/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim();
}
