// @ts-check
// The process that the crash test kills: `node crash-child.mjs <built folder> <url> <first number> <fault>`.
// Writes numbered turns, several at a time and each delivery perhaps twice, and prints a number once it is kept.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const [built = '', url = '', first = '1', fault = 'none'] = process.argv.slice(2);
const { openSqlite } = await import(pathToFileURL(join(built, 'storage/sqlite.js')).href);

const organisation = 'ostertuna';
/** Talks that go on at the same time. */
const talks = 3;
/** Turns after which a talk goes on in a new case. */
const turns = 30;
const store = await openSqlite(url);

await Promise.all(Array.from({ length: talks }, (_, index) => talk(Number(first) + index)));

/**
 * Turns numbered in steps of the number of talks. What was written before a crash is not written again.
 * @param {number} from
 */
async function talk(from) {
  let later = Promise.resolve();
  for (let number = from; ; number += talks) {
    const caseId = `case-${number % talks}-${Math.floor(number / talks / turns)}`;
    const isTold = (await store.told(organisation, `d-${number}`)) !== undefined;
    if (!isTold)
      later = later
        .then(() => (fault === 'acknowledges-first' ? wait(20) : undefined))
        .then(() => append(caseId, number));
    await (fault === 'acknowledges-first' ? wait(1) : later);
    writeSync(1, `${number}\n`);
    if (number % 5 === 0) later = later.then(() => repeat(caseId, number));
  }
}

/**
 * @param {string} caseId
 * @param {number} number
 */
async function append(caseId, number) {
  const { version } = await store.load(organisation, caseId);
  const stamp = { at: '2026-03-02T08:15:00.000Z', by: 'p-anna' };
  const event = { type: 'answered', ...stamp, data: { question: `q-${number}` }, content: answer(number) };
  const delivery = fault === 'takes-repeats' ? {} : { delivery: { key: `d-${number}`, result: number } };
  await store.append(organisation, caseId, version, { events: [event], summary: summary(caseId, number), ...delivery });
}

/**
 * The same delivery once more, as platforms do; a sound store refuses it.
 * @param {string} caseId
 * @param {number} number
 */
async function repeat(caseId, number) {
  await append(caseId, number).catch((error) => {
    if (error.code !== 'CASE_CHANGED_MEANWHILE') throw error;
  });
}

/** @param {number} number */
function answer(number) {
  return { answer: { kind: 'text', value: `svar ${number} `.repeat(number % 50) } };
}

/**
 * @param {string} caseId
 * @param {number} number
 */
function summary(caseId, number) {
  const names = { title: `Fall ${number}`, numbers: [`ks${number % 7}`], committee: null, checklist: 'grund' };
  const state = { purpose: 'assessment', status: 'answering', secret: false, answered: number, questions: 12 };
  return {
    caseId,
    members: ['p-anna'],
    updatedAt: '2026-03-02T08:15:00.000Z',
    establishedHash: null,
    waitingFor: [],
    ...names,
    ...state,
  };
}
