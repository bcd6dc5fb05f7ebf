// Drives talks of any contestant and times their turns.
import { numbersGiven, tell, timed } from '../clock.mjs';
import { median } from '../rounds.mjs';

/**
 * A talk that stands at its first question. `answer` takes its next answer, keeps it, and gives what is shown;
 * `isDone` tells whether all of its answers are in and nothing more is asked.
 * @typedef {{ turns: number, answer: () => Promise<unknown> | unknown, isDone: () => boolean }} Talk
 */

/**
 * Opens talks, has every one of them answered to its end, `at-once` talks at a time, and prints the figures.
 * The talks are opened before the clock starts; the first ones only warm up. `turns` ends each talk early.
 * @param {(number: number) => Promise<Talk> | Talk} open
 */
export async function timeTurns(open) {
  const given = numbersGiven({ talks: 60, warm: 30, 'at-once': 1, turns: Number.POSITIVE_INFINITY });
  await answerAll(await opened(open, given.warm), given);
  const talks = await opened(open, given.talks, given.warm);
  const turns = talks.reduce((sum, talk) => sum + Math.min(talk.turns, given.turns), 0);
  /** @type {number[]} */
  let times = [];
  const { ms, cpu } = await timed(async () => {
    times = await answerAll(talks, given);
  });
  if (times.length !== turns) throw new Error(`${times.length} turns were taken, not ${turns}`);
  tell({ p50: median(times), cpu: cpu / turns, perSecond: (turns / ms) * 1000 });
}

async function opened(open, count, after = 0) {
  const talks = [];
  for (let number = 1; number <= count; number += 1) talks.push(await open(after + number));
  return talks;
}

/** The time of each turn, in milliseconds. */
async function answerAll(talks, { 'at-once': atOnce, turns }) {
  const waiting = [...talks];
  const times = [];
  const one = async () => {
    for (let talk = waiting.shift(); talk; talk = waiting.shift()) {
      for (let taken = 0; taken < Math.min(talk.turns, turns); taken += 1) {
        const started = performance.now();
        const shown = await talk.answer();
        times.push(performance.now() - started);
        if (!shown) throw new Error('a turn showed nothing');
      }
      if (turns >= talk.turns && !talk.isDone()) throw new Error('the talk did not come to its end');
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return times;
}
