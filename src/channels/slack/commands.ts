import type { Talker } from '../../ports.ts';

/** What somebody asks for in words. */
export type Asked = {
  asks: 'start' | 'new' | 'continue' | 'mine' | 'check' | 'help';
  language: Talker['language'] | undefined;
};

const SWEDISH: Readonly<Record<string, Asked['asks']>> = {
  ny: 'new',
  nytt: 'new',
  fortsätt: 'continue',
  fortsatt: 'continue',
  mina: 'mine',
  kolla: 'check',
  hjälp: 'help',
  hjalp: 'help',
};
const ENGLISH: Readonly<Record<string, Asked['asks']>> = {
  new: 'new',
  continue: 'continue',
  mine: 'mine',
  check: 'check',
  help: 'help',
};

/** What the first word of a text asks for, mentions of people left out; the start when it is no word of ours. */
export function askedIn(text: string): Asked {
  const [word = ''] = text
    .replaceAll(/<[^>]*>/gu, ' ')
    .trim()
    .toLowerCase()
    .split(/\s+/u);
  const own = (words: Readonly<Record<string, Asked['asks']>>) =>
    Object.hasOwn(words, word) ? words[word] : undefined;
  const swedish = own(SWEDISH);
  if (swedish) return { asks: swedish, language: 'sv' };
  const english = own(ENGLISH);
  return english ? { asks: english, language: 'en' } : { asks: 'start', language: undefined };
}
