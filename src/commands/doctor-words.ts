import type { Language } from '../domain/language.ts';
import type { HouseFindings } from './house-findings.ts';

/** What is said of a finding, and what to do about it; no way out where nothing needs to be done. */
export type Said = { says: string; way?: string };

type Words = {
  findings: { [C in keyof HouseFindings]: (data: HouseFindings[C]) => Said };
  /** The last line: how many things are wrong. */
  ending: (faults: number) => string;
};

/** What a variable wants, in Swedish and in English. */
const WANTS: Readonly<Record<string, { sv: string; en: string }>> = {
  PORT: { sv: 'Ett heltal från 0 till 65535.', en: 'A whole number from 0 to 65535.' },
  DATABASE_URL: {
    sv: 'sqlite: och en sökväg, som sqlite:./data/jamlots.db.',
    en: 'sqlite: and a path, such as sqlite:./data/jamlots.db.',
  },
  JAMLOTS_LANGUAGE: { sv: 'sv eller en.', en: 'sv or en.' },
  JAMLOTS_ADMIN: { sv: 'En e-postadress.', en: 'An e-mail address.' },
  JAMLOTS_PERSON: { sv: 'En e-postadress.', en: 'An e-mail address.' },
  JAMLOTS_TRY: { sv: 'on eller off.', en: 'on or off.' },
  JAMLOTS_METRICS_PORT: { sv: 'Ett heltal från 0 till 65535.', en: 'A whole number from 0 to 65535.' },
  JAMLOTS_LOG_LEVEL: {
    sv: 'fatal, error, warn, info, debug, trace eller silent.',
    en: 'fatal, error, warn, info, debug, trace or silent.',
  },
  SLACK_BOT_TOKEN: {
    sv: 'Bot User OAuth Token, som börjar med xoxb-: api.slack.com/apps → appen → OAuth & Permissions.',
    en: 'The Bot User OAuth Token, which begins with xoxb-: api.slack.com/apps → the app → OAuth & Permissions.',
  },
  SLACK_APP_TOKEN: {
    sv: 'En App-Level Token, som börjar med xapp-: api.slack.com/apps → appen → Basic Information.',
    en: 'An App-Level Token, which begins with xapp-: api.slack.com/apps → the app → Basic Information.',
  },
  SLACK_SIGNING_SECRET: {
    sv: 'SLACK_BOT_TOKEN räcker inte: sätt SLACK_APP_TOKEN också (Socket Mode), eller SLACK_SIGNING_SECRET (HTTP).',
    en: 'SLACK_BOT_TOKEN is not enough: set SLACK_APP_TOKEN as well (Socket Mode), or SLACK_SIGNING_SECRET (HTTP).',
  },
  SLACK_API_URL: {
    sv: 'En adress, som https://slack.com/api/. Behövs bara för en annan Slack än slack.com.',
    en: 'An address, such as https://slack.com/api/. It is needed only for another Slack than slack.com.',
  },
};

const sv: Words = {
  findings: {
    'settings-right': ({ set }) => ({
      says:
        set.length === 0
          ? 'Inga variabler är satta. Förvalen gäller.'
          : `Variablerna går att läsa. Satta: ${set.join(', ')}.`,
    }),
    'setting-wrong': ({ variable }) => ({
      says: `${variable} är fel, eller saknas.`,
      ...(WANTS[variable] && { way: WANTS[variable].sv }),
    }),
    'organisation-none': ({ checklists }) => ({
      says: `Ingen organisationsfil: alla är handläggare. ${checklists} checklistor.`,
    }),
    'organisation-read': ({ file, name, checklists }) => ({
      says: `Organisationen ${name} (${file}). ${checklists} checklistor.`,
    }),
    'content-faulty': ({ code, says }) => ({
      says: `${code === 'CHECKLIST_FAULTY' ? 'Checklistorna har fel' : 'Organisationens fil har fel'} (${code}).`,
      way: `${says}\nRätta raderna. Servern startar inte förrän det är gjort.`,
    }),
    'database-none': ({ path }) => ({ says: `Ingen databas än (${path}). Den skapas när servern startar.` }),
    'database-read': ({ path, megabytes }) => ({ says: `Databasen går att läsa (${path}, ${megabytes} MB).` }),
    'database-closed': ({ path }) => ({
      says: `Databasen får inte läsas (${path}).`,
      way: 'Kör doctor som samma användare som servern, eller ge användaren läsrätt till filen.',
    }),
    'database-older': ({ path }) => ({
      says: `Databasen är gjord av en äldre Jämlots (${path}).`,
      way: 'Starta servern en gång, så förs den över till den nya versionen. Ta en kopia av filen först.',
    }),
    'database-wrong': ({ code, says }) => ({
      says: `Databasen går inte att läsa (${code}).`,
      way: `${DATABASE_WAYS[code]?.sv ?? 'Kontrollera sökvägen i DATABASE_URL och disken.'}\n${says}`,
    }),
    'slack-none': () => ({ says: 'Slack är inte inkopplat.', way: 'Vill ni ha Jämlots i Slack: se docs/slack.md.' }),
  },
  ending: (faults) =>
    faults === 0 ? 'Inga fel hittades.' : faults === 1 ? 'Ett fel att rätta (✗).' : `${faults} fel att rätta (✗).`,
};

