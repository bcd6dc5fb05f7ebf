import { describe, expect, it } from 'vitest';
import { GROUPS } from '../../src/domain/figures.ts';
import { type Goal, goalKey, goalsOn, judgeGoal } from '../../src/domain/goals.ts';
import { both } from './small-checklist.ts';
import { goals } from './talk.ts';

const own: Goal = {
  id: 'own-1',
  source: 'own',
  title: both('Fler flickor på slagverk'),
  validFrom: '2025-01-01',
  validTo: '2028-12-31',
  committee: 'Kulturnämnden',
  indicators: [],
};

function nationalOn(date: string): string[] {
  return goalsOn(goals, date)
    .filter(({ source }) => source === 'national')
    .map(goalKey);
}

describe('the goals to choose from', () => {
  it('are the four sub-goals of their time in 2010, and the six of today', () => {
    expect(nationalOn('2010-06-01')).toEqual(['national:n1', 'national:n2', 'national:n3', 'national:n4']);
    expect(nationalOn('2026-03-02')).toEqual([1, 2, 3, 4, 5, 6].map((number) => `national:D${number}`));
  });

  it('change over New Year 2017 with neither a gap nor an overlap', () => {
    expect(nationalOn('2016-12-31')).toHaveLength(4);
    expect(nationalOn('2017-01-01')).toHaveLength(6);
  });

  it('have the articles of the CEMR declaration and the targets of Agenda 2030 beside them', () => {
    const sources = goalsOn(goals, '2026-03-02').map(({ source }) => source);

    expect(sources.filter((source) => source === 'cemr')).toHaveLength(22);
    expect(sources.filter((source) => source === 'agenda2030')).toHaveLength(5);
  });

  it("hold a committee's own for that committee and no other", () => {
    expect(goalsOn([own], '2026-03-02', 'Kulturnämnden')).toEqual([own]);
    expect(goalsOn([own], '2026-03-02', 'Tekniska nämnden')).toEqual([]);
  });

  it("hold every committee's while it is not known which decides", () => {
    expect(goalsOn([own], '2026-03-02')).toEqual([own]);
  });

  it('are valid on their first and their last day', () => {
    const days = ['2024-12-31', '2025-01-01', '2028-12-31', '2029-01-01'];

    const valid = days.filter((day) => goalsOn([own], day, 'Kulturnämnden').length > 0);

    expect(valid).toEqual(['2025-01-01', '2028-12-31']);
  });

  it('have names of their own across all sources', () => {
    const names = goals.map(goalKey);

    expect(new Set(names).size).toBe(names.length);
  });
});

describe("a goal's outcome, by Katrineholm's rule", () => {
  const outcomes = GROUPS.reduce<Partial<Record<string, boolean>>[]>(
    (all, group) => all.flatMap((one) => [{ ...one, [group]: true }, { ...one, [group]: false }, one]),
    [{}],
  );

  it('is judged in each of the 81 ways that the four groups can fare', () => {
    expect(outcomes).toHaveLength(3 ** 4);
    for (const outcome of outcomes) {
      const missing = GROUPS.filter((group) => !(group in outcome));
      const behind = GROUPS.filter((group) => outcome[group] === false);

      const judged = judgeGoal(outcome);

      if (missing.length > 0) expect(judged).toEqual({ judged: 'cannot', missing });
      else if (behind.length > 0) expect(judged).toEqual({ judged: 'not-met', by: behind });
      else expect(judged).toEqual({ judged: 'met' });
    }
  });

  it('is met in one of them only: when it is met for all four', () => {
    const met = outcomes.filter((outcome) => judgeGoal(outcome).judged === 'met');

    expect(met).toEqual([{ women: true, men: true, girls: true, boys: true }]);
  });
});
