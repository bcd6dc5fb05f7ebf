import { describe, expect, it } from 'vitest';
import { foldCase } from '../../src/domain/case-file.ts';
import { randomFrom } from '../random.ts';
import type { FakeSlack } from '../support/slack/fake-slack.ts';
import { controlsIn } from '../support/slack/inputs.ts';
import { RandomPerson } from './random-person.ts';
import { type SlackBot, startSlackBot } from './slack-bot.ts';
import { SlackPerson } from './slack-person.ts';

const KARIN = 'U0KARIN';
const ACTS = 22;
/** Talks are mostly waiting, so that several can be had at a time. */
const AT_A_TIME = 6;
/** How often the bot is started anew between two acts, where deliveries are repeated. */
const RESTARTS = 0.04;

/** What a talk leaves behind: the records without times and ids, and how many live cards each case has in Slack. */
type Left = { records: unknown[]; cards: number[] };

/** Random talks, each of them once as it is and once with every delivery repeated. */
export function proveRepeats(talks: number): void {
  describe(`${talks} random talks in which each delivery comes 1–5 times more, in any order and at the same time`, () => {
    it('leave the records that they leave when each comes once, and one live card', {
      timeout: 60_000 + talks * 12_000,
    }, async () => {
      const first = Number(process.env.JAMLOTS_SEED ?? '1');
      const seeds = Array.from({ length: talks }, (_, at) => first + at);
      const differing: string[] = [];
      let repeats = 0;

      const lane = async () => {
        for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
          const once = await talkOf(seed);
          const often = await talkOf(seed, (count) => {
            repeats += count;
          });
          if (JSON.stringify(once) !== JSON.stringify(often) || often.cards.some((count) => count > 1))
            differing.push(`seed ${seed}:\n${differenceOf(once, often)}`);
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, lane));

      console.log(`${talks} talks, ${repeats} repeated deliveries, ${differing.length} differ`);
      expect(differing).toEqual([]);
    });
  });
}

/** Where two records first differ. */
function differenceOf(once: Left, often: Left): string {
  const [a, b] = [JSON.stringify(once), JSON.stringify(often)];
  const at = Math.max(0, [...a].findIndex((letter, index) => letter !== b[index]) - 80);
  return `${a.slice(at, at + 240)}\n${b.slice(at, at + 240)}\ncards: ${once.cards} and ${often.cards}`;
}

async function talkOf(seed: number, repeated?: (count: number) => void): Promise<Left> {
  const mode = seed % 2 === 0 ? 'http' : 'socket';
  const random = randomFrom(seed);
  const chance = randomFrom(seed + 1_000_003);
  const first = await startSlackBot({ mode });
  let here: SlackBot = first;
  try {
    const repeater = repeaterOf(first.slack, chance);
    const karin = new RandomPerson(new SlackPerson(repeated ? repeater.slack : first.slack, KARIN), random);
    for (let act = 0; act < ACTS; act += 1) {
      await karin.act();
      if (!repeated) continue;
      await repeater.someMore();
      if (chance() < RESTARTS) {
        here = await here.restart();
        repeater.forgetPresses();
      }
    }
    if (repeated) repeated(await repeater.all());
    await here.channel.mend();
    await here.slack.settled();
    return await leftBy(here);
  } finally {
    if (here !== first) await here.stop();
    await first.stop();
  }
}

/** A Slack that sends what people do again: some of it at the same time, the rest whenever it happens to. */
function repeaterOf(slack: FakeSlack, chance: () => number) {
  const waiting: FakeSlack['deliveries'] = [];
  const under: Promise<unknown>[] = [];
  let seen = 0;
  let count = 0;
  const again = (concurrently: boolean) => {
    const fresh = slack.deliveries.slice(seen);
    seen = slack.deliveries.length;
    for (const delivery of fresh) {
      const times = 1 + Math.floor(chance() * 5);
      count += times;
      if (concurrently && chance() < 0.5)
        under.push(slack.redeliver(delivery, times, { concurrently: chance() < 0.5 }));
      else for (let time = 0; time < times; time += 1) waiting.push(delivery);
    }
  };
  const doing =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      const done = act(...args);
      again(true);
      return done;
    };
  const drain = async (most: number) => {
    again(false);
    await Promise.all(under.splice(0));
    for (let sent = 0; sent < most && waiting.length > 0; sent += 1) {
      const [one] = waiting.splice(Math.floor(chance() * waiting.length), 1);
      if (one) await slack.redeliver(one);
    }
    await slack.settled();
  };
  return {
    slack: {
      ...slack,
      ...{
        press: doing(slack.press),
        submit: doing(slack.submit),
        say: doing(slack.say),
        command: doing(slack.command),
      },
    },
    /** Slack repeats events alone after so long; what people press comes again within moments, or never. */
    forgetPresses: () => {
      const events = waiting.filter(({ kind }) => kind === 'events_api');
      waiting.splice(0, waiting.length, ...events);
    },
    someMore: () => drain(Math.floor(chance() * 6)),
    all: async () => {
      while (waiting.length > 0) await drain(waiting.length);
      await drain(0);
      return count;
    },
  };
}

async function leftBy({ bot, slack }: SlackBot): Promise<Left> {
  const cases = await bot.store.cases(bot.organisation.id, { limit: 100 });
  const ids = cases.map(({ caseId }) => caseId);
  const records = await Promise.all(ids.map((caseId) => recordOf(bot, caseId)));
  const cards = ids.map((caseId) => liveCards(slack, slack.talk(KARIN), caseId));
  return { records: records.sort((a, b) => a.localeCompare(b)), cards };
}

async function recordOf({ store, organisation }: SlackBot['bot'], caseId: string): Promise<string> {
  const { events } = await store.load(organisation.id, caseId);
  const file = foldCase(events);
  if (!file) return 'none';
  const { status, secrecy, description, members, document, answers, attached, returnedFor, established } = file;
  return JSON.stringify({
    ...{ status, secrecy, description, members: members.length, returnedFor, established: established?.number },
    document: document === null || document === 'none' ? document : [document.name, document.found],
    answers: Object.entries(answers)
      .map(([question, { answer, unconfirmed }]) => ({ question, answer, unconfirmed }))
      .sort((a, b) => a.question.localeCompare(b.question)),
    attached: attached.map(({ name, draft }) => ({ name, draft })),
  });
}

/** Messages in a talk on which a case can be changed. */
export function liveCards(slack: FakeSlack, channel: string, caseId: string): number {
  const ours = slack.messages(channel).filter(({ user }) => user === slack.settings.app.user_id);
  return ours.filter(({ blocks }) =>
    controlsIn(blocks).some(({ block_id, element }) => {
      const value = String(element.value ?? '');
      return block_id.startsWith(`jl|${caseId}|`) && !value.includes('"do":"show"') && !value.includes('"do":"new"');
    }),
  ).length;
}
