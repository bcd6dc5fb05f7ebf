import type { Checklist } from '../domain/checklist.ts';
import type { Card, CardAction, CardPart, CaseSummary } from '../ports.ts';
import { blankCard, button, type View, wordsOf } from './view.ts';
import type { Waiting } from './waiting.ts';

/** Statuses of cases that somebody still has to go on with. */
export const UNDER_WAY = ['answering', 'paused', 'returned', 'submitted'];
/** Statuses of cases that are done; `attached` is established with its document made. */
export const FINISHED = ['established', 'attached', 'approved'];

/** The start: what waits for the person, what is under way, what can be begun, and what is finished. */
export function homeCard(
  checklists: readonly Checklist[],
  cases: readonly CaseSummary[],
  waiting: readonly Waiting[],
  view: Pick<View, 'language' | 'organisation' | 'may'>,
): Card {
  const words = wordsOf(view).home;
  const underWay = cases.filter(({ status }) => status !== 'returned' && UNDER_WAY.includes(status));
  const finished = cases.filter(({ status }) => FINISHED.includes(status));
  const open = checklists.filter((checklist) => mayOpen(checklist, view));
  return {
    ...blankCard(view, words.title),
    parts: [
      ...listed(
        wordsOf(view).colleague.home.waiting,
        waiting.map((one) => waitingLine(one, view)),
      ),
      ...listed(
        words.drafts,
        underWay.map((line) => words.draft(titleOf(line, view), line.answered, line.questions)),
      ),
      { part: 'paragraph', text: words.hello },
      ...open.map((checklist) => introduction(checklist, view)),
      { part: 'paragraph', text: words.automatic, tone: 'quiet' },
    ],
    actions: [
      ...waiting.map((one) => waitingButton(one, view)),
      ...underWay.map((line) => button(words.goOn(titleOf(line, view)), { do: 'show', caseId: line.caseId })),
      ...open.map((checklist) => startButton(checklist, view)),
      ...finished.map((line) =>
        button(words.openCase(titleOf(line, view)), { do: 'show', caseId: line.caseId }, 'quiet'),
      ),
    ],
  };
}

/** A heading and a list under it; nothing when there is nothing to list. */
function listed(text: string, items: string[]): CardPart[] {
  return items.length === 0
    ? []
    : [
        { part: 'heading', text },
        { part: 'list', items },
      ];
}

function waitingLine(waiting: Waiting, view: Pick<View, 'language'>): string {
  const words = wordsOf(view).colleague.home;
  return waiting.waits === 'returned'
    ? words.returned(waiting.title)
    : words[waiting.waits](waiting.name, waiting.questionTitle, waiting.title);
}

function waitingButton(waiting: Waiting, view: Pick<View, 'language'>): CardAction {
  const words = wordsOf(view).colleague.home;
  const { caseId } = waiting;
  if (waiting.waits === 'returned') return button(words.complete(waiting.title), { do: 'show', caseId }, 'primary');
  const { question, questionTitle: asks } = waiting;
  return waiting.waits === 'asked'
    ? button(words.reply(asks), { do: 'show-ask', caseId, question }, 'primary')
    : button(words.look(asks), { do: 'show', caseId, question }, 'primary');
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
