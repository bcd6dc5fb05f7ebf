import type { AppendixBlock } from '../domain/appendix.ts';
import type { Assessment } from '../domain/assessment.ts';
import { addUp, cells, type Figures, GROUPS, sharesOf, sumOf } from '../domain/figures.ts';
import type { Language } from '../domain/language.ts';
import { WORDS } from '../locales/words.ts';
import { goalTitle, numberText, sentence, unended } from './answer-words.ts';

/** The substance of an assessment as blocks: figures, consequences, measures, goals, and the five steps. */
export function substance(assessment: Assessment): AppendixBlock[] {
  return [
    ...figuresBlocks(assessment),
    ...consequenceBlocks(assessment),
    ...measuresBlocks(assessment),
    ...goalsBlocks(assessment),
    ...stepsBlocks(assessment),
  ];
}

function figuresBlocks({ figures, perPerson, missingFigures, language }: Assessment): AppendixBlock[] {
  const words = WORDS[language];
  if (figures.length + missingFigures.length === 0) return [];
  return [
    { block: 'heading', level: 2, text: words.document.headings.figures },
    ...figures.flatMap((set) => figuresTable(set, language)),
    ...perPerson.map((set) => perPersonTable(set, language)),
    ...missingFigures.map(
      ({ missing, availableFrom }): AppendixBlock => ({
        block: 'paragraph',
        text: words.answers.figures.missingIs(sentence(missing), availableFrom),
      }),
    ),
  ];
}

function figuresTable(figures: Figures, language: Language): AppendixBlock[] {
  const { answers, document } = WORDS[language];
  const measure = answers.figures.measuresShort[figures.measure];
  const shares = figures.measure === 'share' ? [] : sharesOf(figures);
  const withShares = shares.length > 0;
  const total = addUp(figures) && figures.measure !== 'share';
  const row = (name: string, value: number, share: number | undefined) => [
    name,
    numberText(value, language),
    ...(withShares ? [share === undefined ? '' : `${numberText(share, language)} %`] : []),
  ];
  return [
    {
      block: 'table',
      caption: document.figuresCaption(measure, figures.unit, unended(figures.base)),
      columns: [
        { title: answers.groupTitle, align: 'left', share: withShares ? 0.5 : 0.6 },
        { title: `${measure} (${figures.unit})`, align: 'right', share: withShares ? 0.3 : 0.4 },
        ...(withShares ? [{ title: answers.figures.share, align: 'right', share: 0.2 } as const] : []),
      ],
      rows: [
        ...cells(figures).map(({ field, value }) =>
          row(answers.groupTitles[field], value, shares.find((share) => share.field === field)?.share),
        ),
        ...(total ? [row(answers.figures.sum, sumOf(figures), withShares ? 100 : undefined)] : []),
      ],
    },
    { block: 'paragraph', text: document.figuresSource(unended(figures.source), figures.year), style: 'quiet' },
  ];
}

function perPersonTable({ unit, values }: Assessment['perPerson'][number], language: Language): AppendixBlock {
  const { answers, document } = WORDS[language];
  return {
    block: 'table',
    caption: document.perPersonCaption,
    columns: [
      { title: answers.groupTitle, align: 'left', share: 0.6 },
      { title: document.perPerson(unit), align: 'right', share: 0.4 },
    ],
    rows: values.map(({ group, value }) => [
      answers.groupTitles[group],
      value === null ? document.noPeople : numberText(value, language),
    ]),
  };
}

function consequenceBlocks({ questions, language }: Assessment): AppendixBlock[] {
  const { answers, document } = WORDS[language];
  return questions.flatMap(({ answer }): AppendixBlock[] => {
    if (answer.kind !== 'consequence') return [];
    const rows = GROUPS.flatMap((group) => {
      const effect = answer.value.effects[group];
      return effect === undefined ? [] : [[answers.groupTitles[group], answers.effects[effect]]];
    });
    return [
      { block: 'heading', level: 2, text: document.headings.consequences },
      {
        block: 'table',
        caption: document.consequencesCaption,
        columns: [
          { title: answers.groupTitle, align: 'left', share: 0.5 },
          { title: answers.effect, align: 'left', share: 0.5 },
        ],
        rows,
      },
      { block: 'paragraph', text: answer.value.how },
      ...(answer.value.longTerm === undefined ? [] : [{ block: 'paragraph', text: answer.value.longTerm } as const]),
    ];
  });
}

function measuresBlocks({ measures, language }: Assessment): AppendixBlock[] {
  if (measures.length === 0) return [];
  const { answers, document } = WORDS[language];
  return [
    { block: 'heading', level: 2, text: document.headings.measures },
    {
      block: 'table',
      caption: document.measuresCaption,
      columns: [
        { title: answers.measures.measure, align: 'left', share: 0.4 },
        { title: answers.measures.ownerIs, align: 'left', share: 0.2 },
        { title: answers.measures.date, align: 'left', share: 0.15 },
        { title: answers.measures.indicatorIs, align: 'left', share: 0.25 },
      ],
      rows: measures.map(({ measure, owner, date, indicator }) => [measure, owner, date, indicator ?? '–']),
    },
  ];
}

function goalsBlocks({ questions, goals, language }: Assessment): AppendixBlock[] {
  const { answers, document } = WORDS[language];
  return questions.flatMap(({ answer }): AppendixBlock[] => {
    if (answer.kind !== 'goals') return [];
    const table: AppendixBlock = {
      block: 'table',
      caption: document.goalsCaption,
      columns: [
        { title: document.goalSource, align: 'left', share: 0.35 },
        { title: document.goal, align: 'left', share: 0.65 },
      ],
      rows: goals.map((goal) => [answers.goals.sources[goal.source], goalTitle(goal, language)]),
    };
    return [
      { block: 'heading', level: 2, text: document.headings.goals },
      ...(goals.length > 0 ? [table] : [{ block: 'paragraph', text: answers.goals.none } as const]),
      { block: 'paragraph', text: answer.value.how },
    ];
  });
}

function stepsBlocks({ fiveSteps, language }: Assessment): AppendixBlock[] {
  if (fiveSteps.length === 0) return [];
  const words = WORDS[language].document;
  return [
    { block: 'heading', level: 2, text: words.headings.check },
    {
      block: 'table',
      caption: words.steps.caption,
      columns: [
        { title: words.steps.step, align: 'left', share: 0.1 },
        { title: words.steps.asks, align: 'left', share: 0.6 },
        { title: words.steps.ground, align: 'left', share: 0.3 },
      ],
      rows: fiveSteps.map(({ step, ground }) => [String(step), words.steps[step], words.steps[ground]]),
    },
  ];
}
