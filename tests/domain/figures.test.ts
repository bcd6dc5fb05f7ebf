import { describe, expect, it } from 'vitest';
import {
  addUp,
  type FigureFault,
  type Figures,
  figureFaults,
  figureNotes,
  sharesOf,
  sumOf,
} from '../../src/domain/figures.ts';
import { readAnswer } from '../../src/domain/read-answer.ts';
import { question } from './small-checklist.ts';

const THIS_YEAR = 2026;

function figures(changes: Partial<Figures>): Figures {
  return { measure: 'count', unit: 'personer', base: 'alla besökare', year: 2025, source: 'Biblioteket', ...changes };
}

/** What a person sends for figures by sex, and what is made of it. */
function sent(changes: Record<string, unknown>) {
  const fields = { women: 84, men: 43, unit: 'personer', base: 'alla fall', year: 2025, source: 'Akuten', ...changes };
  return readAnswer(question('figures', 'figures'), fields, { today: '2026-03-02', goals: [] });
}

describe('figures by sex have a fault when', () => {
  it.each<[string, Partial<Figures>, FigureFault[]]>([
    ['shares are not one whole', { measure: 'share', women: 54, men: 56 }, [{ fault: 'shares-not-100', sum: 110 }]],
    ['shares are too few', { measure: 'share', women: 40, men: 58 }, [{ fault: 'shares-not-100', sum: 98 }]],
    [
      'a share is over 100 percent',
      { measure: 'share', women: 101, men: 0 },
      [{ fault: 'share-over-100', field: 'women' }],
    ],
    [
      'a rate within a group is over 100 percent',
      { measure: 'rate', girls: 94, boys: 940 },
      [{ fault: 'share-over-100', field: 'boys' }],
    ],
    ['people are not whole', { women: 2.5, men: 3 }, [{ fault: 'not-whole', field: 'women' }]],
    ['the total of people is not whole', { women: 2, men: 3, total: 5.5 }, [{ fault: 'not-whole', field: 'total' }]],
    [
      'people of unknown sex are not whole',
      { women: 2, men: 3, unknown: 0.1 },
      [{ fault: 'not-whole', field: 'unknown' }],
    ],
    [
      'the groups are more than the total',
      { women: 287, men: 135, total: 412 },
      [{ fault: 'more-than-total', sum: 422, total: 412 }],
    ],
    [
      'the groups are less than the total',
      { women: 287, men: 115, total: 412 },
      [{ fault: 'less-than-total', sum: 402, total: 412 }],
    ],
    [
      'the money does not add up',
      { measure: 'money', women: 0.1, men: 0.2, total: 0.4 },
      [{ fault: 'less-than-total', sum: 0.3, total: 0.4 }],
    ],
    [
      'the year is yet to come',
      { women: 1, men: 1, year: 2027 },
      [{ fault: 'year-in-future', year: 2027, thisYear: 2026 }],
    ],
    ['the year is a slip of the keys', { women: 1, men: 1, year: 205 }, [{ fault: 'year-too-old', year: 205 }]],
  ])('%s', (_when, given, faults) => {
    expect(figureFaults(figures(given), THIS_YEAR)).toEqual(faults);
  });
});

describe('figures by sex are right when', () => {
  it.each<[string, Partial<Figures>]>([
    ['people add up to the total', { women: 287, men: 125, total: 412 }],
    ['people of unknown sex are a part of the total', { women: 84, men: 43, unknown: 2, total: 129 }],
    ['there is nobody in a group', { women: 0, men: 12 }],
    ['only girls and boys are meant', { girls: 1020, boys: 870 }],
    ['all four groups are parts of one whole', { measure: 'share', women: 40, men: 30, girls: 20, boys: 10 }],
    ['rounded shares are one whole', { measure: 'share', women: 33, men: 33, unknown: 33 }],
    ['shares have decimals', { measure: 'share', women: 62.4, men: 37.6 }],
    ['money has decimals, which binary numbers cannot add', { measure: 'money', women: 0.1, men: 0.2, total: 0.3 }],
    ['rates within each group are no whole', { measure: 'rate', girls: 95, boys: 94 }],
    ['means are over a hundred and have decimals', { measure: 'mean', women: 126.5, men: 131 }],
    ['they are of this year', { women: 1, men: 1, year: THIS_YEAR }],
    ['they are of the first year with statistics', { women: 1, men: 1, year: 1749 }],
  ])('%s', (_when, given) => {
    expect(figureFaults(figures(given), THIS_YEAR)).toEqual([]);
  });
});

