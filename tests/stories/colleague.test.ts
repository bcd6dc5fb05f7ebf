import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documents } from '../../src/documents/documents.ts';
import { readAssessment } from '../../src/domain/assessment.ts';
import { partsIn } from '../documents/opened.ts';
import { answerOn, asked, BUTTONS, PREPARED, toFirstQuestion } from './answers.ts';
import { type Bot, personIn, Talk } from './talk.ts';
import { actionThat, askBo, emphasised, lineOf, type Two, twoColleagues } from './two-colleagues.ts';

const SNOW = new Uint8Array(readFileSync(new URL('../../examples/snorojning.docx', import.meta.url)));

let two: Two;
let bot: Bot;
let anna: Talk;
let boEk: Talk;

beforeEach(async () => {
  two = await twoColleagues();
  ({ bot, anna, boEk } = two);
});
afterEach(() => bot.stop());

describe('A colleague who is asked one question', () => {
  it('answers it, the caseworker confirms it, and the document names both', async () => {
    const scene: string[] = [];
    const sees = (talk: Talk) => scene.push(...talk.transcript.splice(0), ...emphasised(talk.card));
    await anna.start();
    await anna.press('Gör en bedömning');
    await anna.press('Spara och gå vidare', { secrecy: 'none' });
    await anna.handIn('snorojning.docx', SNOW);
    await anna.press('Det stämmer – gå vidare');
    await answerOn(anna, {}, 'uppgifter');
    sees(anna);
    await anna.press('Fråga en kollega');
    sees(anna);
    await anna.press('Skicka frågan', { person: boEk.person.id, words: 'Du har siffrorna från akuten.' });
    sees(anna);
    await boEk.start();
    sees(boEk);
    await boEk.press(actionThat(boEk.card, 'show-ask'));
    sees(boEk);
    await boEk.press('Skicka svaret', { ...PREPARED.uppgifter, source: '' });
    sees(boEk);
    await boEk.press('Skicka svaret', PREPARED.uppgifter ?? {});
    sees(boEk);
    await anna.start();
    sees(anna);
    await anna.press('Läs svaret: Hur ser siffrorna ut för kvinnor och män, flickor och pojkar?');
    sees(anna);
    await anna.press('Det stämmer – gå vidare');
    await answerOn(anna);
    await anna.press('Fastställ bedömningen');
    sees(anna);

    const transcript = scene.join('\n').replace(boEk.person.id, 'Bo Ek');
    await expect(transcript).toMatchFileSnapshot('transcripts/fraga-en-kollega.sv.txt');
    const files = anna.card.parts.flatMap((part) => (part.part === 'files' ? part.files : []));
    const document = await bot.store.fetch('lindviken', files[0]?.documentId ?? '');
    const text = partsIn(document)['word/document.xml'] ?? '';
    expect(text).toContain('Anna Öberg, Bo Ek (svarade 25 november 2026)');
    expect(text).toContain('Svar från Bo Ek den 25 november 2026, bekräftat av Anna Öberg.');
    const carried = documents.carried(document, 'snorojning.docx');
    const { read, assessment } = readAssessment('data' in carried ? (carried.data ?? '') : '');
    expect(read).toBe('intact');
    expect(assessment?.participants.map(({ role, name }) => `${role} ${name}`)).toEqual([
      'caseworker Anna Öberg',
      'colleague Bo Ek',
    ]);
    expect((await lineOf(two, anna)).members).toEqual([anna.person.id]);
  });

  it('does the same in English, by an address that nobody has used yet', async () => {
    const ann = new Talk(bot, anna.person, 'en');
    const scene: string[] = [];
    const sees = (talk: Talk) => scene.push(...talk.transcript.splice(0), ...emphasised(talk.card));
    await toFirstQuestion(ann, 'Order of snow clearing');
    await answerOn(ann, {}, 'behov');
    ann.transcript.splice(0);
    await ann.press('Ask a colleague');
    await ann.press('Send the question', { email: 'Eva@Lindviken.example' });
    sees(ann);
    const eva = new Talk(bot, await personIn(bot, 'eva@lindviken.example', 'Eva Norling'), 'en');
    await eva.start();
    sees(eva);
    await eva.press(actionThat(eva.card, 'show-ask'));
    await eva.press('I cannot answer');
    await eva.press('Back');
    await eva.press('Send the answer', PREPARED.behov ?? {});
    sees(eva);
    await ann.start();
    sees(ann);
    await ann.press(actionThat(ann.card, 'show'));
    sees(ann);
    await ann.press('It is right – go on');
    await answerOn(ann);
    await ann.press('Establish the assessment');
    sees(ann);

    await expect(scene.join('\n')).toMatchFileSnapshot('transcripts/ask-a-colleague.en.txt');
  });

  it('sees of the case its title and number, the question and who asks, and nothing else', async () => {
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'atgarder');
    await askBo(two, 'Du kan väl det här?');
    await boEk.start();
    const home = JSON.stringify(boEk.card);
    await boEk.press(actionThat(boEk.card, 'show-ask'));
    const card = JSON.stringify(boEk.card);

    for (const [question, values] of Object.entries(PREPARED))
      for (const value of Object.values(values).filter((text) => text.length > 12 && question !== 'atgarder'))
        expect(`${home}${card}`).not.toContain(value);
    expect(card).toContain('Plogordning för vintern');
    expect(card).toContain('Anna Öberg skriver: Du kan väl det här?');
  });

  it('may do nothing else in the case', async () => {
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'behov');
    const save = anna.action('Spara och gå vidare');
    await askBo(two);
    const { version } = await bot.store.load('lindviken', anna.caseId ?? '');

    for (const data of [save.data, { do: 'answers', caseId: anna.caseId }, { do: 'draft', caseId: anna.caseId }])
      await boEk.pressOn({ ...save, data }, { value: 'Något annat.' });
    const other = { ...save, data: { do: 'reply', caseId: anna.caseId, question: 'skillnad' } };
    await boEk.pressOn(other, { value: 'inga-skillnader' });

    expect(boEk.card.title).toBe('Frågan behöver inte längre ditt svar');
    expect((await bot.store.load('lindviken', anna.caseId ?? '')).version).toBe(version);
  });

  it('is told kindly when the caseworker answered first, and nothing is overwritten', async () => {
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'behov');
    const save = anna.action('Spara och gå vidare');
    await askBo(two);
    await boEk.start();
    await boEk.press(actionThat(boEk.card, 'show-ask'));
    const send = boEk.action('Skicka svaret');

    await Promise.all([
      anna.pressOn(save, { value: 'Annas svar med egna ord.' }),
      boEk.pressOn(send, { value: 'Bos svar med egna ord.' }),
    ]);

    const { events } = await bot.store.load('lindviken', anna.caseId ?? '');
    const written = events.filter(({ type }) => type === 'colleague-answered' || type === 'answered').at(-1);
    const annaWon = written?.type === 'answered';
    expect(events.filter((event) => 'question' in event.data && event.data.question === 'behov')).toHaveLength(2);
    expect([
      boEk.card.title,
      anna.card.notices.some(({ text }) => text.includes('Bo Ek svarade') && text.includes('medan du skrev')),
    ]).toEqual(annaWon ? ['Frågan har redan fått ett svar', false] : ['Tack för svaret', true]);
  });

  it("is shown to the caseworker who was writing, and the caseworker's answer does not take its place unseen", async () => {
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'behov');
    const save = anna.action('Spara och gå vidare');
    await askBo(two);
    await boEk.start();
    await boEk.press(actionThat(boEk.card, 'show-ask'));
    await boEk.press('Skicka svaret', { value: 'Bos svar med egna ord.' });
    await anna.pressOn(save, { value: 'Annas svar med egna ord.' });

    expect(asked(anna.card)).toBe('behov');
    expect(anna.card.notices[0]?.text).toContain('Bo Ek svarade');
    expect(emphasised(anna.card)).toContain('    * Svar från Bo Ek den 25 november 2026. Stämmer det?');
    expect(anna.card.inputs[0]).toMatchObject({ value: 'Bos svar med egna ord.' });
    const wrote = { part: 'ready-text', title: 'Det här skrev du', text: 'Annas svar med egna ord.' };
    expect(anna.card.parts).toContainEqual(wrote);
  });

  it('says that she cannot, and the caseworker sees why on the question', async () => {
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'behov');
    await askBo(two);
    await anna.show(anna.caseId ?? '');
    const meanwhile = asked(anna.card);
    await boEk.start();
    await boEk.press(actionThat(boEk.card, 'show-ask'));
    await boEk.press('Jag kan inte svara');
    await boEk.press('Skicka', { reason: 'Fråga Cia på gatukontoret.' });
    await anna.show(anna.caseId ?? '');

    expect(meanwhile).not.toBe('behov');
    expect(boEk.card.title).toBe('Tack för beskedet');
    expect(asked(anna.card)).toBe('behov');
    expect(emphasised(anna.card)).toEqual([
      '    * Bo Ek kunde inte svara (25 november 2026): Fråga Cia på gatukontoret.',
    ]);
  });

  it('is nobody outside the organisation, and never the asker herself', async () => {
    await personIn(bot, 'konsult@foretag.example', 'Karl Konsult');
    await toFirstQuestion(anna);
    await anna.press('Fråga en kollega');
    const choice = anna.card.inputs.find(({ id }) => id === 'person');
    const titles = choice?.input === 'choice' ? choice.choices.map(({ title }) => title) : [];
    const form = anna.action('Skicka frågan');
    const faults: (string | undefined)[] = [];
    for (const values of [
      { email: 'konsult@foretag.example' },
      { email: 'ingen adress' },
      { email: 'anna@lindviken.example' },
      { person: 'p-nobody' },
      { person: 'directory:aad-none' },
    ]) {
      await anna.pressOn(form, values as Record<string, string>);
      faults.push(anna.card.inputs.find(({ fault }) => fault)?.fault?.split('.')[0]);
    }
    await anna.pressOn(form, { person: 'directory:aad-rut' });

    expect(titles).toEqual(['Leila Farsund, leila@lindviken.example', 'Rut Ny', 'Bo Ek, bo@lindviken.example']);
    expect(faults).toEqual([
      'Personen finns inte i organisationen',
      'Personen finns inte i organisationen',
      'Det är du själv',
      'Personen finns inte i organisationen',
      'Personen finns inte i organisationen',
    ]);
    expect(anna.card.notices[0]?.text).toContain('Rut Ny har fått frågan');
  });

  it('is not asked in a secret case, and sees nothing of one that became secret', async () => {
    await anna.start();
    await anna.press('Gör en bedömning');
    const secrecy = anna.action('Spara och gå vidare');
    await anna.press('Spara och gå vidare', { secrecy: 'none' });
    await anna.press(BUTTONS.sv.without);
    await anna.press('Spara och gå vidare', { title: 'Ett känsligt ärende', numbers: '' });
    const form = anna.action('Fråga en kollega');
    await askBo(two);
    await anna.pressOn(secrecy, { secrecy: 'secret' });
    await boEk.start();
    const home = JSON.stringify(boEk.card);
    await boEk.pressOn({ ...form, data: { do: 'show-ask', caseId: anna.caseId, question: 'berors' } }, {});
    await anna.pressOn(form, {});

    expect(home).not.toContain('Ett känsligt ärende');
    expect(JSON.stringify(boEk.card)).not.toContain('Ett känsligt ärende');
    expect(boEk.card.notices[0]?.text).toBe('Frågan behöver inte längre ditt svar.');
    expect(anna.card.notices[0]?.text).toContain('kan inte delas med fler');
    expect(anna.card.actions.map(({ title }) => title)).not.toContain('Fråga en kollega');
  });
});
