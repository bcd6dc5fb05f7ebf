import { type Body, type Child, readBody, type Section } from './body.ts';
import { CONTENT_TYPES, withoutTypes } from './content-types.ts';
import { type DataPart, dataPartsOf, partsOfData, sha256 } from './data-part.ts';
import type { Marks } from './marks.ts';
import { visibleText } from './paragraphs.ts';
import { type Changes, unlessBroken } from './parts.ts';
import { type Relationship, relationshipsName, relationshipsOf, withoutRelationships } from './relationships.ts';
import { mainPart, type WordFile } from './word-file.ts';
import { type Edit, edited } from './xml-elements.ts';
import type { XmlText } from './xml-text.ts';

/** An appendix that stands in a document: the children of the body that are it, and its data. */
export type Earlier = { children: Child[]; data: DataPart | undefined; editedByHand: boolean };

/** Finds a case's appendix: by its block, or by its bookmarks when an editor has lost the block. */
export function findEarlier(word: WordFile, caseId: string, marks: Marks): Earlier | undefined {
  const part = mainPart(word);
  const body = readBody(part);
  const children = childrenOf(body, marks);
  const data = dataPartsOf(word).findLast((data) => data.caseId === caseId);
  if (children.length === 0 && data === undefined) return undefined;
  const texts = children.map(({ start, end }) => visibleText(part, { from: start, to: end, scope: body.scope }));
  const text = texts.filter((text) => text !== '').join('\n');
  return { children, data, editedByHand: data === undefined || sha256(text) !== data.textHash };
}

/** The document as it was before the appendix was put in. */
export function withoutEarlier(word: WordFile, earlier: Earlier, marks: Marks): WordFile {
  const part = mainPart(word);
  const body = readBody(part);
  const headers = draftHeaders(word, marks);
  const restored = restore(part, body, earlier.children, marks, new Set(headers.map(({ id }) => id)));
  const data = dataPartsOf(word).filter(({ caseId }) => caseId === earlier.data?.caseId);
  const gone = [...headers, ...data.map(({ link }) => link)];
  const names = [...headers.map(({ target }) => target), ...data.flatMap((data) => partsOfData(word.parts, data))];
  const changes: Changes = new Map(names.map((name) => [name, null]));
  changes.set(word.main, restored);
  changes.set(CONTENT_TYPES, withoutTypes(word.parts, names));
  if (gone.length > 0) changes.set(relationshipsName(word.main), withoutRelationships(word.parts, word.main, gone));
  return relinked(word, changes);
}

/** The same file with changed parts. */
function relinked(word: WordFile, changes: Changes): WordFile {
  const parts = word.parts.changed(changes);
  return { ...word, parts, links: relationshipsOf(parts, word.main) };
}

function childrenOf({ children }: Body, marks: Marks): Child[] {
  const blocks = children.filter(({ tag }) => tag === marks.tag);
  if (blocks.length > 0) return blocks;
  const from = children.findIndex(({ bookmarks }) => bookmarks.includes(marks.start));
  const to = children.findIndex(({ bookmarks }) => bookmarks.includes(marks.end));
  return from === -1 || to < from ? [] : children.slice(from, to + 1);
}

function draftHeaders({ parts, links }: WordFile, marks: Marks): Relationship[] {
  const headers = links.filter(({ type }) => type === 'header');
  const targets = [...new Set(headers.map(({ target }) => target))];
  const marked = targets.filter((target) => unlessBroken(() => parts.xml(target))?.text.includes(marks.draft));
  return headers.filter(({ target }) => marked.includes(target));
}

/** The main part without the appendix: the host's last section stands last again, without our header. */
function restore(part: XmlText, body: Body, appendix: Child[], marks: Marks, headers: Set<string>): XmlText {
  const references = body.children
    .flatMap(({ section }) => section?.headers ?? [])
    .filter(({ id }) => headers.has(id))
    .map(({ start, end }) => ({ start, end }));
  const blocks = appendix.map(({ start, end }) => ({ start, end }));
  return edited(part, [...sectionEdits(part, body, marks), ...blocks, ...references]);
}

function sectionEdits(part: XmlText, { children, end }: Body, marks: Marks): Edit[] {
  const holder = children.findLast(
    ({ name, section, bookmarks }) => name === 'w:p' && section && isHolder(bookmarks, marks),
  );
  const section: Section | undefined = holder?.section;
  if (holder === undefined || section === undefined) return [];
  const last = children.findLast(({ name }) => name === 'w:sectPr');
  const hosts = holder.bookmarks.includes(marks.made) ? '' : part.text.slice(section.start, section.end);
  const place = last === undefined ? { start: end, end } : { start: last.start, end: last.end };
  return [
    { start: holder.start, end: holder.end },
    { ...place, text: hosts },
  ];
}

function isHolder(bookmarks: string[], marks: Marks): boolean {
  return bookmarks.includes(marks.section) || bookmarks.includes(marks.made);
}
