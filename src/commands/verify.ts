import { basename } from 'node:path';
import { documentRefusalText } from '../app/hand-in.ts';
import { readAssessment } from '../domain/assessment.ts';
import type { Language } from '../domain/language.ts';
import type { Documents } from '../ports.ts';
import { type Console, EXIT, readNamedFile } from './console.ts';

/** Reads the assessment out of a file and checks it: 0 intact, 3 changed, 4 none inside; prints it as JSON. */
export async function verify(
  file: string,
  documents: Documents,
  language: Language,
  { out, err }: Console,
): Promise<number> {
  const carried = documents.carried(await readNamedFile(file), basename(file));
  if (carried.refused) {
    err(`${file}: ${documentRefusalText(carried.refused, language)}\n`);
    return EXIT.badInput;
  }
  const found = carried.data === undefined ? ({ read: 'none' } as const) : readAssessment(carried.data);
  if (found.read === 'none') {
    err(`${file}: no assessment inside.\n`);
    return EXIT.none;
  }
  const isChanged = found.read === 'changed';
  if ('assessment' in found && found.assessment) out(`${JSON.stringify(found.assessment, null, 2)}\n`);
  else if (carried.data !== undefined) out(`${carried.data}\n`);
  if (isChanged) err(`${file}: the assessment has been changed since it was sealed: its hash does not fit.\n`);
  if (carried.editedByHand) err(`${file}: the text of the appendix has been edited by hand since it was attached.\n`);
  return isChanged || carried.editedByHand ? EXIT.changed : EXIT.good;
}
