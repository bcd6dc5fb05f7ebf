import type { ReadDocument } from '../ports.ts';
import { openFile } from './word-file.ts';

export function readDocument(bytes: Uint8Array): ReadDocument {
  const opened = openFile(bytes);
  const found = { numbers: [], headings: [] };
  if (opened.word === undefined)
    return {
      format: opened.untouchable === 'rights-protected' ? 'docx' : opened.untouchable,
      found,
      untouchable: opened.untouchable,
      notes: [],
    };
  return { format: opened.word.format, found, notes: [] };
}