describe('figures by sex', () => {
  it('get a word when fewer than five may point somebody out', () => {
    const notes = figureNotes(figures({ women: 4, men: 5, girls: 0, unknown: 1 }), THIS_YEAR);

    expect(notes).toEqual([
      { note: 'small-cell', field: 'women' },
      { note: 'small-cell', field: 'unknown' },
    ]);
  });

  it('get no such word when they are shares, money or means', () => {
    const notes = (['share', 'money', 'rate', 'mean'] as const).flatMap((measure) =>
      figureNotes(figures({ measure, women: 1, men: 2 }), THIS_YEAR),
    );

    expect(notes).toEqual([]);
  });

  it('get a word when they are eight years old', () => {
    expect(figureNotes(figures({ women: 10, men: 10, year: 2018 }), THIS_YEAR)).toEqual([{ note: 'old', year: 2018 }]);
    expect(figureNotes(figures({ women: 10, men: 10, year: 2019 }), THIS_YEAR)).toEqual([]);
  });

  it('tell the share of each group, to one decimal', () => {
    const shares = sharesOf(figures({ women: 84, men: 43, unknown: 2 }));

    expect(shares).toEqual([
      { field: 'women', share: 65.1 },
      { field: 'men', share: 33.3 },
      { field: 'unknown', share: 1.6 },
    ]);
  });

  it('tell no shares of nothing, or of what does not add up', () => {
    expect(sharesOf(figures({ women: 0, men: 0 }))).toEqual([]);
    expect(sharesOf(figures({ measure: 'mean', women: 26, men: 31 }))).toEqual([]);
    expect(addUp({ measure: 'rate' })).toBe(false);
  });

  it('are added without the noise of binary decimals', () => {
    expect(sumOf(figures({ measure: 'money', women: 0.1, men: 0.2 }))).toBe(0.3);
  });
});

describe('a person who sends figures by sex', () => {
  it.each<[string, unknown, number]>([
    ['a number', 1240, 1240],
    ['thousands apart by a space', '1 240', 1240],
    ['thousands apart by a non-breaking space', '1\u00a0240', 1240],
    ['thousands apart by a thin space', '1\u202f240', 1240],
    ['many thousands', '12 345 678', 12_345_678],
    ['zero', '0', 0],
  ])('can write %s', (_how, women, value) => {
    expect(sent({ women })).toMatchObject({ answer: { value: { women: value } } });
  });

  it('can write decimals with a comma or a point, and a percent sign', () => {
    const read = sent({ measure: 'share', women: '62,4 %', men: '37.6%', unit: '' });

    expect(read).toMatchObject({ answer: { value: { women: 62.4, men: 37.6, unit: '%' } } });
  });

  it.each(['tolv', '12 st', '-3', '1,2,3', '1 24', '', Number.NaN, [12], { value: 12 }, true])(
    'is asked again for %j, which is no number',
    (women) => {
      const read = sent({ women });

      expect(read).toMatchObject({ refusals: [{ field: 'women' }] });
    },
  );

  it.each([
    ['women', 'men'],
    ['men', 'women'],
    ['girls', 'boys'],
    ['boys', 'girls'],
  ])('is asked for %s when only %s are given', (missing, only) => {
    const read = sent({ women: undefined, men: undefined, [only]: 12 });

    expect(read).toEqual({ refusals: [{ reason: 'empty', field: missing }] });
  });

  it('is asked for women and men when no group is given', () => {
    const read = sent({ women: '', men: null });

    expect(read).toEqual({
      refusals: [
        { reason: 'empty', field: 'women' },
        { reason: 'empty', field: 'men' },
      ],
    });
  });

  it('need not give women and men when girls and boys are meant', () => {
    const read = sent({ women: undefined, men: undefined, girls: 63, boys: 57 });

    expect(read).toMatchObject({ answer: { value: { girls: 63, boys: 57 } } });
  });

  it('is told of everything that is missing at once', () => {
    const read = sent({ men: '', unit: '', base: '', year: '', source: '' });

    expect('refusals' in read && read.refusals.map(({ field }) => field)).toEqual([
      'men',
      'unit',
      'base',
      'year',
      'source',
    ]);
  });

  it('is told in which field a fault stands', () => {
    const read = sent({ measure: 'share', women: 120, men: 0, unit: '%' });

    expect(read).toEqual({
      refusals: [{ reason: 'figures', field: 'women', fault: { fault: 'share-over-100', field: 'women' } }],
    });
  });

  it('is told of a year that is no whole number, and of a measure that there is not', () => {
    expect(sent({ year: '2024,5' })).toMatchObject({ refusals: [{ reason: 'not-a-number', field: 'year' }] });
    expect(sent({ measure: 'medel' })).toMatchObject({ refusals: [{ reason: 'not-a-choice', field: 'measure' }] });
  });

  it('can say that there are none, why, and from when there will be', () => {
    const read = readAnswer(
      question('figures', 'figures'),
      { missing: 'Registret saknar kön.', availableFrom: '2026-09-01' },
      { today: '2026-03-02', goals: [] },
    );

    expect(read).toEqual({
      answer: {
        kind: 'missing-figures',
        value: { missing: 'Registret saknar kön.', availableFrom: '2026-09-01' },
      },
    });
  });
});
