import type { Card } from '../../src/ports.ts';
import type { Talk } from './talk.ts';

/** What each kind of talk says on its buttons. */
export const BUTTONS = {
  sv: {
    save: 'Spara och gå vidare',
    begin: 'Gör en bedömning',
    without: 'Fortsätt utan dokument',
    submit: 'Fastställ bedömningen',
  },
  en: {
    save: 'Save and go on',
    begin: 'Make an assessment',
    without: 'Go on without a document',
    submit: 'Establish the assessment',
  },
} as const;

/** What a prepared caseworker fills in, question by question. */
export const PREPARED: Readonly<Record<string, Record<string, string>>> = {
  berors: { value: 'yes' },
  behov: {
    value: 'Alla som går, cyklar, kör bil eller åker buss på vintern. Kvinnor går och cyklar oftare till arbetet.',
  },
  uppgifter: {
    measure: 'count',
    women: '64',
    men: '33',
    unit: 'personer',
    base: 'skadade i halkolyckor på gång- och cykelbanor',
    year: '2025',
    source: 'akutmottagningens register',
  },
  skillnad: { value: 'utan-saklig-grund' },
  orsak: { value: 'Bilvägar plogas först, gångbanor sist.' },
  kontroll: { value: 'Vi jämförde olyckorna 2023–2025 per kön och ålder och frågade 40 trafikanter.' },
  konsekvens: {
    women: 'better',
    men: 'unchanged',
    girls: 'better',
    boys: 'better',
    how: 'Gångbanor vid förskolor och skolor plogas först.',
    longTerm: 'Färre halkskador och fler som går och cyklar.',
  },
  nollalternativ: { value: 'Kvinnor bär två tredjedelar av halkskadorna även nästa vinter.' },
  atgarder: { measure: 'Ny plogordning', owner: 'gatuchefen', date: '2027-10-01', indicator: 'halkskador per kön' },
  mal: { national: 'national:D1', how: 'Kvinnor och män tar sig fram på lika villkor.' },
  uppfoljning: { value: '2028-04-15' },
};

/** Opens a case and goes to its first question, without a decision document. */
export async function toFirstQuestion(talk: Talk, title = 'Plogordning för vintern'): Promise<void> {
  const buttons = BUTTONS[talk.language];
  await talk.start();
  await talk.press(buttons.begin);
  await talk.press(buttons.save, { secrecy: 'none' });
  await talk.press(buttons.without);
  await talk.press(buttons.save, { title, numbers: '' });
}

/** The question that a card asks. */
export function asked(card: Card): string | undefined {
  const question = card.actions.find(({ data }) => data.do === 'answer')?.data.question;
  return typeof question === 'string' ? question : undefined;
}

/** Answers every question that is asked, `until` one that is to be left; `answers` go before the prepared ones. */
export async function answerOn(
  talk: Talk,
  answers: Readonly<Record<string, Record<string, string>>> = {},
  until?: string,
): Promise<void> {
  for (let question = asked(talk.card); question !== undefined && question !== until; question = asked(talk.card))
    await talk.press(BUTTONS[talk.language].save, answers[question] ?? PREPARED[question] ?? { value: 'yes' });
}
