import { svAnswers } from './sv-answers.ts';
import { svCheck } from './sv-check.ts';
import { svColleague } from './sv-colleague.ts';
import { svDocument } from './sv-document.ts';
import { svHelp } from './sv-help.ts';
import { svHome } from './sv-home.ts';
import { svPage } from './sv-page.ts';
import { svTalk } from './sv-talk.ts';

/** Every sentence of the bot in Swedish, the first language; `en.ts` has the same shape. */
export const sv = {
  home: svHome,
  talk: svTalk,
  answers: svAnswers,
  check: svCheck,
  colleague: svColleague,
  help: svHelp,
  document: svDocument,
  page: svPage,
};
export type Words = typeof sv;
