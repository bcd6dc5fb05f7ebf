import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Answer } from '../../src/domain/answer.ts';
import type { Question } from '../../src/domain/question.ts';
import { readAnswer } from '../../src/domain/read-answer.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import { both, question, reasons } from './small-checklist.ts';
import { goals, sameJson } from './talk.ts';

const choices = [
  { id: 'found', title: both('Found') },
  { id: 'none', title: both('None') },
];
const gate = question('yes-no', 'gate', { unsure: true, skippable: false, reasons, comment: both('A sentence') });
const plain = question('yes-no', 'plain');
const one = question('choice', 'one', { choices });
const many = question('choices', 'many', { choices });
const words = question('text', 'words', { maxLength: 20 });
const day = question('date', 'day');
const figures = question('figures', 'figures');
const adults = question('consequence', 'adults', { groups: ['women', 'men'] });
const all = question('consequence', 'all', { longTerm: true });
const aims = question('goals', 'aims');
const steps = question('measures', 'steps');
const indicator = question('indicator', 'indicator');
const papers = question('documents', 'papers');
const EVERY = [gate, plain, one, many, words, day, figures, adults, all, aims, steps, indicator, papers];

const context = { today: '2026-03-02', goals };

function answerTo(asked: Question, sent: unknown): Answer | undefined {
  const read = readAnswer(asked, sent, context);
  return 'answer' in read ? read.answer : undefined;
}

function refusalsOf(asked: Question, sent: unknown): Refusal[] {
  const read = readAnswer(asked, sent, context);
  return 'refusals' in read ? read.refusals : [];
}

const step = { measure: 'Flytta tiderna', owner: 'Fritidschefen', date: '2027-08-15' };

describe('an answer is accepted', () => {
  it.each<[string, Question, unknown, Answer]>([
    ['a yes', plain, 'yes', { kind: 'yes-no', value: 'yes' }],
    ['a no', plain, { value: 'no' }, { kind: 'yes-no', value: 'no' }],
    ['a yes as YAML 1.1 wrote it', plain, true, { kind: 'yes-no', value: 'yes' }],
    ['a no as YAML 1.1 wrote it', plain, false, { kind: 'yes-no', value: 'no' }],
    ['that one is unsure', gate, 'unsure', { kind: 'yes-no', value: 'unsure' }],
    [
      'a no with its reason',
      gate,
      { value: 'no', reason: 'formality' },
      { kind: 'yes-no', value: 'no', reason: 'formality' },
    ],
    [
      'a reason, which says the no as well',
      gate,
      { reason: 'formality', comment: 'Val av justerare' },
      { kind: 'yes-no', value: 'no', reason: 'formality', comment: 'Val av justerare' },
    ],
    [
      'a yes, without the reason for a no',
      gate,
      { value: 'yes', reason: 'formality' },
      { kind: 'yes-no', value: 'yes' },
    ],
    ['a comment left empty', gate, { value: 'yes', comment: ' ' }, { kind: 'yes-no', value: 'yes' }],
    ['one choice', one, 'found', { kind: 'choice', value: 'found' }],
    ['several choices, each once', many, ['none', 'found', 'none'], { kind: 'choices', value: ['none', 'found'] }],
    ['a text, trimmed', words, '  Alla lånar.\r\n', { kind: 'text', value: 'Alla lånar.' }],
    ['a text that is a number', words, 1240, { kind: 'text', value: '1240' }],
    ['a text without characters that cannot be seen', words, 'A\u0000\u0007 b\ud83d', { kind: 'text', value: 'A b' }],
    ['a text with composed letters', words, 'a\u030angbåt', { kind: 'text', value: 'ångbåt' }],
    ['a day', day, ' 2028-02-29 ', { kind: 'date', value: '2028-02-29' }],
    [
      'the consequences for two groups',
      adults,
      { women: 'worse', men: 'unchanged', how: 'Bussen dras in.' },
      { kind: 'consequence', value: { effects: { women: 'worse', men: 'unchanged' }, how: 'Bussen dras in.' } },
    ],
    [
      'goals and how, each once',
      aims,
      { goals: ['national:D5', 'cemr:14', 'national:D5'], how: 'Färre faller.' },
      { kind: 'goals', value: { goals: ['national:D5', 'cemr:14'], how: 'Färre faller.' } },
    ],
    [
      'no goal, and why',
      aims,
      { how: 'Inget mål berörs.' },
      { kind: 'goals', value: { goals: [], how: 'Inget mål berörs.' } },
    ],
    ['a measure', steps, [step], { kind: 'measures', value: [step] }],
    [
      'a measure with an indicator',
      steps,
      [
        { ...step, indicator: 'Halltimmar' },
        { ...step, indicator: '' },
      ],
      { kind: 'measures', value: [{ ...step, indicator: 'Halltimmar' }, step] },
    ],
    [
      'an indicator',
      indicator,
      { name: 'N31824', source: 'Kolada', baseline: '3,1' },
      { kind: 'indicator', value: { name: 'N31824', source: 'Kolada', baseline: '3,1' } },
    ],
    [
      'documents, by title or with their place',
      papers,
      ['Bilaga 1', { title: 'Rapport', place: 'Akten' }],
      { kind: 'documents', value: [{ title: 'Bilaga 1' }, { title: 'Rapport', place: 'Akten' }] },
    ],
    ['a skip, with the reason', words, { skip: 'Vi vet inte än.' }, { kind: 'skipped', reason: 'Vi vet inte än.' }],
  ])('when it is %s', (_what, asked, sent, answer) => {
    expect(readAnswer(asked, sent, context)).toEqual({ answer });
  });
});

