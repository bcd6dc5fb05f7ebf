import type { Question } from './question.ts';
import { fieldsOf } from './read-field.ts';

/** The fields that an answer to each kind of question can hold, in the shapes of the answers file. */
const FIELDS: Readonly<Record<Question['kind'], readonly string[]>> = {
  'yes-no': ['value', 'reason', 'comment'],
  choice: [],
  choices: [],
  text: [],
  date: [],
  figures: [
    ...['measure', 'women', 'men', 'girls', 'boys', 'unknown', 'total', 'unit', 'base', 'year', 'source'],
    ...['missing', 'availableFrom'],
  ],
  consequence: ['women', 'men', 'girls', 'boys', 'how', 'longTerm'],
  goals: ['goals', 'how'],
  measures: ['measure', 'owner', 'date', 'indicator'],
  indicator: ['name', 'source', 'baseline'],
  documents: ['title', 'place'],
};

/** The paths in `sent` to fields that no answer to `question` has: a slip of the keys, whose text would be lost. */
export function unknownFields({ kind }: Question, sent: unknown): string[][] {
  const known = [...FIELDS[kind], 'skip'];
  const unknownIn = (row: unknown, place: string[]) =>
    Object.keys(fieldsOf(row) ?? {})
      .filter((field) => !known.includes(field))
      .map((field) => [...place, field]);
  return Array.isArray(sent) ? sent.flatMap((row, at) => unknownIn(row, [String(at)])) : unknownIn(sent, []);
}
