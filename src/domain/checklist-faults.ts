import { type Checklist, codesOf } from './checklist.ts';
import { type Condition, questionsIn, worseIn } from './condition.ts';
import type { Localised } from './language.ts';
import { neverAsked } from './path-length.ts';
import type { Question } from './question.ts';

/** Longest help: a minute's reading, in words. */
export const HELP_WORDS_MAX = 200;

/** What is wrong with the meaning of a checklist or a module; `there` is what could stand in its place. */
export type Meaning =
  | { fault: 'same-question' | 'same-choice' | 'same-reason'; id: string }
  | { fault: 'no-question' | 'no-figures-question'; id: string; there: string[] }
  | { fault: 'asked-later'; id: string }
  | { fault: 'no-such-answer'; id: string; answer: string; there: string[] }
  | { fault: 'never-worse'; id: string; there: string[] }
  | { fault: 'never-asked' }
  | { fault: 'gate-of-another-kind'; id: string; there: string[] }
  | { fault: 'gate-without-reasons' | 'gate-skippable'; id: string }
  | { fault: 'help-too-long'; words: number; max: number }
  | { fault: 'without-prefix'; prefix: string; id: string }
  | { fault: 'module-is-set' };

/** A fault of meaning and the path to it. */
export type ChecklistFault = Meaning & { path: (string | number)[] };

/** What of a checklist can be judged by its meaning, though other pieces of it may be missing. */
export type Judged = {
  /** The list's own id, where it has one. */
  id?: string | undefined;
  questions: Question[];
  gate?: string | undefined;
  fiveSteps?: Partial<NonNullable<Checklist['fiveSteps']>> | undefined;
};

/**
 * The faults that the shape alone does not show: order, names, and codes that conditions look for. What depends on
 * the answers to a question in `half` (its id), of which only a part could be read, is left unsaid.
 */
export function checklistFaults(checklist: Judged, half: ReadonlySet<string> = new Set()): ChecklistFault[] {
  return [...questionFaults(checklist, half), ...gateFaults(checklist, half), ...stepFaults(checklist, half)];
}

/** The faults of a list of questions: names used twice, help too long, and conditions and `per` that look at nothing. */
export function questionFaults(asking: Judged, half: ReadonlySet<string> = new Set()): ChecklistFault[] {
  const { questions } = asking;
  return [
    ...twice(questions.map(({ id }) => id)).map(
      ({ id, index }): ChecklistFault => ({ path: ['questions', index, 'id'], fault: 'same-question', id }),
    ),
    ...questions.flatMap((question, index) => [
      ...conditionFaults(question, index, questions, half),
      ...choiceFaults(question, index),
      ...perFaults(question, index, questions, half),
      ...helpFaults(question, index),
    ]),
    ...neverAskedFaults(asking, half),
  ];
}

function conditionFaults(
  question: Question,
  index: number,
  questions: Question[],
  half: ReadonlySet<string>,
): ChecklistFault[] {
  if (!question.when) return [];
  const path = ['questions', index, 'when'];
  return askedOf(question.when, { may: questions.slice(0, index), later: questions.slice(index), half }, path);
}

function choiceFaults(question: Question, index: number): ChecklistFault[] {
  if (question.kind === 'choice' || question.kind === 'choices')
    return twice(question.choices.map(({ id }) => id)).map(({ id, index: at }) => ({
      path: ['questions', index, 'choices', at, 'id'],
      fault: 'same-choice',
      id,
    }));
  if (question.kind !== 'yes-no' || !question.reasons) return [];
  const { choices, notReasons } = question.reasons;
  return twice([...choices, ...notReasons].map(({ id }) => id)).map(({ id, index: at }) => {
    const place = at < choices.length ? ['choices', at] : ['notReasons', at - choices.length];
    return { path: ['questions', index, 'reasons', ...place, 'id'], fault: 'same-reason', id };
  });
}

function perFaults(
  question: Question,
  index: number,
  questions: Question[],
  half: ReadonlySet<string>,
): ChecklistFault[] {
  if (question.kind !== 'figures' || question.per === undefined || half.has(question.per)) return [];
  const figures = questions.slice(0, index).filter(({ kind }) => kind === 'figures');
  const there = figures.map(({ id }) => id);
  return there.includes(question.per)
    ? []
    : [{ path: ['questions', index, 'per'], fault: 'no-figures-question', id: question.per, there }];
}

