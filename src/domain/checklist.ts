import { z } from 'zod';
import { Condition } from './condition.ts';
import { Localised } from './language.ts';
import { Id, Question } from './question.ts';

/** How one of the politician's five steps is answered from this checklist's answers. */
export const StepRule = z.strictObject({
  /** The questions whose answers are shown behind the step. */
  behind: z.array(Id).min(1),
  /** True when the answers give ground for a yes. */
  met: Condition,
});

/** The politician's five steps, each by its number (SKL/SKR's checklist for gender-equal decisions, 2015). */
const FiveSteps = z.strictObject({ 1: StepRule, 2: StepRule, 3: StepRule, 4: StepRule, 5: StepRule });

/**
 * A whole checklist, as one YAML file in `checklists/`. A changed meaning is a new question id; every change
 * of a file raises `version` (date of the change, YYYY-MM-DD).
 */
export const Checklist = z.strictObject({
  id: Id,
  version: z.iso.date(),
  title: Localised,
  audience: z.enum(['caseworker', 'politician']),
  /** What a person needs to know before starting, in one or two sentences. */
  introduction: Localised,
  /** How long a prepared person needs, in minutes. */
  minutes: z.number().int().positive().max(120),
  /** Where the content of the checklist comes from: whose, which, year and address. */
  sources: z.array(z.strictObject({ title: z.string(), year: z.number().int(), url: z.url() })).min(1),
  questions: z.array(Question).min(1).max(60),
  /** The question that is the gate: answered `no`, the assessment ends "not relevant" with its reason. */
  gate: Id.optional(),
  fiveSteps: FiveSteps.optional(),
});
export type Checklist = z.infer<typeof Checklist>;

/** The codes that answers to `question` can have. */
export function codesOf(question: Question): string[] {
  if (question.kind === 'yes-no') return question.unsure ? ['yes', 'no', 'unsure'] : ['yes', 'no'];
  return question.kind === 'choice' || question.kind === 'choices' ? question.choices.map(({ id }) => id) : [];
}
