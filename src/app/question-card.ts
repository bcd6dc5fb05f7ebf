import type { Given } from '../domain/answers.ts';
import { longestPath } from '../domain/path-length.ts';
import type { Question } from '../domain/question.ts';
import { SKIP_MAX } from '../domain/read-answer.ts';
import { askedIn } from '../domain/standing.ts';
import type { Telling } from '../domain/telling.ts';
import type { Card, CardAction, CardPart } from '../ports.ts';
import { answerLines } from './answer-words.ts';
import { askActions, asksOn } from './ask-cards.ts';
import { groundParts } from './check-card.ts';
import { type Filled, type Form, inputsFor, textInput } from './inputs.ts';
import { explanation, fieldsIn, looseRefusals, withFaults } from './question-parts.ts';
import { refusalText } from './refusal-words.ts';
import { filledFrom, filledWith } from './sent.ts';
import { blankCard, button, questionTitle, type View, wordsOf } from './view.ts';

type QuestionTelling = Extract<Telling, { tell: 'question' }>;

/** A question to answer, with why, help and examples, what is filled in, and what was wrong with what was sent. */
export function questionCard(telling: QuestionTelling, question: Question, view: View, wanted?: Form | 'skip'): Card {
  const sent = fieldsIn(telling.sent);
  const form =
    wanted ??
    ('skip' in sent ? 'skip' : 'missing' in sent || keepsMissing(question, view, telling) ? 'missing' : 'own');
  if (form === 'skip') return skipCard(telling, question, view, sent);
  const filled =
    telling.refusals.length > 0
      ? filledWith(question, telling.sent)
      : filledFrom(view.file.answers[question.id]?.answer);
  const inputs = inputsFor(question, form, filled, view.file.goals, view.language);
  return {
    ...blankCard(view, question.title[view.language]),
    progress: progress(question, view),
    notices: looseRefusals(telling.refusals, inputs).map((refusal) => ({
      tone: 'warning',
      text: refusalText(refusal, view.language, question),
    })),
    parts: [
      ...copiedMark(question, view),
      ...asksOn(question.id, view),
      ...writtenMeanwhile(telling, view),
      ...groundParts(question, view),
      ...keptMeasures(question, view),
      ...explanation(question, view),
    ],
    inputs: withFaults(inputs, telling.refusals, question, view),
    actions: actions(telling, question, view, form),
  };
}

/** Whether the answer so far is that figures are missing, so that its own form is shown to change it. */
function keepsMissing(question: Question, { file }: View, { sent }: QuestionTelling): boolean {
  return sent === undefined && file.answers[question.id]?.answer.kind === 'missing-figures';
}

function progress(question: Question, view: View): NonNullable<Card['progress']> {
  const asked = askedIn(view.file);
  const done = asked.findIndex(({ id }) => id === question.id) + 1;
  const of = longestPath(view.file.checklist, view.file.modules, view.file.answers);
  return { text: wordsOf(view).talk.progress(done, of), done, of };
}

function copiedMark({ id }: Question, view: View): CardPart[] {
  const given = view.file.answers[id];
  return given?.unconfirmed && given.from !== 'colleague'
    ? [{ part: 'paragraph', text: wordsOf(view).talk.copiedMark, tone: 'strong' }]
    : [];
}

/** Answers that are chosen anew with a click; what was chosen before a colleague's answer came need not be shown. */
const CHOSEN = ['yes-no', 'choice', 'choices', 'date'];

/** What a person wrote while a colleague's answer came, to take over from. */
function writtenMeanwhile({ notices }: QuestionTelling, view: View): CardPart[] {
  return notices.flatMap((notice): CardPart[] => {
    if (notice.notice !== 'colleague-answered-meanwhile' || !notice.sent || CHOSEN.includes(notice.sent.kind))
      return [];
    const text = answerLines({ answer: notice.sent }, view.file.goals, view.language).join('\n');
    return [{ part: 'ready-text', title: wordsOf(view).colleague.notices.youWrote, text }];
  });
}

