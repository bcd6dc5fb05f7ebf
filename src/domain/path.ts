import { type Answer, codesIn, hasSubstance } from './answer.ts';
import type { Checklist } from './checklist.ts';
import { type Evidence, holds } from './condition.ts';
import type { Question } from './question.ts';

/** An answer as the path looks at it: whether it came from a colleague, and whether it awaits confirmation. */
export type Given = { answer: Answer; unconfirmed?: boolean; from?: 'colleague' };

/** Answers by question; only what conditions can look at matters here. */
export type Answers = Readonly<Record<string, Given>>;

/** Whether an answer decides what is asked: a colleague's does when a member of the case has confirmed it. */
export function counts(given: Given | undefined): given is Given {
  return given !== undefined && !(given.from === 'colleague' && given.unconfirmed);
}

/** Questions in order, and the gate among them where there is one. */
type Asking = Pick<Checklist, 'questions'> & Partial<Pick<Checklist, 'gate'>>;

/**
 * The questions that are asked, given the answers so far, in order. A question hidden by its condition is left
 * out, and what was answered to it counts for nothing; a `no` at the gate ends the path there.
 */
export function path(checklist: Asking, modules: readonly string[], answers: Answers): Question[] {
  const asked: Question[] = [];
  for (const question of checklist.questions) {
    if (question.module !== undefined && !modules.includes(question.module)) continue;
    if (question.when && !holds(question.when, evidence(asked, answers))) continue;
    asked.push(question);
    if (question.id === checklist.gate && codes(answers, question.id).includes('no')) break;
  }
  return asked;
}

/** What the answers to `asked` can tell a condition. */
export function evidence(asked: readonly Pick<Question, 'id'>[], answers: Answers): Evidence {
  const isAsked = (id: string) => asked.some((question) => question.id === id);
  const answerTo = (id: string) => (isAsked(id) && counts(answers[id]) ? answers[id].answer : undefined);
  return {
    codes: (id) => (isAsked(id) ? codes(answers, id) : []),
    answered: (id) => {
      const answer = answerTo(id);
      return answer !== undefined && hasSubstance(answer);
    },
    worse: (id) => {
      const answer = answerTo(id);
      return answer?.kind === 'consequence' && Object.values(answer.value.effects).includes('worse');
    },
  };
}

/** The questions whose answers `path` no longer asks for. */
export function hidden(checklist: Checklist, modules: readonly string[], answers: Answers): string[] {
  const asked = new Set(path(checklist, modules, answers).map(({ id }) => id));
  return Object.keys(answers).filter((id) => !asked.has(id));
}

function codes(answers: Answers, id: string): string[] {
  const given = answers[id];
  return counts(given) ? codesIn(given.answer) : [];
}
