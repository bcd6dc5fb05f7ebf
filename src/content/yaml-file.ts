import { type Document, isMap, isNode, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { z } from 'zod';
import type { Language, Localised } from '../domain/language.ts';
import { formFaults } from './issue-words.ts';
import { mendedIndents } from './mended-indents.ts';
import { inBoth, WORDS } from './words.ts';

/** A fault in a file that a person wrote: where it is, what is wrong and the way out. */
export type FileFault = { file: string; line: number; path: string; says: Localised };

/** A fault as the one line that its author reads: `file:line: path: what is wrong`. */
export function faultLine({ file, line, path, says }: FileFault, language: Language): string {
  return [`${file}:${line}`, ...(path === '' ? [] : [path]), says[language]].join(': ');
}

/**
 * A YAML text that was read: its value, undefined when there is none, its faults of form, and the line (from 1) that
 * a path into it stands on. A value can stand beside faults that leave it whole, so that its own can be told with them.
 */
export type YamlFile = { value: unknown; faults: FileFault[]; lineOf: (path: readonly PropertyKey[]) => number };

/** Most aliases that one file may unfold, so that a small file cannot grow without bounds. */
const ALIASES_MAX = 100;

/** What stands in a text where its bytes were no UTF-8 (Unicode's replacement character). */
const SPOILT = '\ufffd';

/** Faults of form that leave the rest of the text readable. */
const PASSABLE: readonly string[] = ['DUPLICATE_KEY'];

/** Reads a YAML 1.2 text. Its faults of form are values, each with its line. */
export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const indented = mendedIndents(text);
  const document = parseDocument(indented.text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const fault = (line: number, says: Localised): FileFault => ({ file, line, path: '', says });
  const lineOf = (path: readonly PropertyKey[]) => {
    for (let length = path.length; length >= 0; length -= 1) {
      const start = startOf(document.contents, path.slice(0, length));
      if (start !== undefined) return lineAt(start);
    }
    return 1;
  };
  const spoilt = text.indexOf(SPOILT);
  if (spoilt !== -1)
    return {
      value: undefined,
      faults: [
        fault(
          lineAt(spoilt),
          inBoth((words) => words.notUtf8),
        ),
      ],
      lineOf,
    };
  const faults = inOrder([
    ...indented.faults.map(({ line, says }) => fault(line, says)),
    ...document.errors.map((error) => fault(lineAt(error.pos[0]), yamlSays(error))),
    ...cutOff(document).map((start) =>
      fault(
        lineAt(start),
        inBoth((words) => words.cutOff),
      ),
    ),
  ]);
  if (document.errors.some(({ code }) => !PASSABLE.includes(code)))
    return { value: undefined, faults: firstOfAll(faults), lineOf };
  const unfolded = unfold(document);
  return 'value' in unfolded
    ? { value: unfolded.value, faults, lineOf }
    : { value: undefined, faults: [...faults, fault(lineAt(firstAlias(document)), unfolded.says)], lineOf };
}

/** The faults by their lines, one a line: what follows on the same line is led astray by the first. */
function inOrder(faults: FileFault[]): FileFault[] {
  return faults
    .filter(({ line }, at) => faults.findIndex((other) => other.line === line) === at)
    .toSorted((a, b) => a.line - b.line);
}

/** Faults behind which the rest could not be looked at, of which the last says so. */
function firstOfAll(faults: FileFault[]): FileFault[] {
  return faults.map((fault, at) =>
    at < faults.length - 1
      ? fault
      : { ...fault, says: { sv: WORDS.sv.first(fault.says.sv), en: WORDS.en.first(fault.says.en) } },
  );
}

/** Where texts stand that a `#` cuts off: what follows it is a comment, which a text of several words seldom wants. */
function cutOff(document: Document): number[] {
  const starts: number[] = [];
  visit(document, {
    Scalar: (_, { type, value, comment, range }) => {
      if (type === 'PLAIN' && typeof value === 'string' && value.includes(' ') && comment) starts.push(range?.[0] ?? 0);
    },
  });
  return starts;
}

function yamlSays({ code, message }: YAMLError): Localised {
  return inBoth((words) => words.yaml[code] ?? words.yamlOther(message));
}

/** The document's value with its aliases unfolded; or why they cannot be. */
function unfold(document: Document): { value: unknown } | { says: Localised } {
  try {
    return { value: document.toJS({ maxAliasCount: ALIASES_MAX }) };
  } catch (cause) {
    const message = cause instanceof ReferenceError ? cause.message : undefined;
    return { says: inBoth((words) => words.aliases(message ?? words.aliasesDeep)) };
  }
}

/** Where the first alias stands, in characters. */
function firstAlias(document: Document): number {
  let start = 0;
  visit(document, {
    Alias: (_, { range }) => {
      start = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return start;
}

/** Where the key (or, in a list, the item) that `path` leads to begins, in characters; undefined when it is not there. */
function startOf(contents: unknown, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = contents;
  let start = isNode(contents) ? contents.range?.[0] : undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isNode(key) && String(key.toJSON()) === String(step));
      if (!pair) return undefined;
      start = isNode(pair.key) ? pair.key.range?.[0] : start;
      node = pair.value;
    } else {
      const items: unknown = typeof node === 'object' && node !== null && 'items' in node ? node.items : [];
      node = Array.isArray(items) ? items[Number(step)] : undefined;
      if (!isNode(node)) return undefined;
      start = node.range?.[0];
    }
  }
  return start;
}

/** The faults that a schema finds in a YAML file. */
export function schemaFaults(file: string, { value, lineOf }: YamlFile, error: z.ZodError): FileFault[] {
  return formFaults(value, error).map(({ path, says }) => faultAt(file, lineOf(path), path, says));
}

/** A fault at a path. */
export function faultAt(file: string, line: number, path: readonly PropertyKey[], says: Localised): FileFault {
  return { file, line, path: path.map(String).join('.'), says };
}
