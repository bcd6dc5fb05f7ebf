import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adaptiveCard } from '../../src/channels/adaptive/adaptive-card.ts';
import type { AdaptiveCard } from '../../src/channels/adaptive/element.ts';
import { cardFaults, LIMITS, utf16Bytes } from '../../src/channels/adaptive/limits.ts';
import { readSubmit } from '../../src/channels/adaptive/read-submit.ts';
import type { Card, CardInput, CardPart } from '../../src/ports.ts';
import { microsoftFaults } from './microsoft-parser.ts';
import { sampleCards } from './sample-cards.ts';

const inTeams = {
  linkTo: ({ documentId }: { documentId: string }) => `https://example.se/${documentId}`,
  upload: 'in-chat',
} as const;
const samples = (['sv', 'en'] as const).flatMap((language) =>
  Object.entries(sampleCards(language)).map(([name, card]) => ({ name: `${name} in ${language}`, card })),
);

describe('a card as an Adaptive Card', () => {
  it.each(samples)('$name is without fault to Microsoft and to us', ({ card }) => {
    const drawn = adaptiveCard(card, inTeams);

    expect(cardFaults(drawn)).toEqual([]);
    expect(microsoftFaults(drawn)).toEqual([]);
    expect(drawn).toMatchObject({ version: '1.5', lang: card.language });
  });

  it.each(samples)('$name shows every text of the card', ({ card }) => {
    const drawn = JSON.stringify(adaptiveCard(card, inTeams));

    expect(textsOf(card).filter((text) => !drawn.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
  });

  it('shows what people typed as they typed it, never as Markdown', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[-*_#[\](){}`~<>|&!.\d\sDATEa-c:/]*$/u),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const drawn = adaptiveCard(cardOf(text), inTeams);

        expect(blocksOf(drawn, 'TextBlock').filter(({ text: shown }) => !isHarmless(String(shown)))).toEqual([]);
        for (const block of linesOf(text)) expect(runLines(drawn)).toContain(block);
        expect(cardFaults(drawn)).toEqual([]);
      }),
    );
  });

  it.each([
    '*a*',
    '_a_',
    '[a](http://b)',
    '# a',
    '- a',
    '1. a',
    '1) a',
    '`a`',
    '<b>a</b>',
    '&amp;',
    '~~a~~',
    '{{DATE(2026-11-25T10:00:00Z)}}',
    'https://a.se',
    'www.a.se',
    'a|b',
  ])('a title of %j is not read as Markdown either', (title) => {
    const { body } = adaptiveCard({ ...blank, title }, inTeams);

    expect(body.map(({ type }) => type)).toEqual(['RichTextBlock']);
  });

  it('never gives a host the date marks to rewrite', () => {
    const drawn = adaptiveCard(cardOf('x {{DATE(2026-11-25T10:00:00Z, LONG)}} y'), inTeams);

    expect(blocksOf(drawn, 'TextRun').filter(({ text }) => String(text).includes('{{'))).toEqual([]);
    expect(runLines(drawn)).toContain('x {{DATE(2026-11-25T10:00:00Z, LONG)}} y');
  });

  it('gives a title without marks as a heading that assistive technology knows', () => {
    const { body } = adaptiveCard({ ...blank, title: 'Vilka berörs – och hur (i stort)?' }, inTeams);

    expect(body).toMatchObject([{ type: 'TextBlock', style: 'heading', id: 'card-title' }]);
  });
});

