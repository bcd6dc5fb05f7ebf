import { readChecklistFolder } from '../content/checklists.ts';
import { faultLine } from '../content/yaml-file.ts';
import { type Console, EXIT } from './console.ts';

/** Tells every fault of the checklists in `folder`, one line each. */
export function checkChecklists(folder: string, { out, err }: Console): number {
  const { checklists, goals, faults } = readChecklistFolder(folder);
  for (const fault of faults) out(`${faultLine(fault)}\n`);
  if (faults.length > 0) return EXIT.faults;
  err(`${folder}: ${checklists.length} checklists and ${goals.length} goals, no faults.\n`);
  return EXIT.good;
}
