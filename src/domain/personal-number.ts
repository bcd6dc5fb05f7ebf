/**
 * Finds Swedish personal identity numbers and coordination numbers in free text. A wrong check digit beside a
 * right date and separator still counts: a slip of the keys still points out a person.
 * (Skatteverket's rules: date, Luhn's check digit, day + 60 for coordination numbers.)
 */

/** Dashes of all kinds, as word processors write them. */
const DASH = '\\-\\u00ad\\u2010-\\u2015\\u2212';
/** What may stand between the digits: spaces of all kinds, dashes, plus. */
const BETWEEN = `[\\s+${DASH}]`;
const GAP = `${BETWEEN}{0,2}`;
/** The rest of a day in ISO 8601: what came before it is a year, as in `2025-01-01–2025-12-31`. */
const REST_OF_A_DAY = `[${DASH}]\\d{2}[${DASH}]\\d{2}(?!\\d)`;
const SPELLING = new RegExp(
  `(?<!\\d)(?:(?<century>1[89]|20)${GAP})?(?<date>\\d{2}${GAP}\\d{2}${GAP}\\d{2})(?<between>${BETWEEN}{0,3})(?<last>\\d{4})(?!\\d|${REST_OF_A_DAY})`,
  'gu',
);
const DASHED = new RegExp(`[+${DASH}]`, 'u');

/** A number that was found: where it begins and ends in the text, in characters. */
export type PersonalNumber = { start: number; end: number };

/** The personal identity numbers in `text`, from the first to the last; those that share digits count as one. */
export function personalNumbersIn(text: string): PersonalNumber[] {
  const { plain, places } = plainOf(text);
  const spelling = new RegExp(SPELLING);
  const found: PersonalNumber[] = [];
  // A number may begin inside digits that look like another: `1204 811218-9876`.
  for (let match = spelling.exec(plain); match !== null; match = spelling.exec(plain)) {
    spelling.lastIndex = match.index + 1;
    if (!isPersonal(match)) continue;
    const start = places[match.index] ?? 0;
    const end = (places[match.index + match[0].length - 1] ?? start) + 1;
    const last = found.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

/** `text` with each personal identity number replaced by `mask`. */
export function maskPersonalNumbers(text: string, mask: string): string {
  return personalNumbersIn(text).reduceRight(
    (masked, { start, end }) => masked.slice(0, start) + mask + masked.slice(end),
    text,
  );
}

/** The text with full-width digits made plain and invisible characters left out, and where each one stood. */
function plainOf(text: string): { plain: string; places: number[] } {
  let plain = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (/[\u200b-\u200f\u2060\ufeff]/u.test(character)) continue;
    const code = character.charCodeAt(0);
    plain += code >= 0xff10 && code <= 0xff19 ? String.fromCharCode(code - 0xff10 + 48) : character;
    places.push(at);
  }
  return { plain, places };
}

/** What stands where a personal identity number was masked. */
const MASK = '••••••–••••';

/** `sent` with every personal identity number in its texts masked. */
export function masked(sent: unknown): unknown {
  if (typeof sent === 'string') return maskPersonalNumbers(sent, MASK);
  if (Array.isArray(sent)) return sent.map(masked);
  if (typeof sent !== 'object' || sent === null) return sent;
  return Object.fromEntries(Object.entries(sent).map(([field, value]) => [field, masked(value)]));
}

function isPersonal(match: RegExpMatchArray): boolean {
  const date = (match.groups?.date ?? '').replace(/\D/gu, '');
  const last = match.groups?.last ?? '';
  const century = match.groups?.century;
  return isDate(date, century) && (isWrittenAsOne(match) || luhn(date + last));
}

/** Whether it is written as nothing but a personal number is: with a dash or a plus, or as 8 digits and 4. */
function isWrittenAsOne({ groups }: RegExpMatchArray): boolean {
  const between = groups?.between ?? '';
  const isJoined = between.length < 3 && DASHED.test(between);
  return isJoined || (groups?.century !== undefined && /^\d+$/u.test(groups.date ?? ''));
}

/** Whether `date` (YYMMDD) is a day that has been, the day perhaps raised by 60. */
function isDate(date: string, century: string | undefined): boolean {
  const month = Number(date.slice(2, 4));
  const raw = Number(date.slice(4, 6));
  const day = raw > 60 ? raw - 60 : raw;
  const years = (century === undefined ? ['19', '20'] : [century]).map((start) => Number(start + date.slice(0, 2)));
  return years.some((year) => month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Luhn's check over ten digits. */
function luhn(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
