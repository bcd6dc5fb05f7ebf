import { describe, expect, it } from 'vitest';
import type { Secrecy } from '../../src/domain/case-event.ts';
import { step } from '../../src/domain/conversation.ts';
import { checklistWith, question, small } from './small-checklist.ts';
import {
  anna,
  answer,
  answered,
  answersIn,
  changed,
  choice,
  context,
  given,
  noDocument,
  notSecret,
  opened,
  openedWith,
  paused,
  ready,
  text,
  yes,
} from './talk.ts';

const concerned = answered('concerns', yes);
const found = answered('difference', choice('found'));
const cause = answered('cause', text('Bussen går sällan.'));
const followUp = answered('follow-up', { kind: 'date', value: '2027-03-02' });
const allAnswered = [...ready(), concerned, found, cause, followUp];
const description = { title: 'Ny simhall', numbers: '', committee: '', decisionDate: '' };
const opening = {
  do: 'open' as const,
  ...{
    purpose: 'assessment' as const,
    checklist: small,
    modules: [],
    goals: [],
    language: 'sv' as const,
    review: false,
  },
};

describe('the talk', () => {
  it('goes from opening to established, one card at a time', () => {
    const tellings: string[] = [];
    let talk = given([]).when(opening);
    for (const input of [
      { do: 'state-secrecy', secrecy: 'none' },
      { do: 'decline-document' },
      { do: 'describe', ...description },
      answer('concerns', 'yes'),
      answer('difference', 'found'),
      answer('cause', 'Bussen går sällan.'),
      answer('follow-up', '2027-03-02'),
      { do: 'submit' },
    ] as const) {
      tellings.push(cardOf(talk));
      talk = talk.when(input);
    }

    expect([...tellings, cardOf(talk)]).toEqual([
      ...['secrecy', 'document', 'describe', 'question concerns', 'question difference', 'question cause'],
      ...['question follow-up', 'summary', 'established'],
    ]);
    expect(talk.events.map(({ type }) => type)).toEqual(['submitted', 'established']);
  });

  it('needs to be opened before anything else', () => {
    expect(() => step(undefined, { ...anna, do: 'pause' }, context)).toThrow(TypeError);
  });

  it('is opened once: a second opening shows where it stands', () => {
    const { events, telling } = given([...ready(), concerned]).when(opening);

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ tell: 'question', question: 'difference' });
  });

  it('keeps a document with what was found in it, and asks to confirm that', () => {
    const document = { id: 'a1', format: 'docx' as const, size: 4000 };
    const found = { title: { value: 'Ny simhall', place: 'rubriken' }, numbers: [], headings: [] };

    const { file, telling } = given([opened, notSecret]).when({
      do: 'attach-document',
      document,
      name: 'tjs.docx',
      found,
    });

    expect(file?.document).toEqual({ stored: document, name: 'tjs.docx', found });
    expect(telling).toMatchObject({ tell: 'describe' });
  });

  it('keeps a document that comes before the secrecy has been stated, and asks for that next', () => {
    const document = { id: 'a1', format: 'docx' as const, size: 4000 };
    const found = { numbers: [], headings: [] };

    const talk = given([opened]).when({ do: 'attach-document', document, name: 'tjs.docx', found });
    const stated = talk.when({ do: 'state-secrecy', secrecy: 'secret' });

    expect(talk.events.map(({ type }) => type)).toEqual(['document-attached']);
    expect(talk.telling).toEqual({ tell: 'secrecy', notices: [] });
    expect(stated.file?.document).toEqual({ stored: document, name: 'tjs.docx', found });
    expect(stated.telling).toMatchObject({ tell: 'describe', notices: [{ notice: 'secret' }] });
  });

  it('ends at a no at the gate, with its reason', () => {
    const { file, telling } = given(ready()).when(answer('concerns', { value: 'no', reason: 'formality' }));
    const { file: established } = given(ready())
      .when(answer('concerns', { reason: 'formality' }))
      .when({ do: 'submit' });

    expect(telling).toMatchObject({ tell: 'summary' });
    expect(Object.keys(file?.answers ?? {})).toEqual(['concerns']);
    expect(established?.established?.assessment).toMatchObject({
      outcome: 'not-relevant',
      notRelevant: { reason: 'formality', shown: 'A formality' },
    });
  });

  it('goes on to assessment when somebody is unsure, and says so', () => {
    const { telling } = given(ready()).when(answer('concerns', 'unsure'));

    expect(telling).toMatchObject({ question: 'difference', notices: [{ notice: 'leads-to-assessment' }] });
  });

  it('describes the case only when all its fields are right, and gives back what was sent', () => {
    const sent = { title: '', numbers: 'inget', committee: 'x'.repeat(121), decisionDate: '2026-02-30' };

    const { events, telling } = given([opened, notSecret, noDocument]).when({ do: 'describe', ...sent });

    expect(events).toEqual([]);
    expect(telling).toMatchObject({
      tell: 'describe',
      sent,
      refusals: [{ field: 'title' }, { field: 'numbers' }, { field: 'committee' }, { field: 'decisionDate' }],
    });
  });

  it('asks a politician for no secrecy, since she reads a document that is public', () => {
    const check = openedWith({ purpose: 'check' });

    expect(given([check]).when({ do: 'show' }).telling).toMatchObject({ tell: 'document' });
  });
});

