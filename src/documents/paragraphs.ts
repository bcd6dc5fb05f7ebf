import { BOOKMARK, TAG_PREFIX } from './marks.ts';
import { attribute, type Stretch, scan, type Tag } from './xml-scan.ts';
import { plainText, type XmlText } from './xml-text.ts';

/** A paragraph as a person sees it. */
export type Paragraph = {
  text: string;
  style?: string;
  /** Level of outline: 1 is the highest. */
  outline?: number;
  /** Whether all its text is bold by its own formatting; undefined when it says nothing. */
  bold?: boolean;
  /** The cell it stands in: which table of the part, row and column, all from 1. */
  cell?: { table: number; row: number; column: number };
};

/** Where a reader of the paragraphs is. */
type Place = {
  paragraphs: Paragraph[];
  open: Paragraph[];
  tables: { table: number; row: number; column: number; span: number }[];
  tableCount: number;
  run?: { bold?: boolean; hidden: boolean };
  isText: boolean;
  /** Depth of the element whose content is passed over; 0 when none is. */
  passOver: number;
  /** Content controls around: the depth of each, and whether what is in it is no text of the document. */
  controls: { depth: number; empty: boolean }[];
  /** Inside an appendix of ours whose block is lost. */
  own: boolean;
};

/** What stands in the file and not in the document: deleted, moved away, for old programs, as it was before. */
const PASSED_OVER = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:rPrChange', 'w:pPrChange', 'w:sectPrChange']);
const OFF = new Set(['0', 'false', 'off', 'none']);
const MARKS: Record<string, string> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

/** The paragraphs of a part, or of a stretch of it; `withOurs` takes the appendixes that we made as well. */
export function paragraphsIn(part: XmlText, withOurs: boolean, stretch?: Stretch): Paragraph[] {
  const place: Place = { paragraphs: [], open: [], tables: [], tableCount: 0, isText: false, passOver: 0, controls: [], own: false };
  scan(
    part.text,
    {
      tag(tag) {
        if (place.passOver > 0) {
          if (tag.kind === 'close' && tag.depth === place.passOver) place.passOver = 0;
        } else if (tag.kind === 'open' && PASSED_OVER.has(tag.name)) place.passOver = tag.depth;
        else if (tag.kind === 'close') leave(place, tag);
        else enter(part, place, tag, withOurs);
      },
      text(piece, isCdata) {
        if (!place.isText || place.passOver > 0 || place.run?.hidden === true) return;
        add(place, plainText(part, piece, isCdata));
      },
    },
    stretch,
  );
  return place.paragraphs;
}

/** The text of an appendix for its hash: a line a paragraph, white space and what is empty left out. */
export function visibleText(part: XmlText, stretch?: Stretch): string {
  return paragraphsIn(part, true, stretch)
    .map(({ text }) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function enter(part: XmlText, place: Place, tag: Tag, withOurs: boolean): void {
  const paragraph = place.open.at(-1);
  const isOpen = tag.kind === 'open';
  const valueOf = (name: string) => plainText(part, attribute(part.text, tag, name) ?? '');
  if (tag.name === 'w:p') enterParagraph(place, isOpen);
  else if (tag.name === 'w:r') place.run = { hidden: false };
  else if (tag.name === 'w:t') place.isText = isOpen;
  else if (paragraph !== undefined && place.run !== undefined && tag.name in MARKS) add(place, MARKS[tag.name] ?? '');
  else if (place.run !== undefined && tag.name === 'w:b') place.run.bold = !OFF.has(valueOf('w:val'));
  else if (place.run !== undefined && tag.name === 'w:vanish') place.run.hidden = !OFF.has(valueOf('w:val'));
  else if (paragraph !== undefined && tag.name === 'w:pStyle') paragraph.style = valueOf('w:val');
  else if (paragraph !== undefined && tag.name === 'w:outlineLvl') setOutline(paragraph, Number(valueOf('w:val')));
  else if (tag.name === 'w:bookmarkStart' && !withOurs) place.own = isOwn(valueOf('w:name'), place.own);
  else if (isOpen && tag.name === 'w:sdt') place.controls.push({ depth: tag.depth, empty: false });
  else if (tag.name === 'w:showingPlcHdr' && !OFF.has(valueOf('w:val'))) setEmpty(place);
  else if (tag.name === 'w:tag' && !withOurs && valueOf('w:val').startsWith(TAG_PREFIX)) setEmpty(place);
  else if (isOpen && tag.name === 'w:sdtContent' && place.controls.at(-1)?.empty === true) place.passOver = tag.depth;
  else enterTable(place, tag, valueOf);
}

function enterParagraph(place: Place, isOpen: boolean): void {
  const at = place.tables.at(-1);
  const cell = at && { table: at.table, row: at.row, column: at.column };
  const paragraph: Paragraph = { text: '', ...(cell && cell.column > 0 ? { cell } : {}) };
  if (isOpen) place.open.push(paragraph);
  else if (!place.own) place.paragraphs.push(paragraph);
}

function enterTable(place: Place, tag: Tag, valueOf: (name: string) => string): void {
  if (tag.kind === 'open' && tag.name === 'w:tbl') {
    place.tableCount += 1;
    place.tables.push({ table: place.tableCount, row: 0, column: 0, span: 1 });
  }
  const at = place.tables.at(-1);
  if (at === undefined) return;
  if (tag.name === 'w:tr') Object.assign(at, { row: at.row + 1, column: 0, span: 1 });
  if (tag.name === 'w:tc') Object.assign(at, { column: at.column + at.span, span: 1 });
  if (tag.name === 'w:gridSpan') at.span = Math.max(1, Number(valueOf('w:val')) || 1);
}

function leave(place: Place, tag: Tag): void {
  if (tag.name === 'w:t') place.isText = false;
  else if (tag.name === 'w:r') delete place.run;
  else if (tag.name === 'w:tbl') place.tables.pop();
  else if (tag.name === 'w:sdt' && place.controls.at(-1)?.depth === tag.depth) place.controls.pop();
  else if (tag.name === 'w:p') {
    const paragraph = place.open.pop();
    if (paragraph !== undefined && !place.own) place.paragraphs.push(paragraph);
    if (place.own && paragraph?.text === END_OF_OURS) place.own = false;
  }
}

function add(place: Place, text: string): void {
  const paragraph = place.open.at(-1);
  if (paragraph === undefined) return;
  paragraph.text += text;
  if (place.run !== undefined && text.trim() !== '') paragraph.bold = place.run.bold === true && paragraph.bold !== false;
}