function helpFaults({ help }: Question, index: number): ChecklistFault[] {
  return Object.entries<string>(help satisfies Localised).flatMap(([language, text]) => {
    const words = text.split(/\s+/u).length;
    return words > HELP_WORDS_MAX
      ? [{ path: ['questions', index, 'help', language], fault: 'help-too-long', words, max: HELP_WORDS_MAX }]
      : [];
  });
}

/** Questions that no answers lead to; what hangs on a faulty condition or a half read question is left unsaid. */
function neverAskedFaults(asking: Judged, half: ReadonlySet<string>): ChecklistFault[] {
  const { questions } = asking;
  const never = neverAsked(asking);
  const doubtful = new Set(half);
  return questions.flatMap((question, index): ChecklistFault[] => {
    const { id, when } = question;
    if (conditionFaults(question, index, questions, half).length > 0) doubtful.add(id);
    if (when && questionsIn(when).some((other) => doubtful.has(other))) doubtful.add(id);
    if (doubtful.has(id) || !never.includes(id)) return [];
    return [{ path: ['questions', index, ...(when ? ['when'] : [])], fault: 'never-asked' }];
  });
}

function gateFaults({ gate, questions }: Judged, half: ReadonlySet<string>): ChecklistFault[] {
  if (!gate || half.has(gate)) return [];
  const question = questions.find(({ id }) => id === gate);
  if (question?.kind !== 'yes-no') {
    const there = questions.filter(({ kind }) => kind === 'yes-no').map(({ id }) => id);
    return [{ path: ['gate'], fault: 'gate-of-another-kind', id: gate, there }];
  }
  if (question.reasons?.beside !== 'no') return [{ path: ['gate'], fault: 'gate-without-reasons', id: gate }];
  return question.skippable ? [{ path: ['gate'], fault: 'gate-skippable', id: gate }] : [];
}

function stepFaults({ fiveSteps, questions }: Judged, half: ReadonlySet<string>): ChecklistFault[] {
  const there = questions.map(({ id }) => id);
  return Object.entries(fiveSteps ?? {}).flatMap(([step, rule]): ChecklistFault[] => [
    ...askedOf(rule.met, { may: questions, later: [], half }, ['fiveSteps', step, 'met']),
    ...rule.behind.flatMap((id, at): ChecklistFault[] =>
      there.includes(id) ? [] : [{ path: ['fiveSteps', step, 'behind', at], fault: 'no-question', id, there }],
    ),
  ]);
}

/** The questions that a condition may look at, those that come too late for it, and those half read. */
type Within = { may: Question[]; later: Question[]; half: ReadonlySet<string> };

/** The faults of a condition: unknown names, and answers that can never be. */
function askedOf(condition: Condition, { may, later, half }: Within, path: (string | number)[]): ChecklistFault[] {
  const there = may.map(({ id }) => id);
  const consequences = may.filter(({ kind }) => kind === 'consequence').map(({ id }) => id);
  const unknown = [...new Set(questionsIn(condition))]
    .filter((id) => !there.includes(id))
    .map(
      (id): ChecklistFault =>
        later.some((question) => question.id === id)
          ? { path, fault: 'asked-later', id }
          : { path, fault: 'no-question', id, there: worseIn(condition).includes(id) ? consequences : there },
    );
  const known = (id: string) => (half.has(id) ? undefined : may.find((candidate) => candidate.id === id));
  const codes = codesIn(condition).flatMap(({ question: id, code }): ChecklistFault[] => {
    const question = known(id);
    return question && !codesOf(question).includes(code)
      ? [{ path, fault: 'no-such-answer', id, answer: code, there: codesOf(question) }]
      : [];
  });
  const worse = worseIn(condition)
    .filter((id) => known(id) !== undefined && !consequences.includes(id))
    .map((id): ChecklistFault => ({ path, fault: 'never-worse', id, there: consequences }));
  return [...unknown, ...codes, ...worse];
}

function codesIn(condition: Condition): { question: string; code: string }[] {
  if ('is' in condition) return [{ question: condition.is[0], code: condition.is[1] }];
  if ('in' in condition) return condition.in[1].map((code) => ({ question: condition.in[0], code }));
  if ('all' in condition) return condition.all.flatMap(codesIn);
  if ('any' in condition) return condition.any.flatMap(codesIn);
  return 'not' in condition ? codesIn(condition.not) : [];
}

function twice(ids: string[]): { id: string; index: number }[] {
  return ids.map((id, index) => ({ id, index })).filter(({ id, index }) => ids.indexOf(id) < index);
}
