import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Organisation } from '../../src/domain/organisation.ts';
import { type SlackBot, startSlackBot } from './slack-bot.ts';
import { SlackPerson, textsIn } from './slack-person.ts';

const [KARIN, OMAR] = ['U0KARIN', 'U0OMAR'];
const ORGANISATION = Organisation.parse({ id: 'umea', name: 'Umeå kommun', emailDomains: ['umea.example'] });
const USERS = [
  { id: KARIN, name: 'karin', real_name: 'Karin', email: 'karin@umea.example' },
  { id: OMAR, name: 'omar', real_name: 'Omar', email: 'omar@umea.example' },
];

let here: SlackBot;
let karin: SlackPerson;
let omar: SlackPerson;

beforeEach(async () => {
  here = await startSlackBot({ organisation: ORGANISATION, slack: { users: USERS } });
  karin = new SlackPerson(here.slack, KARIN);
  omar = new SlackPerson(here.slack, OMAR);
  await karin.command('ny');
  await karin.press('Nej, varken eller');
  await karin.press('Fortsätt utan dokument');
  await karin.answer({ title: 'Ny lekplats' });
  await karin.press('Ja');
});
afterEach(() => here.stop());

describe('Together', () => {
  it('a colleague is asked one question in a direct message, and her reply is confirmed by the owner', async () => {
    await karin.press(/kollega/u);
    await karin.fillIn({ email: 'omar@umea.example', words: 'Du känner till området.' });
    await here.slack.until(() => omar.cards().length > 0);

    const asked = here.slack.messages(here.slack.talk(OMAR)).map(({ text }) => text);
    expect(asked[0]).toContain('Karin ber dig svara');
    expect(textsIn(omar.card().blocks).join()).toContain('Du känner till området.');
    await omar.press('Skicka svaret …');
    await omar.fillIn({ value: 'Barn i lågstadiet, flest pojkar.' });
    await here.slack.until(() =>
      here.slack.messages(here.slack.talk(KARIN)).some(({ text }) => text.includes('Omar har svarat')),
    );

    await karin.press('Mina svar');
    await karin.press(/Vilka berörs/u);
    expect(textsIn(karin.card().blocks).join()).toMatch(/Omar.*Stämmer det/su);
    await karin.press('Det stämmer – gå vidare');
    const { events } = await here.bot.store.load('umea', await onlyCase());
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['colleague-answered', 'answer-confirmed']);
    expect(await members()).toHaveLength(1);
  });

  it('a colleague in the thread joins with a click, and both go on with the same card', async () => {
    const channel = here.slack.settings.channels[0]?.id ?? '';
    const { ts } = await here.slack.say(KARIN, channel, 'Bedömningen');
    const at = { channel, thread: ts };
    const thread = new SlackPerson(here.slack, KARIN, at);
    await thread.type('@jamlots fortsätt');

    const inThread = new SlackPerson(here.slack, OMAR, at);
    await inThread.press('Pausa');
    expect(
      here.slack
        .ephemerals(OMAR)
        .map(({ text }) => text)
        .join(),
    ).toMatch(/med i/u);
    expect(thread.title()).toContain('Vilka berörs');

    await here.slack.press(OMAR, lastPrivate(), /med i bedömningen/u);
    await inThread.quiet();
    expect(await members()).toHaveLength(2);
    await inThread.answer({ value: 'Barn och deras föräldrar.' });
    expect(thread.title()).toContain('siffrorna');
  });
});

async function onlyCase(): Promise<string> {
  const [line] = await here.bot.store.cases('umea', { limit: 10 });
  return line?.caseId ?? '';
}

async function members(): Promise<string[]> {
  const [line] = await here.bot.store.cases('umea', { limit: 10 });
  return line?.members ?? [];
}

/** The last thing that Omar alone sees. */
function lastPrivate(): { channel: string; ts: string } {
  const { channel, ts } = here.slack.ephemerals(OMAR).at(-1) ?? { channel: '', ts: '' };
  return { channel, ts };
}
