import { checklistPage } from '../app/checklist-page.ts';
import type { Content } from '../compose.ts';
import type { Language } from '../domain/language.ts';
import { type Console, EXIT } from './console.ts';

/** Prints the whole checklist or module as a page to read. */
export function previewChecklist(
  id: string,
  { checklists, modules }: Content,
  language: Language,
  { out, err }: Console,
): number {
  const list = [...checklists, ...modules].find((candidate) => candidate.id === id);
  if (!list) {
    const there = [...checklists, ...modules].map((one) => one.id).join(', ');
    err(`There is no checklist or module "${id}". There is: ${there}.\n`);
    return EXIT.badInput;
  }
  out(`${checklistPage(list, language)}\n`);
  return EXIT.good;
}
