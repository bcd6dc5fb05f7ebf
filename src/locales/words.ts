import type { Language } from '../domain/language.ts';
import { en } from './en.ts';
import { sv, type Words } from './sv.ts';

/** The bot's words in each language. */
export const WORDS: Readonly<Record<Language, Words>> = { sv, en };
export type { Words } from './sv.ts';
