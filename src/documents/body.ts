import { corrupt } from './refused.ts';
import { attribute, namespaceOf, type Scope, scan, type Tag } from './xml-scan.ts';
import { plainText, type XmlText } from './xml-text.ts';

/** A section's page as its `w:sectPr` says it; texts as written. */
export type Section = {
  start: number;
  end: number;
  /** `w:pgSz` and `w:pgMar`, as they are written. */
  size?: Tag;
  margins?: Tag;
  columns: number;
  /** Where references to headers stand, and the relationship each names. */
  headers: { id: string; kind: string; start: number; end: number }[];
};

/** A direct child of `w:body`. */
export type Child = {
  name: string;
  start: number;
  end: number;
  /** The tag of a content control. */
  tag?: string;
  bookmarks: string[];
  /** The section: the child itself, or what a paragraph ends. */
  section?: Section;
};

/** The body of a document by offsets into its main part. */
export type Body = { children: Child[]; end: number; scope: Scope; isStrict: boolean };

const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

/** Reads the (first) body. @throws Refused corrupt when there is none to write in. */
export function readBody(part: XmlText): Body {
  const children: Child[] = [];
  let body: Tag | undefined;
  let end = -1;
  scan(part.text, {
    tag(tag) {
      if (tag.name === 'w:body' && tag.depth === 2 && end === -1) {
        if (tag.kind === 'open') body = tag;
        else if (tag.kind === 'close') end = tag.start;
      } else if (body !== undefined && end === -1) readInBody(part, children, tag);
    },
  });
  if (body === undefined || end === -1) throw corrupt();
  return { children, end, scope: body.scope, isStrict: isStrict(part.text, body) };
}

function readInBody(part: XmlText, children: Child[], tag: Tag): void {
  if (tag.depth === 3 && tag.kind !== 'close') {
    children.push({ name: tag.name, start: tag.start, end: tag.end, bookmarks: [] });
  }
  const child = children.at(-1);
  if (child === undefined) return;
  if (tag.depth === 3 && tag.kind === 'close') child.end = tag.end;
  if (tag.name === 'w:sectPr') readSection(child, tag);
  else if (tag.kind === 'close') return;
  else if (tag.name === 'w:bookmarkStart') child.bookmarks.push(said(part, tag, 'w:name'));
  else if (tag.name === 'w:tag' && tag.depth === 5) child.tag ??= said(part, tag, 'w:val');
  else if (child.section !== undefined && child.section.end === 0) readInSection(part, child, child.section, tag);
}

/** A section stands in the body itself (depth 3) or ends a paragraph of it (depth 5); elsewhere it is history. */
function readSection(child: Child, tag: Tag): void {
  if (tag.depth !== 3 && tag.depth !== 5) return;
  if (tag.depth === 5 && child.name !== 'w:p') return;
  if (tag.kind === 'close') {
    if (child.section !== undefined) child.section.end = tag.end;
  } else child.section = { start: tag.start, end: tag.kind === 'empty' ? tag.end : 0, columns: 1, headers: [] };
}

function readInSection(part: XmlText, child: Child, section: Section, tag: Tag): void {
  if (tag.depth !== (child.name === 'w:p' ? 6 : 4)) return;
  if (tag.name === 'w:pgSz') section.size = tag;
  if (tag.name === 'w:pgMar') section.margins = tag;
  if (tag.name === 'w:cols') section.columns = Number(attribute(part.text, tag, 'w:num') ?? '1') || 1;
  if (tag.name !== 'w:headerReference') return;
  const kind = attribute(part.text, tag, 'w:type') ?? 'default';
  section.headers.push({ id: said(part, tag, 'r:id'), kind, start: tag.start, end: tag.end });
}

function isStrict(xml: string, body: Tag): boolean {
  const colon = xml.slice(body.start + 1, body.end).search(/[:\s>]/);
  const prefix = xml[body.start + 1 + colon] === ':' ? xml.slice(body.start + 1, body.start + 1 + colon) : '';
  return namespaceOf(body.scope, prefix) === STRICT;
}

function said(part: XmlText, tag: Tag, name: string): string {
  return plainText(part, attribute(part.text, tag, name) ?? '');
}
