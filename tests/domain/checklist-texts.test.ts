import { describe, expect, it } from 'vitest';
import { helpTexts, LIX_MAX, lix } from '../../scripts/lix.mjs';
import type { Checklist } from '../../src/domain/checklist.ts';
import { HELP_WORDS_MAX } from '../../src/domain/checklist-faults.ts';
import type { Localised } from '../../src/domain/language.ts';
import type { Question } from '../../src/domain/question.ts';
import { everyWalk, moduleSets, walksThrough, waysAndSkips } from './every-path.ts';
import { checklistOf, checklists, goals, modules } from './talk.ts';

/** Longest title, in characters, so that it fits every channel's heading. */
const TITLE_MAX = 200;
/** Most questions on a way through the caseworker's checklist without perspectives, so that it takes five minutes. */
const CORE_QUESTIONS = 10;

/** Words that are in any English text and in no Swedish one, and the other way round. */
const ENGLISH = [
  'the',
  'of',
  'with',
  'which',
  'what',
  'this',
  'that',
  'they',
  'should',
  'assessment',
  'figures',
  'women',
];
const SWEDISH = ['och', 'att', 'för', 'är', 'som', 'inte', 'det', 'kvinnor', 'bedömning', 'siffror', 'ärende'];

/** The order in which an assessment thinks: from data over cause, consequence and measure to goal and follow-up. */
const ORDER = [...['gate', 'data', 'cause', 'consequence', 'measure', 'goal', 'follow-up']];
const STAGES: Record<string, string> = {
  berors: 'gate',
  behov: 'data',
  uppgifter: 'data',
  skillnad: 'cause',
  orsak: 'cause',
  kontroll: 'cause',
  konsekvens: 'consequence',
  nollalternativ: 'consequence',
  atgarder: 'measure',
  mal: 'goal',
  uppfoljning: 'follow-up',
};

/** Each question once: the checklists' own, and the perspectives'. */
const questions = [
  ...checklists.map((checklist) => ({ ...checklist, questions: ownOf(checklist) })),
  ...modules,
].flatMap(({ id, questions: asked }) => asked.map((question) => [`${id} › ${question.id}`, question] as const));

describe.each(questions)('the question %s', (_name, question) => {
  it.each(['sv', 'en'] as const)("has help of at most a minute's reading (%s)", (language) => {
    const words = question.help[language].split(/\s+/);

    expect(words.length).toBeLessThanOrEqual(HELP_WORDS_MAX);
  });

  it.each(['sv', 'en'] as const)('has a title of one line (%s)', (language) => {
    expect(question.title[language].length).toBeLessThanOrEqual(TITLE_MAX);
    expect(question.title[language]).not.toContain('\n');
  });

  it.each(['sv', 'en'] as const)(
    'says why, helps, and shows a good answer and a poor one, each its own (%s)',
    (language) => {
      const { title, why, help, good, poor } = question;
      const texts = [title, why, help, good, poor].map((text) => text[language]);

      expect(new Set(texts).size).toBe(5);
    },
  );
});

describe.each([...checklists, ...modules].map((list) => [list.id, list] as const))(
  'the checklist %s',
  (_id, checklist) => {
    const texts = localisedIn(checklist);

    it('says different things in Swedish and in English', () => {
      const same = texts.filter(({ sv, en }) => sv === en && /\p{L}{2}/u.test(sv));

      expect(same).toEqual([]);
    });

    it('has no English left in its Swedish, and no Swedish in its English', () => {
      expect(texts.flatMap(({ sv }) => leftIn(sv, ENGLISH))).toEqual([]);
      expect(texts.flatMap(({ en }) => leftIn(en, SWEDISH))).toEqual([]);
    });

    it('has no characters that only look like Swedish ones, and no space too many', () => {
      const odd = texts
        .flatMap(({ sv, en }) => [sv, en])
        .filter((text) => text !== text.normalize('NFC') || / {2}/.test(text));

      expect(odd).toEqual([]);
    });
  },
);

describe('the help', () => {
  it(`is easy to read in Swedish: a LIX of at most ${LIX_MAX}`, () => {
    expect(helpTexts().filter((text) => text.lix > LIX_MAX)).toEqual([]);
    expect(helpTexts().length).toBeGreaterThan(80);
  });

  it('is measured as Björnsson did: words in a sentence, and words of more than six letters in a hundred', () => {
    expect(lix('Vi räknar. Ni frågar två flickor.')).toBe(19.7);
    expect(lix('Konsekvensbeskrivningen genomfördes ofullständigt av förvaltningen')).toBe(85);
    expect(lix('')).toBe(0);
  });
});

describe('the goals', () => {
  it('have no English left in their Swedish, and no Swedish in their English', () => {
    const titles = goals.map(({ title }) => title);

    expect(titles.flatMap(({ sv }) => leftIn(sv, ENGLISH))).toEqual([]);
    expect(titles.flatMap(({ en }) => leftIn(en, SWEDISH))).toEqual([]);
  });
});

describe("the caseworker's checklist", () => {
  const caseworkers = checklistOf('handlaggare');

  it(`asks at most ${CORE_QUESTIONS} questions, whatever is answered`, () => {
    const lengths = everyWalk(caseworkers, [], waysAndSkips).map((walk) => walk.length);

    expect(Math.max(...lengths)).toBeLessThanOrEqual(CORE_QUESTIONS);
    expect(Math.min(...lengths)).toBe(1);
  });

  it('asks for data, cause, consequence, measure, goal and follow-up, in that order', () => {
    const stages = caseworkers.questions
      .filter(({ module }) => module === undefined)
      .map(({ id }) => ORDER.indexOf(STAGES[id] ?? `unknown: ${id}`));

    expect(stages).not.toContain(-1);
    expect(stages).toEqual([...stages].sort((a, b) => a - b));
  });

  it('can be walked to its end with every set of perspectives', () => {
    for (const modules of moduleSets(caseworkers))
      expect(walksThrough(caseworkers, modules, 50).length).toBeGreaterThan(0);
  });
});

/** The questions of a checklist without those of perspectives. */
function ownOf({ questions: all }: Checklist): Question[] {
  return all.filter(({ module }) => module === undefined);
}

/** Every text in two languages in `value`, however deep. */
function localisedIn(value: unknown): Localised[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('sv' in value && 'en' in value) return [{ sv: String(value.sv), en: String(value.en) }];
  return Object.values(value).flatMap(localisedIn);
}

/** The words of another language that stand in `text`. */
function leftIn(text: string, words: string[]): string[] {
  return words
    .filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(text))
    .map((word) => `${word}: ${text}`);
}
