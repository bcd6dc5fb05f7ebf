import type { Card } from '../../ports.ts';

/** What Slack itself says around the bot's own sentences. */
export type SlackWords = {
  tones: Record<Card['notices'][number]['tone'], string>;
  /** Buttons that open a modal end in an ellipsis, as in the operating systems' own menus. */
  answer: string;
  answerMore: string;
  change: string;
  fillIn: string;
  opens: (title: string) => string;
  chosen: (title: string) => string;
  pick: string;
  noChoice: string;
  yourAnswer: string;
  details: string;
  save: string;
  cancel: string;
  close: string;
  readAll: string;
  notAll: string;
  readMore: string;
  nextPage: string;
  previousPage: string;
  page: (page: number, of: number) => string;
  handIn: (label: string) => string;
  files: (count: number) => string;
  continued: (label: string) => string;
  continueNext: string;
  opening: string;
  saving: string;
  moment: string;
  done: string;
  failed: string;
  /** In place of a card that has been moved to the end of the talk. */
  moved: string;
  clickAgain: string;
  answeredMeanwhile: string;
  saved: string;
  notSaved: string;
  notSavedNow: string;
  notLetIn: Record<'external' | 'guest' | 'bot', string>;
  inDirectTalk: string;
  file: Record<'too-large' | 'not-ours' | 'no-access' | 'gone', string>;
  noFile: string;
  carries: string;
  checkIt: string;
  assessIt: string;
  broken: (code: string) => string;
};

export const sv: SlackWords = {
  tones: { info: 'Att veta', good: 'Klart', warning: 'Viktigt' },
  answer: 'Svara …',
  answerMore: 'Svara och skriv mer …',
  change: 'Ändra …',
  fillIn: 'Fyll i …',
  opens: (title) => `${title} …`,
  chosen: (title) => `✓ ${title}`,
  pick: 'Välj …',
  noChoice: 'Inget valt',
  yourAnswer: 'Ditt svar',
  details: 'Uppgifter',
  save: 'Spara',
  cancel: 'Avbryt',
  close: 'Stäng',
  readAll: 'Läs allt',
  notAll: 'Allt får inte plats här.',
  readMore: 'Läs mer',
  nextPage: 'Nästa sida',
  previousPage: 'Föregående sida',
  page: (page, of) => `Sida ${page} av ${of}`,
  handIn: (label) => `Släpp filen här i samtalet, eller bifoga den med plustecknet. ${label}`,
  files: (count) => (count === 1 ? 'Filen skickas här i samtalet:' : 'Filerna skickas här i samtalet:'),
  continued: (label) => `${label} (fortsättning)`,
  continueNext: 'Får texten inte plats här, fortsätt i nästa fält.',
  opening: 'Öppnar …',
  saving: 'Sparar …',
  moment: 'Ett ögonblick …',
  done: 'Klart',
  failed: 'Det gick inte',
  moved: 'Kortet har flyttat längre ner i samtalet.',
  clickAgain: 'Slack hann inte öppna fönstret. Klicka en gång till.',
  answeredMeanwhile: 'Frågan är redan besvarad, eller så har kortet ändrats. Stäng och se på kortet i samtalet.',
  saved: 'Sparat. Du kan stänga fönstret, nästa fråga står i samtalet.',
  notSaved: 'Det gick inte att spara. Inget har gått förlorat av det som var sparat. Stäng fönstret och försök igen.',
  notSavedNow: 'Det gick inte att spara just nu. Det du har skrivit står kvar. Försök igen om en stund.',
  notLetIn: {
    external: 'Jämlots är bara till för dem som arbetar i organisationen. Du hör till en annan arbetsyta i Slack.',
    guest: 'Jämlots är inte öppet för gäster. Be någon i organisationen att svara.',
    bot: 'Jämlots talar bara med människor.',
  },
  inDirectTalk: 'Vi fortsätter i vårt direktmeddelande, där bara du ser svaren.',
  file: {
    'too-large': 'Filen är för stor. Ett beslutsunderlag får vara högst 50 MB.',
    'not-ours': 'Filen ligger inte i Slack och kan inte hämtas. Ladda upp den hit i stället.',
    'no-access': 'Jag får inte läsa filen. Ladda upp den här i samtalet, eller bjud in mig till kanalen.',
    gone: 'Filen finns inte kvar i Slack. Ladda upp den igen.',
  },
  noFile: 'Det finns ingen fil i meddelandet. Lägg in beslutsunderlaget här i samtalet.',
  carries: 'Det här dokumentet har en könskonsekvensbeskrivning i sig. Vad vill du göra?',
  checkIt: 'Kolla den i fem steg',
  assessIt: 'Gör en ny bedömning',
  broken: (code) =>
    `Något gick fel. Det som var sparat finns kvar. Försök igen, och ange felkoden ${code} om det inte hjälper.`,
};

export const en: SlackWords = {
  tones: { info: 'Note', good: 'Done', warning: 'Important' },
  answer: 'Answer …',
  answerMore: 'Answer and write more …',
  change: 'Change …',
  fillIn: 'Fill in …',
  opens: (title) => `${title} …`,
  chosen: (title) => `✓ ${title}`,
  pick: 'Choose …',
  noChoice: 'Nothing chosen',
  yourAnswer: 'Your answer',
  details: 'Details',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  readAll: 'Read everything',
  notAll: 'There is no room for everything here.',
  readMore: 'Read more',
  nextPage: 'Next page',
  previousPage: 'Previous page',
  page: (page, of) => `Page ${page} of ${of}`,
  handIn: (label) => `Drop the file here in the talk, or attach it with the plus sign. ${label}`,
  files: (count) => (count === 1 ? 'The file is sent here in the talk:' : 'The files are sent here in the talk:'),
  continued: (label) => `${label} (continued)`,
  continueNext: 'If the text does not fit here, go on in the next field.',
  opening: 'Opening …',
  saving: 'Saving …',
  moment: 'One moment …',
  done: 'Done',
  failed: 'That did not work',
  moved: 'The card has moved further down in the talk.',
  clickAgain: 'Slack did not have time to open the window. Click once more.',
  answeredMeanwhile:
    'The question has been answered, or the card has changed. Close this and look at the card in the talk.',
  saved: 'Saved. You can close the window; the next question stands in the talk.',
  notSaved: 'It could not be saved. Nothing that was saved has been lost. Close the window and try again.',
  notSavedNow: 'It could not be saved just now. What you have written is still here. Try again in a while.',
  notLetIn: {
    external: 'Jämlots is only for those who work in the organisation. You belong to another Slack workspace.',
    guest: 'Jämlots is not open to guests. Ask somebody in the organisation to answer.',
    bot: 'Jämlots talks to people only.',
  },
  inDirectTalk: 'We go on in our direct talk, where only you see the answers.',
  file: {
    'too-large': 'The file is too large. A decision document may have at most 50 MB.',
    'not-ours': 'The file does not lie in Slack and cannot be fetched. Upload it here instead.',
    'no-access': 'I may not read the file. Upload it here in the talk, or invite me to the channel.',
    gone: 'The file is no longer in Slack. Upload it again.',
  },
  noFile: 'There is no file in the message. Hand in the decision document here in the talk.',
  carries: 'This document carries a gender impact assessment. What would you like to do?',
  checkIt: 'Check it in five steps',
  assessIt: 'Make a new assessment',
  broken: (code) =>
    `Something went wrong. What was saved is still there. Try again, and give the code ${code} if that does not help.`,
};

export const WORDS: Record<Card['language'], SlackWords> = { sv, en };
