import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import type { Answer } from '../support/slack/courier.ts';
import { type SlackBot, startSlackBot } from './slack-bot.ts';
import { SlackPerson } from './slack-person.ts';

const KARIN = 'U0KARIN';
/** Slack waits so long for an answer, in milliseconds. */
const ACK_MAX = 3_000;
/** How much slower the longest step may be than one call: a turn is several, and a card some more. */
const CALLS = 30;

/** Over a store so slow, in milliseconds a call: so slow that nothing is written before Slack wants its answer. */
export function proveSlowStore(slow: number): void {
  let here: SlackBot | undefined;
  afterEach(async () => {
    await here?.stop();
    here = undefined;
  });

  it(`answers Slack in time over a store of which every call takes ${slow} ms, and the talk comes right`, {
    timeout: 240_000,
  }, async () => {
    let ms = 0;
    const patience = 5_000 + slow * CALLS;
    here = await startSlackBot({ through: (store) => slowed(store, () => ms) });
    const { slack } = here;
    const karin = new SlackPerson(slack, KARIN);
    const answers: Answer[] = [];
    const press = async (label: string | RegExp, next: RegExp) => {
      const { channel, ts } = karin.card();
      answers.push(await slack.press(KARIN, { channel, ts }, label));
      await slack.until(() => next.test(karin.title()), patience);
    };
    await karin.command('ny');
    await karin.press('Nej, varken eller');
    await slack.until(() => /beslutsunderlaget/u.test(karin.title()));
    await karin.press('Fortsätt utan dokument');
    await slack.until(() => /handlar ärendet/u.test(karin.title()));
    const described = karin.card();
    await slack.press(KARIN, described, /^(Fyll i|Ändra) …$/u);
    const modal = await karin.modal();
    const [title] = (modal.spec.blocks as { block_id: string; type: string }[]).filter(({ type }) => type === 'input');

    ms = slow;
    const sent = await slack.submit(KARIN, modal.id, { [title?.block_id ?? '']: 'Plogordning för vintern' });
    answers.push(sent);
    const saving = JSON.stringify(slack.view(KARIN)?.spec.title);
    await slack.until(
      () => !/(Sparar|Öppnar)/u.test(JSON.stringify(slack.view(KARIN)?.spec.title ?? 'Sparar')),
      patience,
    );
    const saved = JSON.stringify(slack.view(KARIN)?.spec);
    await slack.close(KARIN, modal.id);
    await slack.until(() => /Berör beslutet/u.test(karin.title()), patience);
    await press('Ja', /Vilka berörs/u);
    const said = await slack.say(KARIN, slack.talk(KARIN), 'mina');
    answers.push(...said.answers);
    await slack.until(
      () => /Plogordning/u.test(JSON.stringify(karin.card().blocks)) && karin.card().ts > said.ts,
      patience,
    );
    ms = 0;

    expect(sent.shown).toBe('updated');
    expect(saving).toContain('Sparar');
    expect(saved).toContain('Sparat.');
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { ms } of answers) expect(ms).toBeLessThan(ACK_MAX);
  });
}

/** Every call of the store takes so much longer, in milliseconds. */
function slowed(store: Store, ms: () => number): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const part: unknown = Reflect.get(target, name);
      if (typeof part !== 'function' || name === 'close') return part;
      return async (...args: unknown[]) => {
        await sleep(ms());
        return part.apply(target, args);
      };
    },
  });
}
