import fc from 'fast-check';
import personnummer from 'personnummer';
import { describe, expect, it } from 'vitest';
import { maskPersonalNumbers, personalNumbersIn } from '../../src/domain/personal-number.ts';

/** The package's types speak of an ES module, while Node loads it as CommonJS. */
const oracle = personnummer as unknown as { valid(number: string): boolean };

/** How many numbers are made up and compared with the npm package `personnummer`. */
const COMPARED = 20_000;

/** Ways to write the ten or twelve digits of a number. */
const SPELLINGS: ((century: string, date: string, last: string) => string)[] = [
  (_century, date, last) => `${date}-${last}`,
  (_century, date, last) => `${date}+${last}`,
  (_century, date, last) => `${date}${last}`,
  (century, date, last) => `${century}${date}${last}`,
  (century, date, last) => `${century}${date}-${last}`,
  (_century, date, last) => `${date} ${last}`,
  (_century, date, last) => `${date} – ${last}`,
  (century, date, last) => `${century}${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)}-${last}`,
  (_century, date, last) => `${date}\u2011${last}`,
  (_century, date, last) => [...`${date}${last}`].join('\u200b'),
  (_century, date, last) => `${date}-${last}`.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
];

/** A number with a right check digit: a day from 1900 to 2024, perhaps raised by 60. */
const numbers = fc
  .tuple(
    fc.date({ min: new Date('1900-01-01'), max: new Date('2024-12-31'), noInvalidDate: true }),
    fc.nat(998),
    fc.boolean(),
    fc.constantFrom(...SPELLINGS),
  )
  .map(([day, serial, isCoordination, spell]) => {
    const [year = '', month = '', dayOfMonth = ''] = day.toISOString().slice(0, 10).split('-');
    const date = `${year.slice(2)}${month}${isCoordination ? Number(dayOfMonth) + 60 : dayOfMonth}`;
    const digits = `${date}${String(serial + 1).padStart(3, '0')}`;
    const last = digits.slice(6) + checkDigit(digits);
    return { plain: `${year.slice(0, 2)}${date}${last}`, spelt: spell(year.slice(0, 2), date, last) };
  });

/** Luhn's check digit after nine digits, written anew so that the test does not lean on what it tests. */
function checkDigit(digits: string): number {
  const total = [...digits].reduce((all, digit, at) => {
    const product = Number(digit) * (2 - (at % 2));
    return all + Math.floor(product / 10) + (product % 10);
  }, 0);
  return (10 - (total % 10)) % 10;
}

