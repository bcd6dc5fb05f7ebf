import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bot, personIn, startBot, Talk } from '../stories/talk.ts';
import { esc, interrupt, keep } from './scripted-prompts.ts';
import { LEFT, OPENING, talk, titleOf, YES } from './scripted-talk.ts';

let bot: Bot;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

describe('The talk in a terminal', () => {
  it('asks input by input, and sends when the last has been answered', async () => {
    const { screen, got } = await talk(bot, [...OPENING, ...YES]);

    expect(screen).toContain('# Vad handlar ärendet om?');
    expect(screen).toContain('? Dag för beslutet – ÅÅÅÅ-MM-DD, frivilligt');
    expect(screen.some((line) => line.startsWith('# Vilka berörs'))).toBe(true);
    expect(got.at(-1)).toMatchObject({ channel: 'terminal', sent: 'click', values: { value: 'yes' } });
  });

  it('gives every press a delivery key of its own', async () => {
    const { got } = await talk(bot, [...OPENING, ...YES]);

    const keys = got.map(({ delivery }) => delivery);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBe(6);
  });

  it('goes on with a draft that was begun elsewhere, and the other way round', async () => {
    await talk(bot, [...OPENING, ...YES, 'Alla som går på vintern.']);
    const web = new Talk(bot, await personIn(bot, 'local@localhost', 'Handläggare'), 'sv');
    await web.start();
    await web.press('Fortsätt: Plogordning');
    await web.press('Tillbaka');

    const { screen } = await talk(bot, ['Fortsätt: Plogordning']);

    expect(web.card.inputs[0]).toMatchObject({ value: 'Alla som går på vintern.' });
    expect(screen.some((line) => line.startsWith('# Hur ser siffrorna ut'))).toBe(true);
  });

  it('says that everything is saved when one leaves', async () => {
    const { screen } = await talk(bot, ['Gör en bedömning', esc, 'Avsluta Jämlots (det du har sparat finns kvar)']);

    expect(screen).toContain(LEFT);
  });
});

describe('The menu', () => {
  it('goes back to the question before, where the answer stands', async () => {
    const { screen, got } = await talk(bot, [...OPENING, ...YES, esc, 'Tillbaka', keep, keep, keep]);

    expect(got.at(-1)).toMatchObject({ values: { value: 'yes' } });
    expect(screen.filter((line) => line.startsWith('# Vilka berörs'))).toHaveLength(2);
  });

  it('changes an earlier answer from the list of answers', async () => {
    const berors = titleOf(bot, 'berors');
    const { screen, got } = await talk(bot, [
      ...OPENING,
      ...YES,
      esc,
      'Mina svar',
      `Ändra: ${berors}`,
      'Nej',
      keep,
      keep,
    ]);

    expect(screen).toContain('# Dina svar hittills');
    expect(got.at(-1)).toMatchObject({ values: { value: 'no' } });
  });

  it('shows help, and then asks the same input again with what was typed', async () => {
    const { screen, got } = await talk(bot, [
      ...[...OPENING, ...YES, { left: 'escape', typed: 'Halva svaret' } as const, 'Hjälp och exempel', keep],
    ]);

    expect(screen).toContain('## Så här kan ett bra svar se ut');
    expect(got.at(-1)).toMatchObject({ values: { value: 'Halva svaret' } });
  });

  it('undoes the latest answer, and pauses', async () => {
    const { screen, got } = await talk(bot, [
      ...[...OPENING, ...YES, esc, 'Ångra senaste svaret', esc, 'Pausa', 'Fortsätt', ...YES],
    ]);

    expect(screen.find((line) => line.includes('Ångrat:'))).toMatch(/^[i+!] (Att veta|Klart|Viktigt): /u);
    expect(screen).toContain('# Pausat');
    expect(got.at(-1)).toMatchObject({ values: { value: 'yes' } });
  });

  it('begins the inputs of a card anew', async () => {
    const { got } = await talk(bot, [
      ...['Gör en bedömning', 'Nej, varken eller', 'Fortsätt utan dokument', 'Fel rubrik', esc],
      ...['Börja om med rutorna', 'Rätt rubrik', 'TN 2026/1', '', ''],
    ]);

    expect(got.at(-1)).toMatchObject({ values: { title: 'Rätt rubrik', numbers: 'TN 2026/1' } });
  });

  it('leaves at the second Ctrl+C, and says when something typed was not sent', async () => {
    const { screen, unused } = await talk(bot, [
      ...OPENING,
      ...YES,
      { left: 'interrupt', typed: 'Halva' },
      interrupt,
      interrupt,
    ]);

    expect(screen).toContain('Tryck Ctrl+C en gång till för att avsluta.');
    expect(screen.join(' ')).toContain('är inte sparat. Alla svar före det är sparade.');
    expect(unused).toBe(0);
  });

  it('is on with the talk when Ctrl+C was pressed once by mistake', async () => {
    const { got } = await talk(bot, [...OPENING, interrupt, interrupt, 'Svara', ...YES]);

    expect(got.at(-1)).toMatchObject({ values: { value: 'yes' } });
  });
});

describe('A refused answer', () => {
  it('is told above the input that it belongs to, and only that is asked again', async () => {
    const { screen, got } = await talk(bot, [
      ...['Gör en bedömning', 'Nej, varken eller', 'Fortsätt utan dokument', 'Plogordning', '', 'Nämnden', 'i morgon'],
      '2026-12-01',
    ]);

    const fault = screen.findIndex((line) => line.startsWith('! Rätta: Skriv datumet'));
    expect(screen[fault + 1]).toContain('? Dag för beslutet');
    expect(got.at(-1)).toMatchObject({
      values: { title: 'Plogordning', committee: 'Nämnden', decisionDate: '2026-12-01' },
    });
  });

  it('offers the other ways that the card has, such as masking a personal number', async () => {
    const { screen, got } = await talk(bot, [
      ...[...OPENING, ...YES, 'Berör 19121212-1212 mest.', 'Dölj numret och spara'],
    ]);

    expect(screen).toContain('? Hur vill du gå vidare?');
    expect(JSON.stringify(got.at(-1))).toContain('"mask":true');
  });
});
