import { describe, expect, it } from 'vitest';
import { placeholdersIn } from '../../src/domain/placeholder.ts';

describe('what is left of a template', () => {
  it.each([
    ['Yttrande till [NÄMND] om taxan', '[NÄMND]'],
    ['Ansvarig är [fyll i namn].', '[fyll i namn]'],
    ['Ansvarig är <namn> på enheten', '<namn>'],
    ['Till <För och efternamn>', '<För och efternamn>'],
    ['Förslag från /EGET_FÖRVALTNING/', '/EGET_FÖRVALTNING/'],
    ['Hej {{namn}}, ärendet är klart', '{{namn}}'],
    ['Datum: {datum}', '{datum}'],
    ['Beslut § XX i nämnden', 'XX'],
    ['KS 2026/XXX', 'XXX'],
    ['Underskrift: ____________', '____________'],
    ['Senast ÅÅÅÅ-MM-DD', 'ÅÅÅÅ-MM-DD'],
    ['By YYYY-MM-DD', 'YYYY-MM-DD'],
    ['Klicka här för att ange text', 'Klicka här för att ange text'],
    ['Klicka eller tryck här för att ange text.', 'Klicka eller tryck här för att ange text'],
    ['Click or tap here to enter text.', 'Click or tap here to enter text'],
  ])('is found in "%s"', (text, placeholder) => {
    expect(placeholdersIn(text)).toEqual([placeholder]);
  });

  it('is told once, in the order it stands', () => {
    const found = placeholdersIn('<namn> vid [NÄMND], eller <namn> vid [NÄMND] den ÅÅÅÅ-MM-DD');

    expect(found).toEqual(['<namn>', '[NÄMND]', 'ÅÅÅÅ-MM-DD']);
  });

  it('is told whole when one shape stands inside another', () => {
    expect(placeholdersIn('Datum [ÅÅÅÅ-MM-DD], dnr <XX>')).toEqual(['[ÅÅÅÅ-MM-DD]', '<XX>']);
  });

  it.each([
    'Antalet ökade [1] men minskade sedan [12].',
    'Hon sade ”de [sic] kom […] och gick [...]”.',
    'Ålder < 15 och > 65 år',
    'KS 2018/14, 01.02/358/2015 och KSKF/2017:169',
    'Storlek XL, MAXXI och Foxx AB',
    'Klicka på kartan så syns gångvägen.',
    'snake_case och 2026-03-02',
    '',
  ])('is not "%s"', (text) => {
    expect(placeholdersIn(text)).toEqual([]);
  });
});
