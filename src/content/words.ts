import type { Meaning } from '../domain/checklist-faults.ts';
import type { Localised } from '../domain/language.ts';

/** A sentence in each language, from the words of that language. */
export function inBoth(pick: (words: Words) => string): Localised {
  return { sv: pick(WORDS.sv), en: pick(WORDS.en) };
}

/** Ids side by side, as many as an author can take in. */
function among(ids: readonly string[], none: string, more: (count: number) => string): string {
  if (ids.length === 0) return none;
  const shown = ids.slice(0, 12).join(', ');
  return ids.length > 12 ? `${shown} ${more(ids.length - 12)}` : shown;
}

const svAmong = (ids: readonly string[]) => among(ids, 'inget ännu', (count) => `och ${count} till`);
const enAmong = (ids: readonly string[]) => among(ids, 'none yet', (count) => `and ${count} more`);

const sv = {
  missing: 'saknas; skriv in det',
  wanted: {
    string:
      'ska vara en text; sätt citattecken runt ett tal, och runt en text som börjar med ett tecken som [ # % eller @',
    number: 'ska vara ett tal',
    int: 'ska vara ett heltal',
    boolean: 'ska vara true eller false',
    array: 'ska vara en lista: en rad med "- " för varje del',
    tuple: 'ska vara ett par inom hakar: [fråga, svar]',
    object: 'ska ha egna rader under sig, indragna två steg',
  } as Record<string, string>,
  unknownKey: 'finns inte här; rätta stavningen eller ta bort raden',
  chooseAmong: (values: string[]) => `välj ett av: ${values.join(', ')}`,
  empty: 'är tom; skriv en text, eller ta bort raden om den inte behövs',
  tooFew: (count: number) => `behöver minst ${count} stycken`,
  tooMany: (count: number) => `får ha högst ${count} stycken; dela upp eller korta`,
  tooLong: (count: number) => `får ha högst ${count} tecken; korta texten`,
  tooSmall: (number: number) => `ska vara minst ${number}`,
  tooLarge: (number: number) => `ska vara högst ${number}`,
  formats: {
    date: 'ska vara ett datum som finns, skrivet 2026-11-25',
    url: 'ska vara en hel adress som börjar med https://',
    email: 'ska vara en e-postadress',
  } as Record<string, string>,
  own: {
    id: 'ska bara ha små bokstäver a–z (inte å, ä eller ö), siffror och bindestreck, och börja med en bokstav',
    condition:
      'är inget villkor; skriv till exempel { is: [fråga, svar] }, { in: [fråga, [svar, svar]] }, { answered: fråga }, { all: [villkor, villkor] }, { any: [villkor, villkor] } eller { not: villkor }',
    member: 'behöver email eller directoryId, så att personen känns igen',
    'on-or-off': 'välj ett av: on, off',
    'text-or-texts': 'ska vara en text, eller en lista med texter; sätt citattecken runt ett tal',
  } as Record<string, string>,
  other: (message: string) => `kan inte läsas: ${message}`,
  noFolder: 'mappen finns inte; rätta sökvägen',
  fileForFolder: 'är en fil; ange mappen som den ligger i',
  emptyFile: 'filen är tom',
  cutOff: 'texten slutar vid # och resten räknas inte; sätt citattecken runt texten',
  tab: 'har ett tabbtecken före texten; dra in med mellanslag i stället',
  hardSpace: 'har ett hårt mellanslag (från till exempel Word) först på raden; skriv vanliga mellanslag i stället',
  first: (says: string) => `${says}. Rätta detta först; resten av filen är inte kontrollerad`,
  noChecklist: 'här finns ingen checklista; lägg en fil som slutar på .yaml i mappen',
  sameId: (id: string, file: string) => `"${id}" är redan id för ${file}; byt det ena`,
  notUtf8: 'är inte UTF-8 här; spara filen som UTF-8, annars försvinner å, ä och ö',
  yaml: {
    DUPLICATE_KEY: 'samma rad finns två gånger i samma block; ta bort den ena',
    BAD_INDENT: 'har fel indrag; jämför med raderna runt om',
    MISSING_CHAR: 'här saknas ett tecken, till exempel ett citattecken, en hake eller ett kolon; se efter före raden',
    MULTILINE_IMPLICIT_KEY: 'går inte att läsa; här saknas ett kolon, eller så är indraget fel',
    BLOCK_AS_IMPLICIT_KEY: 'går inte att läsa; en text med kolon i behöver citattecken runt sig',
    UNEXPECTED_TOKEN: 'har ett tecken som inte hör hemma här; sätt citattecken runt texten',
  } as Record<string, string>,
  yamlOther: (message: string) => `går inte att läsa som YAML här: ${message}`,
  aliases: (message: string) => `${message}; skriv ut värdena i stället`,
  aliasesDeep: 'hänvisningarna går inte att veckla ut',
  meaning: {
    'same-question': ({ id }) => `en annan fråga heter redan "${id}"; byt namn på den ena`,
    'same-choice': ({ id }) => `ett annat val heter redan "${id}"; byt namn på det ena`,
    'same-reason': ({ id }) => `ett annat skäl heter redan "${id}"; byt namn på det ena`,
    'no-question': ({ id, there }) => `ingen fråga heter "${id}"; välj bland: ${svAmong(there)}`,
    'no-figures-question': ({ id, there }) =>
      `ingen tidigare fråga om uppgifter per kön heter "${id}"; välj bland: ${svAmong(there)}`,
    'asked-later': ({ id }) =>
      `"${id}" ställs inte före den här frågan; ett villkor får bara se tillbaka, så flytta upp "${id}"`,
    'no-such-answer': ({ id, answer, there }) =>
      there.length === 0
        ? `"${id}" har inga fasta svar och kan aldrig bli "${answer}"; skriv { answered: ${id} } om den ska vara besvarad`
        : `"${id}" kan aldrig besvaras med "${answer}"; välj bland: ${svAmong(there)}`,
    'never-worse': ({ id, there }) =>
      `"${id}" frågar inte om konsekvenser och kan aldrig bli sämre; välj bland: ${svAmong(there)}`,
    'never-asked': () => 'frågan ställs aldrig, vad man än svarar; ändra villkoret eller ta bort frågan',
    'gate-of-another-kind': ({ id, there }) =>
      `ingen ja/nej-fråga heter "${id}"; välj bland: ${svAmong(there)}, eller ta bort raden`,
    'gate-without-reasons': ({ id }) =>
      `"${id}" saknar skäl vid nej; lägg till reasons med beside: 'no', för inget ärende släpps förbi utan skäl`,
    'gate-skippable': ({ id }) => `"${id}" är grind och får inte hoppas över; skriv skippable: false i frågan`,
    'help-too-long': ({ words, max }) => `har ${words} ord; korta till högst ${max}, en minuts läsning`,
    'without-prefix': ({ prefix, id }) =>
      `ska börja med "${prefix}", så att ingen annan lista har samma; skriv ${prefix}${id}`,
    'module-is-set': () => 'sätts av sig själv; ta bort raden',
  } satisfies MeaningWords as MeaningWords,
};

