import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Checklist, checklistFaults } from '../domain/checklist.ts';
import { Goal } from '../domain/goals.ts';
import { BotError } from '../errors.ts';
import { type FileFault, faultLine, readYaml, schemaFaults } from './yaml-file.ts';

/** The file beside the checklists that holds the goals of all sources. */
const GOALS_FILE = 'goals.yaml';
const Goals = z.strictObject({ goals: z.array(Goal) });

/** What lies in a folder of checklists, and every fault in it. */
export type ChecklistFolder = { checklists: Checklist[]; goals: Goal[]; faults: FileFault[] };

/** Reads every checklist in `folder` (`*.yaml`), in the order of their file names, and the goals. */
export function readChecklistFolder(folder: string): ChecklistFolder {
  if (!existsSync(folder))
    return {
      checklists: [],
      goals: [],
      faults: [{ file: folder, line: 1, path: '', says: 'there is no such folder' }],
    };
  const files = readdirSync(folder)
    .filter((name) => /\.ya?ml$/u.test(name))
    .sort();
  const lists = files.filter((name) => name !== GOALS_FILE).map((name) => readChecklist(join(folder, name)));
  const goals = files.includes(GOALS_FILE) ? readGoals(join(folder, GOALS_FILE)) : { goals: [], faults: [] };
  const none = lists.length === 0 ? [{ file: folder, line: 1, path: '', says: 'holds no checklist (*.yaml)' }] : [];
  return {
    checklists: lists.flatMap(({ checklist }) => checklist ?? []),
    goals: goals.goals,
    faults: [...none, ...lists.flatMap(({ faults }) => faults), ...sameIds(lists), ...goals.faults],
  };
}

/** The checklists and goals that the bot starts with. @throws BotError CHECKLIST_FAULTY with every fault. */
export function loadChecklistFolder(folder: string): Omit<ChecklistFolder, 'faults'> {
  const { faults, ...content } = readChecklistFolder(folder);
  if (faults.length > 0)
    throw new BotError(
      'CHECKLIST_FAULTY',
      `The checklists in ${folder} have faults. Mend them, and try with "checklist check":\n${faults.map(faultLine).join('\n')}`,
    );
  return content;
}

type ReadChecklist = { file: string; checklist?: Checklist; faults: FileFault[] };

function readChecklist(file: string): ReadChecklist {
  const yaml = readYaml(file, readFileSync(file, 'utf8'));
  if (yaml.faults.length > 0) return { file, faults: yaml.faults };
  const parsed = Checklist.safeParse(yaml.value);
  if (!parsed.success) return { file, faults: schemaFaults(file, yaml, parsed.error) };
  const faults = checklistFaults(parsed.data).map(({ path, says }) => ({
    file,
    line: yaml.lineOf(path),
    path: path.join('.'),
    says,
  }));
  return { file, checklist: parsed.data, faults };
}

function readGoals(file: string): { goals: Goal[]; faults: FileFault[] } {
  const yaml = readYaml(file, readFileSync(file, 'utf8'));
  if (yaml.faults.length > 0) return { goals: [], faults: yaml.faults };
  const parsed = Goals.safeParse(yaml.value);
  return parsed.success
    ? { goals: parsed.data.goals, faults: [] }
    : { goals: [], faults: schemaFaults(file, yaml, parsed.error) };
}

function sameIds(lists: ReadChecklist[]): FileFault[] {
  return lists.flatMap(({ file, checklist }, at) => {
    const earlier = lists.slice(0, at).find((other) => other.checklist && other.checklist.id === checklist?.id);
    return earlier ? [{ file, line: 1, path: 'id', says: `"${checklist?.id}" is the id of ${earlier.file} too` }] : [];
  });
}
