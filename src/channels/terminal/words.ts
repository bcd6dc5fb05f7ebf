import type { Card } from '../../ports.ts';

/** What the terminal itself says around the bot's own sentences. */
export type TerminalWords = {
  tones: Record<Card['notices'][number]['tone'], string>;
  fault: string;
  optional: string;
  dateForm: string;
  keysChoice: string;
  keysText: string;
  keysMany: string;
  /** In place of the marks, where there are no colours to tell which of them one is at. */
  oneByOne: { keys: string; done: string };
  menuHolds: (titles: readonly string[]) => string;
  pick: string;
  yourChoice: string;
  noChoice: string;
  whatNow: string;
  send: string;
  mend: string;
  menu: { title: string; answer: string; fromStart: string; readAgain: string; leave: string; leaveUnsaved: string };
  handIn: string;
  whichFile: string;
  handingIn: (name: string) => string;
  saved: string;
  savedApart: (name: string) => string;
  filesNotSaved: string;
  /** What is told when a turn failed; the code is for whoever has to look into it. */
  failed: { passing: string; lasting: string; code: (code: string) => string };
  unreadable: string;
  again: string;
  toInputs: string;
  leaveOnce: string;
  left: string;
  leftUnsaved: string;
  size: { kilobytes: (size: number) => string; megabytes: (size: number) => string };
  /** In place of the prompts' own English. */
  clack: {
    finish: string;
    finishNow: string;
    file: string;
    found: (files: string) => string;
    noneFound: string;
    pickFile: string;
    fileKeys: string;
    none: string;
  };
};

const sv: TerminalWords = {
  tones: { info: 'Att veta', good: 'Klart', warning: 'Viktigt' },
  fault: 'Rätta',
  optional: 'frivilligt',
  dateForm: 'ÅÅÅÅ-MM-DD',
  keysChoice: 'Pilarna väljer, Enter svarar.',
  keysText: 'Enter går vidare.',
  keysMany: 'Mellanslag markerar, Enter går vidare.',
  oneByOne: { keys: 'Enter markerar eller tar bort markeringen.', done: 'Klar – gå vidare' },
  menuHolds: (titles) => `Esc öppnar menyn: ${[...titles, 'Avsluta'].join(' · ')}.`,
  pick: 'Vad vill du göra?',
  yourChoice: 'Ditt val',
  noChoice: 'Inget av dem',
  whatNow: 'Hur vill du gå vidare?',
  send: 'Vad ska göras med svaret?',
  mend: 'Rätta svaret',
  menu: {
    title: 'Meny',
    answer: 'Svara',
    fromStart: 'Börja om med rutorna',
    readAgain: 'Läs texten igen',
    leave: 'Avsluta Jämlots (det du har sparat finns kvar)',
    leaveUnsaved: 'Avsluta utan att spara det senaste',
  },
  handIn: 'Lägg in en fil',
  whichFile: 'Vilken fil?',
  handingIn: (name) => `Lägger in ${name}.`,
  saved: 'Sparad:',
  savedApart: (name) => `${name} fanns redan och lämnades orörd. Den nya filen fick ett annat namn.`,
  filesNotSaved:
    'Filerna kunde inte sparas i mappen. De finns kvar i ärendet. Starta igen med --out och en annan mapp.',
  failed: {
    passing: 'Det gick inte att spara just nu. Det du skrev finns kvar här. Vänta en stund och försök igen.',
    lasting: 'Något gick fel hos Jämlots. Det du skrev finns kvar här. Försök igen.',
    code: (code) => `Felkod ${code}.`,
  },
  unreadable: 'Filen gick inte att läsa. Välj en fil, inte en mapp, på högst 50 MB.',
  again: 'Försök igen',
  toInputs: 'Tillbaka till det jag skrev',
  leaveOnce: 'Tryck Ctrl+C en gång till för att avsluta.',
  left: 'Allt är sparat. Fortsätt när du vill: samma kommando igen, eller npm start och webbläsaren.',
  leftUnsaved: 'Det du skrev sist skickades aldrig och är inte sparat. Alla svar före det är sparade.',
  size: { kilobytes: (size) => `${size} kB`, megabytes: (size) => `${size} MB` },
  clack: {
    finish: '[ Klar? Tryck Tab, sedan Enter ]',
    finishNow: '[ Klar: tryck Enter. Tab går tillbaka ]',
    file: 'Fil:',
    found: (files) => `(${files} filer)`,
    noneFound: 'Ingen fil heter så',
    pickFile: 'Välj en fil',
    fileKeys: '↑/↓ väljer • Tab fyller i • Enter tar filen • Esc avbryter',
    none: 'inget valt',
  },
};

const en: TerminalWords = {
  tones: { info: 'Note', good: 'Done', warning: 'Important' },
  fault: 'Mend',
  optional: 'optional',
  dateForm: 'YYYY-MM-DD',
  keysChoice: 'The arrows choose, Enter answers.',
  keysText: 'Enter goes on.',
  keysMany: 'Space marks, Enter goes on.',
  oneByOne: { keys: 'Enter marks or takes the mark away.', done: 'Ready – go on' },
  menuHolds: (titles) => `Esc opens the menu: ${[...titles, 'Leave'].join(' · ')}.`,
  pick: 'What would you like to do?',
  yourChoice: 'Your choice',
  noChoice: 'None of them',
  whatNow: 'How would you like to go on?',
  send: 'What is to be done with the answer?',
  mend: 'Mend the answer',
  menu: {
    title: 'Menu',
    answer: 'Answer',
    fromStart: 'Begin the inputs anew',
    readAgain: 'Read the text again',
    leave: 'Leave Jämlots (what you have saved is kept)',
    leaveUnsaved: 'Leave without saving the latest',
  },
  handIn: 'Hand in a file',
  whichFile: 'Which file?',
  handingIn: (name) => `Handing in ${name}.`,
  saved: 'Saved:',
  savedApart: (name) => `${name} was there already and was left as it is. The new file got another name.`,
  filesNotSaved:
    'The files could not be saved in the folder. They are kept in the case. Start again with --out and another folder.',
  failed: {
    passing: 'It could not be saved just now. What you wrote is still here. Wait a while and try again.',
    lasting: 'Something went wrong in Jämlots. What you wrote is still here. Try again.',
    code: (code) => `Error code ${code}.`,
  },
  unreadable: 'The file could not be read. Choose a file, not a folder, of at most 50 MB.',
  again: 'Try again',
  toInputs: 'Back to what I wrote',
  leaveOnce: 'Press Ctrl+C once more to leave.',
  left: 'Everything is saved. Go on whenever you like: the same command again, or npm start and the browser.',
  leftUnsaved: 'What you wrote last was never sent and is not saved. All answers before it are saved.',
  size: { kilobytes: (size) => `${size} kB`, megabytes: (size) => `${size} MB` },
  clack: {
    finish: '[ Ready? Press Tab, then Enter ]',
    finishNow: '[ Ready: press Enter. Tab goes back ]',
    file: 'File:',
    found: (files) => `(${files} files)`,
    noneFound: 'No file is called so',
    pickFile: 'Choose a file',
    fileKeys: '↑/↓ choose • Tab fills in • Enter takes the file • Esc cancels',
    none: 'none chosen',
  },
};

/** The terminal's languages, Swedish first. */
export const WORDS: Record<Card['language'], TerminalWords> = { sv, en };
