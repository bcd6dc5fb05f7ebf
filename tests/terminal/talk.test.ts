import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeTurn } from '../../src/app/take-turn.ts';
import { type TerminalChannel, talkInTerminal } from '../../src/channels/terminal/terminal-channel.ts';
import { BotError } from '../../src/errors.ts';
import type { Incoming, Turn } from '../../src/ports.ts';
import { SNOW } from '../commands/command.ts';
import { type Bot, personIn, startBot, Talk } from '../stories/talk.ts';
import { escape, interrupt, keep, type Move, scriptedPrompts } from './scripted-prompts.ts';

const LEFT = 'Allt är sparat. Fortsätt när du vill: samma kommando igen, eller npm start och';
/** From the start to the first question, without a decision document. */
const OPENING: Move[] = ['Gör en bedömning', 'Nej, varken eller', 'Fortsätt utan dokument', 'Plogordning', '', '', ''];

let bot: Bot;
let got: Incoming[];
let failures: Error[];

beforeEach(async () => {
  bot = await startBot();
  got = [];
  failures = [];
});
afterEach(() => bot.stop());

describe('The talk in a terminal', () => {
  it('asks input by input, and sends when the last has been answered', async () => {
    const { screen } = await talk([...OPENING, 'Ja']);

    expect(screen).toContain('# Vad handlar ärendet om?');
    expect(screen).toContain('? Dag för beslutet (ÅÅÅÅ-MM-DD, frivilligt)');
    expect(screen.some((line) => line.startsWith('# Vilka berörs'))).toBe(true);
    expect(got.at(-1)).toMatchObject({ channel: 'terminal', sent: 'click', values: { value: 'yes' } });
  });

  it('gives every press a delivery key of its own', async () => {
    await talk([...OPENING, 'Ja']);

    const keys = got.map(({ delivery }) => delivery);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBe(6);
  });

  it('goes on with a draft that was begun elsewhere, and the other way round', async () => {
    await talk([...OPENING, 'Ja', 'Alla som går på vintern.']);
    const web = new Talk(bot, await personIn(bot, 'local@localhost', 'Handläggare'), 'sv');
    await web.start();
    await web.press('Fortsätt: Plogordning');
    await web.press('Tillbaka');

    const { screen } = await talk(['Fortsätt: Plogordning']);

    expect(web.card.inputs[0]).toMatchObject({ value: 'Alla som går på vintern.' });
    expect(screen.some((line) => line.startsWith('# Hur ser siffrorna ut'))).toBe(true);
  });

  it('says that everything is saved when one leaves', async () => {
    const { screen } = await talk(['Gör en bedömning', escape, 'Avsluta (det du har sparat finns kvar)']);

    expect(screen).toContain(LEFT);
  });
});