/** The measures that have been given so far, above the inputs for one more. */
function keptMeasures({ id }: Question, view: View): CardPart[] {
  const kept = view.file.answers[id]?.answer;
  if (kept?.kind !== 'measures') return [];
  const items = answerLines({ answer: kept }, view.file.goals, view.language);
  return [
    { part: 'heading', text: wordsOf(view).answers.measures.soFar },
    { part: 'list', items },
  ];
}

function actions(telling: QuestionTelling, question: Question, view: View, form: Form): CardAction[] {
  const words = wordsOf(view);
  const { caseId, file } = view;
  const answer = { do: 'answer', caseId, seen: file.version, question: question.id } as const;
  const given = file.answers[question.id];
  const save = given?.unconfirmed ? confirming(given, view) : words.talk.save;
  const before = askedIn(file);
  const previous = before[before.findIndex(({ id }) => id === question.id) - 1];
  return [
    button(save, answer, 'primary', 'inputs'),
    ...masking(telling, answer, view),
    ...moreMeasures(question, view, answer),
    ...(question.kind === 'figures' ? [otherForm(question, view, form)] : []),
    ...askActions(question.id, view),
    ...(previous ? [button(words.talk.back, { do: 'show', caseId, question: previous.id }, 'quiet')] : []),
    ...(question.skippable
      ? [button(words.talk.skip, { do: 'form', caseId, question: question.id, form: 'skip' }, 'quiet')]
      : []),
    ...talkActions(view),
  ];
}

/** What the button that confirms an answer says: a copied one still holds, a colleague's is right. */
function confirming({ from }: Given, view: View): string {
  return from === 'colleague' ? wordsOf(view).colleague.confirm : wordsOf(view).talk.confirmCopied;
}

/** The ways out that every card of the talk has. */
export function talkActions(view: View): CardAction[] {
  const words = wordsOf(view).talk;
  const { caseId, file } = view;
  return [
    ...(Object.keys(file.answers).length > 0 ? [button(words.allAnswers, { do: 'answers', caseId }, 'quiet')] : []),
    ...(file.undoable.length > 0 ? [button(words.undo, { do: 'undo', caseId, seen: file.version }, 'quiet')] : []),
    button(words.pause, { do: 'pause', caseId }, 'quiet'),
  ];
}

type AnswerClick = { do: 'answer'; caseId: string; seen: number; question: string };

function masking({ refusals, sent }: QuestionTelling, answer: AnswerClick, view: View): CardAction[] {
  return refusals.some(({ reason }) => reason === 'personal-number')
    ? [button(wordsOf(view).answers.refusals.maskIt, { ...answer, sent, mask: true })]
    : [];
}

function moreMeasures({ kind, id }: Question, view: View, answer: AnswerClick): CardAction[] {
  if (kind !== 'measures') return [];
  const kept = view.file.answers[id]?.answer;
  const words = wordsOf(view).talk;
  return [
    button(words.saveMore, { ...answer, stay: true }, 'default', 'inputs'),
    ...(kept?.kind === 'measures' && kept.value.length > 1
      ? [button(words.removeLast, { ...answer, removeLast: true, stay: true }, 'quiet')]
      : []),
  ];
}

function otherForm({ id }: Question, view: View, form: Form): CardAction {
  const { figures } = wordsOf(view).answers;
  return form === 'missing'
    ? button(figures.haveForm, { do: 'show', caseId: view.caseId, question: id })
    : button(figures.missingForm, { do: 'form', caseId: view.caseId, question: id, form: 'missing' });
}

function skipCard(telling: QuestionTelling, question: Question, view: View, sent: Filled): Card {
  const words = wordsOf(view).talk;
  const input = textInput('skip', words.skipForm.label, sent, { maxLength: SKIP_MAX });
  const answer = { do: 'answer', caseId: view.caseId, seen: view.file.version, question: question.id } as const;
  return {
    ...blankCard(view, words.skipForm.title(questionTitle(view.file, question.id, view.language))),
    parts: [{ part: 'paragraph', text: words.skipForm.text }],
    inputs: withFaults([input], telling.refusals, question, view),
    actions: [
      button(words.skipForm.confirm, answer, 'primary', 'inputs'),
      ...masking(telling, answer, view),
      button(words.back, { do: 'show', caseId: view.caseId, question: question.id }, 'quiet'),
    ],
  };
}
