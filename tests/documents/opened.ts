import { crc32, deflateRawSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { openFile } from '../../src/documents/word-file.ts';
import { inflated, readZip, type ZipEntry } from '../../src/documents/zip.ts';
import { writeZip } from '../../src/documents/zip-writer.ts';

const MOST = 64 * 1024 * 1024;

/** The parts of a file, inflated, as text in UTF-8, by name. */
export function partsIn(file: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    readZip(file).map((entry) => [entry.name, Buffer.from(inflated(entry, MOST)).toString('utf8')]),
  );
}

/** The entries of a file by name, as they are stored. */
export function storedIn(file: Uint8Array): Map<string, ZipEntry> {
  return new Map(readZip(file).map((entry) => [entry.name, entry]));
}

/** The main part's name and its bytes, a character each. */
export function mainOf(file: Uint8Array): { name: string; text: string } {
  const { word } = openFile(file);
  const entry =
    word && readZip(file).find(({ name }) => name.replaceAll('\\', '/').toLowerCase() === word.main.toLowerCase());
  if (word === undefined || entry === undefined) throw new Error('The file has no main part.');
  return { name: entry.name, text: Buffer.from(inflated(entry, MOST)).toString('latin1') };
}

/**
 * What was put into `before` to make `after`: one stretch, or from the first to the last one with what stayed
 * between them; undefined when anything of `before` was lost.
 */
export function insertedInto(before: string, after: string): string | undefined {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const kept = before.slice(head, before.length - tail);
  if (!after.slice(head, after.length - tail).includes(kept)) return undefined;
  for (; after[head] !== '<' && head > 0 && kept === ''; head--) tail++;
  return after.slice(head, after.length - tail);
}

/** How often `piece` stands in `text`. */
export function times(text: string, piece: string): number {
  return text.split(piece).length - 1;
}

/** Parses with another parser; the number of elements, or an error when the text is no XML. */
export function elementsBySaxes(xml: string): number {
  let elements = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', () => {
    elements += 1;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return elements;
}

/** A zip file of these contents; `stored` ones are not deflated. */
export function zipOf(contents: Record<string, string | Uint8Array>, stored: string[] = []): Uint8Array {
  return writeZip(
    Object.entries(contents).map(([name, content]) => entryOf(name, Buffer.from(content), !stored.includes(name))),
  );
}

/** The same file with some parts other ones. */
export function withParts(file: Uint8Array, changes: Record<string, string | Uint8Array>): Uint8Array {
  const entries = readZip(file);
  const changed = entries.map((entry) => {
    const content = changes[entry.name];
    return content === undefined ? entry : entryOf(entry.name, Buffer.from(content), true);
  });
  const added = Object.entries(changes).filter(([name]) => !entries.some((entry) => entry.name === name));
  return writeZip([...changed, ...added.map(([name, content]) => entryOf(name, Buffer.from(content), true))]);
}

function entryOf(name: string, content: Buffer, deflates: boolean): ZipEntry {
  return {
    name,
    nameBytes: Buffer.from(name),
    flags: 0,
    method: deflates ? 8 : 0,
    time: 0x00210000,
    crc: crc32(content),
    size: content.length,
    attributes: 0,
    raw: deflates ? deflateRawSync(content) : content,
  };
}
