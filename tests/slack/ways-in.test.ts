import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Organisation } from '../../src/domain/organisation.ts';
import { type SlackBot, startSlackBot } from './slack-bot.ts';
import { SlackPerson, textsIn } from './slack-person.ts';

const SNOW = {
  name: 'snorojning.docx',
  bytes: readFileSync(new URL('../../examples/snorojning.docx', import.meta.url)),
};
const [KARIN, OMAR] = ['U0KARIN', 'U0OMAR'];

let here: SlackBot;
let karin: SlackPerson;
let omar: SlackPerson;

beforeEach(async () => {
  here = await startSlackBot();
  karin = new SlackPerson(here.slack, KARIN);
  omar = new SlackPerson(here.slack, OMAR);
});
afterEach(() => here.stop());

function channelId(): string {
  return here.slack.settings.channels[0]?.id ?? '';
}

describe('The ways in', () => {
  it('a command in a channel goes on in the direct talk, and says so in private', async () => {
    await karin.command('ny', channelId());

    expect(karin.title()).toContain('enskild person');
    expect(here.slack.ephemerals(KARIN).map(({ text }) => text)).toEqual([
      'Vi fortsätter i vårt direktmeddelande, där bara du ser svaren.',
    ]);
    expect(here.slack.messages(channelId())).toEqual([]);
  });

  it.each([
    ['mina', 'Välkommen'],
    ['', 'Välkommen'],
    ['kolla', 'ska kollas'],
    ['check', 'want to check'],
  ])('"/jamlots %s" shows %s', async (words, title) => {
    await karin.command(words);

    expect(karin.title()).toContain(title);
  });

  it('a word in the direct talk does as the command', async () => {
    await karin.type('ny');

    expect(karin.title()).toContain('enskild person');
  });

  it('a document dropped in the direct talk opens a case with it', async () => {
    await karin.type('', [SNOW]);
    await karin.press('Nej, varken eller');

    expect(karin.title()).toContain('Stämmer uppgifterna');
  });

  it('the message shortcut takes the document of the message to the direct talk', async () => {
    const { ts } = await here.slack.upload(OMAR, channelId(), SNOW);
    await here.slack.settled();

    await here.slack.messageShortcut(KARIN, channelId(), ts, 'bedom_beslut');
    await karin.quiet();
    await karin.press('Nej, varken eller');

    expect(karin.title()).toContain('Stämmer uppgifterna');
  });

  it('the message shortcut on a message without a document says that there is none', async () => {
    const { ts } = await here.slack.say(OMAR, channelId(), 'Vad tycker ni?');

    await here.slack.messageShortcut(KARIN, channelId(), ts, 'bedom_beslut');
    await karin.quiet();

    expect(
      here.slack
        .ephemerals(KARIN)
        .map(({ text }) => text)
        .join(),
    ).toContain('ingen fil');
  });

  it('the global shortcut and the direct talk’s opening show the start card, the latter once', async () => {
    await here.slack.openHome(KARIN, 'messages');
    await karin.quiet();
    await here.slack.openHome(KARIN, 'messages');
    await karin.quiet();
    expect(karin.cards()).toHaveLength(1);

    await here.slack.globalShortcut(OMAR, 'ny_bedomning');
    await omar.quiet();
    expect(omar.title()).toContain('Välkommen');
  });

  it('the start page lists drafts, goes on with one in the direct talk, and follows what happens', async () => {
    await here.slack.openHome(KARIN, 'home');
    await karin.quiet();
    await here.slack.press(KARIN, 'home', 'Gör en bedömning');
    await karin.quiet();
    await karin.press('Nej, varken eller');
    await karin.press('Fortsätt utan dokument');
    await karin.answer({ title: 'Ny lekplats i Norrby' });

    await here.slack.until(() => JSON.stringify(here.slack.home(KARIN)).includes('Ny lekplats i Norrby'));
    await here.slack.press(KARIN, 'home', /Ny lekplats/u);
    await karin.quiet();
    expect(karin.title()).toContain('Berör beslutet');
  });

  it('a mention in a thread puts the talk in that thread, for all to follow', async () => {
    const { ts } = await here.slack.say(KARIN, channelId(), 'Nu gör vi bedömningen av plogningen.');
    const thread = new SlackPerson(here.slack, KARIN, { channel: channelId(), thread: ts });

    await thread.type('@jamlots ny');
    await thread.press('Nej, varken eller');
    await thread.type('@jamlots', [SNOW]);

    expect(thread.title()).toContain('Stämmer uppgifterna');
    expect(thread.cards()).toHaveLength(1);
    expect(here.slack.messages(here.slack.talk(KARIN))).toEqual([]);
  });
});

