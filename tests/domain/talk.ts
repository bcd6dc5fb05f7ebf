import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Answer } from '../../src/domain/answer.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import type { CaseEvent, CaseEventOf, NumberedEvent } from '../../src/domain/case-event.ts';
import { type CaseFile, foldCase } from '../../src/domain/case-file.ts';
import { Checklist } from '../../src/domain/checklist.ts';
import { step } from '../../src/domain/conversation.ts';
import { Goal } from '../../src/domain/goals.ts';
import type { Input } from '../../src/domain/input.ts';
import { Module, withModules } from '../../src/domain/module.ts';
import type { StepContext } from '../../src/domain/step.ts';
import type { Telling } from '../../src/domain/telling.ts';
import { small } from './small-checklist.ts';

const OWN = new URL('../../checklists/', import.meta.url);
const LINDVIKENS = new URL('../../examples/organisation/checklistor/', import.meta.url);

/** The YAML files in a folder, read. */
function yamlIn(folder: URL): unknown[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'goals.yaml')
    .map((name) => parse(readFileSync(new URL(name, folder), 'utf8')));
}

/** Every perspective that the bot comes with, and the one of the municipality among the examples. */
export const modules: Module[] = [OWN, LINDVIKENS]
  .flatMap((folder) => yamlIn(new URL('modules/', folder)))
  .map((module) => Module.parse(module));

/** Every checklist that the bot comes with, and the one of the municipality among the examples; with every perspective. */
export const checklists: Checklist[] = [OWN, LINDVIKENS]
  .flatMap(yamlIn)
  .map((checklist) => withModules(Checklist.parse(checklist), modules));

export const goals: Goal[] = z
  .object({ goals: z.array(Goal) })
  .parse(parse(readFileSync(new URL('goals.yaml', OWN), 'utf8'))).goals;

/** The checklist of that id among those that the bot comes with. */
export function checklistOf(id: string): Checklist {
  const found = checklists.find((checklist) => checklist.id === id);
  if (!found) throw new Error(`no checklist is called ${id}`);
  return found;
}

export const at = '2026-03-02T08:15:00.000Z';
/** Who does things in the tests when nobody is named. */
export const anna = { by: 'p-anna', at };
export const bo = { by: 'p-bo', at };
export const context: StepContext = {
  caseId: 'case-1',
  today: '2026-03-02',
  organisation: 'Östertuna kommun',
  names: { 'p-anna': 'Anna Öberg', 'p-bo': 'Bo Ek' },
};

export function openedWith(changes: Partial<CaseEventOf<'case-opened'>['data']> = {}): CaseEvent {
  const data = {
    purpose: 'assessment' as const,
    checklist: small,
    modules: [],
    goals: [],
    language: 'sv' as const,
    review: false,
    ...changes,
  };
  return { ...anna, type: 'case-opened', data };
}

export const opened = openedWith();
export const notSecret: CaseEvent = { ...anna, type: 'secrecy-stated', data: { secrecy: 'none' } };
export const noDocument: CaseEvent = { ...anna, type: 'document-declined', data: {} };
export const described: CaseEvent = describedAs('Ny simhall');
export const paused: CaseEvent = { ...anna, type: 'paused', data: {} };
export const submitted: CaseEvent = { ...anna, type: 'submitted', data: {} };

export function describedAs(title: string, numbers: string[] = ['KS 2026/14']): CaseEvent {
  return { ...anna, type: 'case-described', data: {}, content: { title, numbers } };
}

/** A case whose questions can be answered: opened with what is special to it, not secret, without a document. */
export function ready(changes: Partial<CaseEventOf<'case-opened'>['data']> = {}): CaseEvent[] {
  return [openedWith(changes), notSecret, noDocument, described];
}

export function answered(question: string, answer: Answer, by = anna): CaseEvent {
  return { ...by, type: 'answered', data: { question }, content: { answer } };
}

export function changed(question: string, answer: Answer, by = anna): CaseEvent {
  return { ...by, type: 'answer-changed', data: { question }, content: { answer } };
}

export function dropped(question: string): CaseEvent {
  return { ...anna, type: 'answer-dropped', data: { question } };
}

export function copied(answers: Record<string, Answer>): CaseEvent {
  return {
    ...anna,
    type: 'answers-copied',
    data: { from: 'case-0', questions: Object.keys(answers) },
    content: { answers },
  };
}

export const yes: Answer = { kind: 'yes-no', value: 'yes' };
export const no: Answer = { kind: 'yes-no', value: 'no' };
export function text(value: string): Answer {
  return { kind: 'text', value };
}
export function choice(value: string): Answer {
  return { kind: 'choice', value };
}

/** What a person does, as Anna unless somebody else is named. */
type Done = Input extends infer One ? (One extends Input ? Omit<One, 'by' | 'at'> & { by?: string } : never) : never;

/** Anna answers `question` with `sent`. */
export function answer(
  question: string,
  sent: unknown,
  more: { confirmed?: boolean; mask?: boolean } = {},
): Extract<Done, { do: 'answer' }> {
  return { do: 'answer', question, sent, ...more };
}

/** A case after a turn: what happened in it, what was told, how the case is now; and what happens next. */
export type Talk = {
  file: CaseFile | undefined;
  events: CaseEvent[];
  telling: Telling | undefined;
  /** One more turn. */
  when: (input: Done) => Talk;
};

/** A case in which `past` has happened. */
export function given(past: readonly CaseEvent[]): Talk {
  return talkAfter(past, [], undefined);
}

function talkAfter(all: readonly CaseEvent[], events: CaseEvent[], telling: Telling | undefined): Talk {
  const file = foldCase(numbered(all));
  return {
    file,
    events,
    telling,
    when: (input) => {
      const next = step(file, { ...anna, ...input } as Input, context);
      return talkAfter([...all, ...next.events], next.events, next.telling);
    },
  };
}

export function numbered(events: readonly CaseEvent[]): NumberedEvent[] {
  return events.map((event, index) => ({ ...event, version: index + 1 }));
}

/** The case that `events` tell. */
export function fileOf(events: readonly CaseEvent[]): CaseFile {
  const file = foldCase(numbered(events));
  if (!file) throw new Error('a case begins with its opening');
  return file;
}

/** The answers of a case, by question, without who and when. */
export function answersIn(file: CaseFile | undefined): Record<string, Answer> {
  return Object.fromEntries(Object.entries(file?.answers ?? {}).map(([id, { answer }]) => [id, answer]));
}

/** Whether two values are the same to a reader of their JSON. */
export function sameJson(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
