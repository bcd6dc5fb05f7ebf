import { crc32, deflateRawSync } from 'node:zlib';
import type { ZipEntry } from './zip.ts';

/** 1 January 1980, so that the same content always gives the same file. */
const TIME = 0x00210000;
/** Bits of the flags that hold when the sizes stand before the content: how hard it was deflated, UTF-8 names. */
const KEPT_FLAGS = 0x0806;
const VERSION = 20;
const DEFLATED = 8;

/** A new entry with this content, deflated. `name` is in ASCII. */
export function zipEntry(name: string, content: Uint8Array): ZipEntry {
  return {
    name,
    nameBytes: Buffer.from(name, 'utf8'),
    flags: 0,
    method: DEFLATED,
    time: TIME,
    crc: crc32(content),
    size: content.length,
    attributes: 0,
    raw: deflateRawSync(content),
  };
}

/** A zip file of these entries; their stored bytes are copied as they are. */
export function writeZip(entries: ZipEntry[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const local = header(0x04034b50, entry, Buffer.alloc(30), 4);
    directory.push(directoryRecord(entry, at), entry.nameBytes);
    pieces.push(local, entry.nameBytes, entry.raw);
    at += local.length + entry.nameBytes.length + entry.raw.length;
  }
  const length = directory.reduce((total, piece) => total + piece.length, 0);
  return Buffer.concat([...pieces, ...directory, endRecord(entries.length, length, at)]);
}

/** The fields that the local header and the directory's record have in common, from offset `at` on. */
function header(signature: number, entry: ZipEntry, record: Buffer, at: number): Buffer {
  record.writeUInt32LE(signature, 0);
  record.writeUInt16LE(VERSION, at);
  record.writeUInt16LE(entry.flags & KEPT_FLAGS, at + 2);
  record.writeUInt16LE(entry.method, at + 4);
  record.writeUInt32LE(entry.time, at + 6);
  record.writeUInt32LE(entry.crc, at + 10);
  record.writeUInt32LE(entry.raw.length, at + 14);
  record.writeUInt32LE(entry.size, at + 18);
  record.writeUInt16LE(entry.nameBytes.length, at + 22);
  return record;
}

function directoryRecord(entry: ZipEntry, local: number): Buffer {
  const record = header(0x02014b50, entry, Buffer.alloc(46), 6);
  record.writeUInt16LE(VERSION, 4);
  record.writeUInt32LE(entry.attributes, 38);
  record.writeUInt32LE(local, 42);
  return record;
}

function endRecord(count: number, length: number, at: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(at, 16);
  return record;
}
