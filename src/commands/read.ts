import { basename } from 'node:path';
import { documentRefusalText } from '../app/hand-in.ts';
import type { Language } from '../domain/language.ts';
import type { Documents } from '../ports.ts';
import { type Console, EXIT, readNamedFile } from './console.ts';

/** Prints what was found in a decision document, each with value and place, as JSON. What is absent was not found. */
export async function read(
  file: string,
  documents: Documents,
  language: Language,
  { out, err }: Console,
): Promise<number> {
  const document = documents.read(await readNamedFile(file), basename(file));
  if (document.refused) {
    err(`${file}: ${documentRefusalText(document.refused, language)}\n`);
    return EXIT.badInput;
  }
  const { format, found, untouchable, notes } = document;
  const { numbers, ...rest } = found;
  out(`${JSON.stringify({ format, ...rest, caseNumbers: numbers, untouchable, notes }, null, 2)}\n`);
  return EXIT.good;
}
