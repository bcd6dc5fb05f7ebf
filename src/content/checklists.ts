import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Checklist, type ChecklistFault, checklistFaults } from '../domain/checklist.ts';
import { Goal } from '../domain/goals.ts';
import { Module, moduleFaults } from '../domain/module.ts';
import { BotError } from '../errors.ts';
import { type FileFault, faultLine, readYaml, schemaFaults } from './yaml-file.ts';

/** The file beside the checklists that holds the goals of all sources. */
const GOALS_FILE = 'goals.yaml';
/** The folder beside the checklists that holds the perspectives to switch on. */
const MODULES_FOLDER = 'modules';
const Goals = z.strictObject({ goals: z.array(Goal) });

/** What lies in a folder of checklists, and every fault in it. */
export type ChecklistFolder = { checklists: Checklist[]; modules: Module[]; goals: Goal[]; faults: FileFault[] };

/** Reads every checklist in `folder` (`*.yaml`), in the order of their file names, and the goals. */
export function readChecklistFolder(folder: string): ChecklistFolder {
  if (!isFolder(folder))
    return {
      checklists: [],
      modules: [],
      goals: [],
      faults: [{ file: folder, line: 1, path: '', says: 'there is no such folder' }],
    };
  const files = yamlFiles(folder);
  const lists = files
    .filter((name) => name !== GOALS_FILE)
    .map((name) => readParsed(join(folder, name), Checklist, checklistFaults));
  const modules = yamlFiles(join(folder, MODULES_FOLDER)).map((name) =>
    readParsed(join(folder, MODULES_FOLDER, name), Module, moduleFaults),
  );
  const goals = files.includes(GOALS_FILE) ? readParsed(join(folder, GOALS_FILE), Goals, () => []) : undefined;
  const none = lists.length === 0 ? [{ file: folder, line: 1, path: '', says: 'holds no checklist (*.yaml)' }] : [];
  return {
    checklists: lists.flatMap(({ parsed }) => parsed ?? []),
    modules: modules.flatMap(({ parsed }) => parsed ?? []),
    goals: goals?.parsed?.goals ?? [],
    faults: [
      ...none,
      ...[...lists, ...modules].flatMap(({ faults }) => faults),
      ...sameIds([...lists, ...modules]),
      ...(goals?.faults ?? []),
    ],
  };
}

/** The YAML files in `folder`, by name; none when there is no such folder. */
function yamlFiles(folder: string): string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/u.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
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

type Parsed<T> = { file: string; parsed?: T; faults: FileFault[] };

/** Reads one file by its schema; the faults of form first, then, when there are none, those of meaning. */
function readParsed<T>(file: string, schema: z.ZodType<T>, faultsOf: (parsed: T) => ChecklistFault[]): Parsed<T> {
  const yaml = readYaml(file, readFileSync(file, 'utf8'));
  if (yaml.faults.length > 0) return { file, faults: yaml.faults };
  const parsed = schema.safeParse(yaml.value);
  if (!parsed.success) return { file, faults: schemaFaults(file, yaml, parsed.error) };
  const faults = faultsOf(parsed.data).map(({ path, says }) => ({
    file,
    line: yaml.lineOf(path),
    path: path.join('.'),
    says,
  }));
  return { file, parsed: parsed.data, faults };
}

function sameIds(lists: Parsed<{ id: string }>[]): FileFault[] {
  return lists.flatMap(({ file, parsed }, at) => {
    const earlier = lists.slice(0, at).find((other) => other.parsed && other.parsed.id === parsed?.id);
    return earlier ? [{ file, line: 1, path: 'id', says: `"${parsed?.id}" is the id of ${earlier.file} too` }] : [];
  });
}