describe('an answer is refused', () => {
  it.each<[string, Question, unknown, Partial<Refusal>[]]>([
    ['nothing', plain, undefined, [{ reason: 'empty' }]],
    ['null', one, null, [{ reason: 'empty' }]],
    ['empty', words, '', [{ reason: 'empty' }]],
    ['only spaces', words, ' \u00a0\n', [{ reason: 'empty' }]],
    ['only spaces for a day', day, '  ', [{ reason: 'empty' }]],
    ['unsure where that is no answer', plain, 'unsure', [{ reason: 'not-a-choice', choices: ['yes', 'no'] }]],
    [
      'no without a reason',
      gate,
      'no',
      [{ reason: 'wants-reason', field: 'reason', choices: ['formality', 'information'] }],
    ],
    [
      'a reason that is none',
      gate,
      { reason: 'too-little' },
      [{ reason: 'not-a-reason', choice: 'too-little', field: 'reason' }],
    ],
    [
      'a reason that there is not',
      gate,
      { value: 'no', reason: 'budget' },
      [{ reason: 'not-a-choice', field: 'reason' }],
    ],
    ['a choice that there is not', one, 'maybe', [{ reason: 'not-a-choice', choices: ['found', 'none'] }]],
    ['a list for one choice', one, ['found'], [{ reason: 'not-a-choice' }]],
    ['a name that all objects have', one, 'constructor', [{ reason: 'not-a-choice' }]],
    ['one choice for a list', many, 'found', [{ reason: 'wrong-shape', wants: 'list' }]],
    ['no choices', many, [], [{ reason: 'empty' }]],
    ['choices that there are not, told once', many, ['x', 'y'], [{ reason: 'not-a-choice' }]],
    ['too long', words, 'x'.repeat(21), [{ reason: 'too-long', maxLength: 20, length: 21 }]],
    ['a list for a text', words, ['a'], [{ reason: 'wrong-shape', wants: 'text' }]],
    ['a text with a personal identity number', words, 'Anna 811218-9876', [{ reason: 'personal-number', places: 1 }]],
    ['a personal identity number sent as a number', words, 198112189876, [{ reason: 'personal-number', places: 1 }]],
    ['a day that there is not', day, '2027-02-29', [{ reason: 'not-a-date' }]],
    ['a day in words', day, 'i mars', [{ reason: 'not-a-date' }]],
    ['a day of another age', day, '0026-03-02', [{ reason: 'not-a-date' }]],
    ['a day as a number', day, 20260302, [{ reason: 'not-a-date' }]],
    [
      'figures as a text',
      figures,
      '84 kvinnor',
      [{ reason: 'wrong-shape', wants: 'women, men, unit, base, year, source' }],
    ],
    [
      'figures that are missing for no reason',
      figures,
      { missing: '' },
      [
        { reason: 'empty', field: 'missing' },
        { reason: 'empty', field: 'availableFrom' },
      ],
    ],
    ['consequences as a text', adults, 'sämre', [{ reason: 'wrong-shape', wants: 'women, men, how' }]],
    ['the consequence for one group alone', adults, { women: 'worse', how: 'x' }, [{ reason: 'empty', field: 'men' }]],
    ['consequences without how', adults, { women: 'worse', men: 'worse' }, [{ reason: 'empty', field: 'how' }]],
    [
      'consequences in other words',
      adults,
      { women: 'bad', men: 'worse', how: 'x' },
      [{ reason: 'not-a-choice', field: 'women' }],
    ],
    [
      'consequences without the long term',
      all,
      { women: 'worse', men: 'worse', girls: 'worse', boys: 'worse', how: 'x' },
      [{ reason: 'empty', field: 'longTerm' }],
    ],
    ['goals as a list alone', aims, ['national:D5'], [{ reason: 'wrong-shape', wants: 'goals, how' }]],
    [
      'one goal that is no list',
      aims,
      { goals: 'national:D5', how: 'x' },
      [{ reason: 'wrong-shape', wants: 'list', field: 'goals' }],
    ],
    [
      'goals that are not to choose from',
      aims,
      { goals: ['national:D9'], how: 'x' },
      [{ reason: 'unknown-goal', goal: 'national:D9', field: 'goals' }],
    ],
    [
      'goals that are no text',
      aims,
      { goals: [{ toString: 1 }], how: 'x' },
      [{ reason: 'wrong-shape', wants: 'text', field: 'goals' }],
    ],
    ['goals without how', aims, { goals: ['national:D5'] }, [{ reason: 'empty', field: 'how' }]],
    ['measures as a text', steps, 'Vi arbetar aktivt', [{ reason: 'wrong-shape', wants: 'measure, owner, date' }]],
    ['no measures', steps, [], [{ reason: 'empty' }]],
    ['more measures than a list holds', steps, Array(21).fill(step), [{ reason: 'too-many', most: 20 }]],
    ['a measure without an owner', steps, [{ ...step, owner: ' ' }], [{ reason: 'empty', field: 'owner' }]],
    [
      'a measure that somebody does some day',
      steps,
      [step, { ...step, owner: '', date: 'snart' }],
      [
        { reason: 'empty', field: '2.owner' },
        { reason: 'not-a-date', field: '2.date' },
      ],
    ],
    [
      'a measure owned by a personal identity number',
      steps,
      [{ ...step, owner: '811218-9876' }],
      [{ reason: 'personal-number', field: 'owner' }],
    ],
    ['an indicator as a text', indicator, 'N31824', [{ reason: 'wrong-shape', wants: 'name, source' }]],
    ['an indicator from nowhere', indicator, { name: 'N31824' }, [{ reason: 'empty', field: 'source' }]],
    ['documents as a text', papers, 'Bilaga 1', [{ reason: 'wrong-shape', wants: 'title, place' }]],
    ['a document without a title', papers, [{ place: 'Akten' }], [{ reason: 'empty', field: 'title' }]],
    ['a skip without a reason', words, { skip: '' }, [{ reason: 'empty', field: 'skip' }]],
    ['a skip where that is not allowed', gate, { skip: 'Orkar inte' }, [{ reason: 'not-skippable' }]],
  ])('when it is %s', (_what, asked, sent, refusals) => {
    expect(refusalsOf(asked, sent)).toMatchObject(refusals);
  });
});

