import { attribute, scan, type Tag } from './xml-scan.ts';
import type { XmlText } from './xml-text.ts';
import { plainText } from './xml-text.ts';

/** An element: its opening tag, and where it stands in the text. */
export type Element = { tag: Tag; start: number; end: number };

/** The elements with one of these names, in the order they begin. */
export function elementsNamed(part: XmlText, ...names: string[]): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  scan(part.text, {
    tag(tag) {
      if (!names.includes(tag.name)) return;
      if (tag.kind === 'close') {
        const element = open.pop();
        if (element !== undefined) element.end = tag.end;
        return;
      }
      const element = { tag, start: tag.start, end: tag.end };
      found.push(element);
      if (tag.kind === 'open') open.push(element);
    },
  });
  return found;
}

/** An attribute's value as a person reads it. */
export function value(part: XmlText, tag: Tag, name: string): string | undefined {
  const raw = attribute(part.text, tag, name);
  return raw === undefined ? undefined : plainText(part, raw);
}

/** The part with `xml` put in before the end of its outermost element. */
export function withLast(part: XmlText, xml: string): XmlText {
  const at = part.text.lastIndexOf('</');
  return { ...part, text: part.text.slice(0, at) + xml + part.text.slice(at) };
}

/** A stretch of a part to be cut out, and what is put there. */
export type Edit = { start: number; end: number; text?: string };

/** The part with these edits made; what lies inside an earlier edit is passed over. */
export function edited(part: XmlText, edits: Edit[]): XmlText {
  let text = '';
  let at = 0;
  for (const { start, end, text: added = '' } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    text += part.text.slice(at, start) + added;
    at = end;
  }
  return { ...part, text: text + part.text.slice(at) };
}
