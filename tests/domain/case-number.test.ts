import { describe, expect, it } from 'vitest';
import { caseNumbersIn, isCaseNumber, matchable, sameCaseNumber } from '../../src/domain/case-number.ts';
import { given, openedWith } from './talk.ts';

/** Case numbers as municipalities, regions and agencies write them. */
const SHAPES = [
  ...['KS-2017/2321.118', 'KS-2018/314.182', 'KS-2012/837', 'KS 2015-282', 'KS 2018/14', 'KSN-2015-1158'],
  ...['KSKF/2017:169', 'TSN/2018:3', 'ÖFNES/2017:15', 'KULN/2018:90 – 041', 'KS/2013:428', '0882/21', '1111/15'],
  ...['SLK-2023-01047', 'STK-2013-145', '01.02/358/2015', '2017-717-1.1.', '121/154/07', 'KS2016/1963-2'],
  ...['2013-KS0548/003', 'KS 2019/0296', 'Dnr 2014/304', 'Ks 900/2019', 'KS2016/810/01', '31-2014-0328'],
  ...['1-202/2019', '2014/0202-7.2', 'S2011/2825/ESA (delvis)', 'IJ2010/941/JÄM', 'U2013/5520/SF'],
  ...['A2020/00206/JÄM', 'A2021/01604', 'Komm2021/00077/A', '§ 63/20', 'Handling 2020 nr 59'],
];

/** A number without the label that it may have been typed with. */
const bare = (number: string) => number.replace('Dnr ', '');

/** Other ways to write a number that mean the same. */
const SPELLINGS: Record<string, (number: string) => string> = {
  'with "Dnr" before it': (number) => `Dnr ${bare(number)}`,
  'with "dnr:" before it': (number) => `dnr: ${bare(number)}`,
  'with "Ert diarienummer" before it': (number) => `Ert diarienummer: ${bare(number)}`,
  'with "Diarie-nr" before it': (number) => `Diarie-nr. ${bare(number)}`,
  'with en dashes': (number) => number.replaceAll('-', '–'),
  'with minus signs': (number) => number.replaceAll('-', '\u2212'),
  'with non-breaking hyphens': (number) => number.replaceAll('-', '\u2011'),
  'without spaces': (number) => number.replaceAll(' ', ''),
  'with non-breaking spaces': (number) => number.replaceAll(' ', '\u00a0'),
  'with spaces around': (number) => `  ${number}\t`,
  'in capitals': (number) => number.toUpperCase(),
  'in small letters': (number) => number.toLowerCase(),
  'with a dot at the end': (number) => `${number}.`,
  'with its letters decomposed, as macOS does': (number) => number.normalize('NFD'),
};

describe('a case number', () => {
  it.each(SHAPES)('can be %s, and is kept as typed', (number) => {
    const { events } = given([openedWith()]).when({
      do: 'describe',
      ...{ title: 'Ny simhall', numbers: number, committee: '', decisionDate: '' },
    });

    expect(isCaseNumber(number)).toBe(true);
    expect(events).toMatchObject([{ type: 'case-described', content: { numbers: [number] } }]);
  });

  it.each(Object.entries(SPELLINGS))('is the same %s', (_how, spelt) => {
    const strangers = SHAPES.filter((number) => !sameCaseNumber(number, spelt(number)));

    expect(strangers).toEqual([]);
  });

  it('is not the same as any other', () => {
    const matched = SHAPES.map(matchable);

    expect(new Set(matched).size).toBe(SHAPES.length);
  });

  it.each([
    ['nothing', ''],
    ['only spaces', '   '],
    ['a word', 'Kommunstyrelsen'],
    ['two lines', 'KS 2018/14\nKS 2018/15'],
    ['a whole sentence', `Ärendet gäller ${'en lång rubrik '.repeat(5)} från 2018`],
  ])('is not %s', (_what, typed) => {
    expect(isCaseNumber(typed)).toBe(false);
  });
});

describe('a field of case numbers', () => {
  it('can hold several, apart by a comma, a semicolon or a new line', () => {
    const numbers = caseNumbersIn('KS 2018/14, ÖFNES/2017:15; 0882/21\n2017-717-1.1.');

    expect(numbers).toEqual(['KS 2018/14', 'ÖFNES/2017:15', '0882/21', '2017-717-1.1.']);
  });

  it('leaves out a number that is there already in another spelling', () => {
    const numbers = caseNumbersIn('KS 2018/14; Dnr ks2018/14.; KS 2018/15');

    expect(numbers).toEqual(['KS 2018/14', 'KS 2018/15']);
  });

  it('can be empty: a case may have no number yet', () => {
    expect(caseNumbersIn(' ,\n ; ')).toEqual([]);
  });

  it('holds at most six', () => {
    const seven = Array.from({ length: 7 }, (_, at) => `KS 2026/${at}`).join(', ');

    const { events, telling } = given([openedWith()]).when({
      do: 'describe',
      ...{ title: 'Ny simhall', numbers: seven, committee: '', decisionDate: '' },
    });

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ tell: 'describe', refusals: [{ reason: 'too-many', field: 'numbers' }] });
  });

  it('takes no personal identity number for a case number', () => {
    const { events, telling } = given([openedWith()]).when({
      do: 'describe',
      ...{ title: 'Bistånd', numbers: '811218-9876', committee: '', decisionDate: '' },
    });

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ tell: 'describe', refusals: [{ reason: 'personal-number', field: 'numbers' }] });
  });
});
