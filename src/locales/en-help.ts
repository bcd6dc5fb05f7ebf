import type { svHelp } from './sv-help.ts';

export const enHelp: typeof svHelp = {
  title: 'Help',
  what: 'Jämlots pilots you through a gender impact assessment. You answer short questions, one at a time, and get your decision document back with the assessment attached. Politicians can check a document in five steps.',
  ways: 'How to get going',
  steps: [
    'Begin an assessment, and hand in the decision document when you are asked for it.',
    'Go on at any time. Each answer is saved, and the same case is there in every channel.',
    'Does somebody else know the answer? Ask a colleague straight from the question.',
    'Undo, change or skip. Nothing is settled until the assessment is established.',
  ],
  whom: 'Whom you can ask',
  strategist: (names) => `About the content: ${names} (gender equality strategist).`,
  administrator: (names) => `About Jämlots: ${names} (administrator).`,
  somebody:
    'Ask your gender equality strategist about the content, and the person who administers Jämlots about the rest.',
  continue: 'Go on with the latest case',
};
