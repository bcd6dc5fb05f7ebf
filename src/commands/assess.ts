import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { assessAtOnce, type Obstacle } from '../app/assess-at-once.ts';
import { type FinishedDocument, finishedDocuments } from '../app/finished-documents.ts';
import { documentRefusalText } from '../app/hand-in.ts';
import type { Content } from '../compose.ts';
import { type AnswersFile, readAnswersFile } from '../content/answers-file.ts';
import { faultLine } from '../content/yaml-file.ts';
import { type Assessment, readAssessment } from '../domain/assessment.ts';
import { sha256 } from '../domain/canonical.ts';
import type { FoundInDocument } from '../domain/case-event.ts';
import { sameCaseNumber } from '../domain/case-number.ts';
import type { Checklist } from '../domain/checklist.ts';
import { goalsOn } from '../domain/goals.ts';
import type { Language } from '../domain/language.ts';
import type { Module } from '../domain/module.ts';
import { maskPersonalNumbers } from '../domain/personal-number.ts';
import { BotError } from '../errors.ts';
import { WORDS } from '../locales/words.ts';
import type { Documents, ReadDocument } from '../ports.ts';
import { type Console, EXIT, readNamedFile } from './console.ts';
import { localName } from './local-person.ts';

/** The checklist that is answered when nobody says which. */
const DEFAULT_CHECKLIST = 'handlaggare';

/** What `assess` is asked to do. */
export type AssessOptions = {
  decision: string | undefined;
  answers: string;
  out: string;
  language: Language;
  /** Go before what the answers file says, which goes before `handlaggare` and the organisation's modules. */
  checklist: string | undefined;
  modules: string[] | undefined;
  draft: boolean;
  replace: boolean;
};

/** What `assess` works with. */
export type AssessSetting = {
  documents: Documents;
  content: Content;
  person: string;
  now: () => string;
};

type Decision = { path: string; name: string; bytes: Uint8Array; read: Exclude<ReadDocument, { refused: object }> };

/** The whole talk at once: answers from a file, the finished documents into a folder, their paths on stdout. */
export async function assess(options: AssessOptions, setting: AssessSetting, console: Console): Promise<number> {
  const decision =
    options.decision === undefined ? undefined : await readDecision(options.decision, options, setting, console);
  if (decision === 'refused') return EXIT.badInput;
  const read = readAnswersFile(options.answers, new TextDecoder().decode(await readNamedFile(options.answers)));
  if ('faults' in read) {
    for (const fault of read.faults) console.err(`${faultLine(fault, options.language)}\n`);
    return EXIT.badInput;
  }
  const chosen = chosenList(options, read.answers, setting.content);
  if ('says' in chosen) {
    console.err(`${options.answers}: ${chosen.says}\n`);
    return EXIT.badInput;
  }
  for (const difference of differences(read.answers, decision, options.language))
    console.err(`${obstacleLine(options.answers, read.answers, difference)}\n`);
  const earlier = decision && carriedIn(decision, setting.documents);
  const made = assessAtOnce(givenBy(read.answers, decision, earlier, options, { ...setting, ...chosen }));
  if ('obstacles' in made) {
    for (const obstacle of made.obstacles) console.err(`${obstacleLine(options.answers, read.answers, obstacle)}\n`);
    return EXIT.badInput;
  }
  const host = decision ?? 'none';
  const finished = finishedDocuments(setting.documents, host, made.assessment, { replaceEdited: options.replace });
  if (finished.refused) {
    console.err(`${decision?.path}: ${documentRefusalText(finished.refused, options.language)}\n`);
    return EXIT.badInput;
  }
  return write(finished.finished, decision, options, console);
}

type Chosen = { checklist: Checklist; modules: Module[] };

/** The checklist and modules that are answered; or that there are none of that name, and what there is. */
function chosenList(options: AssessOptions, answers: AnswersFile, content: Content): Chosen | { says: string } {
  const id = options.checklist ?? answers.checklist ?? DEFAULT_CHECKLIST;
  const checklist = content.checklists.find((candidate) => candidate.id === id);
  const names = (lists: readonly { id: string }[]) => lists.map((list) => list.id).join(', ') || '–';
  if (!checklist) return { says: `There is no checklist "${id}". There is: ${names(content.checklists)}.` };
  const wanted = options.modules ?? answers.modules ?? content.organisation.modules;
  const unknown = wanted.find((module) => !content.modules.some((known) => known.id === module));
  if (unknown !== undefined) return { says: `There is no module "${unknown}". There is: ${names(content.modules)}.` };
  return { checklist, modules: content.modules.filter((module) => wanted.includes(module.id)) };
}

async function readDecision(
  path: string,
  { language }: AssessOptions,
  { documents }: AssessSetting,
  { err }: Console,
): Promise<Decision | 'refused'> {
  const name = basename(path);
  const bytes = await readNamedFile(path);
  const read = documents.read(bytes, name);
  if (!read.refused) return { path, name, bytes, read };
  err(`${path}: ${documentRefusalText(read.refused, language)}\n`);
  return 'refused';
}

