import { CONTENT_TYPES, withTypes } from './content-types.ts';
import { relationshipBase } from './data-part.ts';
import { COLOUR } from './look.ts';
import type { Marks } from './marks.ts';
import type { Parts } from './parts.ts';
import { freeId, relationshipsName, withRelationship } from './relationships.ts';
import { bookmark, paragraph } from './runs.ts';
import type { WordFile } from './word-file.ts';
import { openXml } from './xml-text.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml';
/** Size of the mark, in half points. */
const SIZE = 52;

/** The package with a header that holds the draft mark, and the id by which a section refers to it. */
export function withDraftHeader(
  { parts, main }: WordFile,
  mark: string,
  marks: Marks,
  { id, namespace, isStrict, language }: { id: number; namespace: string; isStrict: boolean; language: string },
): { parts: Parts; headerId: string } {
  const name = freeName(parts, main);
  const look = { align: 'center', after: 320, line: 240 } as const;
  const line = paragraph(
    mark,
    look,
    { size: SIZE, bold: true, colour: COLOUR.mark, language },
    bookmark(marks.draft, id),
  );
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:hdr xmlns:w="${namespace}">${line}</w:hdr>`;
  const headerId = freeId(parts, main, 'rIdJamlotsDraft');
  const link = { id: headerId, type: `${relationshipBase(isStrict)}/header`, target: name };
  const changes = new Map([
    [name, openXml(Buffer.from(xml))],
    [relationshipsName(main), withRelationship(parts, main, link)],
    [CONTENT_TYPES, withTypes(parts, [{ name, type: TYPE }])],
  ]);
  return { parts: parts.changed(changes), headerId };
}

/** Beside the main part. */
function freeName(parts: Parts, main: string): string {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  let name = `${folder}headerJamlots.xml`;
  for (let number = 2; parts.has(name); number++) name = `${folder}headerJamlots${number}.xml`;
  return name;
}
