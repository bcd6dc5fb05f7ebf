import { z } from 'zod';
import type { Checklist } from './checklist.ts';
import { holds } from './condition.ts';
import { type Answers, evidence, path } from './path.ts';

/** The five steps of the politician's check, by number. */
export const STEPS = [1, 2, 3, 4, 5] as const;
export type StepNumber = (typeof STEPS)[number];

/** What a caseworker's answers give ground for at one step. */
export const StepGround = z.strictObject({
  step: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  ground: z.enum(['yes', 'no', 'does-not-apply']),
  /** The questions whose answers stand behind. */
  behind: z.array(z.string()),
});
export type StepGround = z.infer<typeof StepGround>;

/** How a check ends. `step` is the first step that was not met; `shortcomings` are all of them. */
export const CheckOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('does-not-apply') }),
  z.strictObject({ outcome: z.literal('ready') }),
  z.strictObject({
    outcome: z.literal('send-back'),
    step: z.number().int().min(2).max(5),
    shortcomings: z.array(z.number().int().min(2).max(5)),
  }),
  z.strictObject({
    outcome: z.literal('noted'),
    step: z.number().int().min(2).max(5),
    shortcomings: z.array(z.number().int().min(2).max(5)),
  }),
]);
export type CheckOutcome = z.infer<typeof CheckOutcome>;

/**
 * What the answers of an assessment give ground for, step by step; steps 2 to 5 do not apply when step 1 is a
 * no. (The five steps of SKL/SKR's checklist for gender-equal decisions, 2015.) None without such a mapping.
 */
export function groundFor(checklist: Checklist, modules: readonly string[], answers: Answers): StepGround[] {
  const { fiveSteps } = checklist;
  if (!fiveSteps) return [];
  const asked = path(checklist, modules, answers);
  const facts = evidence(asked, answers);
  const concerns = holds(fiveSteps[1].met, facts);
  const isAnswered = (id: string) => answers[id] !== undefined && asked.some((question) => question.id === id);
  return STEPS.map((step) => {
    const rule = fiveSteps[step];
    const ground = step > 1 && !concerns ? 'does-not-apply' : holds(rule.met, facts) ? 'yes' : 'no';
    return { step, ground, behind: rule.behind.filter(isAnswered) };
  });
}

/** The question of the politician's checklist that asks about each step. */
export function stepQuestion(step: StepNumber): string {
  return `steg-${step}`;
}

/** The ids in the politician's checklist beside the steps: what to do about a shortcoming, who completes, by when. */
export const CHECK = { remedy: 'brist', completedBy: 'komplettera', due: 'klart' } as const;
/** The choices of `CHECK.remedy`. */
export const REMEDY = { sendBack: 'aterremiss', note: 'brist-noterad' } as const;

/** How the check ends by the politician's own answers; undefined while it is not finished. */
export function checkOutcome(answers: Answers): CheckOutcome | undefined {
  const said = (id: string) => {
    const answer = answers[id]?.answer;
    return answer?.kind === 'yes-no' || answer?.kind === 'choice' ? answer.value : undefined;
  };
  const [concerns, ...rest] = STEPS.map((step) => said(stepQuestion(step)));
  if (concerns === undefined) return undefined;
  if (concerns === 'no') return { outcome: 'does-not-apply' };
  if (rest.some((value) => value === undefined)) return undefined;
  const shortcomings = rest.flatMap((value, at) => (value === 'no' ? [at + 2] : []));
  const [step] = shortcomings;
  if (step === undefined) return { outcome: 'ready' };
  const remedy = said(CHECK.remedy);
  if (remedy === undefined) return undefined;
  return { outcome: remedy === REMEDY.note ? 'noted' : 'send-back', step, shortcomings };
}
