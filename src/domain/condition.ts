import { z } from 'zod';

/**
 * When a question is asked, as plain data over earlier answers.
 *
 * `is` and `in` compare the answer's code (yes/no/unsure, a choice's id); a `choices` answer matches when it
 * holds the id. `answered` claims that the question has an answer of substance: not skipped, no missing
 * figures, not erased. `worse` claims that a `consequence` answer names a group that is worse off.
 */
export type Condition =
  | { is: [question: string, code: string] }
  | { in: [question: string, codes: string[]] }
  | { answered: string }
  | { worse: string }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ is: z.tuple([z.string(), z.string()]) }),
      z.strictObject({ in: z.tuple([z.string(), z.array(z.string()).min(1)]) }),
      z.strictObject({ answered: z.string() }),
      z.strictObject({ worse: z.string() }),
      z.strictObject({ all: z.array(Condition).min(1) }),
      z.strictObject({ any: z.array(Condition).min(1) }),
      z.strictObject({ not: Condition }),
    ],
    'condition',
  ),
);

/** What a condition may ask about the answers given so far. */
export type Evidence = {
  /** The codes of the answer to a question, none when it has no answer or none with a code. */
  codes(question: string): readonly string[];
  /** Whether the question has an answer of substance. */
  answered(question: string): boolean;
  /** Whether the answer names a group that is worse off. */
  worse(question: string): boolean;
};

/** Whether `condition` is true of the answers. */
export function holds(condition: Condition, evidence: Evidence): boolean {
  if ('is' in condition) return evidence.codes(condition.is[0]).includes(condition.is[1]);
  if ('in' in condition) return condition.in[1].some((code) => evidence.codes(condition.in[0]).includes(code));
  if ('answered' in condition) return evidence.answered(condition.answered);
  if ('worse' in condition) return evidence.worse(condition.worse);
  if ('all' in condition) return condition.all.every((part) => holds(part, evidence));
  if ('any' in condition) return condition.any.some((part) => holds(part, evidence));
  return !holds(condition.not, evidence);
}

/** The questions that `condition` looks at, in the order it names them. */
export function questionsIn(condition: Condition): string[] {
  if ('is' in condition) return [condition.is[0]];
  if ('in' in condition) return [condition.in[0]];
  if ('answered' in condition) return [condition.answered];
  if ('worse' in condition) return [condition.worse];
  if ('all' in condition) return condition.all.flatMap(questionsIn);
  if ('any' in condition) return condition.any.flatMap(questionsIn);
  return questionsIn(condition.not);
}

/** The questions whose consequence for the worse `condition` looks at. */
export function worseIn(condition: Condition): string[] {
  if ('worse' in condition) return [condition.worse];
  if ('all' in condition) return condition.all.flatMap(worseIn);
  if ('any' in condition) return condition.any.flatMap(worseIn);
  return 'not' in condition ? worseIn(condition.not) : [];
}
