import { describe, expect, it } from 'vitest';
import { asksOf, waitedFor } from '../../src/domain/asking.ts';
import { asked, asks, concerned, found, nothing, past, replied, reply, secret } from './asks.ts';
import {
  anna,
  answer,
  answered,
  answersIn,
  at,
  bo,
  changed,
  choice,
  copied,
  fileOf,
  given,
  ready,
  submitted,
  text,
  yes,
} from './talk.ts';

describe('putting a question to a colleague', () => {
  it('is written with the words to her, and the talk goes on with the next question', () => {
    const { events, telling, file } = given([...ready(), concerned]).when(asks('difference', 'p-bo', 'Du vet väl?'));

    expect(events).toEqual([asked('difference', 'p-bo', 'Du vet väl?')]);
    expect(telling).toMatchObject({ notices: [{ notice: 'asked', question: 'difference', person: 'p-bo' }] });
    expect(telling).toMatchObject({ tell: 'question', question: 'follow-up' });
    expect(file?.members).toEqual(['p-anna']);
  });

  it('comes back to the question when nothing else is left', () => {
    const { telling } = given([...ready(), concerned, asked('difference')]).when(answer('follow-up', '2027-03-01'));

    expect(telling).toMatchObject({ tell: 'question', question: 'difference' });
  });

  it.each([
    ['nobody', { ...asks('cause'), person: null, sent: nothing }, { reason: 'empty', field: 'person' }],
    ['somebody who is not there', asks('cause', null), { reason: 'not-a-colleague', field: 'person' }],
    ['herself', asks('cause', 'p-anna'), { reason: 'oneself', field: 'person' }],
    [
      'an address outside',
      { ...asks('cause', null), sent: { ...nothing, email: 'x@y.se' } },
      { reason: 'not-a-colleague', field: 'email' },
    ],
    [
      'somebody with a personal number in the words',
      asks('cause', 'p-bo', 'Om 811218-9876'),
      { reason: 'personal-number', places: 1, field: 'words' },
    ],
  ])('to %s is refused, and what was sent is there still', (_who, input, refusal) => {
    const { events, telling } = given(past).when(input);

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ tell: 'ask-form', question: 'cause', sent: input.sent, refusals: [refusal] });
  });

  it('twice to the same person is told, and to another is done', () => {
    const talk = given([...past, asked('cause')]);

    const again = talk.when(asks('cause'));
    const another = talk.when(asks('cause', 'p-cia'));

    expect(again.events).toEqual([]);
    expect(again.telling).toMatchObject({ notices: [{ notice: 'asked-already', person: 'p-bo', at }] });
    expect(another.events).toEqual([asked('cause', 'p-cia')]);
  });

  it.each([
    ['that has an answer', 'concerns'],
    ['that is not asked', 'nowhere'],
  ])('is not done with a question %s', (_what, question) => {
    const { events, telling } = given(past).when(asks(question));

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ notices: [{ notice: 'stale' }] });
  });

  it('is done with a copied answer that nobody has confirmed', () => {
    const { events } = given([...ready(), copied({ concerns: yes })]).when(asks('concerns'));

    expect(events).toEqual([asked('concerns')]);
  });

  it.each([
    ['secret', [...past, secret]],
    ['about an individual', [...past, { ...anna, type: 'secrecy-stated', data: { secrecy: 'individual' } } as const]],
    ["a politician's check", [...ready({ purpose: 'check' }), concerned, found]],
  ])('is refused kindly in a case that is %s', (_what, events) => {
    const talk = given(events).when(asks('cause'));

    expect(talk.events).toEqual([]);
    expect(talk.telling).toMatchObject({ notices: [{ notice: 'not-shared' }] });
  });

  it('is no turn to undo', () => {
    const { file } = given([...past, asked('cause')]).when({ do: 'undo' });

    expect(answersIn(file)).toEqual({ concerns: yes });
  });
});

