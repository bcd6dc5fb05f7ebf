import type { Answer } from './answer.ts';
import { type Checklist, codesOf } from './checklist.ts';
import { questionsIn, worseIn } from './condition.ts';
import { type Answers, path } from './path.ts';
import type { Question } from './question.ts';

/** How many ways on are tried before the count is left at what is asked just now. */
const TRIED_MAX = 600;

/** The most questions that can come to be asked, whatever is answered to those that are left. */
export function longestPath(checklist: Checklist, modules: readonly string[], answers: Answers): number {
  const deciding = new Set([
    ...checklist.questions.flatMap(({ when }) => (when ? questionsIn(when) : [])),
    ...(checklist.gate === undefined ? [] : [checklist.gate]),
  ]);
  const worse = new Set(checklist.questions.flatMap(({ when }) => (when ? worseIn(when) : [])));
  let tried = 0;
  const longest = (given: Answers): number => {
    tried += 1;
    const asked = path(checklist, modules, given);
    const open = asked.find(({ id }) => deciding.has(id) && given[id] === undefined);
    if (!open || tried > TRIED_MAX) return asked.length;
    return Math.max(
      ...standIns(open, worse.has(open.id)).map((answer) => longest({ ...given, [open.id]: { answer } })),
    );
  };
  return longest(answers);
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
