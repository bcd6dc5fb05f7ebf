import { z } from 'zod';
import { Figures, Group, MissingFigures } from './figures.ts';

/** How a group fares: better, worse or unchanged, or that it is not known. */
export const Effect = z.enum(['better', 'worse', 'unchanged', 'not-known']);
export type Effect = z.infer<typeof Effect>;

/** A measure: what is done, by whom, by when (YYYY-MM-DD), and what it is followed up with. */
export const Measure = z.strictObject({
  measure: z.string().min(1).max(500),
  owner: z.string().min(1).max(200),
  date: z.iso.date(),
  indicator: z.string().min(1).max(200).optional(),
});
export type Measure = z.infer<typeof Measure>;

/** An answer as it is kept: what a question's kind accepts, or that it was skipped and why. */
export const Answer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('yes-no'),
    value: z.enum(['yes', 'no', 'unsure']),
    reason: z.string().optional(),
    comment: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('choice'), value: z.string() }),
  z.strictObject({ kind: z.literal('choices'), value: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('text'), value: z.string() }),
  z.strictObject({ kind: z.literal('date'), value: z.iso.date() }),
  z.strictObject({ kind: z.literal('figures'), value: Figures }),
  z.strictObject({ kind: z.literal('missing-figures'), value: MissingFigures }),
  z.strictObject({
    kind: z.literal('consequence'),
    value: z.strictObject({
      effects: z.partialRecord(Group, Effect),
      how: z.string(),
      longTerm: z.string().optional(),
    }),
  }),
  z.strictObject({
    kind: z.literal('goals'),
    /** Ids as `source:id`; none: no goal is touched, and `how` says why. */
    value: z.strictObject({ goals: z.array(z.string()), how: z.string() }),
  }),
  z.strictObject({ kind: z.literal('measures'), value: z.array(Measure).min(1).max(20) }),
  z.strictObject({
    kind: z.literal('indicator'),
    value: z.strictObject({ name: z.string(), source: z.string(), baseline: z.string().optional() }),
  }),
  z.strictObject({
    kind: z.literal('documents'),
    value: z
      .array(z.strictObject({ title: z.string(), place: z.string().optional() }))
      .min(1)
      .max(20),
  }),
  z.strictObject({ kind: z.literal('skipped'), reason: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;

/** The codes in `answer` that conditions can look for. */
export function codesIn(answer: Answer): string[] {
  if (answer.kind === 'yes-no' || answer.kind === 'choice') return [answer.value];
  return answer.kind === 'choices' ? answer.value : [];
}

/** Whether `answer` has substance: it is neither skipped nor the word that figures are missing. */
export function hasSubstance(answer: Answer): boolean {
  return answer.kind !== 'skipped' && answer.kind !== 'missing-figures';
}
