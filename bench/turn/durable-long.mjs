// The bot's turn, durable, with 120 questions: twice what a checklist may hold, to stand beside survey-core's 120.
import { openSqlite } from '../../dist/storage/sqlite.js';
import { inTempFolder } from '../temp-folder.mjs';
import { botTalks } from './bot-talk.mjs';
import { ASKED_OF_120, answerTo120, elements } from './elements.mjs';
import { timeTurns } from './time-turns.mjs';

const both = (text) => ({ sv: text, en: text });

await inTempFolder(async (folder) => {
  const store = await openSqlite(`sqlite:${folder}/jamlots.db`);
  const talk = { checklists: [longChecklist()], checklist: 'long', asked: ASKED_OF_120, answer: answerTo120 };
  await timeTurns(await botTalks(store, talk));
  await store.close();
});

function longChecklist() {
  const questions = elements().map(({ id, title, why, choices, after }) => ({
    id,
    title: both(title),
    why: both(why),
    help: both(why),
    good: both('Så här kan ett gott svar se ut.'),
    poor: both('Nej.'),
    skippable: true,
    ...(choices.length === 0
      ? { kind: 'text', maxLength: 2000 }
      : { kind: 'choice', choices: choices.map((choice) => ({ id: choice, title: both(choice) })) }),
    ...(after && { when: { is: [after, 'ja'] } }),
  }));
  const sources = [{ title: 'bench', year: 2026, url: 'https://bot.example/' }];
  const head = { id: 'long', version: '2026-11-25', audience: 'caseworker', minutes: 60, sources };
  return { ...head, title: both('Lång checklista'), introduction: both('Lång checklista'), questions };
}
