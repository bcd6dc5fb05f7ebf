import type { DocumentFormat } from '../domain/case-event.ts';
import type { Untouchable } from '../ports.ts';
import { CONTENT_TYPES, formatOf } from './content-types.ts';
import { fileKind } from './file-kind.ts';
import { LIMITS } from './limits.ts';
import { openParts, type Parts } from './parts.ts';
import { corrupt, Refused } from './refused.ts';
import { type Relationship, relationshipsOf } from './relationships.ts';
import type { XmlText } from './xml-text.ts';

/** A Word document: its parts, the name of the main one, and what it links to. */
export type WordFile = { parts: Parts; main: string; format: DocumentFormat; links: Relationship[] };

/** A document as we take it: one of Word, or one that we can only leave as it is. */
export type OpenedFile =
  | { untouchable: Exclude<Untouchable, 'signed'>; word?: undefined }
  | { untouchable?: 'signed'; word: WordFile };

const MEGABYTE = 1024 * 1024;
const ODT = 'application/vnd.oasis.opendocument.text';

/** Opens a file for what it is. @throws Refused when it cannot be taken. */
export function openFile(bytes: Uint8Array): OpenedFile {
  if (bytes.length > LIMITS.file) {
    const megabytes = Math.ceil(bytes.length / MEGABYTE);
    throw new Refused({ reason: 'too-large', megabytes, limit: LIMITS.file / MEGABYTE });
  }
  const kind = fileKind(bytes);
  if (kind === 'rights-protected' || kind === 'pdf') return { untouchable: kind };
  if (kind === 'other') throw new Refused({ reason: 'not-a-document' });
  if (kind !== 'zip') throw new Refused({ reason: kind });
  const parts = openParts(bytes);
  return openOdt(parts) ?? openWord(parts);
}

/** The main part. */
export function mainPart({ parts, main }: WordFile): XmlText {
  const xml = parts.xml(main);
  if (xml === undefined) throw corrupt();
  return xml;
}

function openOdt(parts: Parts): OpenedFile | undefined {
  if (parts.has(CONTENT_TYPES) || parts.xml('mimetype')?.text.startsWith(ODT) !== true) return undefined;
  const manifest = parts.xml('META-INF/manifest.xml')?.text ?? '';
  if (manifest.includes('encryption-data')) throw new Refused({ reason: 'encrypted' });
  return { untouchable: 'odt' };
}

function openWord(parts: Parts): OpenedFile {
  if (!parts.has(CONTENT_TYPES) || !parts.has('_rels/.rels')) throw new Refused({ reason: 'not-a-document' });
  const roots = relationshipsOf(parts, '');
  const main = roots.find(({ type }) => type === 'officeDocument')?.target;
  const format = main === undefined ? undefined : formatOf(parts, main);
  if (main === undefined || format === undefined) throw new Refused({ reason: 'not-a-document' });
  if (!parts.has(main)) throw corrupt();
  const word = { parts, main, format, links: relationshipsOf(parts, main) };
  return roots.some(({ type }) => type === 'origin') ? { untouchable: 'signed', word } : { word };
}
