import { describe, expect, it } from 'vitest';
import { WORDS as adaptive } from '../../src/channels/adaptive/words.ts';
import { WORDS as terminal } from '../../src/channels/terminal/words.ts';
import { WORDS as web } from '../../src/channels/web/words.ts';
import { WORDS as content } from '../../src/content/words.ts';
import { WORDS } from '../../src/locales/words.ts';

/** Words that are in any English sentence and in no Swedish one, and loans for which Swedish has a word. */
const ENGLISH =
  /(?<![\p{L}\p{N}_.$'{])(the|of|with|which|what|this|they|should|assessment|figures|women|feedback|workshop|deadline|upload|download|submit|review|file|draft|okej|ok|login|update|checklist|template)(?![\p{L}\p{N}_:($'}])/iu;
const SWEDISH = /(?<![\p{L}\p{N}_])(och|att|för|är|inte|kvinnor|bedömning|siffror|ärende|fråga)(?![\p{L}\p{N}_])/iu;

const rooms: [string, unknown, unknown][] = [
  ['the bot', WORDS.sv, WORDS.en],
  ['Adaptive Cards', adaptive.sv, adaptive.en],
  ['the terminal', terminal.sv, terminal.en],
  ['the page', web.sv, web.en],
  ['the files of authors', content.sv, content.en],
];

describe.each(rooms)('what %s says', (_, sv, en) => {
  it('has the same shape in Swedish and in English', () => {
    expect(shapeOf(en)).toEqual(shapeOf(sv));
  });

  it('is Swedish in Swedish and English in English', () => {
    const left = (words: unknown, other: RegExp) =>
      textsIn(words).flatMap(([path, text]) => (other.test(text) ? [`${path}: ${text}`] : []));

    expect(left(sv, ENGLISH)).toEqual([]);
    expect(left(en, SWEDISH)).toEqual([]);
    expect(textsIn(sv).length).toBeGreaterThan(8);
  });

  it('is never the same in both, but for signs and names', () => {
    const english = new Map(textsIn(en));

    const same = textsIn(sv).filter(([path, text]) => /\p{L}{3}/u.test(text) && english.get(path) === text);
    expect(same.map(([path, text]) => `${path}: ${text}`).filter((said) => !NAMES.test(said))).toEqual([]);
  });
});

/** Words that are the same in both languages. */
const NAMES =
  /Jämlots|JSON|Ctrl|SHA-256|: (…, version …|version|version …|text|Agenda 2030|Organisation|Status|… per person)$/u;

/** Every text, by its path; of a function its literals. */
function textsIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return [...String(value).matchAll(/(['"`])((?:\\.|(?!\1)[^\\])*)\1/gsu)].map(([, , text], at) => [
      `${path}()${at}`,
      (text ?? '').replace(/\$\{[^}]*\}/gu, '…'),
    ]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

/** The keys, and what each holds. */
function shapeOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, shapeOf(inner)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
