import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Organisation } from '../../src/domain/organisation.ts';
import { answerOn, asked, toFirstQuestion } from './answers.ts';
import { type Bot, personIn, Talk } from './talk.ts';
import { actionThat, askBo, emphasised, LINDVIKEN, lineOf, type Two, twoColleagues } from './two-colleagues.ts';

const SNOW = new Uint8Array(readFileSync(new URL('../../examples/snorojning.docx', import.meta.url)));

let two: Two;
let bot: Bot;
let anna: Talk;
let boEk: Talk;

beforeEach(async () => {
  await begin();
});
afterEach(() => bot.stop());

async function begin(organisation?: Organisation): Promise<void> {
  two = await twoColleagues(organisation);
  ({ bot, anna, boEk } = two);
}

describe('A colleague who joins', () => {
  it('sees that the assessment is under way and by whom, and takes part in it', async () => {
    await toFirstQuestion(anna);
    await boEk.show(anna.caseId ?? '');
    const outside = boEk.card;
    await boEk.press('Var med i bedömningen');
    await boEk.press('Spara och gå vidare', { value: 'yes' });

    expect(outside.title).toBe('Bedömning: Plogordning för vintern');
    expect(outside.parts[0]).toMatchObject({ text: 'Bedömningen pågår. Den görs av Anna Öberg.' });
    expect(asked(boEk.card)).toBe('behov');
    expect((await lineOf(two, anna)).members).toEqual([anna.person.id, boEk.person.id]);
  });

  it('is shown the way in when she presses a button of the case, and nothing is changed', async () => {
    await toFirstQuestion(anna);
    await boEk.pressOn(anna.action('Spara och gå vidare'), { value: 'no' });

    expect(boEk.card.notices[0]?.text).toBe('Du är inte med i bedömningen än, så inget ändrades.');
    expect(boEk.card.actions[0]?.title).toBe('Var med i bedömningen');
  });

  it.each(['secret', 'individual'])('is not let into a case that is %s, and learns nothing of it', async (secrecy) => {
    await anna.start();
    await anna.press('Gör en bedömning');
    await boEk.show(anna.caseId ?? '');
    const unsaid = boEk.card;
    await anna.press('Spara och gå vidare', { secrecy });
    const join = { title: 'x', style: 'default', sends: 'nothing', data: { do: 'join', caseId: anna.caseId } } as const;
    await boEk.pressOn(join, {});

    expect([unsaid.title, boEk.card.title]).toEqual(['Välkommen till Jämlots', 'Välkommen till Jämlots']);
    expect(boEk.card.notices[0]?.text).toContain('inte behörighet');
    expect((await lineOf(two, anna)).members).toEqual([anna.person.id]);
  });

  it("is not let into a politician's check", async () => {
    await anna.start();
    await anna.press('Kolla ett beslutsunderlag i fem steg');
    await boEk.show(anna.caseId ?? '');

    expect(boEk.card.title).toBe('Välkommen till Jämlots');
  });
});

describe('The ways in', () => {
  it('go on with the latest case that is not finished, and say so kindly when there is none', async () => {
    const press = { title: 'x', style: 'default', sends: 'nothing', data: { do: 'continue' } } as const;
    await anna.pressOn(press, {});
    const none = anna.card;
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'behov');
    await anna.press('Pausa');
    await anna.pressOn(press, {});

    expect(none.notices.map(({ text }) => text)).toEqual(['Du har inget påbörjat ärende. Börja ett här.']);
    expect(asked(anna.card)).toBe('behov');
  });

  it('lead to help, with the people of the organisation to ask, and home again', async () => {
    const press = { title: 'x', style: 'default', sends: 'nothing' } as const;
    await anna.pressOn({ ...press, data: { do: 'help' } }, {});
    const help = anna.card;
    await anna.pressOn({ ...press, data: { do: 'mine' } }, {});

    expect(JSON.stringify(help.parts)).toContain('Om innehållet: Leila Farsund (jämställdhetsstrateg).');
    expect(anna.card.title).toBe('Välkommen till Jämlots');
  });

  it('take a document that comes before the secrecy has been stated, and do not ask for it again', async () => {
    await anna.start();
    await anna.press('Gör en bedömning');
    await anna.handIn('snorojning.docx', SNOW);
    const first = anna.card.title;
    await anna.press('Spara och gå vidare', { secrecy: 'secret' });

    expect(first).toBe('Gäller ärendet en enskild person, eller är det sekretessbelagt?');
    expect(anna.card.title).toBe('Stämmer uppgifterna om ärendet?');
    expect(anna.card.inputs[0]).toMatchObject({ id: 'title', value: expect.stringContaining('snöröjning') });
  });

  it('begin with what waits: questions to me, answers to confirm, and what was sent back', async () => {
    await bot.stop();
    await begin(Organisation.parse({ ...LINDVIKEN, review: 'on' }));
    const leila = new Talk(bot, await personIn(bot, 'leila@lindviken.example', 'Leila Farsund'), 'sv');
    await toFirstQuestion(anna, 'Första ärendet');
    await answerOn(anna);
    await anna.press('Lämna in för granskning');
    await leila.show(anna.caseId ?? '');
    await leila.press('Skicka tillbaka');
    await leila.press('Skicka tillbaka', { reason: 'Källa saknas.' });
    await toFirstQuestion(anna, 'Andra ärendet');
    await askBo(two);
    await boEk.start();
    await boEk.press(actionThat(boEk.card, 'show-ask'));
    await boEk.press('Skicka svaret', { value: 'yes' });
    await toFirstQuestion(boEk, 'Bos ärende');
    await boEk.press('Fråga en kollega');
    await boEk.press('Skicka frågan', { person: anna.person.id });
    await anna.start();

    expect(anna.card.parts[0]).toEqual({ part: 'heading', text: 'Väntar på dig' });
    expect(emphasised(anna.card).map((line) => line.replace(/: .*\(/u, ': … ('))).toEqual([
      '    - Bo Ek frågar: … (Bos ärende)',
      '    - Bo Ek har svarat: … (Andra ärendet)',
      '    - Ska kompletteras: Första ärendet',
      '    - Andra ärendet – 0 av 8 frågor besvarade',
    ]);
    expect(anna.card.actions.slice(0, 5).map(({ data }) => data.do)).toEqual([
      ...['show-ask', 'show', 'show', 'show', 'new'],
    ]);
  });
});
