import { z } from 'zod';
import { Checklist } from '../../src/domain/checklist.ts';
import { Question } from '../../src/domain/question.ts';

/** The same text in both languages, for tests that are not about texts. */
export function both(text: string): { sv: string; en: string } {
  return { sv: text, en: text };
}

/** A question of which only what matters to a test is said; the rest is filled in. */
export function question(kind: Question['kind'], id: string, more: Record<string, unknown> = {}): Question {
  const texts = { title: both(id), why: both('why'), help: both('help'), good: both('good'), poor: both('poor') };
  return Question.parse({ id, kind, ...texts, ...more });
}

/** A checklist with these questions; faults of meaning are left in it. */
export function checklistWith(questions: Question[], more: Record<string, unknown> = {}): Checklist {
  return z.parse(Checklist, {
    id: 'small',
    version: '2026-01-01',
    title: both('A small checklist'),
    audience: 'caseworker',
    introduction: both('Four questions.'),
    minutes: 1,
    sources: [{ title: 'The tests', year: 2026, url: 'https://example.org/' }],
    questions,
    ...more,
  });
}

export const reasons = {
  beside: 'no',
  choices: [
    { id: 'formality', title: both('A formality') },
    { id: 'information', title: both('Information only') },
  ],
  notReasons: [{ id: 'too-little', title: both('We know too little'), why: both('That is why we ask.') }],
};

/** Four questions: a gate, a choice, a text that hangs on it, and a date. */
export const small = checklistWith(
  [
    question('yes-no', 'concerns', { unsure: true, skippable: false, reasons, comment: both('A sentence') }),
    question('choice', 'difference', {
      skippable: false,
      choices: [
        { id: 'found', title: both('Found') },
        { id: 'none', title: both('None') },
      ],
    }),
    question('text', 'cause', { when: { is: ['difference', 'found'] } }),
    question('date', 'follow-up'),
  ],
  { gate: 'concerns' },
);
