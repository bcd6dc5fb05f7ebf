import type { Appendix, AppendixBlock } from '../domain/appendix.ts';
import type { AskedQuestion, Assessment } from '../domain/assessment.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { WORDS } from '../locales/words.ts';
import {
  answerLines,
  colleagueLine,
  dayOf,
  effectsSaid,
  figuresSaid,
  goalTitle,
  longDayOf,
  unended,
} from './answer-words.ts';
import { substance } from './substance-blocks.ts';

/** Most lines of the summary: what a reader takes in at a glance. */
const SUMMARY_MAX = 6;

/** What stands in the appendix of a decision document, in the assessment's own language. */
export function appendixOf(assessment: Assessment): Appendix {
  const { language } = assessment;
  const words = WORDS[language].document;
  return {
    caseId: assessment.id,
    language,
    title: words.title,
    ...(assessment.status === 'draft' && { draftMark: words.draft }),
    blocks: [
      { block: 'facts', facts: caseFacts(assessment) },
      { block: 'heading', level: 2, text: words.summary },
      { block: 'paragraph', text: summaryLines(assessment).join('\n'), style: 'lead' },
      ...(assessment.outcome === 'assessed' ? substance(assessment) : []),
      ...answersBlocks(assessment),
      ...recordBlocks(assessment),
    ],
    data: canonicalJson(assessment),
  };
}

function caseFacts(assessment: Assessment): { name: string; value: string }[] {
  const words = WORDS[assessment.language].document.facts;
  return [
    { name: words.case, value: assessment.title },
    { name: words.numbers, value: assessment.caseNumbers.join(', ') },
    { name: words.committee, value: assessment.committee ?? '' },
    { name: words.decisionDate, value: assessment.decisionDate ?? '' },
    { name: words.organisation, value: assessment.organisation },
  ].filter(({ value }) => value !== '');
}

/** The assessment in at most six lines: relevance, figures, consequences, measures, goals, follow-up. */
export function summaryLines(assessment: Assessment): string[] {
  const { language, outcome, notRelevant } = assessment;
  const words = WORDS[language].document;
  if (outcome === 'not-relevant') {
    const comment = notRelevant?.comment;
    return [words.relevance.no(unended(notRelevant?.shown ?? '')), ...(comment === undefined ? [] : [comment])];
  }
  const lines = words.summaryLines;
  const unsure = assessment.questions.some(({ answer }) => answer.kind === 'yes-no' && answer.value === 'unsure');
  const followUp = assessment.questions.findLast(({ answer }) => answer.kind === 'date')?.answer;
  return [
    unsure ? words.relevance.unsure : words.relevance.yes,
    ...assessment.figures.slice(0, 1).map((figures) => lines.figures(figuresSaid(figures, language), figures.year)),
    ...assessment.missingFigures.slice(0, 1).map(({ availableFrom }) => lines.missing(availableFrom)),
    ...assessment.questions.flatMap(({ answer }) =>
      answer.kind === 'consequence' ? [lines.effects(effectsSaid(answer, language))] : [],
    ),
    ...measuresLine(assessment),
    ...(assessment.goals.length === 0
      ? []
      : [lines.goals(assessment.goals.map((goal) => goalTitle(goal, language)).join(', '))]),
    ...(followUp?.kind === 'date' ? [lines.followUp(followUp.value)] : []),
  ].slice(0, SUMMARY_MAX);
}

function measuresLine({ measures, language }: Assessment): string[] {
  const last = measures
    .map(({ date }) => date)
    .sort()
    .at(-1);
  return last === undefined ? [] : [WORDS[language].document.summaryLines.measures(measures.length, last)];
}

function answersBlocks({ questions, goals, language }: Assessment): AppendixBlock[] {
  const words = WORDS[language].document;
  const row = (question: AskedQuestion) => [
    question.asked,
    [...answerLines(question, goals, language), ...colleagueLine(question, language)].join('\n'),
  ];
  return [
    { block: 'heading', level: 2, text: words.headings.answers },
    {
      block: 'table',
      caption: words.answersCaption,
      columns: [
        { title: words.question, align: 'left', share: 0.35 },
        { title: words.answer, align: 'left', share: 0.65 },
      ],
      rows: questions.map(row),
    },
  ];
}

/** Everybody who took part, a colleague who was asked with the day of the answer. */
function participantsText({ participants, language }: Assessment): string {
  const words = WORDS[language].document;
  return participants
    .map(({ name, at }) => (at === undefined ? name : words.colleague(name, longDayOf(at, language))))
    .join(', ');
}

function recordBlocks(assessment: Assessment): AppendixBlock[] {
  const { language, checklist, status, madeAt, number, replaces, id, hash } = assessment;
  const words = WORDS[language].document;
  const facts = [
    { name: words.facts.status, value: `${words.status[status](dayOf(madeAt))}, ${words.version(number)}` },
    { name: words.facts.madeBy, value: participantsText(assessment) },
    { name: words.facts.checklist, value: words.checklistIs(checklist.title, checklist.version) },
    { name: words.facts.id, value: id },
    { name: words.facts.hash, value: hash },
  ];
  return [
    { block: 'heading', level: 2, text: words.headings.record },
    { block: 'facts', facts: facts.filter(({ value }) => value !== '') },
    ...(replaces === undefined ? [] : [{ block: 'paragraph', text: words.replaces, style: 'quiet' } as const]),
    { block: 'paragraph', text: words.record, style: 'quiet' },
  ];
}
