import type { StepNumber } from '../domain/five-step-check.ts';

const missing: Record<Exclude<StepNumber, 1>, string> = {
  2: 'statistik som rör individer och är uppdelad på kön',
  3: 'en beskrivning av beslutets konsekvenser för kvinnor och män, flickor och pojkar',
  4: 'förslag till åtgärder mot skillnader som saknar saklig grund',
  5: 'en analys av hur förslaget bidrar till organisationens jämställdhetsmål',
};

export const svCheck = {
  title: 'Femstegskoll av beslutsunderlag',
  ground: {
    yes: 'Underlaget ger grund för ett ja. Du avgör.',
    no: 'Underlaget ger inte grund för ett ja. Du avgör.',
    'does-not-apply': 'Enligt bedömningen berörs inte kvinnor och män av beslutet. Du avgör.',
    none: 'Det finns ingen bedömning att visa. Läs underlaget och avgör själv.',
  },
  behind: 'Svaret bakom steget',
  outcomeTitle: {
    'does-not-apply': 'Kollen ska inte användas i det här ärendet',
    ready: 'Underlaget ger förutsättningar för ett jämställt beslut',
    'send-back': 'Underlaget behöver kompletteras',
    noted: 'Bristen noteras i protokollet',
  },
  outcomeText: {
    'does-not-apply': 'Beslutet berör inte kvinnor och män, flickor och pojkar. Det är ingen brist.',
    ready: 'Alla fem stegen är uppfyllda enligt dina svar.',
    'send-back':
      'Här är en färdig motivering som du kan läsa upp eller lägga in. Att återremittera beslutas av nämnden med enkel majoritet. Skälet ska framgå av beslutet.',
    noted: 'Här är en text till protokollet. Bristen följs upp med en rapport senare.',
  },
  shortcomings: 'Det här saknas',
  step: (step: number) => `Steg ${step}`,
  missing,
  motivationTitle: 'Motivering till återremiss',
  noteTitle: 'Anteckning till protokollet',
  motivation: (caseIs: string, missingParts: string[], who: string, when: string) =>
    [
      `Ärendet ${caseIs} återremitteras för komplettering.`,
      `Underlaget saknar ${joined(missingParts)}.`,
      `Kompletteringen görs av ${who} och ska vara klar senast ${when}.`,
    ].join(' '),
  note: (caseIs: string, missingParts: string[], when: string) =>
    [
      `Vid behandlingen av ärendet ${caseIs} noteras att underlaget saknar ${joined(missingParts)}.`,
      `En rapport som avhjälper bristen ska lämnas senast ${when}.`,
    ].join(' '),
  comment: (step: number, comment: string) => `Steg ${step}: ${comment}`,
  unnamed: 'utan rubrik',
  subject: 'Underlaget bär en bedömning',
  subjectNone: 'Underlaget bär ingen bedömning från Jämlots. Du kan göra kollen ändå.',
  subjectChanged: 'Bedömningen i underlaget har ändrats efter att den gjordes. Läs den med det i minnet.',
  subjectDraft: 'Bedömningen i underlaget är ett utkast.',
};

function joined(parts: string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} och ${parts.at(-1)}`;
}
