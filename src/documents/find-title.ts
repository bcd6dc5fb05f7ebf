import type { Found } from '../domain/case-event.ts';
import { dateIn } from './find-date.ts';
import { authorityIn, committeeIn } from './find-names.ts';
import { atLabel, rowsOf } from './labels.ts';
import type { Line, Lines } from './lines.ts';
import { unlessBroken } from './parts.ts';
import { relationshipsOf } from './relationships.ts';
import { isStock } from './stock-words.ts';
import type { WordFile } from './word-file.ts';
import { elementsNamed } from './xml-elements.ts';
import { plainText } from './xml-text.ts';

/** Titles that a program or a template has left in a document's properties. */
const NO_TITLE =
  /^microsoft|\.(?:docx?|docm|dot[xm]?|odt|rtf|pdf)$|\bmall\b|mall$|template|^(?:(?:nytt |namnlöst )?dokument|document|namnlös|untitled|word|rubrik|titel|title|ärende|ärenderubrik|ärendemening)[\s\d]*$|^(?:skriv|klicka|ange|infoga)\b|^[[<{(].*[\])}>]$|^[^\s]*_[^\s]*$|^[^\p{L}]*$/iu;
const TITLE_STYLE = /^(?:title|titel)$/u;
const SUBJECT_STYLE = /^(?:ärende|rubrik|dokumentrubrik|dokumenttitel|huvudrubrik|subject)/u;
const SUBJECT_LABEL =
  /^(?:ärende|ärendemening|ärenderubrik|rubrik)\s*:?\s*$|^(?:ärende|ärendemening|ärenderubrik|rubrik):\s*/iu;
const LETTERHEAD =
  /^(?:dnr|diarie|datum|sida?\b|handläggare|telefon|tfn|e-post|till\b|vår|er\b|ert\b|beteckning|adress|besök|org)|@|^\d+ ?\(\d+\)|:$/iu;
/** Shortest and longest title, in characters. */
const LENGTH = { least: 4, most: 250 };

/** The title: from the document's properties, its first heading, the line in the template's place, or in bold. */
export function findTitle(word: WordFile, { headers, body }: Lines): Found | undefined {
  const property = titleProperty(word);
  if (property !== undefined) return { value: property, place: 'dokumentegenskaperna' };
  const outside = body.filter((line) => isTitle(line.text));
  const headed = outside.find(({ style, level }) => level === 1 || TITLE_STYLE.test(style));
  const styled = headed ?? outside.find(({ style }) => SUBJECT_STYLE.test(style));
  if (styled !== undefined) return titleOf(styled);
  const labelled = atLabel(rowsOf([...headers, ...body]), SUBJECT_LABEL).find(({ text }) => isTitle(text));
  if (labelled !== undefined) return { value: oneLine(labelled.text), place: labelled.line.place };
  const bold = outside.find((line) => line.isBold && !isLetterhead(line.text));
  return bold === undefined ? undefined : titleOf(bold);
}

function titleProperty({ parts }: WordFile): string | undefined {
  const name = relationshipsOf(parts, '').find(({ type }) => type === 'core-properties')?.target;
  const xml = name === undefined ? undefined : unlessBroken(() => parts.xml(name));
  const element = xml && unlessBroken(() => elementsNamed(xml, 'dc:title'))?.[0];
  if (xml === undefined || element === undefined || element.tag.kind === 'empty') return undefined;
  const inside = xml.text.slice(element.tag.end, xml.text.lastIndexOf('</', element.end - 1));
  const title = oneLine(plainText(xml, inside));
  return isTitle(title) && !NO_TITLE.test(title) && authorityIn(title) === undefined ? title : undefined;
}

function isTitle(text: string): boolean {
  return text.length >= LENGTH.least && text.length <= LENGTH.most && /\p{L}{2}/u.test(text) && !isStock(text);
}

function isLetterhead(text: string): boolean {
  if (LETTERHEAD.test(text) || text.includes('\t')) return true;
  const rest = text.replace(/[\d\s.,-]/gu, '');
  return (
    authorityIn(text) !== undefined ||
    committeeIn(text) !== undefined ||
    (dateIn(text) !== undefined && rest.length < 12)
  );
}

function titleOf({ text, place }: Line): Found {
  return { value: oneLine(text), place };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
