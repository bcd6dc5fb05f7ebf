import type { FigureFault } from '../domain/figures.ts';
import type { Language } from '../domain/language.ts';
import type { Question } from '../domain/question.ts';
import type { Refusal } from '../domain/refusal.ts';
import { WORDS } from '../locales/words.ts';
import { numberText } from './answer-words.ts';

/** A refusal as a sentence: what is wrong, and what to do about it. */
export function refusalText(refusal: Refusal, language: Language, question?: Question): string {
  const words = WORDS[language].answers.refusals;
  switch (refusal.reason) {
    case 'empty':
      return refusal.field === undefined ? words.empty : words.emptyField;
    case 'too-long':
      return words.tooLong(refusal.maxLength, refusal.length);
    case 'not-a-choice':
      return words.notAChoice(refusal.choices.map((id) => choiceTitle(id, language, question)).join(', '));
    case 'wants-reason':
      return words.wantsReason;
    case 'not-a-reason':
      return notAReason(refusal.choice, language, question) ?? words.wantsReason;
    case 'not-a-date':
      return words.notADate;
    case 'not-a-number':
      return words.notANumber;
    case 'wrong-shape':
      return refusal.field === 'numbers' ? words.wrongNumber : words.wrongShape(refusal.wants);
    case 'too-many':
      return words.tooMany(refusal.most);
    case 'figures':
      return figureFaultText(refusal.fault, language);
    case 'unknown-goal':
      return words.unknownGoal(refusal.goal, refusal.goals.join(', '));
    case 'not-skippable':
      return words.notSkippable;
    case 'personal-number':
      return words.personalNumber;
    case 'not-a-colleague':
      return WORDS[language].colleague.refusals.notAColleague;
    case 'oneself':
      return WORDS[language].colleague.refusals.oneself;
  }
}

function choiceTitle(id: string, language: Language, question: Question | undefined): string {
  const { yesNo, effects, figures } = WORDS[language].answers;
  const choices =
    question?.kind === 'choice' || question?.kind === 'choices'
      ? question.choices
      : question?.kind === 'yes-no'
        ? (question.reasons?.choices ?? [])
        : [];
  const fixed: Record<string, string> = { ...yesNo, ...effects, ...figures.measures };
  return choices.find((choice) => choice.id === id)?.title[language] ?? fixed[id] ?? id;
}

function notAReason(id: string, language: Language, question: Question | undefined): string | undefined {
  return question?.kind === 'yes-no'
    ? question.reasons?.notReasons.find((choice) => choice.id === id)?.why[language]
    : undefined;
}

function figureFaultText(fault: FigureFault, language: Language): string {
  const words = WORDS[language].answers.refusals;
  const number = (value: number) => numberText(value, language);
  switch (fault.fault) {
    case 'share-over-100':
      return words.shareOver100;
    case 'shares-not-100':
      return words.sharesNot100(number(fault.sum));
    case 'not-whole':
      return words.notWhole;
    case 'more-than-total':
      return words.moreThanTotal(number(fault.sum), number(fault.total));
    case 'less-than-total':
      return words.lessThanTotal(number(fault.sum), number(fault.total));
    case 'year-in-future':
      return words.yearInFuture(fault.year);
    case 'year-too-old':
      return words.yearTooOld(fault.year);
  }
}
