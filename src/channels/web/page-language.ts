import type { Request } from 'express';
import type { Card } from '../../ports.ts';
import { WORDS } from './words.ts';

type Language = Card['language'];

/** The language that the page's address asks for, or `otherwise`. */
export function pageLanguage(request: Pick<Request, 'query'>, otherwise: Language = 'sv'): Language {
  const wanted = request.query.lang;
  return languages.find((language) => language === wanted) ?? otherwise;
}

const languages = Object.keys(WORDS).filter((key): key is Language => key in WORDS);
