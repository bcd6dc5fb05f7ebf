import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain/answer.ts';
import { type ChecklistFault, checklistFaults } from '../../src/domain/checklist-faults.ts';
import { Condition, questionsIn } from '../../src/domain/condition.ts';
import { hidden, path } from '../../src/domain/path.ts';
import type { Question } from '../../src/domain/question.ts';
import { both, checklistWith, question, reasons, small } from './small-checklist.ts';
import { checklists, choice, no, text, yes } from './talk.ts';

const choices = [
  { id: 'found', title: both('Found') },
  { id: 'none', title: both('None') },
];

/** Whether a question with this condition is asked after these answers. */
function isAsked(when: Condition, answers: Record<string, Answer>): boolean {
  const checklist = checklistWith([
    question('yes-no', 'people', { unsure: true }),
    question('choices', 'ways', { choices }),
    question('consequence', 'effect'),
    question('figures', 'figures'),
    question('text', 'last', { when }),
  ]);
  return idsOf(path(checklist, [], given(answers))).includes('last');
}

function given(answers: Record<string, Answer>): Record<string, { answer: Answer }> {
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, { answer }]));
}

function idsOf(questions: Question[]): string[] {
  return questions.map(({ id }) => id);
}

const skipped: Answer = { kind: 'skipped', reason: 'x' };
const missing: Answer = { kind: 'missing-figures', value: { missing: 'x', availableFrom: '2026-09-01' } };
const worse: Answer = { kind: 'consequence', value: { effects: { women: 'better', men: 'worse' }, how: 'x' } };
const better: Answer = { kind: 'consequence', value: { effects: { women: 'better', men: 'better' }, how: 'x' } };

