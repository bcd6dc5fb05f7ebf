import type { Notice } from '../domain/telling.ts';
import type { Card } from '../ports.ts';
import { longDayOf } from './answer-words.ts';
import { nameOf, questionTitle, type View, wordsOf } from './view.ts';

/** A notice as a sentence with its tone. */
export function noticeLine(notice: Notice, view: View): Card['notices'][number] {
  const words = wordsOf(view).talk.notices;
  const titles = (ids: string[]) => ids.map((id) => `”${questionTitle(view.file, id, view.language)}”`).join(', ');
  switch (notice.notice) {
    case 'answered-meanwhile': {
      const name = nameOf(notice.by, view);
      return {
        tone: 'warning',
        text: words.answeredMeanwhile(name, questionTitle(view.file, notice.question, view.language)),
      };
    }
    case 'colleague-answered-meanwhile':
    case 'asked':
    case 'asked-already':
    case 'not-shared':
    case 'joined':
      return colleagueLine(notice, view);
    case 'stale':
      return { tone: 'warning', text: words.stale };
    case 'dropped':
      return { tone: 'info', text: words.dropped(titles(notice.questions)) };
    case 'undone':
      return { tone: 'good', text: words.undone(questionTitle(view.file, notice.question, view.language)) };
    case 'nothing-to-undo':
      return { tone: 'info', text: words.nothingToUndo };
    case 'copied':
      return { tone: 'good', text: words.copied(notice.answers) };
    case 'leads-to-assessment':
      return { tone: 'info', text: words.leadsToAssessment };
    case 'figures':
      return notice.note.note === 'old'
        ? { tone: 'info', text: words.old(notice.note.year) }
        : { tone: 'warning', text: words.smallCell(wordsOf(view).answers.groups[notice.note.field]) };
    case 'locked':
      return { tone: 'info', text: words.locked };
    case 'secret':
      return { tone: 'warning', text: words.secret };
    case 'resumed':
      return { tone: 'good', text: words.resumed };
    case 'returned':
      return { tone: 'warning', text: words.returned(notice.reason) };
    case 'not-allowed':
      return { tone: 'warning', text: words.notAllowed };
  }
}

type OfColleagues = Extract<
  Notice,
  { notice: 'colleague-answered-meanwhile' | 'asked' | 'asked-already' | 'not-shared' | 'joined' }
>;

function colleagueLine(notice: OfColleagues, view: View): Card['notices'][number] {
  const { notices } = wordsOf(view).colleague;
  const name = (id: string) => nameOf(id, view);
  const title = (id: string) => questionTitle(view.file, id, view.language);
  switch (notice.notice) {
    case 'colleague-answered-meanwhile':
      return { tone: 'warning', text: notices.answeredMeanwhile(name(notice.by), title(notice.question)) };
    case 'asked':
      return { tone: 'good', text: notices.asked(name(notice.person), title(notice.question)) };
    case 'asked-already': {
      const day = longDayOf(notice.at, view.language);
      return { tone: 'info', text: notices.askedAlready(name(notice.person), title(notice.question), day) };
    }
    case 'not-shared':
      return { tone: 'warning', text: notices.notShared };
    case 'joined':
      return { tone: 'good', text: notices.joined };
  }
}