describe('an input', () => {
  it('asks for figures as people write them', () => {
    const pattern = new RegExp(String(inputOf({ ...number, value: '1 240' }).regex), 'u');

    expect(['1 240', '3,5', '62 %', '1\u00a0240', '-3'].filter((figure) => !pattern.test(figure))).toEqual([]);
    expect(pattern.test('ungefär 900')).toBe(false);
  });

  it('keeps what was typed when it is not a figure or a date', () => {
    const date = { input: 'date', id: 'when', label: 'Dag', required: true, value: 'efter sommaren' } as const;

    expect(inputOf({ ...number, value: 'ungefär 900' })).toMatchObject({ type: 'Input.Text', value: 'ungefär 900' });
    expect(inputOf({ ...number, value: 'ungefär 900' }).regex).toBeUndefined();
    expect(inputOf(date)).toMatchObject({ type: 'Input.Text', value: 'efter sommaren' });
    expect(inputOf({ ...date, value: '2026-12-14' })).toMatchObject({ type: 'Input.Date', value: '2026-12-14' });
  });

  it('says in words what is missing when it is required', () => {
    expect(inputOf({ ...number, required: true })).toMatchObject({
      isRequired: true,
      errorMessage: 'Skriv med siffror: Kvinnor',
    });
  });
});

describe('the buttons', () => {
  const actions = (count: number, title: string): Card['actions'] =>
    Array.from({ length: count }, (_, index) => ({
      title: `${title} ${index}`,
      style: 'default',
      data: { do: 'show' },
      sends: 'nothing',
    }));

  it('stand at most five in a row, and alone when their titles are long', () => {
    const rowsOf = (card: Card) =>
      blocksOf(adaptiveCard(card, inTeams), 'ActionSet').map(({ actions: row }) =>
        Array.isArray(row) ? row.length : 0,
      );

    expect(rowsOf({ ...blank, actions: actions(7, 'Ändra') })).toEqual([5, 2]);
    expect(rowsOf({ ...blank, actions: actions(3, 'Ändra: hur ser det ut för kvinnor och män i dag') })).toEqual([
      1, 1, 1,
    ]);
  });

  it('send their data and the inputs, and nothing but their data when they send no inputs', () => {
    const [save, back] = blocksOf(adaptiveCard(sampleCards('sv').yesNo, inTeams), 'Action.Execute');

    expect(save).toMatchObject({
      associatedInputs: 'auto',
      verb: 'answer',
      fallback: { type: 'Action.Submit', associatedInputs: 'auto' },
    });
    expect(back).toMatchObject({ associatedInputs: 'none', data: { click: { do: 'back', caseId: 'case-1' } } });
  });
});

describe('a card that is too large', () => {
  const long = 'Kvinnor och män, flickor och pojkar. '.repeat(50);
  const answers: CardPart[] = Array.from({ length: 25 }, (_, index) => ({
    part: 'facts',
    facts: [{ name: `Fråga ${index}`, value: long }],
  }));
  const change = (index: number): Card['actions'][number] => ({
    title: `Ändra: Hur ser det ut för kvinnor och män i dag, del ${index}?`,
    style: 'default',
    data: { do: 'show', caseId: '0198f0a2-7d0c-7c3e-9a53-1f2e3d4c5b6a', question: `question-${index}` },
    sends: 'nothing',
  });
  const large: Card = { ...blank, parts: answers, actions: Array.from({ length: 25 }, (_, index) => change(index)) };

  it('has its long texts cut until it fits, says so, and keeps every question and button', () => {
    const drawn = adaptiveCard(large, inTeams);

    expect(utf16Bytes(drawn)).toBeLessThanOrEqual(LIMITS.card.max);
    expect(runLines(drawn).join('\n')).toContain('Långa texter är avkortade här.');
    expect(answers.filter((_, index) => !JSON.stringify(drawn).includes(`Fråga ${index}`))).toEqual([]);
    expect(blocksOf(drawn, 'Action.Submit')).toHaveLength(25);
    expect(cardFaults(drawn)).toEqual([]);
  });

  it('is left whole where the channel knows no limit', () => {
    const drawn = adaptiveCard(large, { ...inTeams, largest: Number.POSITIVE_INFINITY });

    expect(runLines(drawn).filter((line) => line === long)).toHaveLength(25);
  });

  it('keeps what stands in the inputs, and cuts no character in two', () => {
    const filled = {
      input: 'text',
      id: 'value',
      label: 'Svar',
      required: true,
      lines: 'many',
      maxLength: 4000,
      value: long,
    } as const;
    const drawn = adaptiveCard(
      { ...large, parts: [...answers, { part: 'paragraph', text: '😀'.repeat(9000) }], inputs: [filled] },
      inTeams,
    );

    expect(blocksOf(drawn, 'Input.Text')).toMatchObject([{ value: long }]);
    expect(JSON.stringify(drawn)).not.toMatch(/\\ud[89ab]/u);
  });
});