const DATABASE_WAYS: Readonly<Record<string, { sv: string; en: string }>> = {
  CONFIGURATION_FAULTY: {
    sv: 'Filen är inte Jämlots databas. Ange en annan fil i DATABASE_URL.',
    en: "The file is not Jämlots's database. Name another file in DATABASE_URL.",
  },
  STORE_BUSY: {
    sv: 'Ett annat program håller den låst. Vänta och kör doctor igen.',
    en: 'Another program holds it locked. Wait, and run doctor again.',
  },
  STORE_DAMAGED: {
    sv: 'Filen är skadad. Stoppa servern, spara en kopia av filen som den är, och lägg tillbaka den senaste säkerhetskopian.',
    en: 'The file is damaged. Stop the server, keep a copy of the file as it is, and restore the latest backup.',
  },
  STORE_NEWER: {
    sv: 'Den är gjord av en nyare Jämlots. Starta en som är minst lika ny.',
    en: 'It was made by a newer Jämlots. Start one that is at least as new.',
  },
};

const en: Words = {
  findings: {
    'settings-right': ({ set }) => ({
      says:
        set.length === 0
          ? 'No variables are set. The defaults apply.'
          : `The variables can be read. Set: ${set.join(', ')}.`,
    }),
    'setting-wrong': ({ variable }) => ({
      says: `${variable} is wrong, or missing.`,
      ...(WANTS[variable] && { way: WANTS[variable].en }),
    }),
    'organisation-none': ({ checklists }) => ({
      says: `No organisation file: everybody is a caseworker. ${checklists} checklists.`,
    }),
    'organisation-read': ({ file, name, checklists }) => ({
      says: `The organisation ${name} (${file}). ${checklists} checklists.`,
    }),
    'content-faulty': ({ code, says }) => ({
      says: `${code === 'CHECKLIST_FAULTY' ? 'The checklists have faults' : "The organisation's file has faults"} (${code}).`,
      way: `${says}\nMend the lines. The server does not start until that is done.`,
    }),
    'database-none': ({ path }) => ({ says: `No database yet (${path}). It is made when the server starts.` }),
    'database-read': ({ path, megabytes }) => ({ says: `The database can be read (${path}, ${megabytes} MB).` }),
    'database-closed': ({ path }) => ({
      says: `The database may not be read (${path}).`,
      way: 'Run doctor as the same user as the server, or give the user the right to read the file.',
    }),
    'database-older': ({ path }) => ({
      says: `The database was made by an older Jämlots (${path}).`,
      way: 'Start the server once, which brings it up to date. Take a copy of the file first.',
    }),
    'database-wrong': ({ code, says }) => ({
      says: `The database cannot be read (${code}).`,
      way: `${DATABASE_WAYS[code]?.en ?? 'Look at the path in DATABASE_URL, and at the disk.'}\n${says}`,
    }),
    'slack-none': () => ({ says: 'Slack is not connected.', way: 'To have Jämlots in Slack, see docs/slack.md.' }),
  },
  ending: (faults) =>
    faults === 0 ? 'No faults found.' : faults === 1 ? 'One fault to mend (✗).' : `${faults} faults to mend (✗).`,
};

export const DOCTOR_WORDS: Record<Language, Words> = { sv, en };
