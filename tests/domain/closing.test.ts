import { describe, expect, it } from 'vitest';
import {
  answer,
  answered,
  choice,
  described,
  describedAs,
  given,
  noDocument,
  notSecret,
  opened,
  openedWith,
  ready,
  submitted,
  text,
  yes,
} from './talk.ts';

const concerned = answered('concerns', yes);
const found = answered('difference', choice('found'));
const cause = answered('cause', text('Bussen går sällan.'));
const followUp = answered('follow-up', { kind: 'date', value: '2027-03-02' });
const allAnswered = [...ready(), concerned, found, cause, followUp];
const description = { title: 'Ny simhall', numbers: '', committee: '', decisionDate: '' };

describe('what is left of a template', () => {
  it('stops the case from being handed in, and is named where it stands', () => {
    const past = [openedWith(), notSecret, noDocument, describedAs('Ny taxa i [KOMMUN]', ['KS XX/2026'])];
    const talk = given([...past, concerned, found, answered('cause', text('Se <bilaga>.')), followUp]);

    const { events, telling } = talk.when({ do: 'submit' });

    expect(events).toEqual([]);
    expect(telling).toMatchObject({
      tell: 'summary',
      placeholders: [
        { field: 'title', found: ['[KOMMUN]'] },
        { field: 'numbers', found: ['XX'] },
        { field: { question: 'cause' }, found: ['<bilaga>'] },
      ],
    });
  });
});

describe('handing in', () => {
  it('waits until every question has an answer', () => {
    expect(given([...ready(), concerned]).when({ do: 'submit' })).toMatchObject({
      events: [],
      telling: { question: 'difference' },
    });
  });

  it('waits until secrecy has been stated', () => {
    const { events, telling } = given([opened, noDocument, described, ...allAnswered.slice(4)]).when({ do: 'submit' });

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ tell: 'secrecy' });
  });

  it('establishes in the same act where there is no review', () => {
    const { file, telling } = given(allAnswered).when({ do: 'submit' });

    expect(file?.established).toMatchObject({ number: 1, by: 'p-anna', assessment: { status: 'established' } });
    expect(telling).toMatchObject({ tell: 'established' });
  });

  it('is done once: a second press shows the same card without a word', () => {
    const { events, telling } = given(allAnswered).when({ do: 'submit' }).when({ do: 'submit' });

    expect(events).toEqual([]);
    expect(telling).toEqual({ tell: 'established', notices: [] });
  });
});

describe('a case in review', () => {
  const waiting = [...ready({ review: true }), concerned, found, cause, followUp, submitted];

  it('waits for a ruling when it has been handed in', () => {
    const { events, telling } = given(waiting.slice(0, -1)).when({ do: 'submit' });

    expect(events).toEqual([submitted]);
    expect(telling).toMatchObject({ tell: 'submitted' });
  });

  it.each([answer('cause', 'Nytt.'), { do: 'undo' }, { do: 'pause' }, { do: 'describe', ...description }] as const)(
    'is locked meanwhile: %j changes nothing',
    (input) => {
      const { events, telling } = given(waiting).when(input);

      expect(events).toEqual([]);
      expect(telling).toMatchObject({ tell: 'submitted', notices: [{ notice: 'locked', status: 'submitted' }] });
    },
  );

  it('is established by an approval, which makes the reviewer no member of it', () => {
    const { file, events } = given(waiting).when({ do: 'approve', by: 'p-bo' });

    expect(events.map(({ type, by }) => [type, by])).toEqual([
      ['approved', 'p-bo'],
      ['established', 'p-bo'],
    ]);
    expect(file?.status).toBe('established');
    expect(file?.members).toEqual(['p-anna']);
  });

  it('comes back with a reason when it is returned, is mended and handed in again', () => {
    const returned = given(waiting).when({ do: 'return', by: 'p-bo', reason: 'Källa saknas.' });
    const mended = returned.when(answer('cause', 'Bussen går sällan (SL 2025).')).when({ do: 'submit' });

    expect(returned.telling).toMatchObject({
      tell: 'summary',
      notices: [{ notice: 'returned', reason: 'Källa saknas.' }],
    });
    expect(returned.file).toMatchObject({ status: 'returned', returnedFor: 'Källa saknas.' });
    expect(mended.file).toMatchObject({ status: 'submitted', returnedFor: null });
  });

  it('is not returned without a reason', () => {
    expect(given(waiting).when({ do: 'return', reason: ' ' }).events).toEqual([]);
  });

  it('is ruled on only while it waits', () => {
    const open = given(waiting.slice(0, -1));

    expect(open.when({ do: 'approve' })).toMatchObject({ events: [], telling: { notices: [{ notice: 'locked' }] } });
    expect(open.when({ do: 'return', reason: 'x' })).toMatchObject({ events: [] });
  });

  it('is not how a check by a politician ends: that is established at once', () => {
    const check = [
      openedWith({ review: true, purpose: 'check' }),
      noDocument,
      described,
      concerned,
      found,
      cause,
      followUp,
    ];

    expect(given(check).when({ do: 'submit' }).file?.status).toBe('established');
  });
});

describe('an established case', () => {
  const established = given(allAnswered).when({ do: 'submit' });

  it('is locked', () => {
    const { events, telling } = established.when(answer('cause', 'Nytt.'));

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ tell: 'established', notices: [{ notice: 'locked' }] });
  });

  it('is opened again with a reason, and its next record names the one it replaces', () => {
    const again = established
      .when({ do: 'reopen', reason: 'Nya siffror.' })
      .when(answer('cause', 'Avgiften.'))
      .when({ do: 'submit' });

    expect(again.file?.established).toMatchObject({
      number: 2,
      assessment: { number: 2, replaces: established.file?.established?.hash },
    });
  });

  it('stays as it is without a reason, which is asked for again', () => {
    expect(established.when({ do: 'reopen', reason: '' })).toMatchObject({
      events: [],
      telling: { tell: 'reason', wanted: 'reopen', refusals: [{ reason: 'empty' }] },
    });
  });
});
