import type { Answer } from '../domain/answer.ts';
import type { AskedQuestion } from '../domain/assessment.ts';
import { cells, type Figures, GROUPS, sharesOf } from '../domain/figures.ts';
import { type Goal, goalKey } from '../domain/goals.ts';
import type { Language } from '../domain/language.ts';
import { WORDS } from '../locales/words.ts';

/** Formatters are made once: making one costs more than a whole turn. */
const NUMBERS = {
  sv: new Intl.NumberFormat(WORDS.sv.answers.locale, { maximumFractionDigits: 4 }),
  en: new Intl.NumberFormat(WORDS.en.answers.locale, { maximumFractionDigits: 4 }),
} satisfies Record<Language, Intl.NumberFormat>;
const SWEDISH_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' });

/** A number as people of the language write it: `1 240` and `38,5` in Swedish. */
export function numberText(value: number, language: Language): string {
  return NUMBERS[language].format(value);
}

const LONG_DAYS = {
  sv: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Stockholm', dateStyle: 'long' }),
} satisfies Record<Language, Intl.DateTimeFormat>;

/** The day of a time in UTC, in Sweden, as people write it: `25 november 2026`. */
export function longDayOf(at: string, language: Language): string {
  return LONG_DAYS[language].format(new Date(at));
}

/** The day of a time in UTC, in Sweden, as YYYY-MM-DD. */
export function dayOf(at: string): string {
  return SWEDISH_DAY.format(new Date(at));
}

/** An answer in words, as lines; the choices read as they were shown. */
export function answerLines(
  { answer, shown }: Pick<AskedQuestion, 'answer' | 'shown'>,
  goals: readonly Goal[],
  language: Language,
): string[] {
  const words = WORDS[language].answers;
  switch (answer.kind) {
    case 'yes-no':
      return yesNoLines(answer, shown, language);
    case 'choice':
      return shown ?? [answer.value];
    case 'choices':
      return shown ?? answer.value;
    case 'text':
      return [answer.value];
    case 'date':
      return [answer.value];
    case 'figures':
      return figureLines(answer.value, language);
    case 'missing-figures':
      return [words.figures.missingIs(sentence(answer.value.missing), answer.value.availableFrom)];
    case 'consequence':
      return consequenceLines(answer, language);
    case 'goals':
      return goalLines(answer.value, goals, language);
    case 'measures':
      return answer.value.map(({ measure, owner, date, indicator }) =>
        [measure, owner, date, indicator].filter((part) => part !== undefined).join(' · '),
      );
    case 'indicator':
      return [[answer.value.name, answer.value.source, answer.value.baseline].filter(Boolean).join(' · ')];
    case 'documents':
      return answer.value.map(({ title, place }) => (place === undefined ? title : `${title} (${place})`));
    case 'skipped':
      return [answer.reason === '' ? words.erased : words.skipped(answer.reason)];
  }
}

/** Whose answer it is, when a colleague was asked. */
export function colleagueLine(
  { answeredBy, answeredAt, confirmedBy }: Pick<AskedQuestion, 'answeredBy' | 'answeredAt' | 'confirmedBy'>,
  language: Language,
): string[] {
  if (answeredBy === undefined) return [];
  const words = WORDS[language].document;
  const day = longDayOf(answeredAt, language);
  return [
    confirmedBy === undefined
      ? words.answeredBy(answeredBy, day)
      : words.answeredAndConfirmed(answeredBy, day, confirmedBy),
  ];
}

function yesNoLines(
  { value, reason, comment }: Extract<Answer, { kind: 'yes-no' }>,
  shown: string[] | undefined,
  language: Language,
): string[] {
  const words = WORDS[language].answers;
  return [
    words.yesNo[value],
    ...(reason === undefined ? [] : [`${words.reasonIs}: ${shown?.[0] ?? reason}`]),
    ...(comment === undefined ? [] : [`${words.commentIs}: ${comment}`]),
  ];
}

/** `kvinnor 62 %, män 38 %`, or with the number and its unit first: `kvinnor 470 barn (38,3 %)`. */
export function figuresSaid(figures: Figures, language: Language): string {
  const { groups } = WORDS[language].answers;
  const shares = new Map(sharesOf(figures).map(({ field, share }) => [field, share]));
  return cells(figures)
    .map(({ field, value }) => {
      const number = numberText(value, language);
      if (figures.measure === 'share' || figures.measure === 'rate') return `${groups[field]} ${number} %`;
      if (figures.measure === 'mean') return `${groups[field]} ${number} ${figures.unit}`;
      return `${groups[field]} ${number} ${figures.unit} (${numberText(shares.get(field) ?? 0, language)} %)`;
    })
    .join(', ');
}

function figureLines(figures: Figures, language: Language): string[] {
  const document = WORDS[language].document;
  return [
    `${figuresSaid(figures, language)}.`,
    document.figuresCaption(
      WORDS[language].answers.figures.measuresShort[figures.measure],
      figures.unit,
      unended(figures.base),
    ),
    document.figuresSource(unended(figures.source), figures.year),
  ];
}

/** `kvinnor: bättre, män: oförändrat`. */
export function effectsSaid({ value }: Extract<Answer, { kind: 'consequence' }>, language: Language): string {
  const { groups, effects } = WORDS[language].answers;
  return GROUPS.flatMap((group) => {
    const effect = value.effects[group];
    return effect === undefined ? [] : [`${groups[group]}: ${effects[effect].toLowerCase()}`];
  }).join(', ');
}

function consequenceLines(answer: Extract<Answer, { kind: 'consequence' }>, language: Language): string[] {
  return [effectsSaid(answer, language), answer.value.how, ...(answer.value.longTerm ? [answer.value.longTerm] : [])];
}

function goalLines(
  { goals: chosen, how }: Extract<Answer, { kind: 'goals' }>['value'],
  goals: readonly Goal[],
  language: Language,
): string[] {
  const titles = chosen
    .map((key) => goals.find((goal) => goalKey(goal) === key))
    .flatMap((goal) => (goal ? [goalTitle(goal, language)] : []));
  return [...(titles.length > 0 ? titles : [WORDS[language].answers.goals.none]), how];
}

/** A goal by its number and title: `D5 Jämställd hälsa`. */
export function goalTitle({ id, title }: Goal, language: Language): string {
  return `${id} ${title[language]}`;
}

/** A text with a full stop at its end, for a sentence that goes on after it. */
export function sentence(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** A text without the full stop at its end, for use inside a sentence. */
export function unended(text: string): string {
  return text.replace(/\.$/u, '');
}