/** The assessment that the decision document carries already, so that the new one names what it replaces. */
function carriedIn({ bytes, name }: Decision, documents: Documents): Assessment | undefined {
  const carried = documents.carried(bytes, name);
  const read = carried.refused || carried.data === undefined ? undefined : readAssessment(carried.data);
  return read && 'assessment' in read ? read.assessment : undefined;
}

function givenBy(
  { case: typed, answers }: AnswersFile,
  decision: Decision | undefined,
  earlier: Assessment | undefined,
  options: AssessOptions,
  { checklist, modules, content: { goals, organisation }, person, now }: AssessSetting & Chosen,
): Parameters<typeof assessAtOnce>[0] {
  const at = now();
  const found = decision?.read.found;
  const name = localName(person, organisation, options.language);
  return {
    caseId: earlier?.id ?? randomUUID(),
    at,
    person: { id: 'local', name },
    organisation: organisation.name,
    checklist,
    modules,
    goals: goalsOn(goals, typed.decisionDate ?? at.slice(0, 10)),
    language: options.language,
    secrecy: typed.secrecy,
    ...(earlier?.status === 'established' && { earlier: { number: earlier.number, hash: earlier.hash } }),
    ...(decision && {
      document: {
        stored: { id: sha256(decision.bytes), format: decision.read.format, size: decision.bytes.length },
        name: decision.name,
        found: decision.read.found,
      },
    }),
    description: {
      title: typed.title ?? found?.title?.value ?? '',
      numbers: numbersOf(typed.number) ?? found?.numbers.map(({ value }) => value).join(', ') ?? '',
      committee: typed.committee ?? found?.committee?.value ?? '',
      decisionDate: typed.decisionDate ?? '',
    },
    answers,
    draft: options.draft,
  };
}

function numbersOf(number: string | string[] | undefined): string | undefined {
  return Array.isArray(number) ? number.join('\n') : number;
}

/** Where the answers file and the decision document say different things about the case; a word, not a fault. */
function differences({ case: typed }: AnswersFile, decision: Decision | undefined, language: Language): Obstacle[] {
  const found: FoundInDocument | undefined = decision?.read.found;
  const words = WORDS[language].answers.file;
  const told = (field: string, is: string, { value, place }: { value: string; place: string }): Obstacle => ({
    at: ['case', field],
    says: maskPersonalNumbers(words.differs(`case.${field}`, is, value, place), '…'),
  });
  const numbers = [typed.number ?? []].flat();
  const number = found?.numbers[0];
  const isKnown = numbers.every((one) => found?.numbers.some(({ value }) => sameCaseNumber(value, one)));
  const title = found?.title;
  return [
    ...(number && numbers.length > 0 && !isKnown ? [told('number', numbers.join(', '), number)] : []),
    ...(title && typed.title !== undefined && typed.title.trim() !== title.value.trim()
      ? [told('title', typed.title, title)]
      : []),
  ];
}

function obstacleLine(file: string, { lineOf }: AnswersFile, { at, says }: Obstacle): string {
  return `${file}:${lineOf(at)}: ${says}`;
}

async function write(
  finished: FinishedDocument[],
  decision: Decision | undefined,
  { out: folder, language }: AssessOptions,
  { out, err }: Console,
): Promise<number> {
  const words = WORDS[language].talk.established;
  const paths = finished.map(({ name }) => join(folder, name));
  const over = paths.find((path) => decision && resolve(path) === resolve(decision.path));
  if (over !== undefined) {
    err(`${over}: would be written over the decision document itself. Name another folder with --out.\n`);
    return EXIT.badInput;
  }
  for (const why of new Set(finished.flatMap(({ apart }) => apart ?? [])))
    err(
      `${decision?.path}: ${why === 'edited' ? words.edited : why === 'gone' ? words.documentGone : words.untouchable[why]}\n`,
    );
  await writeAll(
    folder,
    finished.map(({ bytes }, at) => ({ path: paths[at] ?? '', bytes })),
  );
  for (const path of paths) out(`${path}\n`);
  return EXIT.good;
}

/** Writes every file beside its place first, so that no half file is ever there under its own name. */
async function writeAll(folder: string, files: { path: string; bytes: Uint8Array }[]): Promise<void> {
  const parts = files.map(({ path, bytes }) => ({ path, bytes, part: `${path}.${process.pid}.part` }));
  try {
    await mkdir(folder, { recursive: true });
    for (const { part, bytes } of parts) await writeFile(part, bytes, { flush: true });
    for (const { part, path } of parts) await rename(part, path);
  } catch (cause) {
    for (const { part } of parts) await rm(part, { force: true }).catch(() => undefined);
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new BotError('DOCUMENT_WRITE_FAILED', `The documents cannot be written to ${folder}: ${why}.`, { cause });
  }
}
