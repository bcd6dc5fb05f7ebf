import type { Card } from '../../ports.ts';
import type { PageWords } from './page/contract.ts';

/** What the server answers when it cannot do what was asked. */
export type FaultWords = {
  notSaved: string;
  unreadable: string;
  wrongType: string;
  tooLarge: string;
  documentTooLarge: string;
  foreignPage: string;
  noSuchFile: string;
  code: string;
};

/** The largest decision document, in megabytes; `DOCUMENT_MAX` in bytes. */
const MEGABYTES = 50;
export const DOCUMENT_MAX = MEGABYTES * 1024 * 1024;

type WebWords = { page: PageWords; faults: FaultWords };

const sv: WebWords = {
  page: {
    title: 'Jämlots',
    skip: 'Till innehållet',
    tagline: 'Könskonsekvensbeskrivning steg för steg',
    footer: 'Utkast sparas efter varje svar. Du kan stänga sidan och fortsätta senare.',
    otherLanguage: 'In English',
    needsScript: 'Sidan behöver JavaScript. Slå på det i webbläsaren och ladda om sidan.',
    opening: 'Öppnar …',
    saving: 'Sparar …',
    reading: 'Läser filen …',
    upload: {
      or: 'Dra filen hit, eller välj den här:',
      button: 'Välj fil',
      kinds: `Word (.docx), pdf eller odt, högst ${MEGABYTES} MB.`,
      tooLarge: `Filen är för stor. Gränsen är ${MEGABYTES} MB. Gör bilderna mindre och försök igen.`,
    },
    fault: {
      title: 'Det gick inte',
      offline: 'Det gick inte att nå Jämlots. Ditt svar står kvar i rutan. Kontrollera nätet och försök igen.',
      notShown: 'Sidan kunde inte visas. Det du har svarat är sparat. Försök igen.',
      retry: 'Försök igen',
      code: 'Felkod',
      edited: 'Du har ändrat något sedan dess. Spara på nytt när du är klar.',
    },
    requiredMark: 'Fält med * måste fyllas i.',
    copy: 'Kopiera texten',
    copied: 'Texten är kopierad.',
    documentMax: DOCUMENT_MAX,
  },
  faults: {
    notSaved: 'Det gick inte att spara just nu. Ditt svar står kvar i rutan. Försök igen om en stund.',
    unreadable: 'Det som skickades gick inte att läsa. Inget är sparat. Ladda om sidan och försök igen.',
    wrongType: 'Det som skickades har fel form. Inget är sparat. Ladda om sidan och försök igen.',
    tooLarge: 'Svaret är för långt för att tas emot. Inget är sparat. Korta det och försök igen.',
    documentTooLarge: `Filen är för stor. Gränsen är ${MEGABYTES} MB. Gör bilderna mindre och försök igen.`,
    foreignPage: 'Svaret kom från en annan sida än Jämlots egen. Inget är sparat.',
    noSuchFile: 'Filen finns inte, eller så hör den till någon annan.',
    code: 'Felkod',
  },
};

const en: WebWords = {
  page: {
    title: 'Jämlots',
    skip: 'Skip to content',
    tagline: 'Gender impact assessment step by step',
    footer: 'Drafts are saved after each answer. You can close the page and go on later.',
    otherLanguage: 'På svenska',
    needsScript: 'The page needs JavaScript. Turn it on in the browser and reload the page.',
    opening: 'Opening …',
    saving: 'Saving …',
    reading: 'Reading the file …',
    upload: {
      or: 'Drag the file here, or choose it:',
      button: 'Choose file',
      kinds: `Word (.docx), PDF or ODT, at most ${MEGABYTES} MB.`,
      tooLarge: `The file is too large. The limit is ${MEGABYTES} MB. Make its images smaller and try again.`,
    },
    fault: {
      title: 'That did not work',
      offline: 'Jämlots could not be reached. Your answer is still in the box. Check the network and try again.',
      notShown: 'The page could not be shown. What you have answered is saved. Try again.',
      retry: 'Try again',
      code: 'Error code',
      edited: 'You have changed something since. Save again when you are ready.',
    },
    requiredMark: 'Fields with * must be filled in.',
    copy: 'Copy the text',
    copied: 'The text is copied.',
    documentMax: DOCUMENT_MAX,
  },
  faults: {
    notSaved: 'It could not be saved just now. Your answer is still in the box. Try again in a while.',
    unreadable: 'What was sent could not be read. Nothing is saved. Reload the page and try again.',
    wrongType: 'What was sent is of the wrong kind. Nothing is saved. Reload the page and try again.',
    tooLarge: 'The answer is too long to be taken in. Nothing is saved. Shorten it and try again.',
    documentTooLarge: `The file is too large. The limit is ${MEGABYTES} MB. Make its images smaller and try again.`,
    foreignPage: 'The answer came from a page other than that of Jämlots. Nothing is saved.',
    noSuchFile: 'The file is not here, or it belongs to somebody else.',
    code: 'Error code',
  },
};

/** The page's languages, Swedish first. */
export const WORDS: Record<Card['language'], WebWords> = { sv, en };