describe('a personal identity number', () => {
  it.each([
    ['ten digits and a dash', '811218-9876'],
    ['ten digits', '8112189876'],
    ['twelve digits', '198112189876'],
    ['twelve digits and a dash', '19811218-9876'],
    ['the day apart by dashes', '1981-12-18-9876'],
    ['a space', '811218 9876'],
    ['a non-breaking space', '811218\u00a09876'],
    ['spaces between all its parts', '81 12 18 9876'],
    ['spaces around the dash', '811218 - 9876'],
    ['an en dash', '811218–9876'],
    ['a non-breaking hyphen', '811218\u20119876'],
    ['a soft hyphen', '811218\u00ad9876'],
    ['a minus sign', '811218\u22129876'],
    ['a plus, for one who is over a hundred', '121212+1212'],
    ['full-width digits', '８１１２１８-９８７６'],
    ['characters that cannot be seen', '8112\u200b18\u2060-98\ufeff76'],
    ['a coordination number', '701063-2391'],
    ['a coordination number of twelve digits', '197010632391'],
    ['a wrong check digit after a dash', '811218-9875'],
    ['a wrong check digit in twelve digits', '198112189875'],
    ['a leap day', '000229-0005'],
    ['a text before and after', 'Anna (811218-9876) bor här'],
    ['a number before it', 'lägenhet 1204 811218-9876'],
    ['a year before it', 'född 2012 811218-9876'],
    ['letters close to it', 'pnr811218-9876är'],
  ])('is found with %s', (_how, text) => {
    expect(personalNumbersIn(text)).toHaveLength(1);
    expect(personalNumbersIn(maskPersonalNumbers(text, '••••'))).toEqual([]);
  });

  it.each([
    ['an organisation', '556036-0793'],
    ['an organisation, as twelve digits', '16556036-0793'],
    ['case numbers', 'KS-2017/2321.118, SLK-2023-01047, 31-2014-0328, 01.02/358/2015, 121/154/07, 1-202/2019'],
    ['amounts', '12 345 678 901 kr, 8 112 189 876 kr, 1 981 121 898 kr'],
    ['a day', '2026-03-02, 20260302, 02.03.2026'],
    ['a range of days', '2025-01-01–2025-12-31'],
    ['a range of days with spaces', '2025-01-01 – 2025-12-31'],
    ['a day and an amount', '2024-03-15 1500 kr'],
    ['a time', '2012-05-14 12:30'],
    ['ISBN', 'ISBN 978-91-7000-150-7, 9789170001507'],
    ['telephones', '070-123 45 67, +46 70 123 45 67, 08-508 270 00'],
    ['bankgiro', '5050-1055, 123-4567'],
    ['plusgiro', '12 34 56-7'],
    ["Kolada's figures", 'N31824, U15413'],
    ['a day that there is not', '811318-9876, 810229-9876, 811200-9876'],
    ['digits that run on', '198112189876543'],
    ['ten digits with a wrong check digit', '8112189875'],
  ])('is not %s', (_what, text) => {
    expect(personalNumbersIn(text)).toEqual([]);
  });

  it(`is missed in none of ${COMPARED} made-up numbers that the package personnummer knows`, () => {
    let compared = 0;
    fc.assert(
      fc.property(numbers, ({ plain, spelt }) => {
        compared += 1;
        return oracle.valid(plain) && personalNumbersIn(`Brukaren ${spelt} har ansökt.`).length === 1;
      }),
      { numRuns: COMPARED },
    );

    expect(compared).toBe(COMPARED);
  });

  it('leaves no number behind when it is masked, and nothing else is changed', () => {
    const texts = fc.array(
      fc.oneof(
        numbers.map(({ spelt }) => spelt),
        fc.constantFrom('Anna', 'bor på', '12', 'år.'),
      ),
    );

    fc.assert(
      fc.property(texts, (words) => {
        const masked = maskPersonalNumbers(words.join(' '), '••••');

        expect(personalNumbersIn(masked)).toEqual([]);
        expect(masked.match(/Anna/g)?.length).toBe(words.join(' ').match(/Anna/g)?.length);
      }),
    );
  });

  it.each([
    ['rum 1234 811218-9876 står tomt', 'rum 1234 •••• står tomt'],
    ['född 2012 811218-9876', 'född ••••'],
    ['8112189876, 811218-9876', '••••, ••••'],
  ])('is masked whole when other digits stand before it: "%s"', (text, masked) => {
    expect(maskPersonalNumbers(text, '••••')).toBe(masked);
  });

  it('is told with the place where it stands', () => {
    const text = 'Anna 811218-9876 och Bo ８１１２１８-９８７６';

    const found = personalNumbersIn(text).map(({ start, end }) => text.slice(start, end));

    expect(found).toEqual(['811218-9876', '８１１２１８-９８７６']);
  });

  it.each([
    ['digits', '1'],
    ['pairs of digits', '81 '],
    ['spaces', ' '],
    ['days', '2026-03-02 '],
    ['dashes', '12 - '],
    ['numbers', '811218-9876, '],
  ])('is looked for in 200,000 characters of %s without end or fault', (_what, piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));

    const found = personalNumbersIn(text);

    expect(found).toHaveLength(piece.startsWith('811218') ? text.length / piece.length : 0);
  });
});
