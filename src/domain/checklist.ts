import { z } from 'zod';
import { Condition, questionsIn, worseIn } from './condition.ts';
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

/** A fault in a checklist's meaning: the path to it, and what is wrong with it. */
export type ChecklistFault = { path: (string | number)[]; says: string };

/** The faults that the shape alone does not show: order, names, and codes that conditions look for. */
export function checklistFaults(checklist: Checklist): ChecklistFault[] {
  return [...questionFaults(checklist.questions), ...gateFaults(checklist), ...stepFaults(checklist)];
}

/** The faults of a list of questions: names used twice, and conditions and `per` that look at nothing. */
export function questionFaults(questions: Question[]): ChecklistFault[] {
  return [
    ...twice(questions.map(({ id }) => id)).map(({ id, index }) => ({
      path: ['questions', index, 'id'],
      says: `another question is already called "${id}"`,
    })),
    ...questions.flatMap(conditionFaults),
    ...questions.flatMap(choiceFaults),
    ...questions.flatMap(perFaults),
  ];
}

function conditionFaults(question: Question, index: number, questions: Question[]): ChecklistFault[] {
  if (!question.when) return [];
  return askedOf(question.when, questions.slice(0, index), ['questions', index, 'when'], 'earlier question');
}

function choiceFaults(question: Question, index: number): ChecklistFault[] {
  if (question.kind === 'choice' || question.kind === 'choices')
    return twice(question.choices.map(({ id }) => id)).map(({ id, index: at }) => ({
      path: ['questions', index, 'choices', at, 'id'],
      says: `another choice is already called "${id}"`,
    }));
  if (question.kind !== 'yes-no' || !question.reasons) return [];
  const ids = [...question.reasons.choices, ...question.reasons.notReasons].map(({ id }) => id);
  return twice(ids).map(({ id }) => ({
    path: ['questions', index, 'reasons'],
    says: `another reason is already called "${id}"`,
  }));
}

function perFaults(question: Question, index: number, questions: Question[]): ChecklistFault[] {
  if (question.kind !== 'figures' || question.per === undefined) return [];
  const people = questions.slice(0, index).find(({ id }) => id === question.per);
  return people?.kind === 'figures'
    ? []
    : [{ path: ['questions', index, 'per'], says: `no earlier figures question is called "${question.per}"` }];
}

function gateFaults({ gate, questions }: Checklist): ChecklistFault[] {
  if (!gate) return [];
  const question = questions.find(({ id }) => id === gate);
  if (question?.kind !== 'yes-no') return [{ path: ['gate'], says: `no yes-no question is called "${gate}"` }];
  if (question.reasons?.beside !== 'no')
    return [{ path: ['gate'], says: `"${gate}" has no reasons beside "no": a case is not waved through without one` }];
  return question.skippable ? [{ path: ['gate'], says: `"${gate}" must have "skippable: false"` }] : [];
}

function stepFaults({ fiveSteps, questions }: Checklist): ChecklistFault[] {
  return Object.entries(fiveSteps ?? {}).flatMap(([step, rule]) => [
    ...askedOf(rule.met, questions, ['fiveSteps', step, 'met'], 'question'),
    ...rule.behind
      .filter((id) => !questions.some((question) => question.id === id))
      .map((id) => ({ path: ['fiveSteps', step, 'behind'], says: `no question is called "${id}"` })),
  ]);
}

/** The faults of a condition that may look at `questions`: unknown names, and codes that no answer can have. */
function askedOf(
  condition: Condition,
  questions: Question[],
  path: (string | number)[],
  wanted: string,
): ChecklistFault[] {
  const unknown = questionsIn(condition)
    .filter((id) => !questions.some((question) => question.id === id))
    .map((id) => ({ path, says: `no ${wanted} is called "${id}"` }));
  const codes = codesIn(condition).flatMap(({ question: id, code }) => {
    const question = questions.find((candidate) => candidate.id === id);
    return question && !codesOf(question).includes(code)
      ? [
          {
            path,
            says: `"${id}" can never be answered "${code}" (it can: ${codesOf(question).join(', ') || 'no codes'})`,
          },
        ]
      : [];
  });
  const worse = worseIn(condition)
    .filter((id) => questions.some((question) => question.id === id && question.kind !== 'consequence'))
    .map((id) => ({ path, says: `"${id}" asks for no consequence, so it can never be worse` }));
  return [...unknown, ...codes, ...worse];
}

function codesIn(condition: Condition): { question: string; code: string }[] {
  if ('is' in condition) return [{ question: condition.is[0], code: condition.is[1] }];
  if ('in' in condition) return condition.in[1].map((code) => ({ question: condition.in[0], code }));
  if ('all' in condition) return condition.all.flatMap(codesIn);
  if ('any' in condition) return condition.any.flatMap(codesIn);
  return 'not' in condition ? codesIn(condition.not) : [];
}

/** The codes that answers to `question` can have. */
export function codesOf(question: Question): string[] {
  if (question.kind === 'yes-no') return question.unsure ? ['yes', 'no', 'unsure'] : ['yes', 'no'];
  return question.kind === 'choice' || question.kind === 'choices' ? question.choices.map(({ id }) => id) : [];
}

function twice(ids: string[]): { id: string; index: number }[] {
  return ids.map((id, index) => ({ id, index })).filter(({ id, index }) => ids.indexOf(id) < index);
}
