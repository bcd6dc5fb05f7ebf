import type { svHome } from './sv-home.ts';

export const enHome: typeof svHome = {
  /** Who the person at this machine is called while nobody has said. */
  localPerson: 'Caseworker',
  ready: (address) =>
    `Jämlots is running. Open ${address} in the browser, and try it with examples/snorojning.docx.\nCtrl+C stops it.`,
  readyInSocketMode: 'Jämlots is running in Slack, by Socket Mode. Type /jamlots there to begin.\nCtrl+C stops it.',
  readyForEvents: (address) =>
    `Jämlots is running and waits for Slack at ${address}. Type /jamlots in Slack to begin.\nCtrl+C stops it.`,
  title: 'Welcome to Jämlots',
  hello:
    'I pilot you through a gender impact assessment. You answer short questions, and I hand back your decision document with the assessment attached.',
  automatic: 'I am a bot with fixed questions. No language model reads your answers.',
  minutes: (minutes) => `Takes about ${minutes} minutes if you are prepared.`,
  newAssessment: 'Make an assessment',
  newCheck: 'Check a decision document in five steps',
  drafts: 'Your cases under way',
  noDrafts: 'You have no cases under way.',
  finished: 'Your finished cases',
  draft: (title, answered, of) => `${title} – ${answered} of ${of} questions answered`,
  untitled: 'Case without a title',
  openCase: (title) => `Open: ${title}`,
  goOn: (title) => `Go on with: ${title}`,
  toHome: 'Back to the start',
  notAllowed: 'You do not have access to this. Ask the person who administers Jämlots for help.',
  noSuchCase: 'The case is not here. It may have been removed, or it belongs to another organisation.',
  staleButton: 'That button belongs to a card that is no longer in use. Here is where things stand now.',
};
