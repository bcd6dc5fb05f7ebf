import type { Found } from '../domain/case-event.ts';
import { atLabel, cellTexts, rowsOf } from './labels.ts';
import type { Lines } from './lines.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const MONTH =
  '(jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const NUMERIC = /(?<![\d/:.-])((?:19|20)\d{2})[-\u2010-\u2015](\d{2})[-\u2010-\u2015](\d{2})(?![\d/:-])/u;
const WRITTEN = new RegExp(String.raw`(?<!\d)(\d{1,2}):?(?:e|a)?\.? ${MONTH}\.? ((?:19|20)\d{2})(?!\d)`, 'iu');
const LABEL = /^(?:datum|dokumentdatum|utfärdat|upprättad|daterad|skapad)(?!\p{L})\s*(?:den)?\s*[:.]?\s*/iu;
/** Days that are not the document's own. */
const OTHER_DAY = /sammanträd|möte|senast|giltig|gäller|från och med/iu;
/** Where a letterhead ends, in lines, and how long its lines are, in characters. */
const LETTERHEAD = { lines: 15, length: 80 };

/** The document's day: at its label, else the first in a header, else the first in the letterhead. */
export function findDate({ headers, footers, body }: Lines): Found | undefined {
  const top = body.slice(0, LETTERHEAD.lines);
  const labelled = [headers, body, footers].flatMap((lines) => atLabel(rowsOf(lines), LABEL));
  const bare = [headers, top].flatMap((lines) =>
    cellTexts(rowsOf(lines)).filter(({ text }) => text.length <= LETTERHEAD.length && !OTHER_DAY.test(text)),
  );
  for (const { text, line } of [...labelled, ...bare]) {
    const value = dateIn(text);
    if (value !== undefined) return { value, place: line.place };
  }
  return undefined;
}

/** The first day that a text names, as YYYY-MM-DD. */
export function dateIn(text: string): string | undefined {
  const numeric = NUMERIC.exec(text);
  if (numeric !== null) return real(numeric[1], numeric[2], numeric[3]);
  const written = WRITTEN.exec(text);
  const month = MONTHS.indexOf((written?.[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  return written === null ? undefined : real(written[3], String(month), written[1]);
}

function real(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? undefined : iso;
}