describe('whatever is sent', () => {
  const fields = EVERY.map(({ kind }): string => kind).concat(
    ...[['value', 'reason', 'comment', 'skip', 'women', 'men', 'girls', 'boys', 'how', 'longTerm', 'goals', 'measure']],
    ...[
      ['owner', 'date', 'name', 'source', 'title', 'missing', 'year', 'unit', 'base', 'total', 'toString', '__proto__'],
    ],
  );
  const pieces = fc.oneof(
    ...[fc.string({ unit: 'binary' }), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)],
    fc.constantFrom(
      'yes',
      'no',
      'found',
      'worse',
      'better',
      '2026-03-02',
      'national:D5',
      'share',
      'count',
      '12',
      '811218-9876',
    ),
  );
  const anything = fc.oneof(
    ...[fc.jsonValue(), pieces, fc.array(pieces)],
    fc.dictionary(fc.constantFrom(...fields), fc.oneof(pieces, fc.array(pieces), fc.jsonValue())),
    fc.array(fc.dictionary(fc.constantFrom(...fields), fc.oneof(pieces, fc.jsonValue()))),
  );

  it.each(EVERY.map((asked) => [asked.id, asked.kind, asked] as const))(
    'the question "%s" (%s) reads it as an answer that can be kept, or refuses it with a reason',
    (_id, _kind, asked) => {
      fc.assert(
        fc.property(anything, (sent) => {
          const answer = answerTo(asked, sent);

          if (answer) expect(Answer.parse(answer)).toEqual(answer);
          else expect(refusalsOf(asked, sent).length).toBeGreaterThan(0);
        }),
        { numRuns: 300 },
      );
    },
  );
});

