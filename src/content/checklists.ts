import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Checklist } from '../domain/checklist.ts';
import { type ChecklistFault, checklistFaults, type Judged, type Meaning } from '../domain/checklist-faults.ts';
import { Goal } from '../domain/goals.ts';
import type { Localised } from '../domain/language.ts';
import { Module, moduleFaults } from '../domain/module.ts';
import { BotError } from '../errors.ts';
import { halfRead } from './half-read.ts';
import { inBoth } from './words.ts';
import { type FileFault, faultAt, faultLine, readYaml, schemaFaults } from './yaml-file.ts';

/** The file beside the checklists that holds the goals of all sources. */
const GOALS_FILE = 'goals.yaml';
/** The folder beside the checklists that holds the perspectives to switch on. */
const MODULES_FOLDER = 'modules';
const Goals = z.strictObject({ goals: z.array(Goal) });

/** What lies in a folder of checklists, and every fault in it. */
export type ChecklistFolder = { checklists: Checklist[]; modules: Module[]; goals: Goal[]; faults: FileFault[] };

/** Reads every checklist in `folder` (`*.yaml`), in the order of their file names, and the goals. */
export function readChecklistFolder(folder: string): ChecklistFolder {
  if (!isFolder(folder)) {
    const isThere = statSync(folder, { throwIfNoEntry: false }) !== undefined;
    const says = inBoth((words) => (isThere ? words.fileForFolder : words.noFolder));
    return { checklists: [], modules: [], goals: [], faults: [faultAt(folder, 1, [], says)] };
  }
  const files = yamlFiles(folder);
  const lists = files
    .filter((name) => name !== GOALS_FILE)
    .map((name) => readParsed(join(folder, name), Checklist, checklistFaults));
  const modules = yamlFiles(join(folder, MODULES_FOLDER)).map((name) =>
    readParsed(join(folder, MODULES_FOLDER, name), Module, moduleFaults),
  );
  const goals = files.includes(GOALS_FILE) ? readParsed(join(folder, GOALS_FILE), Goals, () => []) : undefined;
  const none =
    lists.length + modules.length === 0
      ? [
          faultAt(
            folder,
            1,
            [],
            inBoth((words) => words.noChecklist),
          ),
        ]
      : [];
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
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/iu.test(entry.name))
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
      `The checklists in ${folder} have faults. Mend them, and try with "checklist check":\n${faults.map((fault) => faultLine(fault, 'en')).join('\n')}`,
    );
  return content;
}

type Parsed<T> = { file: string; parsed?: T; faults: FileFault[] };

/** What judges the meaning of what was read, of which the questions in `half` are only half read. */
type Judge<T> = (read: T | Judged, half: ReadonlySet<string>) => ChecklistFault[];

/** Reads one file by its schema; the faults of form and those of meaning, as far as it can be read. */
function readParsed<T>(file: string, schema: z.ZodType<T>, judge: Judge<T>): Parsed<T> {
  const yaml = readYaml(file, readFileSync(file, 'utf8'));
  if (yaml.value === undefined) return { file, faults: yaml.faults };
  const parsed = schema.safeParse(yaml.value);
  const meant = (faults: ChecklistFault[]) =>
    faults.map((fault) => faultAt(file, yaml.lineOf(fault.path), fault.path, meaningSays(fault)));
  if (parsed.success)
    return { file, parsed: parsed.data, faults: [...yaml.faults, ...meant(judge(parsed.data, new Set()))] };
  const read = halfRead(yaml.value);
  const faults = [
    ...yaml.faults,
    ...schemaFaults(file, yaml, parsed.error),
    ...(read?.behind ?? []).map(({ path, says }) => faultAt(file, yaml.lineOf(path), path, says)),
    ...(read ? meant(judge(read.judged, read.half)) : []),
  ];
  return { file, faults: faults.toSorted((a, b) => a.line - b.line) };
}

function meaningSays(meaning: Meaning): Localised {
  return inBoth(({ meaning: words }) => {
    const says: (about: never) => string = words[meaning.fault];
    return says(meaning as never);
  });
}

function sameIds(lists: Parsed<{ id: string }>[]): FileFault[] {
  return lists.flatMap(({ file, parsed }, at) => {
    const earlier = lists.slice(0, at).find((other) => other.parsed && other.parsed.id === parsed?.id);
    if (!parsed || !earlier) return [];
    return [
      faultAt(
        file,
        1,
        ['id'],
        inBoth((words) => words.sameId(parsed.id, earlier.file)),
      ),
    ];
  });
}