describe('our own look at a card', () => {
  const sound = adaptiveCard(sampleCards('sv').yesNo, inTeams);
  const withElement = (element: object) => ({ ...sound, body: [element] });

  it.each([
    [
      'a misspelt property',
      withElement({ type: 'Container', item: [] }),
      'card.body[0]: Container has no property item',
    ],
    ['an unknown type', withElement({ type: 'Table' }), 'card.body[0]: unknown type Table'],
    ['an input without a label', withElement({ type: 'Input.Text', id: 'a' }), 'card.body[0]: input without label'],
    [
      'a required input without words',
      withElement({ type: 'Input.Text', id: 'a', label: 'A', isRequired: true }),
      'card.body[0]: input without errorMessage',
    ],
    [
      'an id of the platform',
      withElement({ type: 'Input.Text', id: 'msteams', label: 'A' }),
      'card.body[0]: input may not be called msteams',
    ],
    [
      'two of one id',
      {
        ...sound,
        body: [
          { type: 'Container', id: 'a', items: [] },
          { type: 'Container', id: 'a', items: [] },
        ],
      },
      'card: id a is not alone',
    ],
    [
      'too many buttons',
      withElement({ type: 'ActionSet', actions: Array(6).fill({ type: 'Action.OpenUrl', title: 'A', url: 'u' }) }),
      'card.body[0]: 6 actions in a row, 1 to 5',
    ],
    [
      'no way back to Submit',
      withElement({ type: 'Action.Execute', title: 'A', associatedInputs: 'none' }),
      'card.body[0]: Action.Execute without an Action.Submit to fall back on',
    ],
    [
      'a comma in a choice',
      withElement({
        type: 'Input.ChoiceSet',
        id: 'a',
        label: 'A',
        isMultiSelect: true,
        choices: [{ title: 'A', value: 'a,b' }],
      }),
      'card.body[0]: choice with a comma in its value',
    ],
    ['a version that Teams does not know', { ...sound, version: '1.6' }, 'card: version 1.6, at most 1.5'],
    ['a card without a language', { ...sound, lang: undefined }, 'card: lang is missing'],
    [
      'a card that is too large',
      { ...sound, fallbackText: 'x'.repeat(15_000) },
      `card: ${utf16Bytes({ ...sound, fallbackText: 'x'.repeat(15_000) })} bytes of UTF-16, at most 28672`,
    ],
  ])('finds %s', (_, card, fault) => {
    expect(cardFaults(card)).toEqual([fault]);
  });
});

describe('what comes back from a card', () => {
  const click = { do: 'answer', caseId: 'case-1', seen: 4 };

  it('is the same by Execute and by Submit', () => {
    const submitted = { data: click, values: { value: 'yes', goals: 'a,b' } };

    expect(readSubmit({ click, value: 'yes', goals: 'a,b' })).toEqual(submitted);
    expect(
      readSubmit({
        action: { type: 'Action.Execute', verb: 'answer', data: { click, value: 'yes', goals: 'a,b' } },
        trigger: 'manual',
      }),
    ).toEqual(submitted);
  });

  it('is nothing when it is not from a card of ours', () => {
    expect([undefined, null, 'x', [], {}, { click: 'x' }, { action: {} }, { value: 'yes' }].map(readSubmit)).toEqual(
      Array(8).fill(undefined),
    );
  });

  it('leaves out what is not an input', () => {
    expect(readSubmit({ click, value: 'yes', msteams: { type: 'x' } })?.values).toEqual({ value: 'yes' });
  });

  it('brings back what was sent out, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const action = { title: 'A', style: 'primary', data, sends: 'inputs' } as const;
        const [execute] = blocksOf(adaptiveCard({ ...blank, actions: [action] }, inTeams), 'Action.Execute');

        expect(readSubmit({ action: execute })?.data).toEqual(data);
      }),
    );
  });
});

