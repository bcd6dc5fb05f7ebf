import { enAnswers } from './en-answers.ts';
import { enCheck } from './en-check.ts';
import { enColleague } from './en-colleague.ts';
import { enDocument } from './en-document.ts';
import { enHelp } from './en-help.ts';
import { enHome } from './en-home.ts';
import { enPage } from './en-page.ts';
import { enTalk } from './en-talk.ts';
import type { Words } from './sv.ts';

export const en: Words = {
  home: enHome,
  talk: enTalk,
  answers: enAnswers,
  check: enCheck,
  colleague: enColleague,
  help: enHelp,
  document: enDocument,
  page: enPage,
};
