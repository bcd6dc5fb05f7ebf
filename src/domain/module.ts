import { z } from 'zod';
import type { Checklist } from './checklist.ts';
import { type ChecklistFault, type Judged, questionFaults } from './checklist-faults.ts';
import { Localised } from './language.ts';
import { Id, Question } from './question.ts';

/**
 * A perspective that an organisation switches on in any checklist for caseworkers: its questions are asked
 * after the checklist's own. One YAML file in `checklists/modules/`; its ids begin with its own.
 */
export const Module = z.strictObject({
  id: Id,
  version: z.iso.date(),
  title: Localised,
  introduction: Localised,
  sources: z.array(z.strictObject({ title: z.string(), year: z.number().int(), url: z.url() })).min(1),
  questions: z.array(Question).min(1).max(10),
});
export type Module = z.infer<typeof Module>;

/** The faults of a module's meaning: those of its questions, and ids that could meet another's. */
export function moduleFaults({ id, questions }: Judged, half: ReadonlySet<string> = new Set()): ChecklistFault[] {
  const prefix = `${id}-`;
  return [
    ...questionFaults({ questions }, half),
    ...questions.flatMap((question, index): ChecklistFault[] =>
      id === undefined || question.id.startsWith(prefix)
        ? []
        : [{ path: ['questions', index, 'id'], fault: 'without-prefix', prefix, id: question.id }],
    ),
    ...questions.flatMap(({ module }, index): ChecklistFault[] =>
      module === undefined ? [] : [{ path: ['questions', index, 'module'], fault: 'module-is-set' }],
    ),
  ];
}

/** The checklist with every module's questions after its own; only those switched on in a case are asked. */
export function withModules(checklist: Checklist, modules: readonly Module[]): Checklist {
  if (checklist.audience !== 'caseworker') return checklist;
  const theirs = modules.flatMap(({ id, questions }) => questions.map((question) => ({ ...question, module: id })));
  return { ...checklist, questions: [...checklist.questions, ...theirs] };
}
