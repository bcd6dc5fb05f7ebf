import { LIMITS } from './limits.ts';
import { corrupt, Refused, tooComplex } from './refused.ts';

/** The namespaces that we know, under the prefix that stands for them in this code; strict ISO has its own. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'urn:jamlots:assessment:1': 'jamlots',
};

/** The namespaces declared at a place: those of the element, then those around it. */
export type Scope = { around?: Scope; declared: Map<string, string>; known: Map<string, string> };

export type Tag = {
  /** The name with our prefix for its namespace, whatever prefix the file uses: `w:p`; `?:p` in one we do not know. */
  name: string;
  kind: 'open' | 'close' | 'empty';
  /** Where it stands in the text: from its `<` to after its `>`. */
  start: number;
  end: number;
  /** Of the element: the outermost has 1. */
  depth: number;
  scope: Scope;
};

export type Visit = {
  tag(tag: Tag): void;
  /** Text between tags, as it is written. */
  text?(piece: string, isCdata: boolean): void;
};

/** A part of a text to go through, with the namespaces that hold around it. */
export type Stretch = { from: number; to: number; scope: Scope };

export const NO_SCOPE: Scope = { declared: new Map([['xml', 'xml']]), known: new Map() };

/**
 * Goes through the tags of a well-formed XML text by offset; nothing is built, so nothing can change.
 * @throws Refused has-doctype, too-complex (depth) or corrupt
 */
export function scan(xml: string, visit: Visit, stretch?: Stretch): void {
  const { from, to, scope: outer } = stretch ?? { from: 0, to: xml.length, scope: NO_SCOPE };
  const open: { raw: string; name: string; scope: Scope }[] = [];
  let at = from;
  while (at < to) {
    const next = xml.indexOf('<', at);
    const start = next === -1 || next > to ? to : next;
    if (start > at && open.length > 0) visit.text?.(xml.slice(at, start), false);
    if (start >= to) break;
    at = xml.charCodeAt(start + 1) === 0x21 || xml.charCodeAt(start + 1) === 0x3f ? pastOther(xml, start, visit) : 0;
    if (at > 0) continue;
    at = tagEnd(xml, start, to);
    visit.tag(tagAt(xml, start, at, open, outer));
  }
  if (open.length > 0) throw corrupt();
}

/** The value of an attribute as it is written; its name is `val`, or `w:val` in a namespace. */
export function attribute(xml: string, tag: Tag, name: string): string | undefined {
  const inside = /\s+([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  inside.lastIndex = tag.start + 1 + rawName(xml, tag.start + 1, tag.end).length;
  for (let found = inside.exec(xml); found !== null && found.index < tag.end; found = inside.exec(xml)) {
    const raw = found[1] ?? '';
    if ((raw.includes(':') ? canonical(tag.scope, raw) : raw) === name) return found[2] ?? found[3] ?? '';
  }
  return undefined;
}

/** What a prefix stands for at a place. */
export function namespaceOf(scope: Scope, prefix: string): string | undefined {
  for (let here: Scope | undefined = scope; here !== undefined; here = here.around) {
    const uri = here.declared.get(prefix);
    if (uri !== undefined) return uri;
  }
  return undefined;
}

/** Comments, CDATA sections and processing instructions: where they end. */
function pastOther(xml: string, start: number, visit: Visit): number {
  const cdata = xml.startsWith('<![CDATA[', start);
  const comment = xml.startsWith('<!--', start);
  if (!cdata && !comment && xml[start + 1] === '!') throw new Refused({ reason: 'has-doctype' });
  const close = cdata ? ']]>' : comment ? '-->' : '?>';
  const end = xml.indexOf(close, start + (comment ? 4 : 2));
  if (end === -1) throw corrupt();
  if (cdata) visit.text?.(xml.slice(start + 9, end), true);
  return end + close.length;
}

/** After the `>` of the tag at `start`; a `>` inside an attribute's quotes is none. */
function tagEnd(xml: string, start: number, to: number): number {
  let quote = 0;
  for (let at = start + 1; at < to; at++) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at + 1;
  }
  throw corrupt();
}

function tagAt(
  xml: string,
  start: number,
  end: number,
  open: { raw: string; name: string; scope: Scope }[],
  outer: Scope,
): Tag {
  const isClose = xml.charCodeAt(start + 1) === 0x2f;
  const raw = rawName(xml, start + (isClose ? 2 : 1), end);
  if (isClose) {
    const opened = open.pop();
    if (opened === undefined || opened.raw !== raw) throw corrupt();
    return { name: opened.name, kind: 'close', start, end, depth: open.length + 1, scope: opened.scope };
  }
  const scope = scopeAt(xml, start, end, open.at(-1)?.scope ?? outer);
  const isEmpty = xml.charCodeAt(end - 2) === 0x2f;
  const depth = open.length + 1;
  if (depth > LIMITS.depth) throw tooComplex('depth');
  const name = canonical(scope, raw);
  if (!isEmpty) open.push({ raw, name, scope });
  return { name, kind: isEmpty ? 'empty' : 'open', start, end, depth, scope };
}

function rawName(xml: string, from: number, end: number): string {
  let at = from;
  while (at < end) {
    const code = xml.charCodeAt(at);
    if (code <= 0x20 || code === 0x2f || code === 0x3e) break;
    at++;
  }
  if (at === from) throw corrupt();
  return xml.slice(from, at);
}

function scopeAt(xml: string, start: number, end: number, around: Scope): Scope {
  const tag = xml.slice(start, end);
  if (!tag.includes('xmlns')) return around;
  const declared = new Map<string, string>();
  for (const [, prefix = '', double, single] of tag.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    declared.set(prefix, double ?? single ?? '');
  }
  return declared.size === 0 ? around : { around, declared, known: new Map() };
}

/** The raw name with our prefix, remembered for the scope. */
function canonical(scope: Scope, raw: string): string {
  const known = scope.known.get(raw);
  if (known !== undefined) return known;
  const colon = raw.indexOf(':');
  const uri = namespaceOf(scope, colon === -1 ? '' : raw.slice(0, colon));
  const name = `${uri === 'xml' ? 'xml' : (PREFIXES[uri ?? ''] ?? '?')}:${raw.slice(colon + 1)}`;
  scope.known.set(raw, name);
  return name;
}