describe('a case that is about one individual or secret', () => {
  it.each<Secrecy>(['individual', 'secret'])('is marked %s, and the person is told what that means', (secrecy) => {
    const { file, events, telling } = given([opened]).when({ do: 'state-secrecy', secrecy });

    expect(events).toEqual([{ ...anna, type: 'secrecy-stated', data: { secrecy } }]);
    expect(file?.secrecy).toBe(secrecy);
    expect(telling).toMatchObject({ tell: 'document', notices: [{ notice: 'secret' }] });
  });

  it('is marked once', () => {
    expect(given([opened, notSecret]).when({ do: 'state-secrecy', secrecy: 'none' }).events).toEqual([]);
  });
});

describe('a person who goes back', () => {
  it('is shown a question again, and nothing happens to the case', () => {
    const { events, telling } = given(allAnswered).when({ do: 'show', question: 'difference' });

    expect(events).toEqual([]);
    expect(telling).toEqual({ tell: 'question', question: 'difference', refusals: [], notices: [] });
  });

  it('is told that the card is old when the question is not asked any longer', () => {
    const { telling } = given([...ready(), concerned, answered('difference', choice('none'))]).when({
      do: 'show',
      question: 'cause',
    });

    expect(telling).toMatchObject({ question: 'follow-up', notices: [{ notice: 'stale' }] });
  });

  it('changes an answer, and goes on where the talk stood', () => {
    const { file, events, telling } = given([...ready(), concerned, found, cause]).when(answer('cause', 'Avgiften.'));

    expect(events).toEqual([changed('cause', text('Avgiften.'))]);
    expect(answersIn(file).cause).toEqual(text('Avgiften.'));
    expect(telling).toMatchObject({ tell: 'question', question: 'follow-up' });
  });

  it('changes nothing by giving the same answer', () => {
    expect(given(allAnswered).when(answer('cause', ' Bussen går sällan. ')).events).toEqual([]);
  });

  it('stays at the question when she wants to add to it', () => {
    const { telling } = given([...ready(), concerned]).when({ ...answer('difference', 'found'), stay: true });

    expect(telling).toMatchObject({ tell: 'question', question: 'difference' });
  });

  it('can see all her answers', () => {
    expect(given(allAnswered).when({ do: 'show-answers' })).toMatchObject({ events: [], telling: { tell: 'answers' } });
  });
});

describe('a pause', () => {
  it('keeps the place, and going on comes back to it', () => {
    const talk = given([...ready(), concerned]).when({ do: 'pause' });

    expect(talk.events).toEqual([paused]);
    expect(talk.when({ do: 'show' }).telling).toMatchObject({ tell: 'paused' });
    expect(talk.when({ do: 'resume' }).telling).toMatchObject({
      question: 'difference',
      notices: [{ notice: 'resumed' }],
    });
  });

  it('is ended by an answer, in one turn', () => {
    const { file, events, telling } = given([...ready(), concerned, paused]).when(answer('difference', 'found'));

    expect(events.map(({ type }) => type)).toEqual(['resumed', 'answered']);
    expect(file?.status).toBe('answering');
    expect(telling).toMatchObject({ tell: 'question', question: 'cause' });
  });

  it('is one, however often the button is pressed', () => {
    expect(given([...ready(), paused]).when({ do: 'pause' })).toMatchObject({
      events: [],
      telling: { tell: 'paused' },
    });
    expect(given(ready()).when({ do: 'resume' })).toMatchObject({ events: [], telling: { question: 'concerns' } });
  });
});

describe('a question', () => {
  it('is skipped with a reason', () => {
    const { events, telling } = given([...ready(), concerned, found]).when(
      answer('cause', { skip: 'Vi vet inte än.' }),
    );

    expect(events).toEqual([answered('cause', { kind: 'skipped', reason: 'Vi vet inte än.' })]);
    expect(telling).toMatchObject({ question: 'follow-up' });
  });

  it('is not skipped without a reason, nor when it may not be', () => {
    const without = given([...ready(), concerned, found]).when(answer('cause', { skip: ' ' }));
    const never = given([...ready(), concerned]).when(answer('difference', { skip: 'Orkar inte.' }));

    expect([...without.events, ...never.events]).toEqual([]);
    expect(without.telling).toMatchObject({ question: 'cause', refusals: [{ reason: 'empty', field: 'skip' }] });
    expect(never.telling).toMatchObject({ question: 'difference', refusals: [{ reason: 'not-skippable' }] });
  });

  it('that is refused is shown again with what was sent', () => {
    const { events, telling } = given(ready()).when(answer('concerns', 'kanske'));

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ question: 'concerns', sent: 'kanske', refusals: [{ reason: 'not-a-choice' }] });
  });

  it('is answered with figures that get a word when they may point somebody out', () => {
    const checklist = checklistWith([question('figures', 'figures')]);
    const figures = { women: 3, men: 12, unit: 'personer', base: 'alla', year: 2025, source: 'Akuten' };

    const { telling } = given(ready({ checklist })).when(answer('figures', figures));

    expect(telling).toMatchObject({ notices: [{ notice: 'figures', note: { note: 'small-cell', field: 'women' } }] });
  });
});

/** The card that was told, with its question. */
function cardOf({ telling }: { telling: ReturnType<typeof given>['telling'] }): string {
  return telling?.tell === 'question' ? `question ${telling.question}` : (telling?.tell ?? 'nothing');
}
