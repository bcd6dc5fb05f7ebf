import { type Answer, codesIn } from './answer.ts';
import { codesOf } from './checklist.ts';
import { type Evidence, holds, questionsIn, worseIn } from './condition.ts';
import { type Answers, counts, evidence, path } from './path.ts';
import type { Question } from './question.ts';

/** How many ways on are tried before those that are left are passed over. */
const TRIED_MAX = 5000;

/** Questions, and the gate among them where there is one. */
type Asking = { questions: Question[]; gate?: string | undefined };

/** Most states of a talk that are told apart at one question; those with fewest questions are left out beyond it. */
const STATES_MAX = 2000;

/** What has been answered that a later condition looks at, and how many questions have been asked. */
type State = { given: Answers; count: number };

/**
 * The most questions that can come to be asked, whatever is answered to those that are left. Walks the questions once:
 * ways that no later condition can tell apart are one way, so that a long checklist takes no longer than it is long.
 */
export function longestPath(checklist: Asking, modules: readonly string[], answers: Answers): number {
  const questions = checklist.questions.filter(({ module }) => module === undefined || modules.includes(module));
  const lastUse = new Map(questions.flatMap(({ when }, at) => (when ? questionsIn(when).map((id) => [id, at]) : [])));
  const worse = new Set(questions.flatMap(({ when }) => (when ? worseIn(when) : [])));
  let states: State[] = [{ given: {}, count: 0 }];
  let ended = 0;
  for (const [at, question] of questions.entries()) {
    const isAsked = ({ given }: State) => !question.when || holds(question.when, evidenceIn(given));
    const isGate = question.id === checklist.gate;
    const isUsed = (lastUse.get(question.id) ?? -1) > at;
    const kept = answers[question.id];
    const known = counts(kept) ? kept.answer : undefined;
    const ways = known ? [known] : isGate || isUsed ? standIns(question, worse.has(question.id)) : [undefined];
    const next = states.flatMap((state): State[] => {
      if (!isAsked(state)) return [state];
      const count = state.count + 1;
      return ways.flatMap((answer): State[] => {
        if (isGate && answer && codesIn(answer).includes('no')) {
          ended = Math.max(ended, count);
          return [];
        }
        return [{ count, given: isUsed && answer ? { ...state.given, [question.id]: { answer } } : state.given }];
      });
    });
    states = toldApart(next, (id) => (lastUse.get(id) ?? -1) > at);
  }
  return states.reduce((most, { count }) => Math.max(most, count), ended);
}

/** One state for each that later conditions can tell apart, the longest of them. */
function toldApart(states: State[], isUsed: (id: string) => boolean): State[] {
  const longest = new Map<string, State>();
  for (const { given, count } of states) {
    const live = Object.fromEntries(Object.entries(given).filter(([id]) => isUsed(id)));
    const key = JSON.stringify(live);
    if ((longest.get(key)?.count ?? -1) < count) longest.set(key, { given: live, count });
  }
  const all = [...longest.values()];
  return all.length <= STATES_MAX ? all : all.toSorted((a, b) => b.count - a.count).slice(0, STATES_MAX);
}

/** What the answers given so far tell a condition; only questions that were asked are among them. */
function evidenceIn(given: Answers): Evidence {
  return evidence(
    Object.keys(given).map((id) => ({ id })),
    given,
  );
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
    const open = asked.find(({ id }) => deciding.has(id) && !counts(given[id]));
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
