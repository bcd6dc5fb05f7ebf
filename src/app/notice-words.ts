import type { Notice } from '../domain/telling.ts';
import type { Card } from '../ports.ts';
import { questionTitle, type View, wordsOf } from './view.ts';

/** A notice as a sentence with its tone. */
export function noticeLine(notice: Notice, view: View): Card['notices'][number] {
  const words = wordsOf(view).talk.notices;
  const titles = (ids: string[]) => ids.map((id) => `”${questionTitle(view.file, id, view.language)}”`).join(', ');
  switch (notice.notice) {
    case 'answered-meanwhile': {
      const name = view.names[notice.by] ?? '?';
      return {
        tone: 'warning',
        text: words.answeredMeanwhile(name, questionTitle(view.file, notice.question, view.language)),
      };
    }
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
