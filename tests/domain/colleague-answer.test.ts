import { describe, expect, it } from 'vitest';
import { assess } from '../../src/domain/assess.ts';
import { isIntact, readAssessment } from '../../src/domain/assessment.ts';
import type { CaseEvent } from '../../src/domain/case-event.ts';
import { asked, concerned, past, replied } from './asks.ts';
import {
  anna,
  answer,
  answered,
  answersIn,
  at,
  bo,
  changed,
  choice,
  context,
  copied,
  dropped,
  fileOf,
  given,
  ready,
  text,
} from './talk.ts';

describe("a colleague's answer", () => {
  const answeredByBo = [...past, asked('cause'), replied('cause', 'Avgiften.')];

  it('is asked about, and confirmed by giving the same answer; it stays hers', () => {
    const talk = given(answeredByBo);

    const { events, file } = talk.when(answer('cause', 'Avgiften.'));

    expect(talk.when({ do: 'show' }).telling).toMatchObject({ question: 'cause' });
    expect(events).toEqual([{ ...anna, type: 'answer-confirmed', data: { question: 'cause' } }]);
    expect(file?.answers.cause).toMatchObject({ by: 'p-bo', at, unconfirmed: false, confirmed: anna });
  });

  it("is the member's own when she changes it", () => {
    const { events, file } = given(answeredByBo).when(answer('cause', 'Avgiften och bussen.'));

    expect(events).toEqual([changed('cause', text('Avgiften och bussen.'))]);
    expect(file?.answers.cause).toMatchObject({ by: 'p-anna', unconfirmed: false });
    expect(file?.answers.cause?.from).toBeUndefined();
  });

  it('is unconfirmed again when the confirmation is undone; the reply itself is never undone', () => {
    const confirmed = given(answeredByBo).when(answer('cause', 'Avgiften.'));

    const once = confirmed.when({ do: 'undo' });
    const twice = once.when({ do: 'undo' });

    expect(once.file?.answers.cause).toMatchObject({ by: 'p-bo', unconfirmed: true });
    expect(twice.file?.answers.cause).toMatchObject({ by: 'p-bo' });
    expect(Object.keys(answersIn(twice.file))).toEqual(['concerns', 'cause']);
  });

  it('is not pressed away by a second click on the confirmation', () => {
    const talk = given(answeredByBo);
    const seen = talk.file?.version ?? 0;

    const { events, telling } = talk
      .when({ ...answer('cause', 'Avgiften.'), seen })
      .when({ ...answer('cause', 'Avgiften.'), seen });

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ notices: [] });
  });

  it('that came while a member was writing is shown to her, and is not overwritten unseen', () => {
    const seen = given([...past, asked('cause')]).file?.version ?? 0;

    const { events, telling } = given(answeredByBo).when({ ...answer('cause', 'Mitt svar.'), seen });

    expect(events).toEqual([]);
    expect(telling).toMatchObject({
      ...{ tell: 'question', question: 'cause' },
      notices: [{ notice: 'colleague-answered-meanwhile', question: 'cause', by: 'p-bo' }],
    });
  });

  it('decides nothing about the other questions before it is confirmed, and then what falls away is told', () => {
    const no: CaseEvent = {
      ...{ ...bo, type: 'colleague-answered', data: { question: 'difference' } },
      content: { answer: choice('none') },
    };
    const copies = copied({ difference: choice('found'), cause: text('Avgiften.') });
    const talk = given([...ready(), concerned, copies, asked('difference'), no]);

    const confirming = talk.when(answer('difference', 'none'));
    const confirmed = talk.when(answer('difference', 'none', { confirmed: true }));

    expect(confirming.telling).toMatchObject({ tell: 'hides', hides: ['cause'] });
    expect(confirmed.events.slice(1)).toEqual([dropped('cause')]);
  });

  it('cannot be handed in before it is confirmed; an ask that still waits does not stand in the way', () => {
    const date = answered('follow-up', { kind: 'date', value: '2027-03-01' });
    const waiting = given([...past, asked('cause', 'p-cia'), answered('cause', text('Min.')), date]);

    expect(given([...answeredByBo, date]).when({ do: 'submit' })).toMatchObject({
      ...{ events: [], telling: { question: 'cause' } },
    });
    expect(waiting.when({ do: 'submit' }).events.map(({ type }) => type)).toEqual(['submitted', 'established']);
  });

  it('is named in the assessment with its day and who stands for it, and the record is intact', () => {
    const { file } = given(answeredByBo).when(answer('cause', 'Avgiften.'));
    const making = { ...context, status: 'established' as const, at };
    if (!file) throw new Error('there is a case');

    const assessment = assess(file, making);

    expect(assessment.questions.find(({ id }) => id === 'cause')).toMatchObject({
      ...{ answeredBy: 'Bo Ek', answeredAt: at, confirmedBy: 'Anna Öberg', confirmedAt: at },
    });
    expect(assessment.participants).toEqual([
      { role: 'caseworker', name: 'Anna Öberg' },
      { role: 'colleague', name: 'Bo Ek', at },
    ]);
    expect(isIntact(assessment)).toBe(true);
    expect(readAssessment(JSON.stringify(assessment)).read).toBe('intact');
  });

  it('is in the assessment without her name when she has been erased', () => {
    const making = { ...context, names: {}, status: 'draft' as const, at };

    const assessment = assess(fileOf(answeredByBo), making);

    expect(assessment.participants).toEqual([]);
    expect(assessment.questions.at(-1)?.answeredBy).toBeUndefined();
  });

  it('leaves a record in which nobody was asked as it has always been', () => {
    const assessment = assess(fileOf(past), { ...context, status: 'draft', at });

    expect(JSON.stringify(assessment)).not.toMatch(/answeredBy|confirmedBy|colleague/);
  });
});
