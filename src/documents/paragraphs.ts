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

type Run = { bold?: boolean; hidden: boolean };

/** Where a reader of the paragraphs is. */
type Place = {
  paragraphs: Paragraph[];
  /** The paragraphs around, and the run that each stands in: a text box is a paragraph inside a run. */
  open: { paragraph: Paragraph; run: Run | undefined }[];
  tables: { table: number; row: number; column: number; span: number }[];
  tableCount: number;
  run: Run | undefined;
  isText: boolean;
  /** Depth of the element whose content is passed over; 0 when none is. */
  passOver: number;
  /** Content controls around: the depth of each, and whether what is in it is no text of the document. */
  controls: { depth: number; empty: boolean }[];
  /** Inside an appendix of ours whose block is lost, or in the last paragraph of it. */
  own: 'no' | 'yes' | 'last';
};

/** What stands in the file and not in the document: deleted, moved away, for old programs, as it was before. */
const PASSED_OVER = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:rPrChange', 'w:pPrChange', 'w:sectPrChange']);
const OFF = new Set(['0', 'false', 'off', 'none']);
const MARKS: Record<string, string> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

/** The paragraphs of a part, or of a stretch of it; `withOurs` takes the appendixes that we made as well. */
export function paragraphsIn(part: XmlText, withOurs: boolean, stretch?: Stretch): Paragraph[] {
  const place = begin();
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
  const paragraph = place.open.at(-1)?.paragraph;
  const isOpen = tag.kind === 'open';
  const said = (name: string) => plainText(part, attribute(part.text, tag, name) ?? '');
  if (tag.name === 'w:p') enterParagraph(place, isOpen);
  else if (tag.name === 'w:r') place.run = { hidden: false };
  else if (tag.name === 'w:t') place.isText = isOpen;
  else if (paragraph !== undefined && place.run !== undefined && tag.name in MARKS) add(place, MARKS[tag.name] ?? '');
  else if (place.run !== undefined && tag.name === 'w:b') place.run.bold = !OFF.has(said('w:val'));
  else if (place.run !== undefined && tag.name === 'w:vanish') place.run.hidden = !OFF.has(said('w:val'));
  else if (paragraph !== undefined && tag.name === 'w:pStyle') paragraph.style = said('w:val');
  else if (paragraph !== undefined && tag.name === 'w:outlineLvl') setOutline(paragraph, Number(said('w:val')));
  else if (tag.name === 'w:bookmarkStart' && !withOurs) enterOwn(place, said('w:name'));
  else if (isOpen && tag.name === 'w:sdt') place.controls.push({ depth: tag.depth, empty: false });
  else if (tag.name === 'w:showingPlcHdr' && !OFF.has(said('w:val'))) setEmpty(place);
  else if (tag.name === 'w:tag' && !withOurs && said('w:val').startsWith(TAG_PREFIX)) setEmpty(place);
  else if (isOpen && tag.name === 'w:sdtContent' && place.controls.at(-1)?.empty === true) place.passOver = tag.depth;
  else enterTable(place, tag, said);
}

function enterParagraph(place: Place, isOpen: boolean): void {
  const at = place.tables.at(-1);
  const cell = at && { table: at.table, row: at.row, column: at.column };
  const paragraph: Paragraph = { text: '', ...(cell && cell.column > 0 ? { cell } : {}) };
  if (!isOpen) {
    if (place.own === 'no') place.paragraphs.push(paragraph);
    return;
  }
  place.open.push({ paragraph, run: place.run });
  place.run = undefined;
}

function enterOwn(place: Place, bookmark: string): void {
  const what = BOOKMARK.exec(bookmark)?.[1];
  if (what === 'start') place.own = 'yes';
  if (what === 'draft' || (what === 'end' && place.own === 'yes')) place.own = 'last';
}

/** What the content control around holds is no text of the document: a prompt to fill in, or an appendix of ours. */
function setEmpty(place: Place): void {
  const control = place.controls.at(-1);
  if (control !== undefined) control.empty = true;
}

function setOutline(paragraph: Paragraph, level: number): void {
  if (level >= 0 && level <= 8) paragraph.outline = level + 1;
}

function enterTable(place: Place, tag: Tag, said: (name: string) => string): void {
  if (tag.kind === 'open' && tag.name === 'w:tbl') {
    place.tableCount += 1;
    place.tables.push({ table: place.tableCount, row: 0, column: 0, span: 1 });
  }
  const at = place.tables.at(-1);
  if (at === undefined) return;
  if (tag.name === 'w:tr') Object.assign(at, { row: at.row + 1, column: 0, span: 1 });
  if (tag.name === 'w:tc') Object.assign(at, { column: at.column + at.span, span: 1 });
  if (tag.name === 'w:gridSpan') at.span = Math.max(1, Number(said('w:val')) || 1);
}

function leave(place: Place, tag: Tag): void {
  if (tag.name === 'w:t') place.isText = false;
  else if (tag.name === 'w:r') place.run = undefined;
  else if (tag.name === 'w:tbl') place.tables.pop();
  else if (tag.name === 'w:sdt' && place.controls.at(-1)?.depth === tag.depth) place.controls.pop();
  else if (tag.name === 'w:p') leaveParagraph(place);
}

function leaveParagraph(place: Place): void {
  const left = place.open.pop();
  if (left === undefined) return;
  if (place.own === 'no') place.paragraphs.push(left.paragraph);
  if (place.own === 'last') place.own = 'no';
  place.run = left.run;
}

function add(place: Place, text: string): void {
  const paragraph = place.open.at(-1)?.paragraph;
  if (paragraph === undefined) return;
  paragraph.text += text;
  if (place.run === undefined || text.trim() === '') return;
  paragraph.bold = place.run.bold === true && paragraph.bold !== false;
}

function begin(): Place {
  return {
    paragraphs: [],
    open: [],
    tables: [],
    tableCount: 0,
    run: undefined,
    isText: false,
    passOver: 0,
    controls: [],
    own: 'no',
  };
}
