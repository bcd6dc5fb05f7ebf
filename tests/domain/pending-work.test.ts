import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/domain/case-event.ts';
import { type PendingWork, pendingWork } from '../../src/domain/pending-work.ts';
import {
  anna,
  answered,
  checklistOf,
  choice,
  described,
  given,
  no,
  noDocument,
  openedWith,
  ready,
  type Talk,
  yes,
} from './talk.ts';

const gateClosed = answered('concerns', { kind: 'yes-no', value: 'no', reason: 'formality' });

describe('an assessment owes the world', () => {
  it('nothing before it is established', () => {
    expect(workOf(given(ready()))).toEqual([]);
    expect(workOf(given([...ready({ review: true }), gateClosed]).when({ do: 'submit' }))).toEqual([]);
  });

  it('the document, once it is established', () => {
    const established = given([...ready(), gateClosed]).when({ do: 'submit' });

    expect(workOf(established)).toEqual([{ work: 'attach', hash: hashOf(established) }]);
  });

  it('nothing once the document has been attached', () => {
    const established = given([...ready(), gateClosed]).when({ do: 'submit' });

    expect(workOf(given([...ready(), gateClosed, ...established.events, attached(hashOf(established))]))).toEqual([]);
  });

  it('the document still, when only a draft or an earlier record has been attached', () => {
    const established = given([...ready(), gateClosed]).when({ do: 'submit' });

    const past = [...ready(), gateClosed, ...established.events, attached('f'.repeat(64))];

    expect(workOf(given(past))).toEqual([{ work: 'attach', hash: hashOf(established) }]);
  });

  it('nothing while it is open again, and a new document after that', () => {
    const first = given([...ready(), gateClosed]).when({ do: 'submit' });
    const open = first.when({ do: 'reopen', reason: 'Nya siffror.' });
    const second = open.when({ do: 'submit' });

    expect(workOf(open)).toEqual([]);
    expect(workOf(second)).toEqual([{ work: 'attach', hash: hashOf(second) }]);
    expect(hashOf(second)).not.toBe(hashOf(first));
  });
});

describe('a check owes the world', () => {
  it('the outcome, to the case that it is of', () => {
    const established = given([...check({ caseId: 'case-0' }), answered('steg-1', no)]).when({ do: 'submit' });

    expect(workOf(established)).toEqual([
      { work: 'tell-checked-case', caseId: 'case-0', outcome: { outcome: 'does-not-apply' } },
    ]);
  });

  it('the outcome with the day of the report, when a deficiency is noted in the minutes', () => {
    const noted = [
      ...[answered('steg-1', yes), answered('steg-2', no), answered('steg-3', yes), answered('steg-4', yes)],
      ...[answered('steg-5', yes), answered('brist', choice('brist-noterad'))],
      answered('klart', { kind: 'date', value: '2027-03-05' }),
    ];

    const established = given([...check({ caseId: 'case-0' }), ...noted]).when({ do: 'submit' });

    expect(workOf(established)).toMatchObject([{ outcome: { outcome: 'noted' }, reportBy: '2027-03-05' }]);
  });

  it('nothing when the document came from elsewhere', () => {
    expect(workOf(given([...check({}), answered('steg-1', no)]).when({ do: 'submit' }))).toEqual([]);
  });

  it('nothing once the case has been told', () => {
    const past = [...check({ caseId: 'case-0' }), answered('steg-1', no)];
    const told: CaseEvent = { ...anna, type: 'checked-case-told', data: { caseId: 'case-0' } };

    const { events } = given(past).when({ do: 'submit' });

    expect(workOf(given([...past, ...events, told]))).toEqual([]);
  });
});

function check(subject: { caseId?: string }): CaseEvent[] {
  return [
    openedWith({ purpose: 'check', checklist: checklistOf('fortroendevald') }),
    noDocument,
    described,
    { ...anna, type: 'subject-read', data: subject, content: { assessment: null } },
  ];
}

function attached(hash: string): CaseEvent {
  const document = { id: 'a1', format: 'docx' as const, size: 4000 };
  return {
    ...anna,
    type: 'assessment-attached',
    data: { document, hash, draft: false },
    content: { name: 'tjs.docx' },
  };
}

function workOf({ file }: Talk): PendingWork[] {
  return file ? pendingWork(file) : [];
}

function hashOf({ file }: Talk): string {
  return file?.established?.hash ?? 'none';
}
