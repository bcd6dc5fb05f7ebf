import { Effect } from '../domain/answer.ts';
import { codesOf } from '../domain/checklist.ts';
import { FIGURE_MEASURES, GROUPS } from '../domain/figures.ts';
import { type Goal, goalKey } from '../domain/goals.ts';
import type { Language } from '../domain/language.ts';
import type { Question } from '../domain/question.ts';
import { COMMENT_MAX } from '../domain/read-answer.ts';
import { WORDS } from '../locales/words.ts';
import type { CardInput } from '../ports.ts';
import { goalTitle } from './answer-words.ts';

/** Which of a question's inputs are shown: its own, or those for figures that do not exist. */
export type Form = 'own' | 'missing';

/** What stands in a question's inputs at first, by the inputs' ids. */
export type Filled = Readonly<Record<string, string>>;

/** The inputs of a question, with what is filled in; faults are put on by `withFaults`. */
export function inputsFor(
  question: Question,
  form: Form,
  filled: Filled,
  goals: readonly Goal[],
  language: Language,
): CardInput[] {
  const words = WORDS[language].answers;
  switch (question.kind) {
    case 'yes-no':
      return yesNoInputs(question, filled, language);
    case 'choice':
    case 'choices':
      return [
        {
          ...choiceInput(
            'value',
            question.title[language],
            question.choices.map(({ id, title }) => ({ id, title: title[language] })),
            filled,
          ),
          many: question.kind === 'choices',
        },
      ];
    case 'text':
      return [
        textInput('value', words.answer, filled, {
          maxLength: question.maxLength,
          hint: words.characters(question.maxLength),
        }),
      ];
    case 'date':
      return [dateInput('value', words.answer, filled)];
    case 'figures':
      return form === 'missing' ? missingInputs(filled, language) : figureInputs(filled, language);
    case 'consequence':
      return consequenceInputs(question, filled, language);
    case 'goals':
      return goalInputs(filled, goals, language);
    case 'measures':
      return measureInputs(filled, language);
    case 'indicator':
      return [
        lineInput('name', words.indicator.name, filled),
        lineInput('source', words.indicator.source, filled),
        { ...lineInput('baseline', words.indicator.baseline, filled), required: false },
      ];
    case 'documents':
      return [textInput('value', words.documents.label, filled, { maxLength: 4000 })];
  }
}

function yesNoInputs(question: Extract<Question, { kind: 'yes-no' }>, filled: Filled, language: Language): CardInput[] {
  const words = WORDS[language].answers;
  const answers = codesOf(question).map((id) => ({ id, title: words.yesNo[id as keyof typeof words.yesNo] }));
  const { reasons, comment } = question;
  const reason =
    reasons && [...reasons.choices, ...reasons.notReasons].map(({ id, title }) => ({ id, title: title[language] }));
  return [
    choiceInput('value', words.answer, answers, filled),
    ...(reasons && reason
      ? [
          {
            ...choiceInput('reason', words.reasonBeside[reasons.beside], reason, filled),
            style: 'menu' as const,
            required: false,
          },
        ]
      : []),
    ...(comment
      ? [{ ...textInput('comment', comment[language], filled, { maxLength: COMMENT_MAX }), required: false }]
      : []),
  ];
}

function figureInputs(filled: Filled, language: Language): CardInput[] {
  const words = WORDS[language].answers;
  const measures = FIGURE_MEASURES.map((id) => ({ id, title: words.figures.measures[id] }));
  const group = (id: 'women' | 'men' | 'girls' | 'boys' | 'unknown'): CardInput => ({
    ...numberInput(id, words.groupTitles[id], filled),
    required: false,
  });
  return [
    { ...choiceInput('measure', words.figures.measure, measures, { measure: 'count', ...filled }), style: 'menu' },
    group('women'),
    group('men'),
    group('girls'),
    group('boys'),
    group('unknown'),
    { ...numberInput('total', words.figures.total, filled), required: false },
    { ...lineInput('unit', words.figures.unit, filled), required: false, hint: words.figures.unitHint },
    { ...lineInput('base', words.figures.base, filled), hint: words.figures.baseHint },
    numberInput('year', words.figures.year, filled),
    lineInput('source', words.figures.source, filled),
  ];
}

function missingInputs(filled: Filled, language: Language): CardInput[] {
  const { figures } = WORDS[language].answers;
  return [
    textInput('missing', figures.missing, filled, { maxLength: 1000 }),
    dateInput('availableFrom', figures.availableFrom, filled),
  ];
}

function consequenceInputs(
  question: Extract<Question, { kind: 'consequence' }>,
  filled: Filled,
  language: Language,
): CardInput[] {
  const words = WORDS[language].answers;
  const effects = Effect.options.map((id) => ({ id, title: words.effects[id] }));
  return [
    ...GROUPS.filter((group) => question.groups.includes(group)).map((group) => ({
      ...choiceInput(group, words.groupTitles[group], effects, filled),
      style: 'menu' as const,
    })),
    textInput('how', question.longTerm ? words.how : words.howPlain, filled, { maxLength: 2000 }),
    ...(question.longTerm ? [textInput('longTerm', words.longTerm, filled, { maxLength: 2000 })] : []),
  ];
}

/** One input for each source of goals, since a person knows which list she looks for. */
function goalInputs(filled: Filled, goals: readonly Goal[], language: Language): CardInput[] {
  const words = WORDS[language].answers.goals;
  const sources = (['own', 'national', 'agenda2030', 'cemr'] as const).filter((source) =>
    goals.some((goal) => goal.source === source),
  );
  return [
    ...sources.map((source) => ({
      ...choiceInput(
        source,
        words.sources[source],
        goals
          .filter((goal) => goal.source === source)
          .map((goal) => ({ id: goalKey(goal), title: goalTitle(goal, language) })),
        filled,
      ),
      many: true,
      required: false,
    })),
    textInput('how', words.how, filled, { maxLength: 2000 }),
  ];
}

function measureInputs(filled: Filled, language: Language): CardInput[] {
  const words = WORDS[language].answers.measures;
  return [
    textInput('measure', words.measure, filled, { maxLength: 500 }),
    lineInput('owner', words.owner, filled),
    dateInput('date', words.date, filled),
    { ...lineInput('indicator', words.indicator, filled), required: false },
  ].map((input) => ({ ...input, required: false }));
}

/** An input for several lines of text. */
export function textInput(
  id: string,
  label: string,
  filled: Filled,
  more: { maxLength: number; hint?: string },
): CardInput {
  return { input: 'text', id, label, required: true, lines: 'many', ...more, ...valueIn(filled, id) };
}

/** An input for one line of text. */
export function lineInput(id: string, label: string, filled: Filled, maxLength = 300): CardInput {
  return { input: 'text', id, label, required: true, lines: 'one', maxLength, ...valueIn(filled, id) };
}

export function dateInput(id: string, label: string, filled: Filled): CardInput {
  return { input: 'date', id, label, required: true, ...valueIn(filled, id) };
}

function numberInput(id: string, label: string, filled: Filled): CardInput {
  return { input: 'number', id, label, required: true, ...valueIn(filled, id) };
}

export function choiceInput(
  id: string,
  label: string,
  choices: { id: string; title: string }[],
  filled: Filled,
): Extract<CardInput, { input: 'choice' }> {
  const value = filled[id];
  return {
    input: 'choice',
    id,
    label,
    required: true,
    many: false,
    style: 'list',
    choices,
    ...(value ? { value: value.split(',') } : {}),
  };
}

function valueIn(filled: Filled, id: string): { value?: string } {
  const value = filled[id];
  return value === undefined || value === '' ? {} : { value };
}
