import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerOn, asked, BUTTONS, toFirstQuestion } from './answers.ts';
import { type Bot, personIn, startBot, Talk } from './talk.ts';

const SNOW = new Uint8Array(readFileSync(new URL('../../examples/snorojning.docx', import.meta.url)));

describe('A politician', () => {
  let bot: Bot;
  let pia: Talk;

  beforeEach(async () => {
    bot = await startBot();
    pia = new Talk(bot, await personIn(bot, 'pia@lindviken.example', 'Pia'), 'sv');
  });
  afterEach(() => bot.stop());

  async function toSteps(): Promise<void> {
    await pia.start();
    await pia.press('Kolla ett beslutsunderlag i fem steg');
    await pia.press('Fortsätt utan dokument');
    await pia.press('Spara och gå vidare', { title: 'Ny sporthall', numbers: 'KFN 2026/9' });
  }

  /** Answers the five steps, and what follows when something is missing. */
  async function answerSteps(steps: readonly ('yes' | 'no')[], remedy: string): Promise<void> {
    const answers = Object.fromEntries(steps.map((value, at) => [`steg-${at + 1}`, { value }]));
    await answerOn(pia, {
      ...answers,
      brist: { value: remedy },
      komplettera: { value: 'förvaltningen' },
      klart: { value: '2027-02-01' },
    });
    await pia.press('Avsluta kollen');
  }

  it('sends a case back with a ready motivation that names every shortcoming at once', async () => {
    await toSteps();
    await answerSteps(['yes', 'no', 'yes', 'no', 'no'], 'aterremiss');

    await expect(pia.transcript.join('\n')).toMatchFileSnapshot('transcripts/aterremiss.sv.txt');
  });

  it('notes the deficiency in the minutes, with a date for the report, when there is no time', async () => {
    await toSteps();
    await answerSteps(['yes', 'yes', 'no', 'yes', 'yes'], 'brist-noterad');

    await expect(pia.transcript.slice(-9).join('\n')).toMatchFileSnapshot('transcripts/brist-noterad.sv.txt');
  });

  it('ends every path of yes and no in exactly one of the end states', async () => {
    const ends = new Map<string, number>();
    for (let path = 0; path < 32; path += 1) {
      for (const remedy of ['aterremiss', 'brist-noterad']) {
        const steps = [0, 1, 2, 3, 4].map((step) => (path & (1 << step) ? 'no' : 'yes') as 'yes' | 'no');
        await toSteps();
        await answerSteps(steps, remedy);
        const { events } = await bot.store.load('default', pia.caseId ?? '');
        const check = events.flatMap((event) =>
          event.type === 'established' ? (event.content?.assessment.check ?? []) : [],
        )[0];
        const end = check && 'step' in check ? `${check.outcome} ${check.step}` : (check?.outcome ?? 'none');
        ends.set(end, (ends.get(end) ?? 0) + 1);
      }
    }

    expect(Object.fromEntries([...ends].toSorted())).toEqual({
      'does-not-apply': 32,
      'noted 2': 8,
      'noted 3': 4,
      'noted 4': 2,
      'noted 5': 1,
      ready: 2,
      'send-back 2': 8,
      'send-back 3': 4,
      'send-back 4': 2,
      'send-back 5': 1,
    });
  });

  it('sees the answer behind each step of a document that carries an assessment, and its case is told the outcome', async () => {
    const anna = new Talk(bot, await personIn(bot, 'anna@lindviken.example', 'Anna'), 'sv');
    await anna.start();
    await anna.press('Gör en bedömning');
    await anna.press('Spara och gå vidare', { secrecy: 'none' });
    await anna.handIn('snorojning.docx', SNOW);
    await anna.press('Det stämmer – gå vidare');
    await answerOn(anna);
    await anna.press(BUTTONS.sv.submit);
    const file = anna.card.parts.flatMap((part) => (part.part === 'files' ? part.files : []))[0];
    const finished = await bot.store.fetch('default', file?.documentId ?? '');

    await pia.start();
    await pia.press('Kolla ett beslutsunderlag i fem steg');
    await pia.handIn('snorojning.docx', finished);
    await pia.press('Det stämmer – gå vidare');
    await pia.press('Spara och gå vidare', { value: 'yes' });
    const second = JSON.stringify(pia.card.parts);
    await answerSteps(['yes', 'yes', 'yes', 'yes', 'no'], 'brist-noterad');

    expect(second).toContain('Underlaget ger grund för ett ja.');
    expect(second).toContain('kvinnor 64 personer (66 %)');
    const { events } = await bot.store.load('default', anna.caseId ?? '');
    expect(events.slice(-2).map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'checked-by-politician',
        data: { checkCase: pia.caseId, outcome: { outcome: 'noted', step: 5, shortcomings: [5] } },
      },
      { type: 'deficiency-noted', data: { checkCase: pia.caseId, reportBy: '2027-02-01' } },
    ]);
  });

  it('checks an assessment without a document straight from its case', async () => {
    await toFirstQuestion(pia);
    await answerOn(pia);
    await pia.press(BUTTONS.sv.submit);
    await pia.press('Gör femstegskollen på bedömningen');

    expect(asked(pia.card)).toBe('steg-1');
    await answerSteps(['yes', 'yes', 'yes', 'yes', 'yes'], '');
    expect(pia.card.title).toBe('Underlaget ger förutsättningar för ett jämställt beslut');
  });
});
