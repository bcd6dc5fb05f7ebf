import type { CaseEvent } from '../../src/domain/case-event.ts';
import { anna, answered, bo, choice, ready, text, yes } from './talk.ts';

export const nothing = { person: '', email: '', words: '' };
export const concerned = answered('concerns', yes);
export const found = answered('difference', choice('found'));
export const past = [...ready(), concerned, found];

/** Anna puts `question` to Bo, or to whom is said. */
export function asks(question: string, person: string | null = 'p-bo', words = '') {
  return { do: 'ask' as const, question, person, sent: { ...nothing, person: person ?? 'p-x', words } };
}

/** Bo's reply, or the reply of who is said. */
export function reply(question: string, sent: unknown, by = 'p-bo') {
  return { do: 'reply' as const, question, sent, by };
}

export function asked(question: string, person = 'p-bo', words?: string): CaseEvent {
  const content = words === undefined ? {} : { content: { words } };
  return { ...anna, type: 'colleague-asked', data: { question, person }, ...content };
}

export function replied(question: string, value: string): CaseEvent {
  return { ...bo, type: 'colleague-answered', data: { question }, content: { answer: text(value) } };
}

export const secret: CaseEvent = { ...anna, type: 'secrecy-stated', data: { secrecy: 'secret' } };
