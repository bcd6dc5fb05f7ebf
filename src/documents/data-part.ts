import { createHash } from 'node:crypto';
import { CONTENT_TYPES, withTypes } from './content-types.ts';
import { type Marks, NAMESPACE } from './marks.ts';
import { type Changes, type Parts, unlessBroken } from './parts.ts';
import { freeId, type Relationship, relationshipsName, relationshipsOf, withRelationship } from './relationships.ts';
import type { WordFile } from './word-file.ts';
import { elementsNamed, value } from './xml-elements.ts';
import { scan } from './xml-scan.ts';
import { escaped, fitsXml, openXml, plainText, type XmlText } from './xml-text.ts';

/** The assessment as data inside a document: whose it is, its text, and the hash of the text that people see. */
export type DataPart = { caseId: string; textHash: string; data: string; part: string; link: Relationship };

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const STRICT_OFFICE = 'http://purl.oclc.org/ooxml/officeDocument';
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
/** Data parts of a document that are looked into. */
const DATA_PARTS_MAX = 300;

/** SHA-256 in lower-case hex, of a text as UTF-8. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The addresses of the types of relationships begin so. */
export function relationshipBase(isStrict: boolean): string {
  return `${isStrict ? STRICT_OFFICE : OFFICE}/relationships`;
}

/** The assessments that a document carries, in the order they were put in. */
export function dataPartsOf({ parts, links }: WordFile): DataPart[] {
  const looked = new Set<string>();
  return links.flatMap((link) => {
    if (link.type !== 'customXml' || looked.has(link.target) || looked.size >= DATA_PARTS_MAX) return [];
    looked.add(link.target);
    const xml = unlessBroken(() => parts.xml(link.target));
    const read = xml?.text.includes(NAMESPACE) === true ? unlessBroken(() => readData(xml)) : undefined;
    return read === undefined ? [] : [{ ...read, part: link.target, link }];
  });
}

/** The package with the assessment in a part of its own. */
export function withData(
  parts: Parts,
  main: string,
  data: { caseId: string; data: string; textHash: string },
  marks: Marks,
  isStrict: boolean,
): Parts {
  const number = freeNumber(parts);
  const name = `customXml/item${number}.xml`;
  const properties = `customXml/itemProps${number}.xml`;
  const base = relationshipBase(isStrict);
  const changes: Changes = new Map([
    [name, openXml(Buffer.from(dataXml(data)))],
    [properties, openXml(Buffer.from(propertiesXml(marks.itemId, isStrict)))],
  ]);
  const own = { id: 'rId1', type: `${base}/customXmlProps`, target: properties };
  const link = { id: freeId(parts, main, 'rIdJamlotsData'), type: `${base}/customXml`, target: name };
  changes.set(relationshipsName(name), withRelationship(parts, name, own));
  changes.set(relationshipsName(main), withRelationship(parts, main, link));
  changes.set(
    CONTENT_TYPES,
    withTypes(parts, [
      { name, type: 'application/xml' },
      { name: properties, type: PROPERTIES_TYPE },
    ]),
  );
  return parts.changed(changes);
}

/** The parts that belong to a data part: itself, its properties and its relationships. */
export function partsOfData(parts: Parts, { part }: DataPart): string[] {
  const properties = unlessBroken(() => relationshipsOf(parts, part)) ?? [];
  return [part, relationshipsName(part), ...properties.map(({ target }) => target)];
}

function dataXml({ caseId, data, textHash }: { caseId: string; data: string; textHash: string }): string {
  const isPlain = fitsXml(data);
  const content = isPlain ? escaped(data) : Buffer.from(data, 'utf16le').toString('base64');
  const encoding = isPlain ? '' : ' encoding="base64"';
  return `${DECLARATION}<assessment xmlns="${NAMESPACE}" caseId="${escaped(caseId)}" textHash="${textHash}"${encoding}>${content}</assessment>`;
}

function propertiesXml(itemId: string, isStrict: boolean): string {
  const namespace = `${isStrict ? STRICT_OFFICE : OFFICE}/customXml`;
  return (
    `${DECLARATION}<ds:datastoreItem xmlns:ds="${namespace}" ds:itemID="${itemId}">` +
    `<ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`
  );
}

function readData(xml: XmlText): { caseId: string; textHash: string; data: string } | undefined {
  const root = elementsNamed(xml, 'jamlots:assessment')[0];
  if (root === undefined || root.tag.depth !== 1) return undefined;
  const pieces: string[] = [];
  scan(xml.text, { tag: () => undefined, text: (piece, isCdata) => pieces.push(plainText(xml, piece, isCdata)) });
  const isPlain = value(xml, root.tag, 'encoding') !== 'base64';
  const content = pieces.join('');
  return {
    caseId: value(xml, root.tag, 'caseId') ?? '',
    textHash: value(xml, root.tag, 'textHash') ?? '',
    data: isPlain ? content : Buffer.from(content, 'base64').toString('utf16le'),
  };
}

/** A number that no data part has, nor had: content types of parts that are gone are left behind in some files. */
function freeNumber(parts: Parts): number {
  const types = parts.xml(CONTENT_TYPES)?.text ?? '';
  const names = (number: number) => [`item${number}.xml`, `itemProps${number}.xml`, `_rels/item${number}.xml.rels`];
  const isTaken = (name: string) => parts.has(`customXml/${name}`) || types.includes(`/customXml/${name}`);
  let number = 1;
  while (names(number).some(isTaken)) number += 1;
  return number;
}
