import { describe, expect, it } from 'vitest';
import {
  anna,
  answer,
  answered,
  answersIn,
  at,
  changed,
  choice,
  copied,
  dropped,
  given,
  noDocument,
  notSecret,
  opened,
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

describe('a change that hides answers', () => {
  it('is told before it is done', () => {
    const { events, telling } = given(allAnswered).when(answer('difference', 'none'));

    expect(events).toEqual([]);
    expect(telling).toEqual({ tell: 'hides', question: 'difference', sent: 'none', hides: ['cause'], notices: [] });
  });

  it('drops them once it is confirmed, and says so', () => {
    const { file, events, telling } = given(allAnswered).when(answer('difference', 'none', { confirmed: true }));

    expect(events).toEqual([changed('difference', choice('none')), dropped('cause')]);
    expect(answersIn(file)).not.toHaveProperty('cause');
    expect(telling).toMatchObject({ tell: 'summary', notices: [{ notice: 'dropped', questions: ['cause'] }] });
  });

  it('is undone as one: the answer and those it hid come back', () => {
    const before = given(allAnswered);

    const after = before.when(answer('difference', 'none', { confirmed: true })).when({ do: 'undo' });

    expect(after.file?.answers).toEqual(before.file?.answers);
    expect(after.telling).toMatchObject({
      question: 'difference',
      notices: [{ notice: 'undone', question: 'difference' }],
    });
  });

  it('drops every answer but the gate when the gate is closed', () => {
    const { file, events } = given(allAnswered).when(answer('concerns', { reason: 'formality' }, { confirmed: true }));

    expect(events.slice(1)).toEqual([dropped('difference'), dropped('cause'), dropped('follow-up')]);
    expect(Object.keys(answersIn(file))).toEqual(['concerns']);
  });
});

describe('undo', () => {
  it('restores the case to what it was, but for its version and log', () => {
    const before = given([...ready(), concerned, found]);

    const after = before.when(answer('cause', 'Avgiften.')).when({ do: 'undo' });

    const { version: _v, touched: _t, ...was } = before.file ?? {};
    expect(after.file).toMatchObject(was);
    expect(after.file?.version).toBe((before.file?.version ?? 0) + 2);
  });

  it('takes back one turn after another, and shows the question each time', () => {
    const talk = given([...ready(), concerned])
      .when(answer('difference', 'found'))
      .when(answer('difference', 'none'));

    const once = talk.when({ do: 'undo' });
    const twice = once.when({ do: 'undo' });
    const thrice = twice.when({ do: 'undo' });

    expect(answersIn(once.file).difference).toEqual(choice('found'));
    expect(answersIn(twice.file)).toEqual({ concerns: yes });
    expect([once, twice, thrice].map(cardOf)).toEqual([
      'question difference',
      'question difference',
      'question concerns',
    ]);
    expect(answersIn(thrice.file)).toEqual({});
  });

  it('says so when there is nothing to undo', () => {
    const { events, telling } = given(ready()).when({ do: 'undo' });

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ notices: [{ notice: 'nothing-to-undo' }] });
  });

  it('does not reach back past what was handed in', () => {
    const returned = { ...anna, type: 'returned' as const, data: {}, content: { reason: 'Källa saknas.' } };

    const { events } = given([...allAnswered, submitted, returned]).when({ do: 'undo' });

    expect(events).toEqual([]);
  });

  it('brings back a question that can be answered anew, from an old card too', () => {
    const seen = given([...ready(), concerned]).file?.version ?? 0;

    const { file } = given([...ready(), concerned])
      .when(answer('difference', 'found'))
      .when({ do: 'undo' })
      .when({ ...answer('difference', 'none'), seen: seen + 2 });

    expect(answersIn(file).difference).toEqual(choice('none'));
  });
});

describe('an old card', () => {
  const past = [...ready(), concerned];
  const seen = given(past).file?.version ?? 0;

  it('that is pressed twice tells the next question, and nothing happens the second time', () => {
    const { events, telling } = given([...past, found]).when({ ...answer('difference', 'found'), seen });

    expect(events).toEqual([]);
    expect(telling).toEqual({ tell: 'question', question: 'cause', refusals: [], notices: [] });
  });

  it("with another answer than the person's own latest is not used, and she is told", () => {
    const { events, telling } = given([...past, found]).when({ ...answer('difference', 'none'), seen });

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ question: 'cause', notices: [{ notice: 'stale' }] });
  });

  it('of somebody else is not used, and she is told who answered meanwhile', () => {
    const { events, telling } = given([...past, found]).when({ ...answer('difference', 'none'), seen, by: 'p-bo' });

    expect(events).toEqual([]);
    expect(telling).toMatchObject({
      question: 'cause',
      notices: [{ notice: 'answered-meanwhile', question: 'difference', by: 'p-anna', at }],
    });
  });

  it('of a question that has been dropped since is not used', () => {
    const { events, telling } = given([...past, answered('difference', choice('none'))]).when({
      ...answer('cause', 'x'),
      seen,
    });

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ question: 'follow-up', notices: [{ notice: 'stale' }] });
  });

  it('is not what was made after the latest answer: that answer can be changed with it', () => {
    const talk = given([...past, found]);

    const { events } = talk.when({ ...answer('difference', 'none'), seen: talk.file?.version ?? 0 });

    expect(events).toEqual([changed('difference', choice('none'))]);
  });

  it('that is not old for its own question is used, whatever happened to the others', () => {
    const { events } = given([...past, found]).when({ ...answer('cause', 'Avgiften.'), seen });

    expect(events).toEqual([answered('cause', text('Avgiften.'))]);
  });
});