const blank: Card = { language: 'sv', title: 'Titel', notices: [], parts: [], inputs: [], actions: [] };
const number = { input: 'number', id: 'women', label: 'Kvinnor', required: false } as const;

/** A card with the text in every place where people's texts stand. */
function cardOf(text: string): Card {
  return {
    ...blank,
    title: text || 'Titel',
    notices: [{ tone: 'warning', text }],
    parts: [
      { part: 'paragraph', text },
      { part: 'heading', text: text || 'x' },
      { part: 'facts', facts: [{ name: 'Namn', value: text }] },
      { part: 'list', items: [text] },
      { part: 'table', caption: 'Tabell', columns: ['A', 'B'], rows: [[text, text]] },
      { part: 'ready-text', title: 'Text', text },
    ],
  };
}

function inputOf(input: CardInput) {
  const [drawn] = adaptiveCard({ ...blank, inputs: [input] }, inTeams).body.slice(1);
  return { ...drawn } as Record<string, unknown>;
}

type Node = Record<string, unknown>;

function blocksOf(value: unknown, type: string): Node[] {
  if (Array.isArray(value)) return value.flatMap((item) => blocksOf(item, type));
  if (typeof value !== 'object' || value === null) return [];
  const node: Node = { ...value };
  return [
    ...(node.type === type ? [node] : []),
    ...Object.entries(node).flatMap(([name, inner]) =>
      name === 'fallback' || name === 'data' ? [] : blocksOf(inner, type),
    ),
  ];
}

/** Each block of runs as the line it shows. */
function runLines(card: AdaptiveCard): string[] {
  return blocksOf(card, 'RichTextBlock').map(({ inlines }) =>
    blocksOf(inlines, 'TextRun')
      .map(({ text }) => text)
      .join(''),
  );
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => line.trim() !== '');
}

/** Nothing in it that Markdown, HTML or the hosts' own marks would take for anything but text. */
function isHarmless(text: string): boolean {
  return !/[*_[\]#~`\\<>|&{}=+^$@\n]|:\/\/|www\.|^\s*(?:-|\d+[.)])\s/u.test(text);
}

function textsOf(card: Card): string[] {
  const inPart = (part: CardPart): string[] => {
    switch (part.part) {
      case 'paragraph':
      case 'heading':
        return linesOf(part.text);
      case 'facts':
        return part.facts.flatMap(({ name, value }) => [name, ...linesOf(value)]);
      case 'list':
        return part.items;
      case 'table':
        return [part.caption, ...part.columns, ...part.rows.flat()];
      case 'ready-text':
        return [part.title, ...linesOf(part.text)];
      case 'files':
        return part.files.flatMap(({ name, documentId }) => [name, `https://example.se/${documentId}`]);
      case 'more':
        return [part.title, ...part.parts.flatMap(inPart)];
    }
  };
  const inInput = (input: CardInput) => [
    input.label,
    input.hint ?? '',
    input.fault ?? '',
    ...(input.input === 'choice' ? input.choices.map(({ title }) => title) : [input.value ?? '']),
  ];
  return [
    card.title,
    card.progress?.text ?? '',
    card.footnote ?? '',
    card.wantsDocument?.label ?? '',
    ...card.notices.map(({ text }) => text),
    ...card.parts.flatMap(inPart),
    ...card.inputs.flatMap(inInput),
    ...card.actions.map(({ title }) => title),
  ];
}