type MeaningWords = { [Fault in Meaning['fault']]: (meaning: Extract<Meaning, { fault: Fault }>) => string };
type Words = typeof sv;

export const en: Words = {
  missing: 'is missing; write it in',
  wanted: {
    string: 'wants a text; put quotes around a number, and around a text that begins with a sign such as [ # % or @',
    number: 'wants a number',
    int: 'wants a whole number',
    boolean: 'wants true or false',
    array: 'wants a list: a line with "- " for each part',
    tuple: 'wants a pair in brackets: [question, answer]',
    object: 'wants lines of its own below it, two spaces further in',
  },
  unknownKey: 'is not known here; check its spelling or take it out',
  chooseAmong: (values) => `choose one of: ${values.join(', ')}`,
  empty: 'is empty; write a text, or take the line out if it is not needed',
  tooFew: (count) => `wants at least ${count} of them`,
  tooMany: (count) => `takes at most ${count} of them; divide or shorten`,
  tooLong: (count) => `takes at most ${count} characters; shorten the text`,
  tooSmall: (number) => `wants at least ${number}`,
  tooLarge: (number) => `wants at most ${number}`,
  formats: {
    date: 'wants a date that exists, written 2026-11-25',
    url: 'wants a whole address that begins with https://',
    email: 'wants an e-mail address',
  },
  own: {
    id: 'wants lower-case a–z (no å, ä or ö), digits and hyphens only, beginning with a letter',
    condition:
      'is no condition; write for instance { is: [question, answer] }, { in: [question, [answer, answer]] }, { answered: question }, { all: [condition, condition] }, { any: [condition, condition] } or { not: condition }',
    member: 'wants an email or a directoryId, so that the person can be known',
    'on-or-off': 'choose one of: on, off',
    'text-or-texts': 'wants a text, or a list of texts; put quotes around a number',
  },
  other: (message) => `cannot be read: ${message}`,
  noFolder: 'there is no such folder; check the path',
  fileForFolder: 'is a file; name the folder that it lies in',
  emptyFile: 'the file is empty',
  cutOff: 'the text ends at # and the rest does not count; put quotes around the text',
  tab: 'has a tab before the text; indent with spaces instead',
  hardSpace: 'has a no-break space (as from Word) at the beginning of the line; write plain spaces instead',
  first: (says) => `${says}. Mend this first; the rest of the file has not been checked`,
  noChecklist: 'holds no checklist; put a file that ends in .yaml in the folder',
  sameId: (id, file) => `"${id}" is the id of ${file} too; change one of them`,
  notUtf8: 'is not UTF-8 here; save the file as UTF-8, or å, ä and ö are lost',
  yaml: {
    DUPLICATE_KEY: 'the same line stands twice in one block; take one of them out',
    BAD_INDENT: 'is indented wrongly; compare with the lines around it',
    MISSING_CHAR: 'a character is missing here, such as a quote, a bracket or a colon; look before the line',
    MULTILINE_IMPLICIT_KEY: 'cannot be read; a colon is missing here, or the indentation is wrong',
    BLOCK_AS_IMPLICIT_KEY: 'cannot be read; a text with a colon in it needs quotes around it',
    UNEXPECTED_TOKEN: 'has a character that does not belong here; put quotes around the text',
  },
  yamlOther: (message) => `cannot be read as YAML here: ${message}`,
  aliases: (message) => `${message}; write the values out instead`,
  aliasesDeep: 'its aliases cannot be unfolded',
  meaning: {
    'same-question': ({ id }) => `another question is already called "${id}"; rename one of them`,
    'same-choice': ({ id }) => `another choice is already called "${id}"; rename one of them`,
    'same-reason': ({ id }) => `another reason is already called "${id}"; rename one of them`,
    'no-question': ({ id, there }) => `no question is called "${id}"; choose among: ${enAmong(there)}`,
    'no-figures-question': ({ id, there }) =>
      `no earlier question for figures by sex is called "${id}"; choose among: ${enAmong(there)}`,
    'asked-later': ({ id }) =>
      `"${id}" is not asked before this question; a condition may only look back, so move "${id}" up`,
    'no-such-answer': ({ id, answer, there }) =>
      there.length === 0
        ? `"${id}" has no fixed answers and can never be "${answer}"; write { answered: ${id} } if it is to be answered`
        : `"${id}" can never be answered "${answer}"; choose among: ${enAmong(there)}`,
    'never-worse': ({ id, there }) =>
      `"${id}" asks for no consequence and can never be worse; choose among: ${enAmong(there)}`,
    'never-asked': () => 'the question is never asked, whatever is answered; change the condition or take it out',
    'gate-of-another-kind': ({ id, there }) =>
      `no yes-no question is called "${id}"; choose among: ${enAmong(there)}, or take the line out`,
    'gate-without-reasons': ({ id }) =>
      `"${id}" has no reasons beside no; add reasons with beside: 'no', for no case is waved through without one`,
    'gate-skippable': ({ id }) => `"${id}" is the gate and may not be skipped; write skippable: false in the question`,
    'help-too-long': ({ words, max }) => `has ${words} words; shorten it to at most ${max}, a minute's reading`,
    'without-prefix': ({ prefix, id }) =>
      `must begin with "${prefix}", so that it is like no other list's; write ${prefix}${id}`,
    'module-is-set': () => 'is set by itself; take the line out',
  },
};

export const WORDS: Record<keyof Localised, Words> = { sv, en };
