import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadContent } from '../../src/compose.ts';
import { documents } from '../../src/documents/documents.ts';
import { readAssessment } from '../../src/domain/assessment.ts';
import { answerOn } from './answers.ts';
import { type Bot, personIn, startBot, Talk } from './talk.ts';

const LINDVIKEN = fileURLToPath(new URL('../../examples/organisation/lindviken.yaml', import.meta.url));
const GYM = new Uint8Array(readFileSync(new URL('../../examples/utegym.docx', import.meta.url)));

/** What is filled in, question by question; the figures and the consequences tell the girls' case. */
const ANSWERS = {
  andras: { value: 'yes', comment: 'Utegymmet läggs där bollplanen är.' },
  besok: {
    ...{ measure: 'count', women: '40', men: '22', unit: 'besökare', base: 'sex tillfällen', year: '2026' },
    source: 'egen räkning',
  },
  saknas: { value: 'Flickor över tio år. Klass 5 sa att äldre pojkar tar planen.' },
  konsekvens: { girls: 'better', boys: 'worse', women: 'better', men: 'unchanged', how: 'Planen blir mindre.' },
  atgarder: { measure: 'En plan till vid skolan', owner: 'parkchefen', date: '2027-10-01' },
  mal: { own: 'own:l2', how: 'Två av tre nya ytor är till för flickor.' },
  uppfoljning: { value: '2028-09-15' },
  'landsbygd-avstand': { value: 'svarare' },
  'landsbygd-atgard': { value: 'Norrby och Ed. En extra busstur från augusti.' },
};

describe('A municipality’s own checklist, and its own perspective', () => {
  let bot: Bot;
  let mats: Talk;

  beforeEach(async () => {
    const content = loadContent(LINDVIKEN);
    bot = await startBot({ ...content.organisation, modules: ['landsbygd'] }, undefined, content);
    mats = new Talk(bot, await personIn(bot, 'mats.ekwall@lindviken.example', 'Mats Ekwall'), 'sv');
  });
  afterEach(() => bot.stop());

  it('are asked, and come back in the document, with nothing but files in the organisation’s folder', async () => {
    await mats.start();
    await mats.press('Lekplatser och parker');
    await mats.press('Spara och gå vidare', { secrecy: 'none' });
    await mats.handIn('utegym.docx', GYM);
    await mats.press('Det stämmer – gå vidare');
    await answerOn(mats, ANSWERS);
    await mats.press('Fastställ bedömningen');

    await expect(mats.transcript.join('\n')).toMatchFileSnapshot('transcripts/egen-checklista.sv.txt');
    const [document] = mats.card.parts.flatMap((part) => (part.part === 'files' ? part.files : []));
    const finished = await bot.store.fetch('lindviken', document?.documentId ?? '');
    const carried = documents.carried(finished, 'utegym.docx');
    const read = readAssessment('data' in carried ? (carried.data ?? '') : '');
    expect(read).toMatchObject({
      read: 'intact',
      assessment: { checklist: { id: 'lekplatser' }, outcome: 'assessed', organisation: 'Lindvikens kommun' },
    });
    const questions = read.read === 'intact' ? read.assessment.questions.map(({ id }) => id) : [];
    expect(questions).toEqual(Object.keys(ANSWERS));
  });
});
