/**
 * Case numbers have some twenty shapes in Sweden (`KS 2018/14`, `KSKF/2017:169`, `2017-717-1.1.`), so they are
 * kept as typed and only normalised to be matched. A number is 1 to 60 characters and holds a digit.
 */
const LONGEST = 60;

/** Words that people write before a number and that are no part of it. */
const LABEL =
  /^(?:(?:vårt|ert|vår|er)\s+)?(?:dnr|diarienummer|diarienr|diarie-?\s*nr|ärendenummer|ärendenr|ärende|beteckning|case number|ref(?:erence)?)(?!\p{L})\.?\s*[:.]?\s*/iu;

/** All the dashes and minus signs that word processors put in (hyphens, en and em dash, minus). */
const DASHES = /[\u2010-\u2015\u2212\u00ad]/gu;

/** Whether `typed` can be a case number at all: not empty, not too long, with a digit, on one line. */
export function isCaseNumber(typed: string): boolean {
  const number = typed.trim();
  return number.length > 0 && number.length <= LONGEST && /\d/u.test(number) && !/[\r\n]/u.test(number);
}

/** The case number as it is matched: without label and spaces, one kind of dash, lower case, no end dot. */
export function matchable(typed: string): string {
  return typed
    .normalize('NFC')
    .trim()
    .replace(LABEL, '')
    .replace(DASHES, '-')
    .replace(/\s+/gu, '')
    .replace(/[.,;]+$/u, '')
    .toLowerCase();
}

/** Whether two spellings mean the same case. */
export function sameCaseNumber(a: string, b: string): boolean {
  return matchable(a) === matchable(b);
}

/** Several numbers typed in one field, apart by a comma, a semicolon or a new line; repeats are left out. */
export function caseNumbersIn(typed: string): string[] {
  const numbers = typed
    .split(/[,;\n]/u)
    .map((number) => number.trim())
    .filter((number) => number !== '');
  return numbers.filter((number, at) => numbers.findIndex((earlier) => sameCaseNumber(earlier, number)) === at);
}
