import type { Appendix } from '../../src/domain/appendix.ts';

/** An appendix with a block of each kind; `over` says what a test is about. */
export function appendix(over: Partial<Appendix> = {}): Appendix {
  return {
    caseId: '0b7f3c1e-5a0d-4f7e-9c55-2b1f6a1e77aa',
    language: 'sv',
    title: 'Bilaga: Könskonsekvensbeskrivning',
    data: '{"schema":"jamlots.assessment/1","title":"Snöröjning <å> & ö","year":2026}',
    blocks: [
      {
        block: 'paragraph',
        style: 'lead',
        text: 'Fler kvinnor än män skadas i halkolyckor. Förslaget minskar skillnaden.',
      },
      {
        block: 'facts',
        facts: [
          { name: 'Diarienummer', value: 'TN 2026/214' },
          { name: 'Beslutas av', value: 'Tekniska nämnden' },
        ],
      },
      { block: 'heading', level: 2, text: 'Uppgifter uppdelade på kön' },
      {
        block: 'table',
        caption: 'Skadade fotgängare (antal). Avser: 16 år och äldre.',
        columns: [
          { title: 'Grupp', align: 'left', share: 0.6 },
          { title: 'Antal', align: 'right', share: 0.4 },
        ],
        rows: [
          ['Kvinnor', '178'],
          ['Män', '104'],
        ],
      },
      { block: 'paragraph', style: 'quiet', text: 'Källa: Strada, 2026.' },
      { block: 'heading', level: 3, text: 'Åtgärder' },
      { block: 'list', items: ['Följ upp varje säsong.', 'Fråga användarna.\nKlart 2027-06-15.'] },
      { block: 'paragraph', text: 'Slutordet i bilagan.' },
    ],
    ...over,
  };
}
