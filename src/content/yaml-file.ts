import { type Document, isMap, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';

/** A fault in a file that a person wrote: where it is and what is wrong, as `file:line: path: says`. */
export type FileFault = { file: string; line: number; path: string; says: string };

/** A fault as the one line that its author reads. */
export function faultLine({ file, line, path, says }: FileFault): string {
  return path === '' ? `${file}:${line}: ${says}` : `${file}:${line}: ${path}: ${says}`;
}

/** A YAML text that was read: its value, and the line (from 1) that a path into it stands on. */
export type YamlFile = { value: unknown; faults: FileFault[]; lineOf: (path: readonly PropertyKey[]) => number };

/** Most aliases that one file may unfold, so that a small file cannot grow without bounds. */
const ALIASES_MAX = 100;

/** What stands in a text where its bytes were no UTF-8 (Unicode's replacement character). */
const SPOILT = '\ufffd';

/** Reads a YAML 1.2 text. Its faults of form are values, each with its line. */
export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const fault = (line: number, says: string): FileFault => ({ file, line, path: '', says });
  const spoilt = text.indexOf(SPOILT);
  const faults =
    spoilt === -1
      ? document.errors.map(({ pos, message }) => fault(lineAt(pos[0]), message))
      : [fault(lineAt(spoilt), 'is not UTF-8 here; save the file as UTF-8, or å, ä and ö are lost')];
  const unfolded = faults.length > 0 ? { value: undefined } : unfold(document);
  return {
    value: 'value' in unfolded ? unfolded.value : undefined,
    faults: 'says' in unfolded ? [fault(lineAt(firstAlias(document)), unfolded.says)] : faults,
    lineOf: (path) => {
      for (let length = path.length; length >= 0; length -= 1) {
        const start = startOf(document.contents, path.slice(0, length));
        if (start !== undefined) return lineAt(start);
      }
      return 1;
    },
  };
}

/** The document's value with its aliases unfolded; or why they cannot be. */
function unfold(document: Document): { value: unknown } | { says: string } {
  try {
    return { value: document.toJS({ maxAliasCount: ALIASES_MAX }) };
  } catch (cause) {
    const says = cause instanceof ReferenceError ? cause.message : 'its aliases cannot be unfolded';
    return { says: `${says}; write the values out instead` };
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

/** The faults that a schema finds in a YAML file; a key that is unknown is pointed at itself. */
export function schemaFaults(file: string, { lineOf }: YamlFile, error: z.ZodError): FileFault[] {
  return error.issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({
      file,
      line: lineOf(path),
      path: path.map(String).join('.'),
      says: issue.code === 'unrecognized_keys' ? 'is not known here; check its spelling or take it out' : issue.message,
    }));
  });
}
