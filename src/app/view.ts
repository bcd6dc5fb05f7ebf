import type { Action } from '../domain/access.ts';
import type { CaseFile } from '../domain/case-file.ts';
import type { Language } from '../domain/language.ts';
import type { Question } from '../domain/question.ts';
import { WORDS, type Words } from '../locales/words.ts';
import type { Card, CardAction } from '../ports.ts';
import type { Click } from './click.ts';

/** The people to choose among, by what stands for each in the choice, and the domains of typed addresses. */
export type Colleagues = { people: { id: string; title: string }[]; domains: readonly string[] };

/** What a card is made from, beside the telling: the case as it now stands, and who looks at it. */
export type View = {
  caseId: string;
  file: CaseFile;
  language: Language;
  organisation: string;
  names: Readonly<Record<string, string>>;
  /** Whom a question can be put to; only where that is asked. */
  colleagues?: Colleagues;
  may: (action: Action) => boolean;
};

/** The bot's words in the viewer's language. */
export function wordsOf({ language }: Pick<View, 'language'>): Words {
  return WORDS[language];
}

/** The name of a person in the case; a word for one that has been erased. */
export function nameOf(id: string, view: Pick<View, 'language' | 'names'>): string {
  return view.names[id] ?? wordsOf(view).colleague.somebody;
}

/** A card with nothing on it but its title and footnote. */
export function blankCard({ language, organisation }: Pick<View, 'language' | 'organisation'>, title: string): Card {
  return {
    language,
    title,
    notices: [],
    parts: [],
    inputs: [],
    actions: [],
    ...(organisation !== '' && { footnote: WORDS[language].talk.footnote(organisation) }),
  };
}

/** A button whose click carries `data`. */
export function button(
  title: string,
  data: Click,
  style: CardAction['style'] = 'default',
  sends: CardAction['sends'] = 'nothing',
): CardAction {
  return { title, style, data, sends };
}

/** The question of the case with this id; the checklist is the case's own, so it is always there for an answer. */
export function questionIn(file: CaseFile, id: string): Question | undefined {
  return file.checklist.questions.find((question) => question.id === id);
}

/** The title of a question in the case, in `language`. */
export function questionTitle(file: CaseFile, id: string, language: Language): string {
  return questionIn(file, id)?.title[language] ?? id;
}
