import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BotError } from '../../src/errors.ts';
import { type Bot, startBot } from '../stories/talk.ts';
import { keep } from './scripted-prompts.ts';
import { LEFT, notRelevant, OPENING, SNOW_DOCUMENT, talk, YES } from './scripted-talk.ts';

let bot: Bot;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

describe('A turn that fails', () => {
  it('is told with what to do, and tried again with the same delivery key', async () => {
    const { screen, got } = await talk(bot, ['Försök igen', ...OPENING], {
      failing: { when: () => true, fault: new BotError('STORE_FULL', 'The disk is full.') },
    });

    expect(screen.join(' ')).toContain('! Det gick inte att spara just nu.');
    expect(screen.join(' ')).toContain('Felkod STORE_FULL.');
    expect(got[0]?.delivery).toBe(got[1]?.delivery);
  });

  it('keeps what was typed, and a mended answer is a new delivery', async () => {
    const typed = 'Alla som går.';
    const { screen, got } = await talk(bot, [...OPENING, ...YES, typed, 'Tillbaka till det jag skrev', keep], {
      failing: { when: ({ value }) => value === typed, fault: new Error('a fault of ours') },
    });

    const sent = got.filter((incoming) => incoming.sent === 'click' && incoming.values.value === typed);
    expect(sent).toHaveLength(2);
    expect(sent[0]?.delivery).not.toBe(sent[1]?.delivery);
    expect(screen.some((line) => line.startsWith('# Hur ser siffrorna ut'))).toBe(true);
  });

  it('can be left, and that the latest is not saved is told', async () => {
    const { screen } = await talk(bot, [...OPENING, ...YES, 'Avsluta utan att spara det senaste'], {
      failing: { when: ({ value }) => value === 'yes', fault: new Error('a fault of ours') },
    });

    expect(screen.join(' ')).toContain('är inte sparat. Alla svar före det är sparade.');
    expect(screen).not.toContain(LEFT);
  });
});

describe('A document', () => {
  it('that was named at the start is handed in when the card asks for it, after the secrecy question', async () => {
    const { screen, got } = await talk(bot, ['Gör en bedömning', 'Nej, varken eller'], { decision: SNOW_DOCUMENT });

    expect(got.map(({ sent }) => sent)).toEqual(['start', 'click', 'click', 'document']);
    expect(screen).toContain('Lägger in snorojning.docx.');
    expect(screen).toContain('# Stämmer uppgifterna om ärendet?');
  });

  it('is found on the machine, and one that cannot be read is told and asked for again', async () => {
    const { screen } = await talk(bot, ['Gör en bedömning', 'Nej, varken eller', 'Lägg in en fil', 'borta', 'snö']);

    expect(screen).toContain('! Filen gick inte att läsa. Välj en fil, inte en mapp, på högst 50 MB.');
    expect(screen).toContain('# Stämmer uppgifterna om ärendet?');
  });

  it('that the talk refuses is asked for again', async () => {
    const decision = { name: 'bild.docx', bytes: new TextEncoder().encode('not a document') };
    const { screen } = await talk(bot, ['Gör en bedömning', 'Nej, varken eller', 'Lägg in en fil', 'snö'], {
      decision,
    });

    expect(screen.find((line) => line.startsWith('! Viktigt:'))).toContain('Välj en .docx-fil.');
    expect(screen).toContain('# Stämmer uppgifterna om ärendet?');
  });

  it('that is finished is saved, and its path is told', async () => {
    const saved: string[] = [];
    const { screen } = await talk(bot, notRelevant(bot), {
      saveFile: async (name) => {
        saved.push(name);
        return { path: `/ut/${name}`, apart: saved.length === 1 };
      },
    });

    expect(saved).toEqual(['plogordning.docx', 'plogordning.assessment.json']);
    expect(screen).toContain('Sparad: /ut/plogordning.docx');
    expect(screen.join(' ')).toContain('i plogordning.docx fanns redan och lämnades orörd.');
  });

  it('that cannot be saved is kept in the case, which is told', async () => {
    const { screen } = await talk(bot, notRelevant(bot), {
      saveFile: async () => {
        throw new BotError('DOCUMENT_WRITE_FAILED', 'The folder is full.');
      },
    });

    expect(screen.join(' ')).toContain('! Filerna kunde inte sparas i mappen.');
    expect(screen).toContain('# Bedömningen är fastställd');
  });
});
