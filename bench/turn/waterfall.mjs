// Bot Framework: a waterfall of as many prompts, its state in memory, saved each turn.
import { CardFactory, ConversationState, MemoryStorage, MessageFactory, TestAdapter } from 'botbuilder';
import { ChoicePrompt, DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import { ASKED, answerTo, asTyped, isAcceptable, plainCard, questionsForPeers } from './questions.mjs';
import { timeTurns } from './time-turns.mjs';

const questions = questionsForPeers();
const state = new ConversationState(new MemoryStorage());
const dialogs = new DialogSet(state.createProperty('talk'));
dialogs.add(new ChoicePrompt('choice', async ({ recognized }) => recognized.succeeded));
dialogs.add(new TextPrompt('text', isGoodText));
dialogs.add(new WaterfallDialog('talk', [...questions.map(stepOf), finish]));

await timeTurns(async (number) => {
  const adapter = new TestAdapter(onTurn);
  let at = 0;
  let last = '';
  const say = async (text) => {
    await adapter.processActivity({ type: 'message', text, conversation: { id: `talk-${number}` } });
    const { activityBuffer } = adapter;
    last = activityBuffer.at(-1).text;
    activityBuffer.length = 0;
    return last;
  };
  await say('hej');
  return {
    turns: ASKED.length,
    answer: () => {
      const id = ASKED[at];
      if (!last.startsWith(questions[at].title)) throw new Error(`${id} is not asked but: ${last}`);
      at += 1;
      return say(asTyped(answerTo(id, `svar ${number}-${id}`)));
    },
    isDone: () => last === `${ASKED.length} svar`,
  };
});

async function onTurn(context) {
  const dialog = await dialogs.createContext(context);
  const { status } = await dialog.continueDialog();
  if (status === DialogTurnStatus.empty) await dialog.beginDialog('talk');
  await state.saveChanges(context);
}

function stepOf(question, at) {
  const { kind, title, choices } = question;
  return async (step) => {
    if (at > 0) step.values[questions[at - 1].id] = answerIn(step.result);
    const prompt = MessageFactory.attachment(CardFactory.adaptiveCard(plainCard(question)), title);
    if (kind === 'choice') return step.prompt('choice', { prompt, choices });
    return step.prompt('text', { prompt, validations: question });
  };
}

async function finish(step) {
  step.values[questions.at(-1).id] = answerIn(step.result);
  await step.context.sendActivity(`${Object.keys(step.values).filter((id) => ASKED.includes(id)).length} svar`);
  return step.endDialog(step.values);
}

async function isGoodText({ recognized, options }) {
  return recognized.succeeded && isAcceptable(options.validations, recognized.value);
}

function answerIn(result) {
  return typeof result === 'string' ? result : result.value;
}
