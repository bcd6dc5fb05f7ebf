import { z } from 'zod';
import { GROUPS, type Group } from './figures.ts';
import { Localised } from './language.ts';

/** A goal that a decision can contribute to, valid from a date and perhaps until one (YYYY-MM-DD, both included). */
export const Goal = z.strictObject({
  /** Unique within its source, as the source numbers it: `D4`, `5.2`, `9`, `n3`. */
  id: z.string().regex(/^[\w.-]{1,20}$/),
  source: z.enum(['national', 'cemr', 'agenda2030', 'own']),
  title: Localised,
  validFrom: z.iso.date(),
  validTo: z.iso.date().optional(),
  /** The committee whose goal it is; none: the whole organisation's. */
  committee: z.string().optional(),
  indicators: z.array(z.string()).default([]),
});
export type Goal = z.infer<typeof Goal>;

/**
 * The goals that are valid on `date` (YYYY-MM-DD) for `committee`: the whole organisation's and its own; every
 * committee's while it is not known which.
 */
export function goalsOn(goals: readonly Goal[], date: string, committee?: string): Goal[] {
  return goals.filter(
    (goal) =>
      goal.validFrom <= date &&
      (goal.validTo === undefined || date <= goal.validTo) &&
      (goal.committee === undefined || committee === undefined || goal.committee === committee),
  );
}

/** Whether a goal is met, by Katrineholm's rule. */
export type GoalJudgement =
  | { judged: 'met' }
  | { judged: 'not-met'; by: Group[] }
  | { judged: 'cannot'; missing: Group[] };

/**
 * Judges a goal from its outcome per group: met only when met for women, men, girls and boys alike; a group
 * without an outcome means that it cannot be judged. (Source: Katrineholm municipality's follow-up rule.)
 */
export function judgeGoal(outcome: Partial<Record<Group, boolean>>): GoalJudgement {
  const missing = GROUPS.filter((group) => outcome[group] === undefined);
  if (missing.length > 0) return { judged: 'cannot', missing };
  const by = GROUPS.filter((group) => outcome[group] === false);
  return by.length > 0 ? { judged: 'not-met', by } : { judged: 'met' };
}

/** A goal's name across sources, as answers hold it: `national:D4`. */
export function goalKey({ source, id }: Pick<Goal, 'source' | 'id'>): string {
  return `${source}:${id}`;
}