describe('a personal identity number', () => {
  const past = [...ready(), concerned, found];

  it('is refused in an answer, and nothing is kept', () => {
    const { events, telling } = given(past).when(answer('cause', 'Anna 811218-9876 fick nej.'));

    expect(events).toEqual([]);
    expect(telling).toMatchObject({ question: 'cause', refusals: [{ reason: 'personal-number', places: 1 }] });
  });

  it('is masked when the person says so, and the rest of the answer is kept', () => {
    const { file } = given(past).when(answer('cause', 'Anna 811218-9876 fick nej.', { mask: true }));

    expect(answersIn(file).cause).toEqual(text('Anna ••••••–•••• fick nej.'));
  });

  it('is masked in every field, and in the reason of a skip', () => {
    const { file } = given(past).when(answer('cause', { skip: 'Fråga 811218-9876.' }, { mask: true }));

    expect(answersIn(file).cause).toEqual({ kind: 'skipped', reason: 'Fråga ••••••–••••.' });
  });

  it('is refused in the title of a case and in the reason of a gate', () => {
    const title = given([opened, notSecret, noDocument]).when({
      do: 'describe',
      ...description,
      title: 'Om 811218-9876',
    });
    const comment = given(ready()).when(answer('concerns', { value: 'yes', comment: 'Gäller 811218-9876' }));

    expect([...title.events, ...comment.events]).toEqual([]);
  });
});

describe('answers copied from an earlier assessment', () => {
  const earlier = { concerns: yes, difference: choice('found'), cause: text('Bussen går sällan.') };

  it('are unconfirmed: each is asked again, with the answer in it', () => {
    const { file, telling } = given(ready()).when({ do: 'copy-answers', from: 'case-0', answers: earlier });

    expect(Object.values(file?.answers ?? {}).map(({ unconfirmed }) => unconfirmed)).toEqual([true, true, true]);
    expect(telling).toMatchObject({ question: 'concerns', notices: [{ notice: 'copied', answers: 3 }] });
  });

  it('cannot be handed in before they are confirmed', () => {
    const talk = given([...ready(), copied(earlier), followUp]);

    expect(talk.when({ do: 'submit' })).toMatchObject({ events: [], telling: { question: 'concerns' } });
  });

  it('are confirmed by giving the same answer', () => {
    const { file, events, telling } = given([...ready(), copied(earlier)]).when(answer('concerns', 'yes'));

    expect(events).toEqual([{ ...anna, type: 'answer-confirmed', data: { question: 'concerns' } }]);
    expect(file?.answers.concerns).toMatchObject({ answer: yes, unconfirmed: false });
    expect(telling).toMatchObject({ question: 'difference' });
  });

  it('are unconfirmed again when the confirmation is undone', () => {
    const { file } = given([...ready(), copied(earlier)])
      .when(answer('concerns', 'yes'))
      .when({ do: 'undo' });

    expect(file?.answers.concerns).toMatchObject({ answer: yes, unconfirmed: true });
  });

  it('never take the place of an answer that somebody has given', () => {
    const { file } = given([...ready(), answered('concerns', { kind: 'yes-no', value: 'unsure' })]).when({
      do: 'copy-answers',
      from: 'case-0',
      answers: earlier,
    });

    expect(answersIn(file).concerns).toEqual({ kind: 'yes-no', value: 'unsure' });
  });

  it('are only those that this case asks for', () => {
    const answers = {
      concerns: yes,
      difference: choice('none'),
      cause: text('Hör inte hit.'),
      other: text('Finns inte.'),
    };

    const { file } = given(ready()).when({ do: 'copy-answers', from: 'case-0', answers });

    expect(Object.keys(file?.answers ?? {})).toEqual(['concerns', 'difference']);
  });

  it('can be declined', () => {
    const { file, telling } = given(ready()).when({ do: 'copy-answers', from: null, answers: {} });

    expect(file?.copiedFrom).toBe('nothing');
    expect(telling).toMatchObject({ question: 'concerns', notices: [] });
  });
});

/** The card that was told, with its question. */
function cardOf({ telling }: { telling: ReturnType<typeof given>['telling'] }): string {
  return telling?.tell === 'question' ? `question ${telling.question}` : (telling?.tell ?? 'nothing');
}
