import type { Carried } from '../ports.ts';
import { type Body, readBody } from './body.ts';
import { type DataPart, dataPartsOf } from './data-part.ts';
import { findEarlier } from './earlier.ts';
import { marksOf } from './marks.ts';
import { Refused } from './refused.ts';
import { mainPart, openFile } from './word-file.ts';

/** The assessment that a file carries; of several, the one whose appendix stands last. */
export function carried(bytes: Uint8Array, name: string): Carried {
  if (/\.json$/iu.test(name)) return carriedAsJson(bytes);
  const { word } = openFile(bytes);
  if (word === undefined) return { editedByHand: false };
  const data = lastOf(readBody(mainPart(word)), dataPartsOf(word));
  if (data === undefined) return { editedByHand: false };
  const found = findEarlier(word, data.caseId, marksOf(data.caseId));
  return { data: data.data, editedByHand: found === undefined || found.editedByHand };
}

function carriedAsJson(bytes: Uint8Array): Carried {
  if (bytes.length === 0) throw new Refused({ reason: 'empty' });
  try {
    return { data: new TextDecoder('utf-8', { fatal: true }).decode(bytes), editedByHand: false };
  } catch {
    throw new Refused({ reason: 'not-a-document' });
  }
}

function lastOf({ children }: Body, parts: DataPart[]): DataPart | undefined {
  const place = ({ caseId }: DataPart) => {
    const marks = marksOf(caseId);
    return children.findLastIndex(({ tag, bookmarks }) => tag === marks.tag || bookmarks.includes(marks.start));
  };
  return parts.toSorted((a, b) => place(a) - place(b)).at(-1);
}