describe('the one who was asked', () => {
  it('sees the question, who asks and her words, and nothing happens', () => {
    const { events, telling } = given([...past, asked('cause', 'p-bo', 'Hjälp!')]).when({
      do: 'show-ask',
      question: 'cause',
      by: 'p-bo',
    });

    expect(events).toEqual([]);
    expect(telling).toEqual({
      ...{ tell: 'asked', question: 'cause', by: 'p-anna', words: 'Hjälp!', refusals: [], notices: [] },
    });
  });

  it('gives the answer, unconfirmed and in her name, and becomes no member', () => {
    const { events, telling, file } = given([...past, asked('cause')]).when(reply('cause', 'Avgiften.'));

    expect(events).toEqual([replied('cause', 'Avgiften.')]);
    expect(telling).toEqual({ tell: 'ask-over', question: 'cause', over: 'answered', by: 'p-anna', notices: [] });
    expect(file?.answers.cause).toMatchObject({ by: 'p-bo', at, answer: text('Avgiften.'), unconfirmed: true });
    expect(file?.members).toEqual(['p-anna']);
  });

  it('is told of a refusal as everybody is, and can have personal numbers masked', () => {
    const talk = given([...past, asked('cause')]);

    const empty = talk.when(reply('cause', ' '));
    const number = talk.when(reply('cause', 'Om 811218-9876.'));
    const masked = talk.when({ ...reply('cause', 'Om 811218-9876.'), mask: true });

    expect(empty.telling).toMatchObject({ tell: 'asked', refusals: [{ reason: 'empty' }] });
    expect(number.telling).toMatchObject({ tell: 'asked', refusals: [{ reason: 'personal-number' }] });
    expect(answersIn(masked.file).cause).toEqual(text('Om ••••••–••••.'));
  });

  it('cannot skip, and can decline with a reason or without one', () => {
    const talk = given([...past, asked('cause')]);

    const skipped = talk.when(reply('cause', { skip: 'Vet inte.' }));
    const declined = talk.when({ do: 'decline', question: 'cause', reason: 'Fråga Cia.', by: 'p-bo' });
    const silent = talk.when({ do: 'decline', question: 'cause', reason: '', by: 'p-bo' });

    expect(skipped.telling).toMatchObject({ refusals: [{ reason: 'not-skippable' }] });
    expect(declined.events).toEqual([
      { ...bo, type: 'colleague-declined', data: { question: 'cause' }, content: { reason: 'Fråga Cia.' } },
    ]);
    expect(silent.events).toEqual([{ ...bo, type: 'colleague-declined', data: { question: 'cause' } }]);
    expect(declined.file?.members).toEqual(['p-anna']);
    expect(declined.when({ do: 'show' }).telling).toMatchObject({ question: 'cause' });
  });

  it.each([
    ['has replied', [asked('cause'), replied('cause', 'A.')], 'answered'],
    ['has been overtaken', [asked('cause'), answered('cause', text('B.'))], 'answered-by-others'],
    ['was asked about what is asked no longer', [asked('cause'), changed('difference', choice('none'))], 'not-asked'],
    ['was asked in a case that is secret by now', [asked('cause'), secret], 'not-asked'],
    ['was never asked', [], 'not-asked'],
    ['is late', [asked('cause'), answered('cause', text('B.')), submitted], 'handed-in'],
  ])('who %s is told so kindly, and nothing is overwritten', (_what, events, over) => {
    const talk = given([...past, ...events]);

    const late = talk.when(reply('cause', 'Mitt svar.'));

    expect(late.events).toEqual([]);
    expect(late.telling).toMatchObject({ tell: 'ask-over', over });
    expect(talk.when({ do: 'decline', question: 'cause', reason: '', by: 'p-bo' }).telling).toEqual(late.telling);
    expect(talk.when({ do: 'show-ask', question: 'cause', by: 'p-bo' }).telling).toEqual(late.telling);
  });

  it('can answer when she is asked once more', () => {
    const { events } = given([...past, asked('cause'), replied('cause', 'A.'), asked('cause')]).when(
      reply('cause', 'B.'),
    );

    expect(events).toEqual([replied('cause', 'B.')]);
  });

  it('can answer when the answer that overtook her is undone', () => {
    const { events } = given([...past, asked('cause')])
      .when(answer('cause', 'Mitt.'))
      .when({ do: 'undo' })
      .when(reply('cause', 'Bos.'));

    expect(events).toEqual([replied('cause', 'Bos.')]);
  });
});

describe('what the asks of a case have come to', () => {
  it.each([
    ['waits', [asked('cause', 'p-bo', 'Du vet.')], 'open', ['p-bo']],
    ['is to be confirmed', [asked('cause'), replied('cause', 'A.')], 'answered', ['p-anna']],
    [
      'was declined',
      [asked('cause'), { ...bo, type: 'colleague-declined', data: { question: 'cause' } } as const],
      'declined',
      [],
    ],
    ['was overtaken', [asked('cause'), answered('cause', text('B.'))], undefined, []],
    ['fell away', [asked('cause'), changed('difference', choice('none'))], undefined, []],
    ['is in a secret case', [asked('cause'), secret], undefined, []],
    ['is in a case that was handed in', [asked('cause'), submitted], undefined, []],
  ] as const)('tells one that %s, and whom the case waits for', (_what, events, where, people) => {
    const file = fileOf([...past, ...events]);

    const asks = asksOf(file);

    for (const heap of ['open', 'answered', 'declined'] as const)
      expect(asks[heap].map(({ person, by }) => ({ person, by }))).toEqual(
        heap === where ? [{ person: 'p-bo', by: 'p-anna' }] : [],
      );
    expect(waitedFor(file)).toEqual(people);
  });

  it('tells the words to the person and when she was asked', () => {
    const { open } = asksOf(fileOf([...past, asked('cause', 'p-bo', 'Du vet.')]));

    expect(open).toEqual([{ ...anna, question: 'cause', person: 'p-bo', words: 'Du vet.', version: past.length + 1 }]);
  });
});

describe('joining a case', () => {
  it('makes a member, once', () => {
    const joined = given(past).when({ do: 'join', by: 'p-bo' });

    expect(joined.events).toEqual([{ ...bo, type: 'member-joined', data: {} }]);
    expect(joined.file?.members).toEqual(['p-anna', 'p-bo']);
    expect(joined.telling).toMatchObject({ question: 'cause', notices: [{ notice: 'joined' }] });
    expect(joined.when({ do: 'join', by: 'p-bo' }).events).toEqual([]);
  });

  it.each([
    ['secret', [...past, secret]],
    ["a politician's check", ready({ purpose: 'check' })],
    ['not said to be open', ready().slice(0, 1)],
  ])('is refused kindly in a case that is %s', (_what, events) => {
    const { telling, ...talk } = given(events).when({ do: 'join', by: 'p-bo' });

    expect(talk.events).toEqual([]);
    expect(telling).toMatchObject({ notices: [{ notice: 'not-shared' }] });
  });
});
