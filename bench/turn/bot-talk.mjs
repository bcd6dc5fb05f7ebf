// The bot's own talk, over any store: each answer goes through `takeTurn`, and the card is drawn as Teams gets it.
import { takeTurn } from '../../dist/app/take-turn.js';
import { adaptiveCard } from '../../dist/channels/adaptive/adaptive-card.js';
import { composeWorld, loadContent } from '../../dist/compose.js';
import { readConfig } from '../../dist/config.js';
import { documents } from '../../dist/documents/documents.js';
import { ASKED, answerTo } from './questions.mjs';

const LOG = { info() {}, warn() {}, error() {} };
const linkTo = ({ documentId }) => `https://bot.example/file/${documentId}`;
const click = (data, values = {}) => ({ sent: 'click', data, values });
const answerAction = (card) => card.actions.find(({ data }) => data.do === 'answer')?.data;

/**
 * Gives what opens a talk and brings it to the first question.
 * @param {import('../../dist/ports.js').Store} store
 * @param {{ checklists?: object[], checklist?: string, asked?: readonly string[], answer?: typeof answerTo }} [talk]
 */
export async function botTalks(store, talk = {}) {
  const { checklists = [], checklist = 'handlaggare', asked = ASKED, answer = answerTo } = talk;
  const content = loadContent(undefined);
  const all = { ...content, checklists: [...content.checklists, ...checklists] };
  const turn = takeTurn(composeWorld(readConfig({}), all, { store, documents, log: LOG }));
  const person = await store.known('default', { email: 'anna@lindviken.example', name: 'Anna' });
  let delivered = 0;
  const send = (sent) => {
    delivered += 1;
    const delivery = `delivery-${delivered}`;
    return turn({ organisation: 'default', person, language: 'sv', channel: 'web', delivery, ...sent });
  };

  return async (number) => {
    let { caseId, card } = await send(click({ do: 'new', checklist }));
    await send(click({ do: 'secrecy', caseId }, { secrecy: 'none' }));
    await send(click({ do: 'no-document', caseId }));
    ({ card } = await send(click({ do: 'describe', caseId }, { title: `Ärende ${number}`, numbers: '' })));
    return {
      turns: asked.length,
      answer: async () => {
        const data = answerAction(card);
        const sent = answer(data.question, `svar ${number}-${data.question}`);
        ({ card } = await send(click({ ...data, sent })));
        return adaptiveCard(card, { linkTo });
      },
      isDone: () => answerAction(card) === undefined && card.actions.some(({ data }) => data.do === 'submit'),
    };
  };
}