describe('Somebody else', () => {
  it('who presses in a thread gets a private word, and the card stays', async () => {
    const { ts } = await here.slack.say(KARIN, channelId(), 'Bedömningen');
    const at = { channel: channelId(), thread: ts };
    const thread = new SlackPerson(here.slack, KARIN, at);
    await thread.type('@jamlots ny');
    const before = thread.card();

    await new SlackPerson(here.slack, OMAR, at).press('Nej, varken eller');

    expect(textsIn(thread.card().blocks)).toEqual(textsIn(before.blocks));
    expect(here.slack.ephemerals(OMAR)).toHaveLength(1);
  });

  it.each([
    ['of another workspace', { team_id: 'T0ANNAN' }, 'annan arbetsyta'],
    ['who is a guest', { is_restricted: true }, 'gäster'],
  ])('%s is not let in, and is told so', async (_, who, told) => {
    await here.stop();
    const users = [{ id: 'U0VERA', name: 'vera', real_name: 'Vera', email: 'vera@annan.example', ...who }];
    here = await startSlackBot({ slack: { users } });

    await here.slack.command('U0VERA', channelId(), '/jamlots', 'ny').catch(() => undefined);
    await here.slack.say('U0VERA', here.slack.talk('U0VERA'), 'ny');
    await here.slack.settled();

    const seen = [...here.slack.ephemerals('U0VERA'), ...here.slack.messages(here.slack.talk('U0VERA'))];
    expect(seen.map(({ text }) => text).join()).toContain(told);
    expect(await here.bot.store.cases('default', { limit: 10 })).toEqual([]);
  });
});

describe('Review', () => {
  it('brings the card to the manager, her ruling to the author, and the documents to both', async () => {
    await here.stop();
    const users = [
      { id: KARIN, name: 'karin', real_name: 'Karin', email: 'karin@umea.example' },
      { id: OMAR, name: 'omar', real_name: 'Omar', email: 'omar@umea.example' },
    ];
    const organisation = Organisation.parse({
      ...{ id: 'umea', name: 'Umeå kommun', review: 'on', emailDomains: ['umea.example'] },
      people: [{ name: 'Omar', email: 'omar@umea.example', roles: ['manager'] }],
    });
    here = await startSlackBot({ organisation, slack: { users } });
    karin = new SlackPerson(here.slack, KARIN);
    omar = new SlackPerson(here.slack, OMAR);
    await karin.command('ny');
    await karin.press('Nej, varken eller');
    await karin.press('Fortsätt utan dokument');
    await karin.answer({ title: 'Val av justerare' });
    await karin.answer({ value: 'no', reason: 'val-och-motestid' });
    await karin.press('Lämna in för granskning');

    expect(here.slack.messages(here.slack.talk(OMAR))[0]?.text).toContain('Karin har lämnat in');
    await omar.press(/^Skicka tillbaka/u);
    await omar.fillIn({ reason: 'Skriv diarienumret.' });
    expect(
      here.slack
        .messages(here.slack.talk(KARIN))
        .map(({ text }) => text)
        .join(),
    ).toContain('behöver kompletteras');
    expect(textsIn(karin.card().blocks).join()).toContain('Skriv diarienumret.');

    await karin.press('Lämna in för granskning');
    await omar.press(/^Godkänn/u);
    await here.slack.until(() => textsIn(karin.card().blocks).join().includes('fastställd'));
    await here.slack.until(() => here.slack.files().length === 4);
  });
});
