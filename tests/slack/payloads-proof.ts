import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../random.ts';
import type { Delivery } from '../support/slack/courier.ts';
import { type Known, oddened } from './odd-payloads.ts';
import { type SlackBot, startSlackBot } from './slack-bot.ts';
import { SlackPerson } from './slack-person.ts';

const KARIN = 'U0KARIN';
const OMAR = 'U0OMAR';
/** What nobody but Omar may see, and nobody but Karin. */
const OMARS = 'Omars hemliga plogning';
const KARINS = 'Karins hemliga plogning';
const ACK_MAX = 3_000;
const AT_A_TIME = 8;
/** The bot is let finish now and then, as it would in between in a day. */
const BREATH = 400;

/** So many payloads with something odd in them, signed as Slack signs, from one person. */
export function provePayloads(payloads: number): void {
  describe(`After ${payloads} odd payloads that Slack has signed`, () => {
    let here: SlackBot;
    let lost = 0;
    const losing = () => {
      lost += 1;
    };
    beforeAll(async () => {
      here = await startSlackBot();
      process.on('unhandledRejection', losing);
    });
    afterAll(async () => {
      process.off('unhandledRejection', losing);
      await here.stop();
    });

    it('nothing has failed or was late, nobody has seen or changed what is not hers, and the talk goes on', {
      timeout: 60_000 + payloads * 60,
    }, async () => {
      const random = randomFrom(Number(process.env.JAMLOTS_SEED ?? '1'));
      const { slack, bot } = here;
      const omar = await caseOf(here, OMAR, OMARS);
      const before = await bot.store.load(bot.organisation.id, omar.caseId);
      const karin = await caseOf(here, KARIN, KARINS);
      const templates = await karinsDeliveries(here, karin.person);
      const known: Known = {
        caseIds: [omar.caseId, karin.caseId, 'nowhere', '', '-', '../x'],
        channels: [slack.talk(OMAR), slack.talk(KARIN), 'C0NAMND', 'C0NONE', ''],
        stamps: [omar.person.card().ts, karin.person.card().ts, '1.000001', 'x'],
      };
      const wrong: string[] = [];
      const statuses: Record<number, number> = {};
      let slowest = 0;

      let sent = 0;
      const lane = async () => {
        while (sent < payloads) {
          sent += 1;
          if (sent % BREATH === 0) await slack.settled(10).catch(() => undefined);
          const template = templates[Math.floor(random() * templates.length)];
          if (!template) throw new Error('there is no template');
          const payload = oddened(renewed(template.payload, sent), known, random);
          const body = bodyOf(template, payload);
          const began = performance.now();
          const { status, why } = await slack.raw({ body });
          slowest = Math.max(slowest, performance.now() - began);
          statuses[status] = (statuses[status] ?? 0) + 1;
          if (status === 0 || status >= 500) wrong.push(`${status} ${why} ${body.slice(0, 2000)}`);
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, lane));
      await slack.settled(100).catch(() => slack.settled(100));

      console.log(`${payloads} payloads: ${JSON.stringify(statuses)}, slowest ${Math.round(slowest)} ms, ${lost} lost`);
      expect(wrong).toEqual([]);
      expect(lost).toBe(0);
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(slowest).toBeLessThan(ACK_MAX);
      expect(seenBy(here, KARIN)).not.toContain(OMARS);
      expect(seenBy(here, OMAR)).not.toContain(KARINS);
      expect(await bot.store.load(bot.organisation.id, omar.caseId)).toEqual(before);
      expect(omar.person.title()).toContain('Berör beslutet');
      const later = new SlackPerson(slack, KARIN);
      await later.command('ny');
      await slack.until(() => later.title().includes('enskild person'), 20_000);
      await later.press('Nej, varken eller');
      await slack.until(() => later.title().includes('Lägg in beslutsunderlaget'), 20_000);
    });
  });
}

/** A case of somebody's, at its first question. */
async function caseOf({ bot, slack }: SlackBot, user: string, title: string) {
  const person = new SlackPerson(slack, user);
  await person.command('ny');
  await person.press('Nej, varken eller');
  await person.press('Fortsätt utan dokument');
  await person.answer({ title });
  const [newest] = await bot.store.cases(bot.organisation.id, { limit: 1, title });
  return { person, caseId: newest?.caseId ?? '' };
}

/** What Karin does in a talk: one of each kind that Slack sends. */
async function karinsDeliveries({ slack }: SlackBot, karin: SlackPerson): Promise<Delivery[]> {
  await karin.press('Hjälp och exempel');
  await slack.close(KARIN, (await karin.modal()).id);
  await karin.press('Ja');
  await karin.answer({ value: 'Alla som går och cyklar' });
  await karin.press('Mina svar');
  await karin.type('mina');
  await karin.type('', [{ name: 'brev.txt', bytes: Buffer.from('hej') }]);
  await slack.openHome(KARIN);
  await slack.openHome(KARIN, 'messages');
  await slack.globalShortcut(KARIN, 'start');
  await slack.messageShortcut(KARIN, karin.at.channel, karin.card().ts, 'assess');
  await slack.settled();
  return slack.deliveries.filter(({ body }) => body.includes(KARIN) && !body.includes(OMAR));
}

/** The same once more as something new: with ids of its own. */
function renewed(payload: Delivery['payload'], at: number): Delivery['payload'] {
  return {
    ...payload,
    ...(payload.event_id !== undefined && { event_id: `EvN${at}` }),
    ...(payload.trigger_id !== undefined && { trigger_id: `${at}.N` }),
  };
}

function bodyOf({ kind }: Delivery, payload: Record<string, unknown>): string {
  if (kind === 'events_api') return JSON.stringify(payload);
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  return form.toString();
}

/** Everything that one person can see. */
function seenBy({ slack }: SlackBot, user: string): string {
  return JSON.stringify([
    ...[slack.messages(slack.talk(user)), slack.messages('C0NAMND'), slack.ephemerals(user)],
    ...[slack.views(user), slack.home(user)],
  ]);
}
