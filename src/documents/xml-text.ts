/**
 * An XML part as a text to cut in: one character a byte, or one a code unit when the part is UTF-16. What is not
 * cut away comes back byte for byte.
 */
export type XmlText = { text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'single-byte'; label?: string };

/** Characters that XML 1.0 does not hold (section 2.2), and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ESCAPES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', '\r': '&#13;' };

/** Reads a part's bytes; the encoding is told by a byte order mark or the XML declaration. */
export function openXml(bytes: Uint8Array): XmlText {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first, second] = buffer;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return { text: buffer.toString('utf16le'), encoding: 'utf-16le' };
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return { text: swapped(buffer).toString('utf16le'), encoding: 'utf-16be' };
  }
  const text = buffer.toString('latin1');
  const label = /^[^<]{0,3}<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1]?.toLowerCase();
  if (label === undefined || /^(utf-?8|us-ascii|ascii)$/.test(label)) return { text, encoding: 'utf-8' };
  return { text, encoding: 'single-byte', label };
}

/** The bytes of a part. */
export function closeXml({ text, encoding }: XmlText): Uint8Array {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return swapped(Buffer.from(text, 'utf16le'));
  return Buffer.from(text, 'latin1');
}

/** `xml`, which is ordinary text, in the form that can be put into this part. */
export function fitting(part: XmlText, xml: string): string {
  if (part.encoding === 'utf-8') return Buffer.from(xml, 'utf8').toString('latin1');
  if (part.encoding !== 'single-byte') return xml;
  return xml.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** A piece of a part as a person reads it: decoded, and its character references replaced. */
export function plainText(part: XmlText, piece: string, isCdata = false): string {
  const decoded = decode(part, piece);
  if (isCdata || !decoded.includes('&')) return decoded;
  return decoded.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, reference);
}

/** A text as the content of an element or an attribute; what XML cannot hold is left out. */
export function escaped(text: string): string {
  return text.replace(ILLEGAL, '').replace(/[<>&"\r]/g, (character) => ESCAPES[character] ?? '');
}

/** Whether the text can be written in XML as it is. */
export function fitsXml(text: string): boolean {
  return text.search(ILLEGAL) === -1;
}

function decode({ encoding, label }: XmlText, piece: string): string {
  if (encoding === 'utf-16le' || encoding === 'utf-16be' || !/[^\0-\x7f]/.test(piece)) return piece;
  if (encoding === 'utf-8') return Buffer.from(piece, 'latin1').toString('utf8');
  try {
    return new TextDecoder(label).decode(Buffer.from(piece, 'latin1'));
  } catch {
    return piece; // An encoding that nobody knows: Latin-1 is the likeliest.
  }
}

function reference(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

function swapped(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}
