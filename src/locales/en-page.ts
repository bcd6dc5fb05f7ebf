import type { svPage } from './sv-page.ts';

export const enPage: typeof svPage = {
  noFaults: (checklists, modules, goals) =>
    `no faults (checklists: ${checklists}, modules: ${modules}, goals: ${goals}).`,
  version: 'version',
  minutes: (minutes) => `about ${minutes} minutes`,
  paths: 'Paths through the list',
  sources: 'Sources',
  askedWhen: (condition) => `Asked when ${condition}.`,
  skippable: 'may be skipped',
  notSkippable: 'may not be skipped',
  question: (number) => `question ${number}`,
  is: (question, code) => `${question} is answered ${code}`,
  answered: (question) => `${question} is answered`,
  worse: (question) => `a group is worse off in ${question}`,
  not: (condition) => `not (${condition})`,
  and: 'and',
  or: 'or',
  end: 'end',
  kinds: {
    'yes-no': 'yes or no',
    choice: 'one of several choices',
    choices: 'several choices',
    text: 'text',
    date: 'date',
    figures: 'figures by sex',
    consequence: 'consequence for each group',
    goals: 'goals',
    measures: 'measures',
    indicator: 'indicator',
    documents: 'documents',
  },
};
