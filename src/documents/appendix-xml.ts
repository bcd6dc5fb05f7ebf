import type { Appendix, AppendixBlock } from '../domain/appendix.ts';
import { COLOUR, type HostLook } from './look.ts';
import type { Marks } from './marks.ts';
import { bookmark, paragraph } from './runs.ts';
import { factsXml, tableXml } from './tables.ts';
import { escaped } from './xml-text.ts';

/** Word refuses a longer name of a content control, in characters. */
const ALIAS_MAX = 64;
/** Where the text of a list item begins, in twentieths of a point: 5 mm. */
const LIST_INDENT = 284;

/**
 * The appendix as one content control, for transitional documents. `declared` are the namespaces that the place
 * does not give; `firstId` and the three after it are free.
 */
export function appendixXml(
  appendix: Appendix,
  host: HostLook,
  marks: Marks,
  { firstId, declared }: { firstId: number; declared: string },
): string {
  const alias = escaped(appendix.title.slice(0, ALIAS_MAX));
  const blocks = appendix.blocks.map((block) => blockXml(block, host)).join('');
  const content = titleXml(appendix, host, bookmark(marks.start, firstId + 1)) + blocks;
  const last = content.lastIndexOf('</w:p>');
  const marked = content.slice(0, last) + bookmark(marks.end, firstId + 2) + content.slice(last);
  return (
    `<w:sdt${declared}><w:sdtPr><w:alias w:val="${alias}"/><w:tag w:val="${escaped(marks.tag)}"/>` +
    `<w:id w:val="${firstId}"/></w:sdtPr><w:sdtContent>${marked}</w:sdtContent></w:sdt>`
  );
}

/** What is generated, as strict ISO documents name it (ISO/IEC 29500-1: start and end, not left and right). */
export function asStrict(xml: string): string {
  return xml
    .replace(/(<w:)(left|right)(?= w:w=")/g, (_, before, side) => before + strictSide(side))
    .replace(/(<w:ind )w:left="(\d+)" w:right="/g, '$1w:start="$2" w:end="')
    .replace(/(<w:(?:jc|tab) w:val=")(left|right)(?=")/g, (_, before, side) => before + strictSide(side));
}

function strictSide(side: string): string {
  return side === 'left' ? 'start' : 'end';
}

function titleXml({ title, draftMark }: Appendix, host: HostLook, marked: string): string {
  const text = draftMark === undefined ? title : `${title} – ${draftMark}`;
  return headingXml(text, 1, host, { pageBreakBefore: host.turnsPage, extra: marked });
}

function blockXml(block: AppendixBlock, host: HostLook): string {
  switch (block.block) {
    case 'heading':
      return headingXml(block.text, block.level, host, {});
    case 'paragraph':
      return paragraphXml(block.text, block.style, host);
    case 'list':
      return listXml(block.items, host);
    case 'facts':
      return factsXml(block, host);
    case 'table':
      return tableXml(block, host);
  }
}

/** Bullets are text: they look the same in every host, whatever lists it defines. */
function listXml(items: string[], { sizes, language }: HostLook): string {
  const textLook = { size: sizes.body, bold: false, colour: 'auto', language };
  return items
    .map((item, at) => {
      const after = at === items.length - 1 ? 160 : 60;
      return paragraph(`•\t${item}`, { left: LIST_INDENT, hanging: LIST_INDENT, after }, textLook);
    })
    .join('');
}

function paragraphXml(text: string, style: 'lead' | 'quiet' | undefined, { sizes, language }: HostLook): string {
  if (style === 'lead') {
    const look = { box: true, before: 200, after: 260, left: 240, right: 180, line: 276 };
    return paragraph(text, look, { size: sizes.lead, bold: false, colour: 'auto', language });
  }
  const isQuiet = style === 'quiet';
  const textLook = { size: isQuiet ? sizes.small : sizes.body, bold: false, language };
  return paragraph(text, { after: 120 }, { ...textLook, colour: isQuiet ? COLOUR.quiet : 'auto' });
}

/** A heading in the host's own style; where the host has none, made by formatting and an outline level. */
function headingXml(
  text: string,
  level: 1 | 2 | 3,
  { headings, sizes, language }: HostLook,
  { pageBreakBefore = false, extra = '' },
): string {
  const style = headings[level];
  if (style !== undefined) {
    return paragraph(text, { style, outline: level, keepNext: true, pageBreakBefore }, { language }, extra);
  }
  const before = level === 1 ? 0 : 320 - level * 20;
  const look = { outline: level, keepNext: true, pageBreakBefore, before, after: level === 1 ? 200 : 100, line: 252 };
  return paragraph(text, look, { size: sizes.heading[level], bold: true, colour: 'auto', language }, extra);
}