describe('The menu', () => {
  it('goes back to the question before, where the answer stands', async () => {
    const { screen } = await talk([...OPENING, 'Ja', escape, 'Tillbaka', keep]);

    expect(got.at(-1)).toMatchObject({ values: { value: 'yes' } });
    expect(screen.filter((line) => line.startsWith('# Vilka berörs'))).toHaveLength(2);
  });

  it('changes an earlier answer from the list of answers', async () => {
    const berors = titleOf('berors');
    const { screen } = await talk([...OPENING, 'Ja', escape, 'Mina svar', `Ändra: ${berors}`, 'Nej', keep, '']);

    expect(screen).toContain('# Dina svar hittills');
    expect(got.at(-1)).toMatchObject({ values: { value: 'no' } });
  });

  it('shows help, and then asks the same input again with what was typed', async () => {
    const { screen } = await talk([
      ...[...OPENING, 'Ja', { left: 'escape', typed: 'Halva svaret' } as const, 'Hjälp och exempel', keep],
    ]);

    expect(screen).toContain('## Så här kan ett bra svar se ut');
    expect(got.at(-1)).toMatchObject({ values: { value: 'Halva svaret' } });
  });

  it('undoes the latest answer, and pauses', async () => {
    const { screen } = await talk([
      ...[...OPENING, 'Ja', escape, 'Ångra senaste svaret', escape, 'Pausa', 'Fortsätt', 'Ja'],
    ]);

    expect(screen.some((line) => line.startsWith('i Att veta: Ångrat:'))).toBe(true);
    expect(screen).toContain('# Pausat');
    expect(got.at(-1)).toMatchObject({ values: { value: 'yes' } });
  });

  it('begins the inputs of a card anew', async () => {
    await talk([
      ...['Gör en bedömning', 'Nej, varken eller', 'Fortsätt utan dokument', 'Fel rubrik', escape],
      ...['Börja om med rutorna', 'Rätt rubrik', 'TN 2026/1', '', ''],
    ]);

    expect(got.at(-1)).toMatchObject({ values: { title: 'Rätt rubrik', numbers: 'TN 2026/1' } });
  });

  it('leaves at the second Ctrl+C, and says when something typed was not sent', async () => {
    const { screen, unused } = await talk([...OPENING, 'Ja', { left: 'interrupt', typed: 'Halva' }, interrupt, interrupt]);

    expect(screen).toContain('Tryck Ctrl+C en gång till för att avsluta.');
    expect(screen.join(' ')).toContain('är inte sparat. Alla svar före det är sparade.');
    expect(unused).toBe(0);
  });

  it('is on with the talk when Ctrl+C was pressed once by mistake', async () => {
    await talk([...OPENING, interrupt, interrupt, 'Svara', 'Ja']);

    expect(got.at(-1)).toMatchObject({ values: { value: 'yes' } });
  });
});

describe('A refused answer', () => {
  it('is told above the input that it belongs to, and only that is asked again', async () => {
    const { screen } = await talk([
      ...['Gör en bedömning', 'Nej, varken eller', 'Fortsätt utan dokument', 'Plogordning', '', 'Nämnden', 'i morgon'],
      '2026-12-01',
    ]);

    const fault = screen.findIndex((line) => line.startsWith('! Rätta: Skriv datumet'));
    expect(screen[fault + 1]).toContain('? Dag för beslutet');
    expect(got.at(-1)).toMatchObject({ values: { title: 'Plogordning', committee: 'Nämnden', decisionDate: '2026-12-01' } });
  });

  it('offers the other ways that the card has, such as masking a personal number', async () => {
    const { screen } = await talk([
      ...[...OPENING, 'Ja', 'Berör 19121212-1212 mest.', 'Maska numret'].map((move) => move),
    ]);

    expect(screen).toContain('? Hur vill du gå vidare?');
    expect(JSON.stringify(got.at(-1))).toContain('"mask":true');
  });
});

describe('A turn that fails', () => {
  const full = () => new BotError('STORE_FULL', 'The disk is full.');

  it('is told with what to do, and tried again with the same delivery key', async () => {
    failures = [full()];
    const { screen } = await talk(['Försök igen', ...OPENING]);

    expect(screen.join(' ')).toContain('! Det gick inte att spara just nu.');
    expect(screen.join(' ')).toContain('Felkod STORE_FULL.');
    expect(got[0]?.delivery).toBe(got[1]?.delivery);
  });

  it('keeps what was typed, and a mended answer is a new delivery', async () => {
    const { screen } = await talk(
      [...OPENING, 'Ja', 'Alla som går.', 'Tillbaka till det jag skrev', keep],
      ({ sent, values }) => sent === 'click' && values.value === 'Alla som går.',
    );

    const sent = got.filter((incoming) => incoming.sent === 'click' && incoming.values.value === 'Alla som går.');
    expect(sent).toHaveLength(2);
    expect(sent[0]?.delivery).not.toBe(sent[1]?.delivery);
    expect(screen.some((line) => line.startsWith('# Hur ser siffrorna ut'))).toBe(true);
  });

  it('can be left, and that the latest is not saved is told', async () => {
    const { screen } = await talk(
      [...OPENING, 'Ja', 'Avsluta utan att spara det senaste'],
      ({ sent, values }) => sent === 'click' && values.value === 'yes',
    );

    expect(screen.join(' ')).toContain('är inte sparat. Alla svar före det är sparade.');
    expect(screen).not.toContain(LEFT);
  });
});

