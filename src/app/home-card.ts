import type { Checklist } from '../domain/checklist.ts';
import type { Card, CardAction, CardPart, CaseSummary } from '../ports.ts';
import { blankCard, button, type View, wordsOf } from './view.ts';

/** Statuses of cases that somebody still has to go on with. */
export const UNDER_WAY = ['answering', 'paused', 'returned', 'submitted'];
/** Statuses of cases that are done; `attached` is established with its document made. */
export const FINISHED = ['established', 'attached', 'approved'];

/** The start: what can be begun, what is under way, and what is finished. */
export function homeCard(
  checklists: readonly Checklist[],
  cases: readonly CaseSummary[],
  view: Pick<View, 'language' | 'organisation' | 'may'>,
): Card {
  const words = wordsOf(view).home;
  const underWay = cases.filter(({ status }) => UNDER_WAY.includes(status));
  const finished = cases.filter(({ status }) => FINISHED.includes(status));
  return {
    ...blankCard(view, words.title),
    parts: [
      { part: 'paragraph', text: words.hello },
      ...checklists.filter((checklist) => mayOpen(checklist, view)).map((checklist) => introduction(checklist, view)),
      { part: 'paragraph', text: words.automatic, tone: 'quiet' },
      ...(underWay.length === 0
        ? []
        : [
            { part: 'heading', text: words.drafts } as const,
            {
              part: 'list',
              items: underWay.map((line) => words.draft(titleOf(line, view), line.answered, line.questions)),
            } as const,
          ]),
    ],
    actions: [
      ...checklists.filter((checklist) => mayOpen(checklist, view)).map((checklist) => startButton(checklist, view)),
      ...underWay.map((line) => button(words.goOn(titleOf(line, view)), { do: 'show', caseId: line.caseId })),
      ...finished.map((line) =>
        button(words.openCase(titleOf(line, view)), { do: 'show', caseId: line.caseId }, 'quiet'),
      ),
    ],
  };
}

function introduction(checklist: Checklist, view: Pick<View, 'language'>): CardPart {
  const { title, introduction: says, minutes } = checklist;
  const value = `${says[view.language]} ${wordsOf(view).home.minutes(minutes)}`;
  return { part: 'facts', facts: [{ name: title[view.language], value }] };
}

function mayOpen({ audience }: Checklist, view: Pick<View, 'may'>): boolean {
  return view.may(audience === 'politician' ? 'open-check' : 'open-assessment');
}

function startButton(checklist: Checklist, view: Pick<View, 'language'>): CardAction {
  const words = wordsOf(view).home;
  const title =
    checklist.audience === 'politician'
      ? words.newCheck
      : checklist.id === 'handlaggare'
        ? words.newAssessment
        : checklist.title[view.language];
  return button(
    title,
    { do: 'new', checklist: checklist.id },
    checklist.audience === 'politician' ? 'default' : 'primary',
  );
}

function titleOf({ title }: CaseSummary, view: Pick<View, 'language'>): string {
  return title === '' ? wordsOf(view).home.untitled : title;
}
