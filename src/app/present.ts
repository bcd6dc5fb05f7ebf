import type { Telling } from '../domain/telling.ts';
import type { Card } from '../ports.ts';
import { askFormCard, notJoinedCard } from './ask-cards.ts';
import { askedCard, askOverCard, declineCard } from './asked-cards.ts';
import { establishedCard, hidesCard, pausedCard, reasonCard, submittedCard } from './closing-cards.ts';
import { noticeLine } from './notice-words.ts';
import { describeCard, documentCard, secrecyCard } from './opening-cards.ts';
import { questionCard } from './question-card.ts';
import { answersCard, summaryCard } from './summary-card.ts';
import { questionIn, type View } from './view.ts';

/** The card for a telling, with its notices above whatever the card itself has to say. */
export function present(telling: Telling, view: View): Card {
  const card = cardFor(telling, view);
  return { ...card, notices: [...telling.notices.map((notice) => noticeLine(notice, view)), ...card.notices] };
}

function cardFor(telling: Telling, view: View): Card {
  switch (telling.tell) {
    case 'secrecy':
      return secrecyCard(view);
    case 'document':
      return documentCard(view);
    case 'describe':
      return describeCard(telling, view);
    case 'question': {
      const question = questionIn(view.file, telling.question);
      return question ? questionCard(telling, question, view) : answersCard(view);
    }
    case 'hides':
      return hidesCard(telling, view);
    case 'reason':
      return reasonCard(telling, view);
    case 'ask-form':
      return askFormCard(telling, view);
    case 'asked': {
      const question = questionIn(view.file, telling.question);
      return question ? askedCard(telling, question, view) : askOverCard({ over: 'not-asked' }, view);
    }
    case 'decline-form':
      return declineCard(telling, view);
    case 'ask-over':
      return askOverCard(telling, view);
    case 'not-joined':
      return notJoinedCard(view);
    case 'answers':
      return answersCard(view);
    case 'summary':
      return summaryCard(telling.placeholders, view);
    case 'paused':
      return pausedCard(view);
    case 'submitted':
      return submittedCard(view);
    case 'established':
      return establishedCard(view);
  }
}
