import type { Assessment } from '../domain/assessment.ts';
import type { CaseFile } from '../domain/case-file.ts';
import { CHECK, type CheckOutcome, STEPS, type StepNumber, stepQuestion } from '../domain/five-step-check.ts';
import type { Language } from '../domain/language.ts';
import type { Question } from '../domain/question.ts';
import { WORDS } from '../locales/words.ts';
import type { CardPart } from '../ports.ts';
import { answerLines } from './answer-words.ts';
import { type View, wordsOf } from './view.ts';

/** For a question that asks about a step: what the checked assessment gives ground for, and the answers behind. */
export function groundParts(question: Question, view: View): CardPart[] {
  const step = STEPS.find((number) => stepQuestion(number) === question.id);
  if (view.file.purpose !== 'check' || step === undefined) return [];
  const words = wordsOf(view).check;
  const assessment = view.file.subject?.assessment;
  const ground = assessment?.fiveSteps.find((candidate) => candidate.step === step);
  if (!assessment || !ground) return [{ part: 'paragraph', text: words.ground.none, tone: 'strong' }];
  return [
    { part: 'paragraph', text: words.ground[ground.ground], tone: 'strong' },
    ...behindParts(assessment, ground.behind, view.language),
  ];
}

function behindParts(assessment: Assessment, behind: string[], language: Language): CardPart[] {
  const facts = assessment.questions
    .filter(({ id }) => behind.includes(id))
    .map((question) => ({ name: question.asked, value: answerLines(question, assessment.goals, language).join('\n') }));
  return facts.length === 0
    ? []
    : [
        { part: 'heading', text: WORDS[language].check.behind },
        { part: 'facts', facts },
      ];
}

/** How a finished check ended: the outcome, every shortcoming, and the ready text. */
export function outcomeParts(file: CaseFile, outcome: CheckOutcome, language: Language): CardPart[] {
  const words = WORDS[language].check;
  const opening: CardPart = { part: 'paragraph', text: words.outcomeText[outcome.outcome] };
  if (outcome.outcome === 'does-not-apply' || outcome.outcome === 'ready') return [opening];
  const items = outcome.shortcomings.map((step) => `${words.step(step)}: ${missingAt(step, language)}`);
  return [
    opening,
    { part: 'heading', text: words.shortcomings },
    { part: 'list', items },
    {
      part: 'ready-text',
      title: outcome.outcome === 'send-back' ? words.motivationTitle : words.noteTitle,
      text: readyText(file, outcome, language),
    },
  ];
}

/** The ready motivation for sending back, or the ready note for the minutes. */
export function readyText(
  file: CaseFile,
  outcome: Extract<CheckOutcome, { shortcomings: number[] }>,
  language: Language,
): string {
  const words = WORDS[language].check;
  const missing = outcome.shortcomings.map((step) => missingAt(step, language));
  const due = file.answers[CHECK.due]?.answer;
  const by = file.answers[CHECK.completedBy]?.answer;
  const when = due?.kind === 'date' ? due.value : '';
  const main =
    outcome.outcome === 'send-back'
      ? words.motivation(caseSaid(file, language), missing, by?.kind === 'text' ? by.value : '', when)
      : words.note(caseSaid(file, language), missing, when);
  const comments = outcome.shortcomings.flatMap((step) => {
    const answer = file.answers[`steg-${step}`]?.answer;
    return answer?.kind === 'yes-no' && answer.comment !== undefined ? [words.comment(step, answer.comment)] : [];
  });
  return [main, ...comments].join('\n');
}

function missingAt(step: number, language: Language): string {
  const { missing } = WORDS[language].check;
  return missing[step as Exclude<StepNumber, 1>];
}

/** The case as a sentence names it: `”Plan för snöröjning” (TN 2026/214)`. */
function caseSaid({ description }: CaseFile, language: Language): string {
  const title = description?.title || WORDS[language].check.unnamed;
  const numbers = description?.numbers.join(', ') ?? '';
  return numbers === '' ? `”${title}”` : `”${title}” (${numbers})`;
}