describe('A document', () => {
  const snow = { name: 'snorojning.docx', bytes: new Uint8Array(readFileSync(SNOW)) };

  it('that was named at the start is handed in when the card asks for it, after the secrecy question', async () => {
    const { screen } = await talk(['Gör en bedömning', 'Nej, varken eller'], undefined, { decision: snow });

    expect(screen).toContain('Lägger in snorojning.docx.');
    expect(screen).toContain('# Stämmer uppgifterna om ärendet?');
  });

  it('is found on the machine, and one that cannot be read is told and asked for again', async () => {
    const { screen } = await talk(['Gör en bedömning', 'Nej, varken eller', 'Lägg in en fil', 'borta.docx', SNOW]);

    expect(screen).toContain('! Filen gick inte att läsa. Välj en fil, inte en mapp, på högst 50 MB.');
    expect(screen).toContain('# Stämmer uppgifterna om ärendet?');
  });

  it('that is finished is saved, and its path is told', async () => {
    const saved: string[] = [];
    const web = new Talk(bot, await personIn(bot, 'local@localhost', 'Handläggare'), 'sv');
    await web.start();
    await web.press('Gör en bedömning');
    await web.press('Spara och gå vidare', { secrecy: 'none' });
    await web.handIn(snow.name, snow.bytes);
    await web.press('Det stämmer – gå vidare');
    const { screen } = await talk(
      [...[/^Fortsätt: /u.source].slice(1), continueTitle(web), ...toSummary(), 'Fastställ bedömningen'],
      undefined,
      {
        saveFile: async (name) => {
          saved.push(name);
          return { path: `/ut/${name}`, apart: saved.length === 1 };
        },
      },
    );

    expect(saved).toEqual(['snorojning.docx', 'snorojning.assessment.json']);
    expect(screen).toContain('Sparad: /ut/snorojning.docx');
    expect(screen.join(' ')).toContain('i snorojning.docx fanns redan och lämnades orörd.');
  });
});

function continueTitle(web: Talk): string {
  void web;
  return 'Fortsätt: Ny prioriteringsordning för snöröjning och halkbekämpning från vintersäsongen 2026/27';
}

/** A case that nobody is concerned by: a no with its reason, and the summary. */
function toSummary(): Move[] {
  return ['Nej', 'x'];
}

function titleOf(question: string): string {
  const found = bot.world.checklists[0]?.questions.find(({ id }) => id === question);
  return found?.title.sv ?? '';
}

/** A talk after the script; the first turn that `failing` says fails once, as do those that `failures` holds. */
async function talk(
  moves: Move[],
  failing: (incoming: { sent: string; values: Record<string, string> }) => boolean = () => false,
  more: Partial<TerminalChannel> = {},
) {
  const real = takeTurn(bot.world);
  let failed = false;
  const turn: Turn = async (incoming) => {
    got.push(incoming);
    const failure = failures.shift();
    if (failure) throw failure;
    const fields = { sent: incoming.sent, values: incoming.sent === 'click' ? incoming.values : {} };
    if (!failed && failing(fields)) {
      failed = true;
      throw new Error('a fault of ours');
    }
    return real(incoming);
  };
  const { prompts, screen, unused } = scriptedPrompts(moves);
  const person = await personIn(bot, 'local@localhost', 'Handläggare');
  let ids = 0;
  await talkInTerminal({
    turn,
    talker: { organisation: bot.organisation.id, person, language: 'sv' },
    prompts,
    log: bot.world.log,
    begin: { sent: 'start' },
    readDocument: async (path) => {
      if (path !== SNOW) throw new BotError('FILE_UNREADABLE', `${path}: cannot be read.`);
      return { name: 'snorojning.docx', bytes: new Uint8Array(readFileSync(SNOW)) };
    },
    fetchDocument: (_, id) => bot.store.fetch(bot.organisation.id, id),
    saveFile: async (name) => ({ path: name, apart: false }),
    newId: () => `${got.length}-${++ids}`,
    ...more,
  });
  return { screen, unused: unused() };
}
