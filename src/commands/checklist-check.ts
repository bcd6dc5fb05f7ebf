import { readChecklistFolder } from '../content/checklists.ts';
import { faultLine } from '../content/yaml-file.ts';
import type { Language } from '../domain/language.ts';
import { WORDS } from '../locales/words.ts';
import { type Console, EXIT } from './console.ts';

/** Tells every fault of the checklists in `folder`, one line each. */
export function checkChecklists(folder: string, language: Language, { out, err }: Console): number {
  const { checklists, modules, goals, faults } = readChecklistFolder(folder);
  for (const fault of faults) out(`${faultLine(fault, language)}\n`);
  if (faults.length > 0) return EXIT.faults;
  err(`${folder}: ${WORDS[language].page.noFaults(checklists.length, modules.length, goals.length)}\n`);
  return EXIT.good;
}
