import { personalNumbersIn } from './personal-number.ts';
import type { Refusal } from './refusal.ts';

/** What a field held: its value, or why it was not accepted. */
export type FieldRead<T> = { value: T } | { refusal: Refusal };

/** Decimals with comma or point, thousands apart by spaces or not, perhaps a percent sign: `1 240`, `3,5`, `62 %`. */
const NUMBER = /^-?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*(?:[.,]\d+)?$|^-?\d+(?:[.,]\d+)?$/u;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** A text of 1 to `maxLength` characters, without characters that no text holds (controls, lone surrogates). */
export function readText(sent: unknown, maxLength: number, field?: string): FieldRead<string> {
  if (sent === undefined || sent === null || sent === '') return refuse({ reason: 'empty' }, field);
  if (typeof sent !== 'string' && typeof sent !== 'number')
    return refuse({ reason: 'wrong-shape', wants: 'text' }, field);
  const value = cleaned(String(sent));
  if (value === '') return refuse({ reason: 'empty' }, field);
  if (value.length > maxLength) return refuse({ reason: 'too-long', maxLength, length: value.length }, field);
  const found = personalNumbersIn(value).length;
  return found > 0 ? refuse({ reason: 'personal-number', places: found }, field) : { value };
}

/** As `readText`, but nothing is an answer too: then there is no value. */
export function readOptionalText(sent: unknown, maxLength: number, field?: string): FieldRead<string | undefined> {
  return isNothing(sent) ? { value: undefined } : readText(sent, maxLength, field);
}

/** A number that is not negative, as people write it. */
export function readNumber(sent: unknown, field?: string): FieldRead<number> {
  if (isNothing(sent)) return refuse({ reason: 'empty' }, field);
  if (typeof sent !== 'string' && typeof sent !== 'number') return refuse({ reason: 'not-a-number' }, field);
  const typed = String(sent).trim().replace(/\s*%$/u, '');
  if (!NUMBER.test(typed)) return refuse({ reason: 'not-a-number' }, field);
  const value = Number(typed.replace(/[ \u00a0\u202f]/gu, '').replace(',', '.'));
  return Number.isFinite(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER
    ? { value }
    : refuse({ reason: 'not-a-number' }, field);
}

export function readOptionalNumber(sent: unknown, field?: string): FieldRead<number | undefined> {
  return isNothing(sent) ? { value: undefined } : readNumber(sent, field);
}

/** A day that exists, as YYYY-MM-DD. */
export function readDate(sent: unknown, field?: string): FieldRead<string> {
  if (isNothing(sent)) return refuse({ reason: 'empty' }, field);
  const value = typeof sent === 'string' ? sent.trim() : '';
  return isIsoDate(value) ? { value } : refuse({ reason: 'not-a-date' }, field);
}

/** Whether `text` is a day that exists between 1900 and 2199, as YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return Number(year) >= 1900 && Number(year) < 2200 && date.toISOString().slice(0, 10) === text;
}

/** One of `choices`. */
export function readChoice<T extends string>(sent: unknown, choices: readonly T[], field?: string): FieldRead<T> {
  if (isNothing(sent)) return refuse({ reason: 'empty' }, field);
  const value = choices.find((choice) => choice === sent);
  return value === undefined ? refuse({ reason: 'not-a-choice', choices: [...choices] }, field) : { value };
}

/** The fields of a value that should hold several, or none when it is not of that shape. */
export function fieldsOf(sent: unknown): Record<string, unknown> | undefined {
  return typeof sent === 'object' && sent !== null && !Array.isArray(sent)
    ? Object.fromEntries(Object.entries(sent))
    : undefined;
}

/** The refusals among what several fields held. */
export function refusalsIn(reads: readonly FieldRead<unknown>[]): Refusal[] {
  return reads.flatMap((read) => ('refusal' in read ? [read.refusal] : []));
}

/** The value of a field that was accepted; only to be called once `refusalsIn` is empty. */
export function accepted<T>(read: FieldRead<T>): T {
  if ('refusal' in read) throw new TypeError(`a refused field has no value: ${read.refusal.reason}`);
  return read.value;
}

function isNothing(sent: unknown): boolean {
  return sent === undefined || sent === null || (typeof sent === 'string' && sent.trim() === '');
}

/** Line ends made one kind, control characters and lone surrogates left out, space around trimmed, NFC. */
function cleaned(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\ufffd/gu, '')
      .replace(/\r\n?/gu, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, '')
      .normalize('NFC')
      .trim()
  );
}

function refuse(refusal: Refusal, field?: string): { refusal: Refusal } {
  return { refusal: field === undefined ? refusal : { ...refusal, field } };
}
