import fc from 'fast-check';
import type { Card, CardAction, CardInput, CardPart } from '../../src/ports.ts';

export const blank: Card = { language: 'sv', title: 'Titel', notices: [], parts: [], inputs: [], actions: [] };

export function action(title: string, more: Partial<CardAction> = {}): CardAction {
  return { title, style: 'default', data: { do: 'show', caseId: 'c-1' }, sends: 'nothing', ...more };
}

export const save: CardAction = {
  ...{ title: 'Spara och gå vidare', style: 'primary', sends: 'inputs' },
  data: { do: 'answer', caseId: 'c-1', seen: 3, question: 'berors' },
};

export function choice(
  titles: string[],
  more: Partial<Extract<CardInput, { input: 'choice' }>> = {},
): Extract<CardInput, { input: 'choice' }> {
  return {
    ...{ input: 'choice', id: 'value', label: 'Ditt svar', required: true, many: false, style: 'list' },
    choices: titles.map((title, index) => ({ id: `c${index}`, title })),
    ...more,
  };
}

export function text(more: Partial<Extract<CardInput, { input: 'text' }>> = {}): Extract<CardInput, { input: 'text' }> {
  return { input: 'text', id: 'comment', label: 'Kommentar', required: false, lines: 'many', maxLength: 1000, ...more };
}

/** What people type: anything, what Slack would read as marks, and what is too long. */
export const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '*a* _b_ ~c~ `d`',
    '<@U1> <!channel> <#C1|x>',
    ':smile: :+1:',
    '&amp; < >',
    'https://a.se',
    '👩‍👩‍👧 å',
  ),
  fc
    .tuple(fc.constantFrom('ord ', '*_~<@U1>:smile:&', '👩å\n', 'x'), fc.integer({ min: 1, max: 1500 }))
    .map(([unit, times]) => unit.repeat(times)),
);

const few = <T>(one: fc.Arbitrary<T>, maxLength = 3) => fc.array(one, { maxLength });

const flatPart: fc.Arbitrary<CardPart> = fc.oneof(
  fc.record({ part: fc.constant('paragraph' as const), text: typed }),
  typed.map((text) => ({ part: 'paragraph' as const, text, tone: 'quiet' as const })),
  typed.map((text) => ({ part: 'heading' as const, text })),
  few(fc.record({ name: typed, value: typed }), 7).map((facts) => ({ part: 'facts' as const, facts })),
  few(typed, 8).map((items) => ({ part: 'list' as const, items })),
  fc.record({
    part: fc.constant('table' as const),
    caption: typed,
    columns: fc.tuple(typed, typed, typed),
    rows: few(fc.tuple(typed, typed, typed)),
  }),
  fc.record({ part: fc.constant('ready-text' as const), title: typed, text: typed }),
);

const part: fc.Arbitrary<CardPart> = fc.oneof(
  { weight: 4, arbitrary: flatPart },
  { weight: 1, arbitrary: fc.record({ part: fc.constant('more' as const), title: typed, parts: few(flatPart) }) },
);

const asked = (n: number) => ({
  ...{ id: fc.constant(`i${n}`), label: typed, required: fc.boolean() },
  ...{ hint: typed, fault: typed },
});
const choices = (most: number) =>
  fc
    .array(typed, { minLength: 1, maxLength: most })
    .map((titles) => titles.map((title, index) => ({ id: `c${index}`, title })));

function input(n: number): fc.Arbitrary<CardInput> {
  const lines = fc.constantFrom('one' as const, 'many' as const);
  return fc.oneof(
    fc.record({
      ...asked(n),
      ...{ input: fc.constant('text' as const), value: typed, lines, maxLength: fc.integer({ min: 1, max: 9000 }) },
    }),
    fc.record({ ...asked(n), input: fc.constant('number' as const), value: typed }),
    fc.record({
      ...asked(n),
      input: fc.constant('date' as const),
      value: fc.constantFrom('', '2026-02-30', '2026-02-03'),
    }),
    fc.record({
      ...{ ...asked(n), input: fc.constant('choice' as const), many: fc.boolean() },
      ...{ style: fc.constantFrom('list' as const, 'menu' as const), choices: choices(12) },
      value: fc.subarray(['c0', 'c1']),
    }),
  );
}

/** Any card of the size that a talk can make. */
export const anyCard: fc.Arbitrary<Card> = fc.record({
  language: fc.constantFrom('sv' as const, 'en' as const),
  title: typed,
  progress: fc.record({ text: typed, done: fc.integer({ min: 0, max: 40 }), of: fc.integer({ min: 0, max: 40 }) }),
  notices: few(fc.record({ tone: fc.constantFrom('info' as const, 'good' as const, 'warning' as const), text: typed })),
  parts: few(part, 6),
  inputs: fc.oneof(fc.tuple(), fc.tuple(input(0)), fc.tuple(input(0), input(1), input(2))),
  actions: few(
    fc.record({
      title: typed,
      style: fc.constantFrom('primary' as const, 'default' as const, 'quiet' as const),
      data: fc.record({ do: fc.constant('answer'), caseId: fc.constantFrom('c-1', 'c-2'), sent: typed }),
      sends: fc.constantFrom('inputs' as const, 'nothing' as const),
    }),
    20,
  ),
  footnote: typed,
});

/** Every text that a card says, those of its parts that are closed at first too. */
export function textsOf({ title, progress, notices, parts, footnote = '' }: Card): string[] {
  return [title, progress?.text ?? '', ...notices.map((notice) => notice.text), ...parts.flatMap(textsIn), footnote];
}

export function textsIn(part: CardPart): string[] {
  switch (part.part) {
    case 'paragraph':
    case 'heading':
      return [part.text];
    case 'facts':
      return part.facts.flatMap(({ name, value }) => [name, value]);
    case 'list':
      return part.items;
    case 'table':
      return [part.caption, ...part.rows.flat(), ...(part.rows.length > 0 ? part.columns : [])];
    case 'ready-text':
      return [part.title, part.text];
    case 'files':
      return part.files.map(({ name }) => name);
    case 'more':
      return part.parts.flatMap(textsIn);
  }
}
