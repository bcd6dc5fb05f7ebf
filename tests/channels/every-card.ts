import { fileURLToPath } from 'node:url';
import { earlierCard } from '../../src/app/opening-cards.ts';
import { present } from '../../src/app/present.ts';
import { questionCard } from '../../src/app/question-card.ts';
import type { View } from '../../src/app/view.ts';
import { loadContent } from '../../src/compose.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { CaseFile } from '../../src/domain/case-file.ts';
import { foldCase } from '../../src/domain/case-file.ts';
import type { Checklist } from '../../src/domain/checklist.ts';
import { goalKey } from '../../src/domain/goals.ts';
import type { Language } from '../../src/domain/language.ts';
import { withModules } from '../../src/domain/module.ts';
import type { Question } from '../../src/domain/question.ts';
import type { Telling } from '../../src/domain/telling.ts';
import type { Card } from '../../src/ports.ts';
import { askedCards, waysIn } from './colleague-cards.ts';

type QuestionTelling = Extract<Telling, { tell: 'question' }>;

const LINDVIKEN = fileURLToPath(new URL('../../examples/organisation/lindviken.yaml', import.meta.url));
const content = loadContent(LINDVIKEN);
export const { goals } = content;
/** Every checklist that the bot comes with and the example's own; the first with every perspective, whose cards are alike in all. */
export const checklists = content.checklists.map((checklist, index) =>
  index === 0 ? withModules(checklist, content.modules) : checklist,
);
const LONG = 'Kvinnor och män, flickor och pojkar. ';

/** Every card that the talk over `checklist` can show, with long answers and with everything refused. */
export function everyCard(checklist: Checklist, language: Language): Card[] {
  const view = viewOf(checklist, language);
  const bare = { ...view, file: { ...view.file, answers: {} } };
  const notices = [{ notice: 'stale' as const }, { notice: 'secret' as const }];
  return [
    ...(['secrecy', 'document', 'answers', 'paused', 'submitted', 'established'] as const).map((tell) =>
      present({ tell, notices }, view),
    ),
    present({ tell: 'describe', refusals: [], notices }, view),
    present({ tell: 'describe', refusals: [{ reason: 'empty', field: 'title' }], notices: [] }, bare),
    present({ tell: 'summary', placeholders: [], notices }, view),
    present({ tell: 'summary', placeholders: [{ field: 'title', found: ['[NÄMND]'] }], notices }, view),
    earlierCard([{ caseId: 'x', title: LONG.repeat(8), date: '2026-01-01' }], view),
    ...checklist.questions.flatMap((question) => [
      ...questionCards(question, view, bare),
      ...askedCards(question, view),
    ]),
    ...waysIn(checklist, view),
  ];
}

function questionCards(question: Question, view: View, bare: View): Card[] {
  const telling: QuestionTelling = { tell: 'question', question: question.id, refusals: [], notices: [] };
  const refused: QuestionTelling = {
    ...telling,
    sent: LONG.repeat(60),
    refusals: [
      { reason: 'empty' as const },
      { reason: 'personal-number' as const, places: 1 },
      { reason: 'not-a-number' as const, field: 'women' },
      { reason: 'wants-reason' as const, choices: [], field: 'reason' },
    ],
  };
  return [
    questionCard(telling, question, bare),
    questionCard(telling, question, view),
    questionCard(telling, question, view, 'missing'),
    questionCard(telling, question, view, 'skip'),
    questionCard(refused, question, view),
    present(
      {
        tell: 'hides',
        question: question.id,
        sent: 'x',
        hides: view.file.checklist.questions.map(({ id }) => id),
        notices: [],
      },
      view,
    ),
  ];
}

function viewOf(checklist: Checklist, language: Language): View {
  const at = '2026-11-25T08:00:00.000Z';
  const stamp = { by: 'p-1', at, version: 1 };
  const purpose = checklist.audience === 'politician' ? 'check' : 'assessment';
  const opened = foldCase([
    { ...stamp, type: 'case-opened', data: { purpose, checklist, modules: [], goals, language, review: false } },
    {
      ...stamp,
      version: 2,
      type: 'case-described',
      data: {},
      content: { title: LONG.repeat(7), numbers: ['TN 2026/214'] },
    },
  ]);
  if (!opened) throw new Error('the case was opened');
  const answers = Object.fromEntries(
    checklist.questions.map((question) => [question.id, { ...stamp, answer: longAnswer(question), unconfirmed: true }]),
  );
  const file: CaseFile = { ...opened, secrecy: 'none', document: 'none', answers, undoable: [[3]] };
  return {
    caseId: 'c-1',
    file,
    language,
    organisation: 'Lindvikens kommun',
    names: { 'p-1': 'Anna' },
    may: () => true,
  };
}

/** The longest answers that are accepted, or nearly. */
function longAnswer(question: Question): Answer {
  const text = LONG.repeat(50).slice(0, 1900);
  switch (question.kind) {
    case 'yes-no':
      return { kind: 'yes-no', value: 'yes', comment: text.slice(0, 900) };
    case 'choice':
      return { kind: 'choice', value: question.choices[0]?.id ?? '' };
    case 'choices':
      return { kind: 'choices', value: question.choices.map(({ id }) => id) };
    case 'date':
      return { kind: 'date', value: '2027-01-01' };
    case 'figures':
      return {
        kind: 'figures',
        value: {
          measure: 'count',
          women: 1_234_567,
          men: 7_654_321,
          unit: 'personer',
          base: text.slice(0, 290),
          year: 2025,
          source: text.slice(0, 290),
        },
      };
    case 'consequence':
      return {
        kind: 'consequence',
        value: {
          effects: { women: 'better', men: 'worse', girls: 'unchanged', boys: 'not-known' },
          how: text,
          longTerm: text,
        },
      };
    case 'goals':
      return { kind: 'goals', value: { goals: goals.map(goalKey), how: text } };
    case 'measures':
      return {
        kind: 'measures',
        value: Array.from({ length: 20 }, () => ({
          measure: text.slice(0, 490),
          owner: text.slice(0, 190),
          date: '2027-01-01',
          indicator: text.slice(0, 190),
        })),
      };
    case 'indicator':
      return { kind: 'indicator', value: { name: 'N00601', source: 'Kolada', baseline: '38 %' } };
    case 'documents':
      return { kind: 'documents', value: [{ title: text.slice(0, 290) }] };
    default:
      return { kind: 'text', value: text };
  }
}
