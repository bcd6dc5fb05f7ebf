/** What a file is by its content; its name says nothing. */
export type FileKind =
  | 'empty'
  | 'zip'
  | 'pdf'
  | 'legacy-doc'
  | 'encrypted'
  | 'rights-protected'
  /** Something else, such as a picture, a text or a web page. */
  | 'other';

/** A PDF may have something before its mark, within this many bytes (ISO 32000-1, annex H). */
const PDF_WITHIN = 1024;

export function fileKind(file: Uint8Array): FileKind {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length === 0) return 'empty';
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compoundKind(bytes);
  return bytes.subarray(0, PDF_WITHIN).includes('%PDF-') ? 'pdf' : 'other';
}

/** Compound files ([MS-CFB]) name their streams in UTF-16; encrypted packages are such files ([MS-OFFCRYPTO]). */
function compoundKind(bytes: Buffer): FileKind {
  const holds = (stream: string) => bytes.includes(stream, 0, 'utf16le');
  if (holds('EncryptedPackage')) return holds('DRMEncryptedDataSpace') ? 'rights-protected' : 'encrypted';
  return holds('WordDocument') ? 'legacy-doc' : 'other';
}

function starts(bytes: Buffer, ...mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