describe('an accepted answer', () => {
  const line = fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }).map((text) => `A${text}`);
  const date = fc.constantFrom('2026-03-02', '2028-02-29', '1999-12-31');
  const effect = fc.constantFrom('better', 'worse', 'unchanged', 'not-known');
  const number = fc.oneof(fc.nat(), fc.nat().map(String), fc.constantFrom('1 240', '12', '0'));
  const written = { unit: line, base: line, source: line, year: fc.constantFrom(2025, '2024') };

  it.each<[string, Question, fc.Arbitrary<unknown>]>([
    ['a yes or no', gate, fc.record({ value: fc.constantFrom('yes', 'unsure', true), comment: line })],
    ['a no', gate, fc.record({ value: fc.constant('no'), reason: fc.constant('formality') })],
    ['a choice', one, fc.constantFrom('found', 'none')],
    ['choices', many, fc.array(fc.constantFrom('found', 'none'), { minLength: 1 })],
    ['a text', question('text', 'long'), line],
    ['a date', day, date],
    ['figures', figures, fc.record({ women: number, men: number, ...written })],
    ['figures of children', figures, fc.record({ girls: number, boys: number, unknown: number, ...written })],
    ['missing figures', figures, fc.record({ missing: line, availableFrom: date })],
    ['consequences', adults, fc.record({ women: effect, men: effect, how: line })],
    ['goals', aims, fc.record({ goals: fc.subarray(['national:D1', 'cemr:9', 'agenda2030:5.4']), how: line })],
    ['measures', steps, fc.array(fc.record({ measure: line, owner: line, date }), { minLength: 1, maxLength: 5 })],
    ['an indicator', indicator, fc.record({ name: line, source: line, baseline: line })],
    [
      'documents',
      papers,
      fc.array(fc.oneof(line, fc.record({ title: line, place: line })), { minLength: 1, maxLength: 5 }),
    ],
    ['a skip', words, fc.record({ skip: line })],
  ])('of %s is the same when it is sent again, as an answers file would write it', (_kind, asked, sendable) => {
    fc.assert(
      fc.property(sendable, (sent) => {
        const answer = answerTo(asked, sent);
        if (!answer) return;

        expect(sameJson(answerTo(asked, asWritten(answer)), answer)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

/** An answer as the answers file writes it. */
function asWritten(answer: Answer): unknown {
  if (answer.kind === 'skipped') return { skip: answer.reason };
  if (answer.kind === 'consequence') return { ...answer.value, ...answer.value.effects };
  if (answer.kind !== 'yes-no') return answer.value;
  const { kind: _kind, ...fields } = answer;
  return fields;
}
