import { crc32, inflateRawSync } from 'node:zlib';
import { LIMITS } from './limits.ts';
import { corrupt, Refused, tooComplex } from './refused.ts';

/** An entry of a zip file (APPNOTE 6.3): what its directory says, and its bytes as they are stored. */
export type ZipEntry = {
  name: string;
  /** The name's bytes, kept because old programs did not write them as UTF-8. */
  nameBytes: Uint8Array;
  flags: number;
  /** 0 is stored, 8 is deflated. */
  method: number;
  /** MS-DOS date and time, the date in the upper half. */
  time: number;
  crc: number;
  /** Size when inflated, in bytes, as the file says. */
  size: number;
  attributes: number;
  raw: Uint8Array;
};

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record and the longest comment after it, in bytes. */
const END_WITHIN = 22 + 0xffff;
const ENCRYPTED = 0x1;
const STORED = 0;
const DEFLATED = 8;

/** The entries of a zip file in the order of its directory. */
export function readZip(file: Uint8Array): ZipEntry[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > LIMITS.entries) throw tooComplex('entries');
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    const { entry, next } = entryAt(bytes, at, end);
    entries.push(entry);
    at = next;
  }
  if (sum(entries.map(({ raw }) => raw.length)) > bytes.length) throw corrupt();
  if (sum(entries.map(({ size }) => size)) > LIMITS.declared) throw tooComplex('size');
  return entries;
}

/** The entry's content. `most` is how many bytes may come out of it. */
export function inflated(entry: ZipEntry, most: number): Uint8Array {
  if ((entry.flags & ENCRYPTED) !== 0) throw new Refused({ reason: 'encrypted' });
  const content = entry.method === STORED ? entry.raw : inflate(entry, most);
  if (content.length > most) throw tooComplex('size');
  if (crc32(content) !== entry.crc) throw corrupt();
  return content;
}

function inflate({ method, raw }: ZipEntry, most: number): Uint8Array {
  if (method !== DEFLATED) throw corrupt();
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const tooMuch = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw tooMuch ? tooComplex('size') : corrupt();
  }
}

/** Where the end record stands: the last one whose comment reaches exactly to the end of the file. */
function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - END_WITHIN); at--) {
    const isEnd = bytes[at] === 0x50 && bytes.readUInt32LE(at) === END;
    if (isEnd && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length) return at;
  }
  throw corrupt();
}

function entryAt(bytes: Buffer, at: number, end: number): { entry: ZipEntry; next: number } {
  if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY) throw corrupt();
  const next = at + 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  if (next > end) throw corrupt();
  const nameBytes = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  const entry = {
    name: nameBytes.toString('utf8'),
    nameBytes,
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    time: bytes.readUInt32LE(at + 12),
    crc: bytes.readUInt32LE(at + 16),
    size: bytes.readUInt32LE(at + 24),
    attributes: bytes.readUInt32LE(at + 38),
    raw: rawAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20)),
  };
  return { entry, next };
}

function rawAt(bytes: Buffer, local: number, length: number): Uint8Array {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw corrupt();
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (from + length > bytes.length) throw corrupt();
  return bytes.subarray(from, from + length);
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
