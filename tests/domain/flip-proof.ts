import { describe, expect, it } from 'vitest';
import { appendixOf } from '../../src/app/appendix.ts';
import { assess } from '../../src/domain/assess.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import type { CaseFile } from '../../src/domain/case-file.ts';
import type { Checklist } from '../../src/domain/checklist.ts';
import type { Question } from '../../src/domain/question.ts';
import { markerOf, moduleSets, type Walk, walksThrough, waysTo } from './every-path.ts';
import { answer, answered, at, checklists, context, given, goals, ready, sameJson, type Talk } from './talk.ts';

const walks = checklists.flatMap((checklist) =>
  moduleSets(checklist).map(
    (modules) => [checklist.id, modules.join(' + ') || 'no module', checklist, modules] as const,
  ),
);

/**
 * Changes every answer to every other that its question can have: in every walk through every checklist, and in
 * `most` walks with each perspective and with all of them.
 */
export function proveFlips(most: number): void {
  describe.each(walks)('changing an answer in %s (%s)', (_id, _modules, checklist, modules) => {
    const tried = walksThrough(checklist, modules, modules.length === 0 ? Number.POSITIVE_INFINITY : most);

    it('leaves no trace of the answers that it hides, and undo brings them all back', () => {
      let hidingFlips = 0;
      for (const walk of tried) {
        const before = walked(checklist, modules, walk);
        for (const { question, sent } of flipsOf(walk)) {
          const asked = before.when(answer(question.id, sent));
          const hides = asked.telling?.tell === 'hides' ? asked.telling.hides : [];
          const after = before.when(answer(question.id, sent, { confirmed: true }));

          expect(asked.events.length).toBe(hides.length > 0 ? 0 : 1);
          expect(after.events.slice(1).map(({ data }) => data)).toEqual(hides.map((id) => ({ question: id })));
          expect(tracesOf(checklist, hides, after.file)).toEqual([]);
          expect(after.when({ do: 'undo' }).file?.answers).toEqual(before.file?.answers);
          hidingFlips += hides.length > 0 ? 1 : 0;
        }
      }

      expect(hidingFlips).toBeGreaterThan(0);
    });

    it('back again, without undo, asks the hidden questions anew', () => {
      for (const walk of tried) {
        const before = walked(checklist, modules, walk);
        for (const { question, sent, was } of flipsOf(walk)) {
          const after = before.when(answer(question.id, sent, { confirmed: true }));
          const back = after.when(answer(question.id, was, { confirmed: true }));

          const hidden = Object.keys(before.file?.answers ?? {}).filter((id) => !(id in (after.file?.answers ?? {})));
          const standing = Object.keys(back.file?.answers ?? {});
          expect(standing.filter((id) => hidden.includes(id))).toEqual([]);
        }
      }
    });

    it('is looked at in walks whose answers can all be told apart', () => {
      const file = walked(checklist, modules, tried.at(-1) ?? []).file;

      const marked = checklist.questions.filter((question) => JSON.stringify(file).includes(markerOf(question)));

      expect(marked.length).toBeGreaterThan(0);
    });
  });
}

/** A case in which a walk has been walked. */
function walked(checklist: Checklist, modules: string[], walk: Walk): Talk {
  const purpose = checklist.audience === 'politician' ? 'check' : 'assessment';
  return given([
    ...ready({ checklist, modules: [...modules], purpose, goals }),
    ...walk.map(({ question, answer: kept }) => answered(question.id, kept)),
  ]);
}

/** Each answer of a walk, changed to each other that its question can have. */
function flipsOf(walk: Walk): { question: Question; sent: unknown; was: unknown }[] {
  return walk.flatMap(({ question, sent: was }) =>
    waysTo(question)
      .filter(({ sent }) => !sameJson(sent, was))
      .map(({ sent }) => ({ question, sent, was })),
  );
}

/** Where an answer that was hidden can still be seen: in the case, in its assessment, or in that as canonical JSON. */
function tracesOf(checklist: Checklist, hidden: string[], file: CaseFile | undefined): string[] {
  if (!file) return ['the case is gone'];
  const assessment = assess(file, { ...context, status: 'draft', at });
  const places = {
    case: JSON.stringify(file),
    assessment: JSON.stringify(assessment),
    json: canonicalJson(assessment),
    document: JSON.stringify(appendixOf(assessment)),
  };
  return hidden.flatMap((id) => {
    const marker = markerOf(checklist.questions.find((question) => question.id === id) as Question);
    return [
      ...Object.entries(places).flatMap(([place, text]) => (text.includes(marker) ? [`${id} in the ${place}`] : [])),
      ...(id in file.answers ? [`${id} among the answers`] : []),
      ...(assessment.questions.some((asked) => asked.id === id) ? [`${id} among the assessment's questions`] : []),
      ...(assessment.fiveSteps.some(({ behind }) => behind.includes(id)) ? [`${id} behind a step`] : []),
    ];
  });
}
