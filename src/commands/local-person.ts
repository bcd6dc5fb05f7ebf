import { DEFAULT_PERSON } from '../config.ts';
import type { Language } from '../domain/language.ts';
import type { Organisation } from '../domain/organisation.ts';
import { WORDS } from '../locales/words.ts';

/** The name of the person at this machine: the one in the organisation's file, her address, or what she does. */
export function localName(person: string, { people }: Organisation, language: Language): string {
  const known = people.find(({ email }) => email?.toLowerCase() === person.toLowerCase());
  return known?.name ?? (person === DEFAULT_PERSON ? WORDS[language].home.localPerson : person);
}
