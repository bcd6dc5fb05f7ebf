import { COLOUR } from './look.ts';
import { escaped } from './xml-text.ts';

/** How a text looks; the size is in half points. */
export type TextLook = { size?: number; bold?: boolean; colour?: string; language: string };

/** How a paragraph stands; lengths are in twentieths of a point. */
export type ParagraphLook = {
  style?: string;
  outline?: number;
  before?: number;
  after?: number;
  left?: number;
  right?: number;
  hanging?: number;
  align?: 'left' | 'right' | 'center';
  keepNext?: boolean;
  pageBreakBefore?: boolean;
  /** Tinted, with a bar at the left. */
  box?: boolean;
  /** Distance between lines: 240 is single, or exact when `isExact`. */
  line?: number;
  isExact?: boolean;
};

/**
 * A paragraph with this text. Everything that a host's styles may have set (hidden, capitals, struck, numbered,
 * indented, framed) is set again, so that the text shows as meant in every host.
 */
export function paragraph(text: string, look: ParagraphLook, textLook: TextLook, extra = ''): string {
  const mark = `<w:rPr><w:vanish w:val="0"/>${textLook.size === undefined ? '' : sizeXml(textLook.size)}</w:rPr>`;
  return `<w:p>${properties(look, mark)}${extra}${runs(text, textLook)}</w:p>`;
}

/** `mark` is how the paragraph's end is formatted, and what stands after that in its properties. */
export function properties(look: ParagraphLook, mark: string): string {
  const hanging = look.hanging === undefined ? 'w:firstLine="0"' : `w:hanging="${look.hanging}"`;
  const inner = [
    look.style === undefined ? '' : `<w:pStyle w:val="${escaped(look.style)}"/>`,
    look.keepNext === true ? '<w:keepNext/>' : '<w:keepNext w:val="0"/>',
    look.pageBreakBefore === true ? '<w:pageBreakBefore/>' : '<w:pageBreakBefore w:val="0"/>',
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>',
    look.box === true ? BOX : '',
    look.hanging === undefined ? '' : `<w:tabs><w:tab w:val="left" w:pos="${look.left ?? 0}"/></w:tabs>`,
    look.style === undefined ? spacing(look) : '',
    `<w:ind w:left="${look.left ?? 0}" w:right="${look.right ?? 0}" ${hanging}/>`,
    look.style === undefined ? `<w:contextualSpacing w:val="0"/><w:jc w:val="${look.align ?? 'left'}"/>` : '',
    look.outline === undefined ? '' : `<w:outlineLvl w:val="${look.outline - 1}"/>`,
  ];
  return `<w:pPr>${inner.join('')}${mark}</w:pPr>`;
}

/** Point bookmarks: they mark a place and hold nothing. */
export function bookmark(name: string, id: number): string {
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`;
}

const BOX =
  `<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="${COLOUR.tint}"/>` +
  `<w:left w:val="single" w:sz="36" w:space="8" w:color="${COLOUR.accent}"/>` +
  `<w:bottom w:val="single" w:sz="4" w:space="6" w:color="${COLOUR.tint}"/>` +
  `<w:right w:val="single" w:sz="4" w:space="6" w:color="${COLOUR.tint}"/></w:pBdr>` +
  `<w:shd w:val="clear" w:color="auto" w:fill="${COLOUR.tint}"/>`;

/** Line distance of ordinary text, in 240ths of a line. */
const LINE = 264;

function spacing({ before = 0, after = 0, line = LINE, isExact = false }: ParagraphLook): string {
  const rule = isExact ? 'exact' : 'auto';
  return (
    `<w:spacing w:before="${before}" w:beforeAutospacing="0" w:after="${after}" w:afterAutospacing="0"` +
    ` w:line="${line}" w:lineRule="${rule}"/>`
  );
}

function runs(text: string, look: TextLook): string {
  const clean = text.replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n');
  if (clean === '') return '';
  const pieces = clean.split(/([\n\t])/u).map((piece) => {
    if (piece === '\n') return '<w:br/>';
    if (piece === '\t') return '<w:tab/>';
    return piece === '' ? '' : `<w:t xml:space="preserve">${escaped(piece)}</w:t>`;
  });
  return `<w:r>${runProperties(look)}${pieces.join('')}</w:r>`;
}

function runProperties({ size, bold, colour, language }: TextLook): string {
  const inner = [
    bold === undefined ? '' : `<w:b${bold ? '' : ' w:val="0"'}/><w:bCs${bold ? '' : ' w:val="0"'}/>`,
    size === undefined ? '' : '<w:i w:val="0"/><w:iCs w:val="0"/>',
    ...['caps', 'smallCaps', 'strike', 'dstrike', 'vanish'].map((name) => `<w:${name} w:val="0"/>`),
    colour === undefined ? '' : `<w:color w:val="${colour}"/>`,
    size === undefined ? '' : `${sizeXml(size)}<w:u w:val="none"/>`,
    `<w:lang w:val="${language}"/>`,
  ];
  return `<w:rPr>${inner.join('')}</w:rPr>`;
}

function sizeXml(size: number): string {
  return `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
}
