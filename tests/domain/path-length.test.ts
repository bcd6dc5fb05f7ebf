import { describe, expect, it } from 'vitest';
import { longestPath } from '../../src/domain/path-length.ts';
import type { Question } from '../../src/domain/question.ts';
import { everyWalk, moduleSets, type Walk } from './every-path.ts';
import { question } from './small-checklist.ts';
import { checklists, no } from './talk.ts';

const lists = checklists.flatMap((checklist) =>
  moduleSets(checklist)
    .filter(({ length }) => length < 2)
    .map((modules) => [checklist.id, modules.join(' + ') || 'no module', checklist, modules] as const),
);

describe.each(lists)('the most questions that can come, in %s (%s)', (_id, _modules, checklist, modules) => {
  it('is right after each answer, whatever the answers so far', () => {
    for (const [begun, longest] of longestByBeginning(everyWalk(checklist, modules))) {
      const answers = Object.fromEntries(begun.map(({ question, answer }) => [question.id, { answer }]));

      expect(longestPath(checklist, modules, answers)).toBe(longest);
    }
  });
});

/** Each way to begin, with the length of the longest walk that begins so. */
function longestByBeginning(walks: Walk[]): [Walk, number][] {
  const found = new Map<string, [Walk, number]>();
  for (const walk of walks) {
    for (let length = 0; length <= walk.length; length += 1) {
      const begun = walk.slice(0, length);
      const name = JSON.stringify(begun.map(({ question, sent }) => [question.id, sent]));
      found.set(name, [begun, Math.max(walk.length, found.get(name)?.[1] ?? 0)]);
    }
  }
  return [...found.values()];
}

describe('a very long checklist', () => {
  it('is counted in no time, though its ways are more than can be walked', () => {
    const asked = Array.from({ length: 60 }, (_, at): Question => {
      const looksBack = at >= 3 && at % 3 === 0;
      const when = looksBack ? { when: { not: { is: [`q${at - 1}`, 'no'] } } } : {};
      return question('yes-no', `q${at}`, { unsure: true, ...when });
    });

    expect(longestPath({ questions: asked }, [], {})).toBe(60);
    expect(longestPath({ questions: asked }, [], { q2: { answer: no } })).toBe(59);
  });
});
