import type { Found } from '../domain/case-event.ts';
import { sameCaseNumber } from '../domain/case-number.ts';
import { dateIn } from './find-date.ts';
import { atLabel, cellTexts, rowsOf } from './labels.ts';
import type { Line, Lines } from './lines.ts';

const WORDS = String.raw`(?:dnr|diarie-?\s?(?:nummer|nr)|ärende-?\s?(?:nummer|nr|id)|(?:vår|er|vårt|ert) beteckning|beteckning|vår ref(?:erens)?|er ref(?:erens)?)`;
const LABEL = new RegExp(String.raw`^\W{0,3}(?:(?:vårt|ert|vår|er)\s+)?${WORDS}(?![\p{L}])\.?\s*[:.]?\s*`, 'iu');
const ANYWHERE = new RegExp(String.raw`(?<![\p{L}\d])${WORDS}(?![\p{L}])\.?\s*[:.]?\s*`, 'giu');

const DASH = '\\-\\u2010-\\u2015\\u2212';
/** The shapes of case numbers are many; after a label it is enough to have a digit and a sign between. */
const LABELLED = new RegExp(
  String.raw`^(?:\p{L}{1,10} )?(?:[\p{L}\d]{1,20}(?:[/:.${DASH}][\p{L}\d]{1,20}){1,6}\.?|(?:\p{L}{1,6}[ ${DASH}]?)?\d{4,12})` +
    String.raw`(?: [${DASH}] \d{2,4}(?!\d))?(?: \(delvis\))?`,
  'u',
);
/** Without a label it has to look like one: a code, a year, a serial. */
const SHAPED = new RegExp(
  String.raw`(?<![\p{L}\d/:.${DASH}])(?:\p{Lu}{1,6}|\p{Lu}\p{L}{1,4})(?:[ /${DASH}]?(?:19|20)\d{2}[/:${DASH}]\p{L}{0,3}\d{1,6}| ?\d{1,6}/(?:19|20)\d{2})` +
    String.raw`(?:[/:.${DASH}][\p{L}\d]{1,6}){0,3}(?![\p{L}\d])`,
  'gu',
);
/** Numbers that are offered, at most. */
const MOST = 10;

/** The case numbers of a document: after labels, and in headers those that look like one. */
export function findNumbers({ headers, footers, body }: Lines): Found[] {
  const parts = [headers, body.filter(({ cell }) => cell), body.filter(({ cell }) => !cell), footers];
  const labelled = parts.flatMap((lines) =>
    atLabel(rowsOf(lines), LABEL).flatMap(({ text, line }) => numbersAtStart(text).map((value) => found(value, line))),
  );
  const shaped = cellTexts(rowsOf(headers)).flatMap(({ text, line }) =>
    shapedIn(text).map((value) => found(value, line)),
  );
  const isNew = ({ value }: Found) => !labelled.some((other) => other.value.startsWith(value));
  const sure = [...labelled, ...shaped.filter(isNew)];
  return distinct(sure.length > 0 ? sure : body.flatMap(numbersAnywhere)).slice(0, MOST);
}

function found(value: string, { place }: Line): Found {
  return { value, place };
}

/** The numbers that a text begins with, apart by commas, semicolons, lines or a word. */
function numbersAtStart(text: string): string[] {
  const numbers: string[] = [];
  let rest = text.trim().replace(LABEL, '');
  for (let match = LABELLED.exec(rest); match !== null && numbers.length < MOST; match = LABELLED.exec(rest)) {
    const number = trimmed(match[0]);
    if (!isNumber(number)) break;
    numbers.push(number);
    const next = /^\s*(?:[,;\n]|och\s|samt\s)\s*/u.exec(rest.slice(match[0].length));
    if (next === null) break;
    rest = rest.slice(match[0].length + next[0].length).replace(LABEL, '');
  }
  return numbers;
}

function shapedIn(text: string): string[] {
  return [...text.matchAll(SHAPED)].map(([whole]) => trimmed(whole)).filter(isNumber);
}

function numbersAnywhere(line: Line): Found[] {
  return [...line.text.matchAll(ANYWHERE)].flatMap((label) =>
    numbersAtStart(line.text.slice(label.index + label[0].length)).map((value) => found(value, line)),
  );
}

/** The dot at the end belongs to a number that has dots (`2017-717-1.1.`), else to the sentence. */
function trimmed(number: string): string {
  return /\.\d+\.$/u.test(number) ? number : number.replace(/\.$/u, '');
}

function isNumber(text: string): boolean {
  return text.replace(/\D/gu, '').length >= 3 && dateIn(text) === undefined && !/^\d{6}-?\d{4}$/u.test(text);
}

function distinct(numbers: Found[]): Found[] {
  return numbers.filter(({ value }, at) => numbers.findIndex((earlier) => sameCaseNumber(earlier.value, value)) === at);
}
