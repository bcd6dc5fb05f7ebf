import type { Answer } from './answer.ts';
import { codesOf } from './checklist.ts';
import { questionsIn, worseIn } from './condition.ts';
import { type Answers, path } from './path.ts';
import type { Question } from './question.ts';

/** How many ways on are tried before those that are left are passed over. */
const TRIED_MAX = 5000;

/** Questions, and the gate among them where there is one. */
type Asking = { questions: Question[]; gate?: string | undefined };

/** The most questions that can come to be asked, whatever is answered to those that are left. */
export function longestPath(checklist: Asking, modules: readonly string[], answers: Answers): number {
  return Math.max(0, ...walks(checklist, modules, answers).map((asked) => asked.length));
}

/**
 * Every way on from `answers`, as the questions that are asked on it: one for each set of answers that
 * conditions can tell apart, at most 5,000.
 */
export function walks(checklist: Asking, modules: readonly string[], answers: Answers = {}): Question[][] {
  const worse = new Set(checklist.questions.flatMap(({ when }) => (when ? worseIn(when) : [])));
  return waysOn(checklist, modules, answers, (question) => standIns(question, worse.has(question.id)));
}

function waysOn(
  checklist: Asking,
  modules: readonly string[],
  answers: Answers,
  answersTo: (question: Question) => Answer[],
): Question[][] {
  const deciding = new Set([
    ...checklist.questions.flatMap(({ when }) => (when ? questionsIn(when) : [])),
    ...(checklist.gate === undefined ? [] : [checklist.gate]),
  ]);
  const ends: Question[][] = [];
  const walk = (given: Answers): void => {
    const asked = path(checklist, modules, given);
    const open = asked.find(({ id }) => deciding.has(id) && given[id] === undefined);
    if (!open || ends.length >= TRIED_MAX) {
      ends.push(asked);
      return;
    }
    for (const answer of answersTo(open)) walk({ ...given, [open.id]: { answer } });
  };
  walk(answers);
  return ends;
}

/**
 * The ids of the questions that no answers lead to; none when there are more ways than are tried. A question is
 * also skipped, where it may be and a condition looks at whether it is answered.
 */
export function neverAsked(asking: Asking): string[] {
  const ways = waysOn(asking, [], {}, (question) => [
    ...standIns(question, true),
    ...(question.skippable ? [{ kind: 'skipped', reason: '' } as const] : []),
  ]);
  if (ways.length >= TRIED_MAX) return [];
  const asked = new Set(ways.flat().map(({ id }) => id));
  return asking.questions.filter(({ id, module }) => module === undefined && !asked.has(id)).map(({ id }) => id);
}

/** An answer for each way that conditions can tell apart. */
function standIns(question: Question, worseMatters: boolean): Answer[] {
  if (question.kind === 'yes-no')
    return (['yes', 'no', 'unsure'] as const)
      .filter((value) => codesOf(question).includes(value))
      .map((value) => ({ kind: 'yes-no', value }));
  if (question.kind === 'choice') return codesOf(question).map((value) => ({ kind: 'choice', value }));
  if (question.kind === 'choices')
    return [codesOf(question), ...codesOf(question).map((code) => [code])].map((value) => ({ kind: 'choices', value }));
  const effects = worseMatters ? (['worse', 'unchanged'] as const) : (['unchanged'] as const);
  return question.kind === 'consequence'
    ? effects.map((effect) => ({ kind: 'consequence', value: { effects: { women: effect }, how: '' } }))
    : [{ kind: 'text', value: '' }];
}
