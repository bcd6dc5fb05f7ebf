import type { Element, Look } from './element.ts';
import { LIMITS } from './limits.ts';

/** Letters, figures and punctuation that mean nothing in Markdown, wherever they stand. */
const PLAIN = /^[\p{L}\p{N} ,.?!:;()'"”’–—%/§-]*$/u;
/** What begins a list in Markdown: `- `, `1. `, `1) `. */
const LIST_MARK = /^\s*(?:-|–|\d+[.)])(?:\s|$)/u;
const ADDRESS = /:\/\/|www\./u;
/** Between the braces of `{{DATE(…)}}` and `{{TIME(…)}}`, which a host would rewrite within one run. */
const DATE_MARK = /(?<=\{)(?=\{)/u;

/** Text shown as it is typed, one block a line: hosts read Markdown in a TextBlock, never in a TextRun. */
export function literalLines(text: string, look: Look = {}): Element[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .filter((line) => line.trim() !== '')
    .map((line, index) => ({
      type: 'RichTextBlock',
      inlines: runs(line, look),
      ...(index > 0 && { spacing: 'small' as const }),
    }));
}

/** Several texts on one line, each with its own look. */
export function literalLine(...texts: [text: string, look: Look][]): Element {
  return { type: 'RichTextBlock', inlines: texts.flatMap(([text, look]) => runs(text, look)) };
}

/** A heading that assistive technology knows as one. A text with marks of Markdown only looks like one. */
export function headingBlock(text: string, look: Look): Element {
  return isPlain(text)
    ? { type: 'TextBlock', style: 'heading', text, wrap: true, ...look }
    : literalLine([text.replace(/\s+/gu, ' '), look]);
}

/** A button's title, cut where hosts would hide the rest. */
export function cutTitle(title: string): string {
  const max = LIMITS.actionTitle.max;
  return title.length <= max ? title : `${title.slice(0, max - 1).trimEnd()}…`;
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !LIST_MARK.test(text) && !ADDRESS.test(text);
}

function runs(text: string, look: Look) {
  return text.split(DATE_MARK).map((part) => ({ type: 'TextRun' as const, text: part, ...look }));
}
