import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SlackBot, startSlackBot } from './slack-bot.ts';
import { SlackPerson, textsIn } from './slack-person.ts';

const CHANNEL = 'C0NAMND';

let here: SlackBot;
beforeEach(async () => {
  here = await startSlackBot();
});
afterEach(() => here.stop());

/** Omar talks to the bot in a channel: his talk is in the thread. */
async function omarIn(text: string): Promise<SlackPerson> {
  const { ts } = await here.slack.say('U0OMAR', CHANNEL, text);
  await here.slack.settled();
  return new SlackPerson(here.slack, 'U0OMAR', { channel: CHANNEL, thread: ts });
}

it('shows what somebody gets by pressing on another’s start card in her own direct talk', async () => {
  const omar = await omarIn('@jamlots hej');
  const before = omar.card();
  const karin = new SlackPerson(here.slack, 'U0KARIN', omar.at);

  await karin.press('Gör en bedömning');

  expect(omar.card()).toEqual(before);
  const direct = new SlackPerson(here.slack, 'U0KARIN');
  expect(direct.title()).toContain('enskild person');
  expect(here.slack.ephemerals('U0KARIN').map(({ text }) => text)).toEqual([
    'Vi fortsätter i vårt direktmeddelande, där bara du ser svaren.',
  ]);
});

it('neither changes nor shows a case by what somebody else presses on its card', async () => {
  const omar = await omarIn('@jamlots ny');
  const before = omar.card();
  const karin = new SlackPerson(here.slack, 'U0KARIN', omar.at);

  await karin.press('Nej, varken eller');

  expect(textsIn(omar.card().blocks)[0]).toEqual(textsIn(before.blocks)[0]);
  const [{ caseId = '' } = {}] = await here.bot.store.cases(here.bot.organisation.id, { limit: 1 });
  expect((await here.bot.store.load(here.bot.organisation.id, caseId)).version).toBe(1);
  expect(here.slack.ephemerals('U0KARIN')).not.toEqual([]);
});

it('takes the card that a case had away when the case is opened on another card of the same talk', async () => {
  const karin = new SlackPerson(here.slack, 'U0KARIN');
  await karin.command('ny');
  await karin.press('Nej, varken eller');
  await karin.type('mina');

  await karin.press(/^Fortsätt:/u);

  expect(karin.title()).toContain('beslutsunderlaget');
  expect(karin.cards().length).toBe(1);
});
