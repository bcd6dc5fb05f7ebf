import { enAnswers } from './en-answers.ts';
import { enCheck } from './en-check.ts';
import { enDocument } from './en-document.ts';
import { enHome } from './en-home.ts';
import { enPage } from './en-page.ts';
import { enTalk } from './en-talk.ts';
import type { Words } from './sv.ts';

export const en: Words = {
  home: enHome,
  talk: enTalk,
  answers: enAnswers,
  check: enCheck,
  document: enDocument,
  page: enPage,
};
