import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BotError } from '../../src/errors.ts';
import type { Store } from '../../src/ports.ts';
import type { Fault } from '../support/slack/faults.ts';
import { liveCards } from './repeats-proof.ts';
import { type SlackBot, startSlackBot } from './slack-bot.ts';
import { SlackPerson } from './slack-person.ts';

const KARIN = 'U0KARIN';
const SNOW = readFileSync(new URL('../../examples/snorojning.docx', import.meta.url));
const SOON = 25_000;

let here: SlackBot;
let karin: SlackPerson;
let lost: unknown[];
/** Whether the store's disk is full. */
let isFull = false;
const losing = (fault: unknown) => void lost.push(fault);

/** A store that writes no case while its disk is full. */
function fullAtTimes(store: Store, isFullNow: () => boolean): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const part: unknown = Reflect.get(target, name);
      if (name === 'append' && isFullNow())
        return async () => Promise.reject(new BotError('STORE_FULL', 'The disk is full.'));
      return typeof part === 'function' ? part.bind(target) : part;
    },
  });
}

/** What the bot has said to Karin in private or in their talk, cards left out. */
function told(): string {
  const { slack } = here;
  const plain = slack.messages(slack.talk(KARIN)).filter(({ user }) => user === slack.settings.app.user_id);
  return [...plain, ...slack.ephemerals(KARIN)].map(({ text }) => text).join('\n');
}

async function caseId(): Promise<string> {
  const [newest] = await here.bot.store.cases(here.bot.organisation.id, { limit: 1 });
  return newest?.caseId ?? '';
}

async function toFirstQuestion(): Promise<void> {
  await karin.command('ny');
  await karin.press('Nej, varken eller');
  await karin.press('Fortsätt utan dokument');
  await karin.answer({ title: 'Plogordning' });
}

/** One live card, on the question that comes next. */
async function expectOnQuestion(title: RegExp): Promise<void> {
  const { slack } = here;
  await slack.until(() => title.test(karin.title()), SOON);
  await slack.settled(50);
  expect(liveCards(slack, slack.talk(KARIN), await caseId())).toBe(1);
}

/** What can become of a call without Slack saying no; the unit tests take a few of it. */
const EVERY: [string, Fault][] = [
  ['asks for time', { method: 'chat.update', kind: 'rate-limited', retryAfter: 1 }],
  ['breaks off', { method: 'chat.update', kind: 'reset' }],
  ['breaks off after the work', { method: 'chat.update', kind: 'reset', afterWork: true }],
  ['answers 503', { method: 'chat.update', kind: 'http-503' }],
  ['answers 503 after the work', { method: 'chat.update', kind: 'http-503', afterWork: true }],
  ['answers with a page', { method: 'chat.update', kind: 'html' }],
  ['says internal_error', { method: 'chat.update', kind: 'error', error: 'internal_error' }],
  ['does not answer', { method: 'chat.update', kind: 'no-answer' }],
  ['does not tell of its work', { method: 'chat.update', kind: 'no-answer', afterWork: true }],
  ['breaks off time and again', { method: 'chat.update', kind: 'reset', times: 3 }],
];

