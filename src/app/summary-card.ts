import { assess } from '../domain/assess.ts';
import type { Placeholder } from '../domain/placeholder.ts';
import { askedIn } from '../domain/standing.ts';
import type { Card, CardPart } from '../ports.ts';
import { answerLines, colleagueLine } from './answer-words.ts';
import { talkActions } from './question-card.ts';
import { blankCard, button, questionTitle, type View, wordsOf } from './view.ts';

/** Everything that was answered, before it is handed in; or the placeholders that stand in the way. */
export function summaryCard(placeholders: Placeholder[], view: View): Card {
  const words = wordsOf(view).talk;
  const { caseId, file } = view;
  const stands = placeholders.length > 0;
  const submit =
    file.purpose === 'check'
      ? words.summary.submitCheck
      : file.review
        ? words.summary.submitForReview
        : words.summary.submit;
  return {
    ...blankCard(view, words.summary.title),
    notices: placeholderNotices(placeholders, view),
    parts: [
      { part: 'paragraph', text: words.summary.text, tone: 'quiet' },
      ...describedParts(view),
      ...answeredParts(view),
    ],
    actions: [
      ...(stands || !view.may('submit-case') ? [] : [button(submit, { do: 'submit', caseId }, 'primary')]),
      ...(stands || file.purpose === 'check' ? [] : [button(words.summary.draft, { do: 'draft', caseId })]),
      ...talkActions(view),
    ],
  };
}

function placeholderNotices(placeholders: Placeholder[], view: View): Card['notices'] {
  if (placeholders.length === 0) return [];
  const words = wordsOf(view).talk;
  const where = (field: Placeholder['field']) =>
    field === 'title'
      ? words.describe.caseTitle
      : field === 'numbers'
        ? words.describe.numbers
        : field === 'committee'
          ? words.describe.committee
          : questionTitle(view.file, field.question, view.language);
  const lines = placeholders.map(({ field, found }) => words.summary.placeholder(where(field), found.join(', ')));
  return [{ tone: 'warning', text: [words.summary.placeholders, ...lines].join('\n') }];
}

/** What the case is, as facts. */
export function describedParts(view: View): CardPart[] {
  const words = wordsOf(view).document.facts;
  const { description } = view.file;
  if (!description) return [];
  const facts = [
    { name: words.case, value: description.title },
    { name: words.numbers, value: description.numbers.join(', ') },
    { name: words.committee, value: description.committee ?? '' },
    { name: words.decisionDate, value: description.decisionDate ?? '' },
  ];
  return [{ part: 'facts', facts: facts.filter(({ value }) => value !== '') }];
}

/** Each question that has been answered, with its answer in words. */
export function answeredParts(view: View): CardPart[] {
  const { questions, goals } = assess(view.file, {
    caseId: view.caseId,
    organisation: view.organisation,
    names: view.names,
    status: 'draft',
    at: view.file.changedAt,
  });
  return questions.map((question) => ({
    part: 'facts',
    facts: [
      {
        name: questionTitle(view.file, question.id, view.language),
        value: [...answerLines(question, goals, view.language), ...colleagueLine(question, view.language)].join('\n'),
      },
    ],
  }));
}

/** A list of the answers so far, each with a button that goes to it. */
export function answersCard(view: View): Card {
  const words = wordsOf(view).talk;
  const { caseId, file } = view;
  const answered = askedIn(file).filter(({ id }) => file.answers[id] !== undefined);
  return {
    ...blankCard(view, words.answers.title),
    parts: [{ part: 'paragraph', text: words.answers.text }, ...answeredParts(view)],
    actions: [
      button(words.goOn, { do: 'show', caseId }, 'primary'),
      ...answered.map(({ id, title }) =>
        button(words.change(title[view.language]), { do: 'show', caseId, question: id }),
      ),
    ],
  };
}
