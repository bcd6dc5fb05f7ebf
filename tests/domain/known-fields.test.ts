import { describe, expect, it } from 'vitest';
import { unknownFields } from '../../src/domain/known-fields.ts';
import { Question } from '../../src/domain/question.ts';

const text = { sv: 'text', en: 'text' };
const asked = { id: 'fraga', title: text, why: text, help: text, good: text, poor: text };
const figures = Question.parse({ ...asked, kind: 'figures' });
const measures = Question.parse({ ...asked, kind: 'measures' });

describe('A slip of the keys in a file of answers', () => {
  it('is named, so that what was written there is not lost', () => {
    expect(unknownFields(figures, { women: 1, men: 2, sorce: 'SCB' })).toEqual([['sorce']]);
  });

  it('is named by its row in a list', () => {
    const rows = [
      { measure: 'a', owner: 'b', date: '2027-01-01' },
      { measure: 'a', indicatr: 'x' },
    ];

    expect(unknownFields(measures, rows)).toEqual([['1', 'indicatr']]);
  });

  it('is not seen where there is none: known fields, a skip, a plain value', () => {
    expect(unknownFields(figures, { missing: 'därför', availableFrom: '2027-01-01' })).toEqual([]);
    expect(unknownFields(figures, { skip: 'senare' })).toEqual([]);
    expect(unknownFields(measures, 'text')).toEqual([]);
  });
});