/** What the world does wrong, all of it or a sample: nothing is lost, and she is told or it is mended. */
export function proveWorldFaults(how: 'all' | 'some'): void {
  const ways =
    how === 'all'
      ? EVERY
      : EVERY.filter(([, { kind, afterWork, times }]) => kind !== 'no-answer' && (afterWork || times));
  beforeEach(async () => {
    lost = [];
    process.on('unhandledRejection', losing);
    here = await startSlackBot({ through: (store) => fullAtTimes(store, () => isFull) });
    karin = new SlackPerson(here.slack, KARIN);
  });
  afterEach(async () => {
    await here.stop();
    process.off('unhandledRejection', losing);
    expect(lost).toEqual([]);
  });

  describe('When Slack does not take a card that is brought up to date', () => {
    it.each(ways)(
      'and %s, the answer is kept and the card comes, at the latest when it is mended',
      async (_, fault) => {
        await toFirstQuestion();
        const { channel, ts } = karin.card();

        here.slack.fault(fault);
        await here.slack.press(KARIN, { channel, ts }, 'Ja');
        await here.slack.settled(300);
        if (!/Vilka berörs/u.test(karin.title())) {
          expect(told()).toContain('Det som var sparat finns kvar');
          await here.channel.mend();
        }

        await expectOnQuestion(/Vilka berörs/u);
      },
    );
  });

  describe('When Slack does not take a new card', () => {
    it.each(ways.map(([says, fault]) => [says, { ...fault, method: 'chat.postMessage' }] as [string, Fault]))(
      'and %s, there is one card, at the latest when it is mended',
      async (_, fault) => {
        await karin.quiet();

        here.slack.fault(fault);
        await here.slack.command(KARIN, here.slack.talk(KARIN), '/jamlots', 'ny');
        await here.slack.until(() => karin.cards().length > 0 || /finns kvar/u.test(told()), SOON);
        await here.channel.mend();

        await expectOnQuestion(/enskild person/u);
      },
    );
  });

  describe('When a modal cannot be opened', () => {
    it.each<[string, Fault, RegExp]>([
      [
        'the trigger has expired',
        { method: 'views.open', kind: 'error', error: 'expired_trigger_id' },
        /Klicka en gång till/u,
      ],
      [
        'Slack asks for so much time that it expires',
        { method: 'views.open', kind: 'rate-limited', retryAfter: 4 },
        /Klicka en gång till/u,
      ],
      [
        'Slack breaks off after the work',
        { method: 'views.open', kind: 'reset', afterWork: true },
        /Klicka en gång till/u,
      ],
      ['Slack says no', { method: 'views.open', kind: 'error', error: 'internal_error' }, /Något gick fel/u],
      ['it cannot be filled', { method: 'views.update', kind: 'error', error: 'internal_error' }, /Något gick fel/u],
    ])('since %s, she is told', async (_, fault, says) => {
      await toFirstQuestion();
      await karin.press('Ja');
      const { channel, ts } = karin.card();

      here.slack.fault(fault);
      await here.slack.press(KARIN, { channel, ts }, 'Svara …');
      await here.slack.until(() => says.test(told()), SOON);
    });

    it('and is filled all the same when it was changed meanwhile', async () => {
      await toFirstQuestion();
      await karin.press('Ja');
      const { channel, ts } = karin.card();

      here.slack.fault({ method: 'views.update', kind: 'error', error: 'hash_conflict' });
      await here.slack.press(KARIN, { channel, ts }, 'Svara …');

      expect(karin.inputs((await karin.modal()).spec)).toEqual(['value']);
    });
  });

  describe('When what a card stood in is gone', () => {
    it('a card whose message was deleted is put where it was', async () => {
      await toFirstQuestion();
      const { channel, ts } = karin.card();
      const pressing = here.slack.press(KARIN, { channel, ts }, 'Ja');
      here.slack.deleteMessage(channel, ts);
      await pressing;
      await here.slack.until(() => karin.cards().length > 0, SOON);

      await expectOnQuestion(/Vilka berörs/u);
    });

    it.each(['not_in_channel', 'is_archived', 'channel_not_found'])(
      'a channel that says %s is let be',
      async (error) => {
        karin.at = { channel: 'C0NAMND' };
        await here.slack.say(KARIN, 'C0NAMND', '@jamlots ny');
        await karin.quiet();
        const root = here.slack.messages('C0NAMND')[0]?.ts ?? '';
        karin.at = { channel: 'C0NAMND', thread: root };
        const { channel, ts } = karin.card();

        here.slack.fault({ method: 'chat.update', kind: 'error', error, times: 2 });
        await here.slack.press(KARIN, { channel, ts }, 'Nej, varken eller');
        await here.slack.settled(50);
        await here.channel.mend();

        const { events } = await here.bot.store.load(here.bot.organisation.id, await caseId());
        expect(events.map(({ type }) => type)).toContain('secrecy-stated');
      },
    );
  });

  describe('When Slack does not tell who somebody is', () => {
    it('nobody of whom it has said nothing is let in, and she is told to try again', async () => {
      here.slack.fault({ method: 'users.info', kind: 'error', error: 'internal_error' });
      await karin.command('ny');

      expect(karin.cards()).toEqual([]);
      expect(told()).toContain('Försök igen');
      await karin.command('ny');
      expect(karin.title()).toContain('enskild person');
    });
  });

  describe('When a document cannot be fetched or handed over', () => {
    it.each<[string, Fault]>([
      ['is not told of', { method: 'files.info', kind: 'error', error: 'internal_error' }],
      ['breaks off', { method: 'download', kind: 'reset' }],
      ['is a page', { method: 'download', kind: 'html' }],
      ['fails', { method: 'download', kind: 'http-503' }],
    ])('one that %s is asked for again in words', async (_, fault) => {
      await karin.command('ny');
      await karin.press('Nej, varken eller');

      here.slack.fault(fault);
      await karin.type('', [{ name: 'snorojning.docx', bytes: SNOW }]);
      await here.slack.settled(100);

      expect(told()).toMatch(/Något gick fel|Jag får inte läsa filen/u);
      await karin.type('', [{ name: 'snorojning.docx', bytes: SNOW }]);
      await expectOnQuestion(/Stämmer uppgifterna/u);
    });
  });

  describe('When the store cannot be written to', () => {
    it('a modal stays open with all that was filled in, and is taken when it is sent again', async () => {
      await toFirstQuestion();
      await karin.press('Ja');
      const { channel, ts } = karin.card();
      await here.slack.press(KARIN, { channel, ts }, 'Svara …');
      await karin.modal();

      isFull = true;
      const { shown, errors } = await karin.fillIn({ value: 'Alla som går och cyklar' });
      isFull = false;

      expect(shown).toBe('errors');
      expect(Object.values(errors).join()).toContain('står kvar');
      expect((await karin.fillIn({})).shown).toBe('closed');
      await expectOnQuestion(/Hur ser siffrorna ut/u);
    });
  });

  describe('When the bot is stopped while work is under way', () => {
    it('the work is done first', async () => {
      await toFirstQuestion();
      const { channel, ts } = karin.card();

      here.slack.fault({ method: 'chat.update', kind: 'slow', ms: 800 });
      await here.slack.press(KARIN, { channel, ts }, 'Ja');
      await here.channel.stop();

      expect(karin.title()).toContain('Vilka berörs');
    });
  });
}
