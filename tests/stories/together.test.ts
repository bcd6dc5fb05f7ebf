import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Organisation } from '../../src/domain/organisation.ts';
import { answerOn, asked, PREPARED, toFirstQuestion } from './answers.ts';
import { type Bot, personIn, startBot, Talk } from './talk.ts';

const REVIEWED = Organisation.parse({
  id: 'lindviken',
  name: 'Lindvikens kommun',
  review: 'on',
  people: [{ name: 'Helena', email: 'helena@lindviken.example', roles: ['manager'] }],
});

describe('Several at once', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startBot();
  });
  afterEach(() => bot.stop());

  it('lets one of eight simultaneous answers win, and tells the other seven', async () => {
    const anna = new Talk(bot, await personIn(bot, 'anna@lindviken.example', 'Anna'), 'sv');
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'behov');
    const tabs = await Promise.all(
      Array.from({ length: 8 }, async (_, at) => {
        const person = await personIn(bot, `nr${at}@lindviken.example`, `Nummer ${at}`);
        const tab = new Talk(bot, person, 'sv');
        tab.caseId = anna.caseId;
        return tab;
      }),
    );
    await join(bot, anna, tabs);
    await anna.show(anna.caseId ?? '');
    const save = anna.action('Spara och gå vidare');

    await Promise.all(tabs.map((tab, at) => tab.pressOn(save, { value: `Svar nummer ${at} med egna ord.` })));

    const { events } = await bot.store.load('default', anna.caseId ?? '');
    const answers = events.filter((event) => event.type === 'answered' && event.data.question === 'behov');
    const told = tabs.filter(({ card }) => card.notices.some(({ text }) => text.includes('hann svara')));
    expect(answers).toHaveLength(1);
    expect(told).toHaveLength(7);
  });

  it('answers a repeated delivery with its first reply, and a double click with the next card, and writes nothing twice', async () => {
    const anna = new Talk(bot, await personIn(bot, 'anna@lindviken.example', 'Anna'), 'sv');
    await toFirstQuestion(anna);
    const save = anna.action('Spara och gå vidare');
    await anna.pressOn(save, { value: 'yes' }, 'leverans-1');
    const first = anna.card;
    await answerOn(anna, {}, 'skillnad');
    const { version } = await bot.store.load('default', anna.caseId ?? '');
    await anna.pressOn(save, { value: 'yes' }, 'leverans-1');
    const repeated = anna.card;
    await anna.pressOn(save, { value: 'yes' });

    expect(repeated).toEqual(first);
    expect(asked(anna.card)).toBe('skillnad');
    expect(anna.card.notices).toEqual([]);
    expect((await bot.store.load('default', anna.caseId ?? '')).version).toBe(version);
  });

  it('keeps the first answer when an old card is answered with another', async () => {
    const anna = new Talk(bot, await personIn(bot, 'anna@lindviken.example', 'Anna'), 'sv');
    await toFirstQuestion(anna);
    await answerOn(anna, {}, 'behov');
    const old = anna.action('Spara och gå vidare');
    await anna.press('Spara och gå vidare', PREPARED.behov ?? {});
    await anna.pressOn(old, { value: 'Något helt annat.' });

    expect(anna.card.notices[0]?.text).toContain('var inte det senaste');
    expect(JSON.stringify((await bot.store.load('default', anna.caseId ?? '')).events)).not.toContain(
      'Något helt annat',
    );
  });
});

describe('With review switched on', () => {
  it('locks a case that was handed in, sends it back with a reason, and establishes it when approved by another', async () => {
    const bot = await startBot(REVIEWED);
    const anna = new Talk(bot, await personIn(bot, 'anna@lindviken.example', 'Anna'), 'sv');
    const helena = new Talk(bot, await personIn(bot, 'helena@lindviken.example', 'Helena'), 'sv');
    await toFirstQuestion(anna);
    await answerOn(anna);
    await anna.press('Lämna in för granskning');
    const locked = anna.card;
    await helena.show(anna.caseId ?? '');
    await helena.press('Skicka tillbaka');
    await helena.press('Skicka tillbaka', { reason: 'Vilket år gäller siffrorna?' });
    await anna.show(anna.caseId ?? '');
    await anna.press('Lämna in för granskning');
    await helena.show(anna.caseId ?? '');
    await helena.press('Godkänn');
    await anna.show(anna.caseId ?? '');

    expect(locked.actions.map(({ title }) => title)).toEqual(['Till början']);
    expect(anna.card.title).toBe('Bedömningen är fastställd');
    await bot.stop();
  });
});

/** Makes the others members of the case, by an act of theirs in it. */
async function join(bot: Bot, owner: Talk, others: Talk[]): Promise<void> {
  const organisation = bot.organisation.id;
  const caseId = owner.caseId ?? '';
  for (const { person } of others) {
    const { version } = await bot.store.load(organisation, caseId);
    const [summary] = await bot.store.cases(organisation, { member: owner.person.id, limit: 1 });
    if (!summary) throw new Error('the owner has a case');
    const at = '2026-11-25T08:00:00.000Z';
    await bot.store.append(organisation, caseId, version, {
      events: [{ type: 'resumed', by: person.id, at, data: {} }],
      summary,
    });
  }
}
