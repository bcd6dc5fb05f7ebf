import { LIMITS } from './limits.ts';
import { Refused, tooComplex } from './refused.ts';
import { closeXml, openXml, type XmlText } from './xml-text.ts';
import { inflated, readZip, type ZipEntry } from './zip.ts';
import { writeZip, zipEntry } from './zip-writer.ts';

/** The parts of a package (OPC), by name without the first slash; names are compared without regard to case. */
export type Parts = {
  names(): string[];
  has(name: string): boolean;
  /** @throws Refused corrupt, encrypted or too-complex */
  xml(name: string): XmlText | undefined;
  /** The same package with these parts put in, replaced, or taken out (null). */
  changed(changes: Changes): Parts;
  /** The package as a file; the parts that were not changed are copied as they were stored. */
  save(): Uint8Array;
};

/** New content of parts by name; null takes a part out. */
export type Changes = Map<string, XmlText | null>;

export function openParts(file: Uint8Array): Parts {
  return partsOf(readZip(file), { left: LIMITS.allParts });
}

/** `budget` is how many bytes may still be inflated. */
function partsOf(entries: ZipEntry[], budget: { left: number }): Parts {
  const byName = new Map<string, ZipEntry>();
  for (const entry of entries) if (!byName.has(keyOf(entry.name))) byName.set(keyOf(entry.name), entry);
  const read = new Map<string, XmlText>();
  return {
    names: () => entries.map(({ name }) => name.replaceAll('\\', '/')),
    has: (name) => byName.has(keyOf(name)),
    xml(name) {
      const key = keyOf(name);
      const entry = byName.get(key);
      if (entry === undefined) return undefined;
      const known = read.get(key) ?? openXml(inflate(entry, budget));
      read.set(key, known);
      return known;
    },
    changed: (changes) => partsOf(withChanges(entries, changes), budget),
    save: () => writeZip(entries),
  };
}

function inflate(entry: ZipEntry, budget: { left: number }): Uint8Array {
  const content = inflated(entry, Math.min(LIMITS.part, budget.left));
  budget.left -= content.length;
  if (budget.left <= 0) throw tooComplex('size');
  return content;
}

function withChanges(entries: ZipEntry[], changes: Changes): ZipEntry[] {
  const left = new Map([...changes].map(([name, content]) => [keyOf(name), { name, content }]));
  const kept = entries.flatMap((entry) => {
    const change = left.get(keyOf(entry.name));
    if (change === undefined) return [entry];
    left.delete(keyOf(entry.name));
    return change.content === null
      ? []
      : [
          {
            ...zipEntry(entry.name, closeXml(change.content)),
            nameBytes: entry.nameBytes,
            flags: entry.flags & 0x0800,
          },
        ];
  });
  const added = [...left.values()].flatMap(({ name, content }) =>
    content === null ? [] : [zipEntry(name, closeXml(content))],
  );
  return [...kept, ...added];
}

/** What `read` gives, or undefined when a part that can be done without is broken. */
export function unlessBroken<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refused && ['corrupt', 'encrypted'].includes(error.refusal.reason)) return undefined;
    throw error;
  }
}

function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}
