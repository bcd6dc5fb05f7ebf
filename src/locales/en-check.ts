import type { svCheck } from './sv-check.ts';

export const enCheck: typeof svCheck = {
  title: 'Five-step check of a decision document',
  ground: {
    yes: 'The document gives ground for a yes. You decide.',
    no: 'The document does not give ground for a yes. You decide.',
    'does-not-apply': 'According to the assessment the decision does not concern women and men. You decide.',
    none: 'There is no assessment to show. Read the document and decide for yourself.',
  },
  behind: 'The answer behind the step',
  outcomeTitle: {
    'does-not-apply': 'The check is not to be used in this case',
    ready: 'The document gives ground for a gender-equal decision',
    'send-back': 'The document needs to be completed',
    noted: 'The deficiency is noted in the minutes',
  },
  outcomeText: {
    'does-not-apply': 'The decision does not concern women and men, girls and boys. That is no deficiency.',
    ready: 'All five steps are met according to your answers.',
    'send-back':
      'Here are ready reasons to read out or hand in. The committee sends a case back by simple majority, and the reasons are to be stated in the decision.',
    noted: 'Here is a text for the minutes. A later report follows the deficiency up.',
  },
  shortcomings: 'This is missing',
  step: (step) => `Step ${step}`,
  missing: {
    2: 'statistics about individuals that are divided by sex',
    3: 'a description of the consequences of the decision for women and men, girls and boys',
    4: 'proposed measures against differences that have no factual ground',
    5: 'an analysis of how the proposal contributes to the gender equality goals of the organisation',
  },
  motivationTitle: 'Reasons for sending the case back',
  noteTitle: 'Note for the minutes',
  motivation: (caseIs, missingParts, who, when) =>
    [
      `The case ${caseIs} is sent back for completion.`,
      `The document lacks ${joined(missingParts)}.`,
      `It is to be completed by ${who}, no later than ${when}.`,
    ].join(' '),
  note: (caseIs, missingParts, when) =>
    [
      `When the case ${caseIs} was considered it was noted that the document lacks ${joined(missingParts)}.`,
      `A report that makes up for this is to be handed in no later than ${when}.`,
    ].join(' '),
  comment: (step, comment) => `Step ${step}: ${comment}`,
  unnamed: 'without a title',
  subject: 'The document carries an assessment',
  subjectNone: 'The document carries no assessment from Jämlots. You can do the check anyway.',
  subjectChanged: 'The assessment in the document has been changed since it was made. Read it with that in mind.',
  subjectDraft: 'The assessment in the document is a draft.',
};

function joined(parts: string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
