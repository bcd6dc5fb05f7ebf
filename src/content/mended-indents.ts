import { parseDocument } from 'yaml';
import type { Localised } from '../domain/language.ts';
import { inBoth } from './words.ts';

/** A text whose lines are indented with plain spaces, and the lines that were not. */
type Mended = { text: string; faults: { line: number; says: Localised }[] };

/** Most lines that are tried to be put right by what stands around them. */
const TRIED_MAX = 20;

/**
 * Tabs and no-break spaces (as from Word) before a line's text lead a YAML reader astray for all the lines below. They
 * are told, and read as the indentation that leaves fewest faults, so that the rest of the text can be judged too.
 */
export function mendedIndents(text: string): Mended {
  const lines = text.split('\n');
  const astray = lines.flatMap((line, at) => (/^ *[\t\u00a0]\s*[^\s#]/u.test(line) ? [at] : []));
  if (astray.length === 0) return { text, faults: [] };
  const faults = astray.map((at) => ({
    line: at + 1,
    says: inBoth((words) => (/^[ \t]*\u00a0/u.test(lines[at] ?? '') ? words.hardSpace : words.tab)),
  }));
  const plain = lines.map((line) =>
    line.replace(/^\s+/u, (indent) => indent.replaceAll('\t', '  ').replaceAll('\u00a0', ' ')),
  );
  for (const at of astray.slice(0, TRIED_MAX)) {
    const before = indentOf(plain.slice(0, at).findLast(isText));
    const after = indentOf(plain.slice(at + 1).find(isText));
    const tries = [indentOf(plain[at]), before, before + 2, after].map((indent) =>
      plain.with(at, ' '.repeat(indent) + (plain[at] ?? '').trimStart()),
    );
    const [best] = tries.toSorted((a, b) => errorsIn(a) - errorsIn(b));
    plain[at] = best?.[at] ?? '';
  }
  return { text: plain.join('\n'), faults };
}

function isText(line: string): boolean {
  return line.trim() !== '';
}

function indentOf(line = ''): number {
  return line.length - line.trimStart().length;
}

function errorsIn(lines: string[]): number {
  return parseDocument(lines.join('\n'), { prettyErrors: false }).errors.length;
}
