import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardLines,
  closedParts,
  faultLines,
  footnoteLines,
  inputText,
  openedLines,
} from '../../src/channels/terminal/card-lines.ts';
import { columnsOf, padded, WIDTH, wrapped } from '../../src/channels/terminal/wrap.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import type { Card, CardPart } from '../../src/ports.ts';
import { checklists, everyCard } from '../channels/every-card.ts';
import { sampleCards } from '../channels/sample-cards.ts';

const cases = checklists.flatMap((checklist) =>
  LANGUAGES.map((language) => ({ checklist, language, id: checklist.id })),
);

describe('Every card in the terminal', () => {
  it.each(cases)('keeps within 80 columns: $id in $language', ({ checklist, language }) => {
    const lines = everyCard(checklist, language).flatMap(everyLine);

    expect(lines.length).toBeGreaterThan(checklist.questions.length * 10);
    expect(lines.filter((line) => columnsOf(line) > WIDTH)).toEqual([]);
  });

  it.each(LANGUAGES)('says the tone of a notice in words and with a sign, in %s', (language) => {
    const lines = everyLine(sampleCards(language).document);

    expect(lines.find((line) => line.startsWith('! '))).toMatch(language === 'sv' ? /^! Viktigt: / : /^! Important: /u);
  });

  it('keeps what is behind a button closed, and opens it whole', () => {
    const card = sampleCards('sv').yesNo;
    const [part] = closedParts(card);

    expect(said(cardLines(card))).not.toContain('kassasystemet');
    expect(part && said(openedLines(part, card))).toContain('• Källan är kassasystemet, oktober 2026.');
  });

  it('says of an input what it wants: its form, whether it may be left, and its hint', () => {
    const card = sampleCards('sv').describe;
    const date = { input: 'date', id: 'd', label: 'Klart senast', required: false, hint: 'Senast i höst.' } as const;

    expect(inputText(date, card)).toBe('Klart senast – ÅÅÅÅ-MM-DD, frivilligt\nSenast i höst.');
  });
});

describe('A table', () => {
  const table = (rows: string[][]): CardPart => ({
    part: 'table',
    caption: 'Skadade',
    columns: ['Grupp', 'Antal'],
    rows,
  });

  it('has aligned columns when it fits, with numbers to the right', () => {
    const lines = linesOf(
      table([
        ['Kvinnor', '64'],
        ['Män', '1 133'],
      ]),
    );

    expect(lines.slice(-4)).toEqual(['Skadade', 'Grupp    Antal', 'Kvinnor     64', 'Män      1 133']);
  });

  it('is records when it does not', () => {
    const long = 'Kvinnor som går och cyklar till arbetet på vintern, särskilt före klockan sju på morgonen';

    expect(
      linesOf(
        table([
          [long, '64'],
          ['Män', '33'],
        ]),
      ).slice(-7),
    ).toEqual([
      'Grupp:',
      '  Kvinnor som går och cyklar till arbetet på vintern, särskilt före klockan sju',
      '  på morgonen',
      'Antal: 64',
      '',
      'Grupp: Män',
      'Antal: 33',
    ]);
  });
});

describe('Wrapping', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      'åäö',
      'könskonsekvensbeskrivning',
      '👩‍👩‍👧‍👦',
      '🇸🇪',
      '漢字',
      'e\u0301',
      '❤️',
      '\t',
      '\r\n',
      '\n',
      'x'.repeat(200),
    ),
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' '));

  it('never makes a line of more than the columns it has, whatever the text', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 80 }), (given, width) => {
        for (const line of wrapped(given, width, { first: '• ' })) expect(columnsOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('loses no letter', () => {
    const letters = (of: string) => of.replace(/\s+/gu, '');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('åäö', '👩‍👩‍👧‍👦', 'halkbekämpning', 'i'.repeat(100)), { maxLength: 30 }),
        (words) => {
          expect(letters(wrapped(words.join(' ')).join(''))).toBe(letters(words.join('')));
        },
      ),
    );
  });

  it('lets nothing through that a terminal would take for an order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (given) => {
        expect(wrapped(`${given}\u001b[2J\u0007\u009b31m\u202e`).join('')).not.toMatch(
          /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u,
        );
      }),
    );
  });

  it('counts columns, not letters', () => {
    expect([columnsOf('åäö'), columnsOf('👩‍👩‍👧‍👦'), columnsOf('漢字'), columnsOf('e\u0301')]).toEqual([3, 2, 4, 1]);
    expect(padded('漢', 4)).toBe('漢  ');
    expect(padded('7', 3, 'right')).toBe('  7');
  });
});

/** Every line that the channel writes about a card by itself, closed parts opened. */
function everyLine(card: Card): string[] {
  return [
    ...footnoteLines(card),
    ...cardLines(card),
    ...closedParts(card).flatMap((part) => openedLines(part, card)),
    ...card.inputs.flatMap((input) => faultLines(input, card)),
    ...card.inputs.flatMap((input) => wrapped(inputText(input, card))).map((text) => ({ text })),
  ].map(({ text }) => text);
}

function linesOf(part: CardPart): string[] {
  return said(cardLines({ ...sampleCards('sv').home, parts: [part] }));
}

function said(lines: readonly { text: string }[]): string[] {
  return lines.map(({ text }) => text);
}
