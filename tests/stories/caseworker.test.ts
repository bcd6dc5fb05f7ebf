import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documents } from '../../src/documents/documents.ts';
import { readAssessment } from '../../src/domain/assessment.ts';
import { answerOn, asked, BUTTONS, PREPARED, toFirstQuestion } from './answers.ts';
import { type Bot, personIn, startBot, Talk } from './talk.ts';

const SNOW = new Uint8Array(readFileSync(new URL('../../examples/snorojning.docx', import.meta.url)));

describe('A caseworker', () => {
  let bot: Bot;
  let anna: Talk;

  beforeEach(async () => {
    bot = await startBot();
    anna = new Talk(bot, await personIn(bot, 'anna@lindviken.example', 'Anna'), 'sv');
  });
  afterEach(() => bot.stop());

  it('hands in a decision document, answers, and gets it back with the assessment attached', async () => {
    await anna.start();
    await anna.press('Gör en bedömning');
    await anna.press('Spara och gå vidare', { secrecy: 'none' });
    await anna.handIn('snorojning.docx', SNOW);
    await anna.press('Det stämmer – gå vidare');
    await answerOn(anna);
    await anna.press('Fastställ bedömningen');

    await expect(anna.transcript.join('\n')).toMatchFileSnapshot('transcripts/hela-samtalet.sv.txt');
    const files = anna.card.parts.flatMap((part) => (part.part === 'files' ? part.files : []));
    expect(files.map(({ name }) => name)).toEqual(['snorojning.docx', 'snorojning.assessment.json']);
    const finished = await bot.store.fetch('default', files[0]?.documentId ?? '');
    const carried = documents.carried(finished, 'snorojning.docx');
    expect(carried.refused).toBeUndefined();
    expect(readAssessment('data' in carried ? (carried.data ?? '') : '').read).toBe('intact');
  });

  it('does the same talk in English', async () => {
    const ann = new Talk(bot, anna.person, 'en');

    await toFirstQuestion(ann, 'Order of snow clearing');
    await answerOn(ann, {}, 'uppgifter');
    await ann.press('There are no figures');
    await ann.press('Save and go on', { missing: 'The system does not record sex', availableFrom: '2027-01-31' });
    await answerOn(ann);
    await ann.press('Establish the assessment');

    await expect(ann.transcript.join('\n')).toMatchFileSnapshot('transcripts/the-whole-talk.en.txt');
  });

  it('goes back, changes an answer that others hang on, is told what falls away, and undoes it', async () => {
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'mal');
    await anna.press('Mina svar');
    const skillnad = anna.card.actions.find(({ data }) => data.question === 'skillnad');
    await anna.press(skillnad?.title ?? '');
    await anna.press('Spara och gå vidare', { value: 'inga-skillnader' });
    await anna.press('Ändra ändå');
    await anna.press('Ångra senaste svaret');

    await expect(anna.transcript.slice(-24).join('\n')).toMatchFileSnapshot('transcripts/andra-och-angra.sv.txt');
    await anna.press('Mina svar');
    expect(JSON.stringify(anna.card.parts)).toContain(PREPARED.orsak?.value);
  });

  it('pauses, and goes on after the bot was restarted, where she was', async () => {
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'skillnad');
    await anna.press('Pausa');

    bot = await bot.restart();
    anna.with(bot);
    await anna.start();
    await anna.press('Fortsätt: Plogordning för vintern');
    await anna.press('Fortsätt');

    expect(asked(anna.card)).toBe('skillnad');
    expect(anna.card.notices.map(({ text }) => text)).toEqual(['Välkommen tillbaka. Vi fortsätter där du var.']);
  });

  it('ends "not relevant" only with a reason, and not with "we know too little"', async () => {
    await toFirstQuestion(anna, 'Val av justerare');
    await anna.press('Spara och gå vidare', { value: 'no' });
    await anna.press('Spara och gå vidare', { value: 'no', reason: 'otillracklig-kunskap' });
    await anna.press('Spara och gå vidare', { value: 'no', reason: 'val-och-motestid' });
    await anna.press('Fastställ bedömningen');

    await expect(anna.transcript.join('\n')).toMatchFileSnapshot('transcripts/inte-relevant.sv.txt');
  });

  it('is asked to mask a personal identity number before the answer is kept', async () => {
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'behov');
    await anna.press('Spara och gå vidare', { value: 'Brukaren 811218-9876 behöver mer hjälp.' });
    const before = await bot.store.load('default', anna.caseId ?? '');
    await anna.press('Dölj numret och spara');

    expect(JSON.stringify(before.events)).not.toContain('811218');
    expect(JSON.stringify((await bot.store.load('default', anna.caseId ?? '')).events)).not.toContain('811218');
    expect(asked(anna.card)).toBe('uppgifter');
  });

  it('skips a question with a reason, which stands in the assessment', async () => {
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'nollalternativ');
    await anna.press('Hoppa över');
    await anna.press('Hoppa över med det skälet', { skip: 'Frågan utreds i budgeten.' });
    await answerOn(anna);

    expect(JSON.stringify(anna.card.parts)).toContain('Överhoppad: Frågan utreds i budgeten.');
  });

  it('starts from an earlier assessment of the same recurring case and confirms each answer', async () => {
    await toFirstQuestion(anna, 'Bidrag till föreningar');
    await answerOn(anna);
    await anna.press(BUTTONS.sv.submit);
    await toFirstQuestion(anna, 'Bidrag till föreningar');
    const offer = anna.card.actions.find(({ data }) => data.do === 'start-from' && data.from !== null);
    await anna.press(offer?.title ?? '');
    const first = anna.card;
    while (asked(anna.card)) await anna.press('Stämmer fortfarande – gå vidare');

    expect(first.parts[0]).toMatchObject({
      text: 'Svaret är hämtat från en tidigare bedömning. Bekräfta det eller ändra det.',
    });
    expect(anna.card.title).toBe('Läs igenom innan du lämnar in');
  });

  it('adds several measures, one at a time', async () => {
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'atgarder');
    await anna.press('Spara och lägg till en till', {
      measure: 'Ny plogordning',
      owner: 'gatuchefen',
      date: '2027-10-01',
    });
    await anna.press('Spara och lägg till en till', { measure: 'Mätning', owner: 'controllern', date: 'snart' });
    const refused = anna.card;
    await anna.press('Spara och lägg till en till', { measure: 'Mätning', owner: 'controllern', date: '2028-01-15' });
    await anna.press('Spara och lägg till en till', { measure: 'Fel', owner: 'ingen', date: '2028-01-16' });
    await anna.press('Ta bort den sista');
    await anna.press('Spara och gå vidare');
    await answerOn(anna);

    expect(refused.inputs.find(({ id }) => id === 'date')?.fault).toContain('ÅÅÅÅ-MM-DD');
    expect(JSON.stringify(anna.card.parts)).toContain(
      'Ny plogordning · gatuchefen · 2027-10-01\\nMätning · controllern · 2028-01-15',
    );
  });

  it('cannot hand in while a placeholder of a template stands in an answer', async () => {
    await toFirstQuestion(anna, 'Yttrande från [NÄMND]');
    await answerOn(anna, { behov: { value: 'XX kvinnor och XX män.' } });

    expect(anna.card.notices[0]?.text).toBe(
      [
        'Det står mallmarkörer kvar. Ersätt dem innan du lämnar in:',
        'Ärendets rubrik: [NÄMND]',
        'Vilka berörs, vad behöver de och hur väl möts behoven i dag?: XX',
      ].join('\n'),
    );
    expect(anna.card.actions.map(({ title }) => title)).not.toContain('Fastställ bedömningen');
  });

  it('gets a draft that says so, and changes an established record only as a new version with a reason', async () => {
    await toFirstQuestion(anna);
    await answerOn(anna);
    await anna.press('Hämta som utkast');
    const draft = anna.card.parts.flatMap((part) => (part.part === 'files' ? part.files.map(({ name }) => name) : []));
    await anna.press(BUTTONS.sv.submit);
    await anna.press('Ändra bedömningen (ny version)');
    await anna.press('Öppna för ändring', { reason: 'Nya siffror' });
    await anna.press('Mina svar');
    await anna.press('Ändra: Hur ser siffrorna ut för kvinnor och män, flickor och pojkar?');
    await anna.press('Spara och gå vidare', { ...PREPARED.uppgifter, women: '70' });
    await anna.press(BUTTONS.sv.submit);

    expect(draft).toEqual(['plogordning-for-vintern.utkast.docx', 'plogordning-for-vintern.utkast.assessment.json']);
    const { events } = await bot.store.load('default', anna.caseId ?? '');
    const records = events.flatMap((event) => (event.type === 'established' ? [event.content?.assessment] : []));
    expect(records.map((record) => record?.number)).toEqual([1, 2]);
    expect(records[1]?.replaces).toBe(records[0]?.hash);
  });

  it('marks a case about one individual, which nobody else can then see', async () => {
    await anna.start();
    await anna.press('Gör en bedömning');
    await anna.press('Spara och gå vidare', { secrecy: 'individual' });
    const bo = new Talk(bot, await personIn(bot, 'bo@lindviken.example', 'Bo'), 'sv');
    await bo.show(anna.caseId ?? '');

    expect(anna.card.notices[0]?.text).toContain('Ärendet är markerat.');
    expect(bo.card.notices[0]?.text).toContain('Du har inte behörighet');
  });

  it('is told kindly what is wrong with a file that is no decision document', async () => {
    await anna.start();
    await anna.press('Gör en bedömning');
    await anna.press('Spara och gå vidare', { secrecy: 'none' });
    await anna.handIn('tom.docx', new Uint8Array());
    const empty = anna.card.notices[0]?.text;
    await anna.handIn('bild.docx', new TextEncoder().encode('<html>hej</html>'));

    expect(empty).toBe('Filen är tom. Välj en annan.');
    expect(anna.card.notices[0]?.text).toBe('Det här är inget textdokument. Välj en .docx-fil.');
    expect(anna.card.wantsDocument).toBeDefined();
  });
});
