// survey-core: a model of 120 elements, one on a page, kept loaded; each talk's data is kept as JSON between turns.
import { Model } from 'survey-core';
import { ASKED_OF_120, answerTo120, elements } from './elements.mjs';
import { plainCard } from './questions.mjs';
import { timeTurns } from './time-turns.mjs';

const byId = new Map(elements().map((element) => [element.id, element]));
const model = new Model({ pages: elements().map(pageOf), showCompletePage: false });

await timeTurns((number) => {
  let kept = JSON.stringify({ page: ASKED_OF_120[0], data: {} });
  let at = 0;
  return {
    turns: ASKED_OF_120.length,
    answer: () => {
      const { page, data } = JSON.parse(kept);
      if (model.state === 'completed') model.clear();
      model.data = data;
      model.currentPage = model.getPageByName(page);
      if (model.currentPage.name !== ASKED_OF_120[at]) throw new Error(`${page} is asked, not ${ASKED_OF_120[at]}`);
      at += 1;
      model.setValue(page, answerTo120(page, `svar ${number}-${page}`));
      const isTaken = model.isLastPage ? model.completeLastPage() : model.nextPage();
      if (!isTaken) throw new Error(`${page} was not taken`);
      kept = JSON.stringify({ page: model.currentPage?.name, data: model.data });
      return at === ASKED_OF_120.length ? { done: model.state } : plainCard(byId.get(model.currentPage.name));
    },
    isDone: () => Object.keys(JSON.parse(kept).data).length === ASKED_OF_120.length,
  };
});

function pageOf({ id, title, why, choices, after }) {
  const asked = { name: id, title, description: why, isRequired: true };
  const element =
    choices.length > 0
      ? { ...asked, type: 'radiogroup', choices }
      : { ...asked, type: 'comment', validators: [{ type: 'text', maxLength: 2000 }] };
  return { name: id, elements: [{ ...element, ...(after && { visibleIf: `{${after}} = 'ja'` }) }] };
}