describe('a question with a condition', () => {
  it.each<[string, Condition, Record<string, Answer>, boolean]>([
    ['is asked when the answer is the one looked for', { is: ['people', 'yes'] }, { people: yes }, true],
    ['is not asked when it is another', { is: ['people', 'yes'] }, { people: no }, false],
    ['is not asked before there is an answer', { is: ['people', 'yes'] }, {}, false],
    [
      'is asked when the choices hold the one looked for',
      { is: ['ways', 'none'] },
      { ways: { kind: 'choices', value: ['found', 'none'] } },
      true,
    ],
    ['is asked when the answer is one of several', { in: ['people', ['yes', 'unsure']] }, { people: yes }, true],
    ['is not asked when it is none of them', { in: ['people', ['yes', 'unsure']] }, { people: no }, false],
    ['is asked when there is an answer of substance', { answered: 'effect' }, { effect: better }, true],
    ['is not asked when the other was skipped', { answered: 'effect' }, { effect: skipped }, false],
    ['is not asked when the figures are missing', { answered: 'figures' }, { figures: missing }, false],
    ['is asked when a group is worse off', { worse: 'effect' }, { effect: worse }, true],
    ['is not asked when no group is', { worse: 'effect' }, { effect: better }, false],
    ['is not asked when the consequence was skipped', { worse: 'effect' }, { effect: skipped }, false],
    [
      'is asked when all parts hold',
      { all: [{ is: ['people', 'yes'] }, { worse: 'effect' }] },
      { people: yes, effect: worse },
      true,
    ],
    [
      'is not asked when one of all parts does not',
      { all: [{ is: ['people', 'yes'] }, { worse: 'effect' }] },
      { people: yes, effect: better },
      false,
    ],
    [
      'is asked when any part holds',
      { any: [{ is: ['people', 'yes'] }, { worse: 'effect' }] },
      { effect: worse },
      true,
    ],
    [
      'is not asked when no part does',
      { any: [{ is: ['people', 'yes'] }, { worse: 'effect' }] },
      { people: no },
      false,
    ],
    ['is asked when what is denied does not hold', { not: { is: ['people', 'no'] } }, {}, true],
    ['is not asked when what is denied holds', { not: { is: ['people', 'no'] } }, { people: no }, false],
  ])('%s', (_sentence, when, answers, asked) => {
    expect(isAsked(when, answers)).toBe(asked);
  });

  it('tells which questions it looks at', () => {
    const condition = Condition.parse({
      all: [{ is: ['a', 'yes'] }, { any: [{ in: ['b', ['x']] }, { answered: 'c' }] }, { not: { worse: 'd' } }],
    });

    expect(questionsIn(condition)).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([{ all: [] }, { any: [] }, { in: ['a', []] }, { is: ['a'] }, { is: ['a', 'b'], not: { answered: 'a' } }, {}])(
    'is no condition when it is %j',
    (written) => {
      expect(Condition.safeParse(written).success).toBe(false);
    },
  );
});

describe('the path', () => {
  const chain = checklistWith([
    question('yes-no', 'first'),
    question('yes-no', 'second', { when: { is: ['first', 'yes'] } }),
    question('text', 'third', { when: { is: ['second', 'yes'] } }),
    question('text', 'extra', { module: 'children' }),
  ]);

  it('counts a hidden answer for nothing, so that what hangs on it is hidden too', () => {
    const answers = given({ first: no, second: yes, third: text('x') });

    expect(idsOf(path(chain, [], answers))).toEqual(['first']);
    expect(hidden(chain, [], answers)).toEqual(['second', 'third']);
  });

  it('ends at the gate when its answer is no', () => {
    const toTheGate: Answer = { kind: 'yes-no', value: 'no', reason: 'formality' };

    expect(idsOf(path(small, [], given({ concerns: toTheGate })))).toEqual(['concerns']);
    expect(idsOf(path(small, [], given({ concerns: yes })))).toEqual(['concerns', 'difference', 'follow-up']);
    expect(idsOf(path(small, [], given({ concerns: { kind: 'yes-no', value: 'unsure' } })))).toHaveLength(3);
  });

  it('has the questions of a perspective only when it is switched on', () => {
    expect(idsOf(path(chain, [], {}))).toEqual(['first']);
    expect(idsOf(path(chain, ['children'], {}))).toEqual(['first', 'extra']);
    expect(hidden(chain, [], given({ extra: text('x') }))).toEqual(['extra']);
  });

  it('opens as the answers come', () => {
    expect(idsOf(path(small, [], given({ concerns: yes, difference: choice('found') })))).toContain('cause');
    expect(idsOf(path(small, [], given({ concerns: yes, difference: choice('none') })))).not.toContain('cause');
  });
});

describe('a fault in a checklist', () => {
  const gate = question('yes-no', 'gate', { skippable: false, reasons });
  const rule = { behind: ['gate'], met: { is: ['gate', 'yes'] } };
  const fiveSteps = { 1: rule, 2: rule, 3: rule, 4: rule, 5: rule };

  it.each<[string, Question[], Record<string, unknown>, ChecklistFault]>([
    [
      'is a name that is used twice',
      [question('text', 'a'), question('date', 'a')],
      {},
      { path: ['questions', 1, 'id'], fault: 'same-question', id: 'a' },
    ],
    [
      'is a condition on a question that there is not',
      [question('text', 'a', { when: { answered: 'b' } })],
      {},
      { path: ['questions', 0, 'when'], fault: 'no-question', id: 'b', there: [] },
    ],
    [
      'is a condition on a later question',
      [question('text', 'a', { when: { not: { answered: 'b' } } }), question('text', 'b')],
      {},
      { path: ['questions', 0, 'when'], fault: 'asked-later', id: 'b' },
    ],
    [
      'is a condition on the question itself',
      [question('text', 'a', { when: { answered: 'a' } })],
      {},
      { path: ['questions', 0, 'when'], fault: 'asked-later', id: 'a' },
    ],
    [
      'is a condition on an answer that cannot be given',
      [question('yes-no', 'a'), question('text', 'b', { when: { any: [{ in: ['a', ['yes', 'unsure']] }] } })],
      {},
      { path: ['questions', 1, 'when'], fault: 'no-such-answer', id: 'a', answer: 'unsure', there: ['yes', 'no'] },
    ],
    [
      'is a condition on a code of a text',
      [question('text', 'a'), question('text', 'b', { when: { is: ['a', 'yes'] } })],
      {},
      { path: ['questions', 1, 'when'], fault: 'no-such-answer', id: 'a', answer: 'yes', there: [] },
    ],
    [
      'is a choice that is there twice',
      [question('choice', 'a', { choices: [choices[0], choices[1], choices[0]] })],
      {},
      { path: ['questions', 0, 'choices', 2, 'id'], fault: 'same-choice', id: 'found' },
    ],
    [
      'is a reason that is there twice, as a reason and as none',
      [
        question('yes-no', 'a', {
          reasons: { ...reasons, notReasons: [{ ...reasons.notReasons[0], id: 'formality' }] },
        }),
      ],
      {},
      { path: ['questions', 0, 'reasons', 'notReasons', 0, 'id'], fault: 'same-reason', id: 'formality' },
    ],
    [
      'is a gate that there is not',
      [gate],
      { gate: 'door' },
      { path: ['gate'], fault: 'gate-of-another-kind', id: 'door', there: ['gate'] },
    ],
    [
      'is a gate of another kind',
      [question('text', 'a')],
      { gate: 'a' },
      { path: ['gate'], fault: 'gate-of-another-kind', id: 'a', there: [] },
    ],
    [
      'is a gate that is passed without a reason',
      [question('yes-no', 'a', { skippable: false })],
      { gate: 'a' },
      { path: ['gate'], fault: 'gate-without-reasons', id: 'a' },
    ],
    [
      'is a gate with reasons beside the wrong answer',
      [question('yes-no', 'a', { skippable: false, reasons: { ...reasons, beside: 'yes' } })],
      { gate: 'a' },
      { path: ['gate'], fault: 'gate-without-reasons', id: 'a' },
    ],
    [
      'is a gate that can be skipped',
      [question('yes-no', 'a', { reasons })],
      { gate: 'a' },
      { path: ['gate'], fault: 'gate-skippable', id: 'a' },
    ],
    [
      'is a step that looks at a question that there is not',
      [gate],
      { fiveSteps: { ...fiveSteps, 3: { behind: ['gate'], met: { answered: 'effect' } } } },
      { path: ['fiveSteps', '3', 'met'], fault: 'no-question', id: 'effect', there: ['gate'] },
    ],
    [
      'is a step that looks for an answer that cannot be given',
      [gate],
      { fiveSteps: { ...fiveSteps, 4: { behind: ['gate'], met: { not: { is: ['gate', 'unsure'] } } } } },
      { path: ['fiveSteps', '4', 'met'], fault: 'no-such-answer', id: 'gate', answer: 'unsure', there: ['yes', 'no'] },
    ],
    [
      'is a step with a question behind it that there is not',
      [gate],
      { fiveSteps: { ...fiveSteps, 5: { behind: ['aims'], met: { is: ['gate', 'yes'] } } } },
      { path: ['fiveSteps', '5', 'behind', 0], fault: 'no-question', id: 'aims', there: ['gate'] },
    ],
  ])('%s', (_what, questions, more, fault) => {
    expect(checklistFaults(checklistWith(questions, more))).toEqual([fault]);
  });

  it('is told with all the others at once', () => {
    const faulty = checklistWith([question('text', 'a', { when: { answered: 'b' } }), question('text', 'a')], {
      gate: 'c',
    });

    expect(checklistFaults(faulty)).toHaveLength(3);
  });

  it.each(checklists.map((checklist) => [checklist.id, checklist] as const))('is not in %s', (_id, checklist) => {
    expect(checklistFaults(checklist)).toEqual([]);
  });
});
