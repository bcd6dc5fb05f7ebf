import { attribute, scan, type Tag } from './xml-scan.ts';
import { plainText, type XmlText } from './xml-text.ts';

/** A paragraph style: its name in lower case, what it builds on, and what it says itself. */
export type Style = { id: string; name: string; basedOn?: string; outline?: number; bold?: boolean; size?: number };

/** The paragraph styles of a document by id, and the size of its ordinary text in half points. */
export type Styles = { byId: Map<string, Style>; size: number };

/** Word's size when a document gives none, in half points (ECMA-376 part 1, 17.3.2.38). */
const DEFAULT_SIZE = 20;
const OFF = new Set(['0', 'false', 'off']);
/** Styles that build on each other, at most; a circle ends here. */
const CHAIN_MAX = 20;

export function readStyles(part: XmlText | undefined): Styles {
  const byId = new Map<string, Style>();
  const found: { size?: number; normal?: Style; style?: Style } = {};
  if (part === undefined) return { byId, size: DEFAULT_SIZE };
  scan(part.text, {
    tag(tag) {
      if (tag.name === 'w:style') {
        const style = tag.kind === 'open' ? styleAt(part, tag) : undefined;
        if (style !== undefined) byId.set(style.id, style);
        if (style !== undefined && isDefault(part, tag)) found.normal = style;
        if (style === undefined) delete found.style;
        else found.style = style;
      } else if (tag.kind === 'close') return;
      else if (found.style !== undefined) readInStyle(part, found.style, tag);
      else if (tag.name === 'w:sz' && found.size === undefined) found.size = Number(said(part, tag));
    },
  });
  return { byId, size: found.normal?.size || found.size || DEFAULT_SIZE };
}

/** The id of the style with this name, in whatever language its id is. */
export function styleNamed(styles: Styles, name: string): string | undefined {
  return [...styles.byId.values()].find((style) => style.name === name)?.id;
}

/** The style with this id and those it builds on, nearest first. */
export function styleChain(styles: Styles, id: string | undefined): Style[] {
  const chain: Style[] = [];
  let next = id === undefined ? undefined : styles.byId.get(id);
  while (next !== undefined && chain.length < CHAIN_MAX) {
    chain.push(next);
    next = next.basedOn === undefined ? undefined : styles.byId.get(next.basedOn);
  }
  return chain;
}

function styleAt(part: XmlText, tag: Tag): Style | undefined {
  if ((attribute(part.text, tag, 'w:type') ?? 'paragraph') !== 'paragraph') return undefined;
  return { id: plainText(part, attribute(part.text, tag, 'w:styleId') ?? ''), name: '' };
}

function isDefault(part: XmlText, tag: Tag): boolean {
  const said = attribute(part.text, tag, 'w:default');
  return said !== undefined && !OFF.has(said);
}

function readInStyle(part: XmlText, style: Style, tag: Tag): void {
  if (tag.name === 'w:name') style.name = said(part, tag).trim().toLowerCase();
  if (tag.name === 'w:basedOn') style.basedOn = said(part, tag);
  if (tag.name === 'w:outlineLvl') style.outline = Number(said(part, tag)) + 1;
  if (tag.name === 'w:b') style.bold = !OFF.has(said(part, tag));
  if (tag.name === 'w:sz') style.size = Number(said(part, tag));
}

function said(part: XmlText, tag: Tag): string {
  return plainText(part, attribute(part.text, tag, 'w:val') ?? '');
}
