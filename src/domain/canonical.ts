import { hash } from 'node:crypto';

/**
 * `value` as canonical JSON (RFC 8785): no white space, members sorted by UTF-16 code units, numbers and texts as
 * ECMAScript writes them. A member that is undefined is left out. Half a surrogate pair, which the RFC refuses,
 * is written as its escape (`\ud83d`), so that no text a person sends can stop a hash.
 * @throws TypeError on what JSON cannot hold: NaN, infinity, bigint, undefined in a list, dates and other classes.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlainObject(value)) return `{${members(value).join(',')}}`;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  throw new TypeError(`Canonical JSON holds no ${nameOf(value)}. Give plain objects, lists, texts and finite numbers.`);
}

/** SHA-256 in lower-case hex; a text is hashed as UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}

function members(object: Record<string, unknown>): string[] {
  return Object.keys(object)
    .sort()
    .filter((name) => object[name] !== undefined)
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name])}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function nameOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' ? (value?.constructor.name ?? 'object') : typeof value;
}
