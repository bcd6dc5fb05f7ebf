// XState 5: a machine with a state for each question; its snapshot is kept as JSON between turns.
import { assign, createActor, createMachine } from 'xstate';
import { ASKED, answerTo, asTyped, isAcceptable, plainCard, questionsForPeers } from './questions.mjs';
import { timeTurns } from './time-turns.mjs';

const questions = questionsForPeers();
const byId = new Map(questions.map((question) => [question.id, question]));
const machine = createMachine({
  id: 'talk',
  initial: ASKED[0],
  context: { answers: {} },
  states: { ...Object.fromEntries(questions.map(stateOf)), done: { type: 'final' } },
});

await timeTurns((number) => {
  let kept = JSON.stringify(createActor(machine).start().getPersistedSnapshot());
  let at = 0;
  return {
    turns: ASKED.length,
    answer: () => {
      const actor = createActor(machine, { snapshot: JSON.parse(kept) }).start();
      const id = actor.getSnapshot().value;
      if (id !== ASKED[at]) throw new Error(`${id} is asked, not ${ASKED[at]}`);
      at += 1;
      actor.send({ type: 'ANSWER', typed: asTyped(answerTo(id, `svar ${number}-${id}`)) });
      kept = JSON.stringify(actor.getPersistedSnapshot());
      const next = actor.getSnapshot().value;
      actor.stop();
      return next === 'done' ? { done: true } : plainCard(byId.get(next));
    },
    isDone: () => JSON.parse(kept).status === 'done' && kept.includes(`svar ${number}-mal`),
  };
});

function stateOf(question, at) {
  const target = questions[at + 1]?.id ?? 'done';
  const keep = assign({ answers: ({ context, event }) => ({ ...context.answers, [question.id]: event.typed }) });
  const isGood = ({ event }) => isAcceptable(question, event.typed);
  const isNo = ({ event, context }) => event.typed === 'no' && context.answers.berors === undefined;
  return [
    question.id,
    {
      on: {
        ANSWER: [
          { guard: isNo, target: 'done', actions: keep },
          { guard: isGood, target, actions: keep },
        ],
      },
    },
  ];
}
