import type { Card } from '../../ports.ts';

/** What an Adaptive Card itself says around the bot's own sentences. */
export type AdaptiveWords = {
  tones: Record<Card['notices'][number]['tone'], string>;
  fillIn: (label: string) => string;
  choose: (label: string) => string;
  giveDate: (label: string) => string;
  giveNumber: (label: string) => string;
  pick: string;
  download: (name: string, size: string) => string;
  handIn: (label: string) => string;
  shortened: string;
  cannotShow: (title: string) => string;
};

export const sv: AdaptiveWords = {
  tones: { info: 'Att veta', good: 'Klart', warning: 'Viktigt' },
  fillIn: (label) => `Fyll i: ${label}`,
  choose: (label) => `Välj: ${label}`,
  giveDate: (label) => `Ange ett datum: ${label}`,
  giveNumber: (label) => `Skriv med siffror: ${label}`,
  pick: 'Välj …',
  download: (name, size) => `Ladda ner ${name} (${size})`,
  handIn: (label) => `Bifoga filen här i chatten. ${label}`,
  shortened: 'Långa texter är avkortade här. Hela texterna är sparade och finns i bedömningen.',
  cannotShow: (title) =>
    `${title}. Kortet kan inte visas i den här appen. Uppdatera appen eller öppna ärendet på webben.`,
};

export const en: AdaptiveWords = {
  tones: { info: 'Note', good: 'Done', warning: 'Important' },
  fillIn: (label) => `Fill in: ${label}`,
  choose: (label) => `Choose: ${label}`,
  giveDate: (label) => `Give a date: ${label}`,
  giveNumber: (label) => `Write in figures: ${label}`,
  pick: 'Choose …',
  download: (name, size) => `Download ${name} (${size})`,
  handIn: (label) => `Attach the file here in the chat. ${label}`,
  shortened: 'Long texts are shortened here. The whole texts are kept and stand in the assessment.',
  cannotShow: (title) => `${title}. This app cannot show the card. Update the app, or open the case on the web.`,
};

export const WORDS: Record<Card['language'], AdaptiveWords> = { sv, en };
