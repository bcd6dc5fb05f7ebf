import { ASK_WORDS_MAX } from '../domain/asking.ts';
import type { Question } from '../domain/question.ts';
import type { Telling } from '../domain/telling.ts';
import type { Card, CardAction, CardPart } from '../ports.ts';
import { type Form, inputsFor, textInput } from './inputs.ts';
import { explanation, fieldsIn, looseRefusals, withFaults } from './question-parts.ts';
import { refusalText } from './refusal-words.ts';
import { filledWith } from './sent.ts';
import { blankCard, button, nameOf, questionTitle, type View, wordsOf } from './view.ts';

/** The one question that a colleague has been asked: of the case its title and number, and nothing else. */
export function askedCard(telling: Extract<Telling, { tell: 'asked' }>, question: Question, view: View): Card {
  const { refusals, sent } = telling;
  const form = telling.form ?? ('missing' in fieldsIn(sent) ? 'missing' : 'own');
  const filled = refusals.length > 0 ? filledWith(question, sent) : {};
  const inputs = inputsFor(question, form, filled, view.file.goals, view.language);
  return {
    ...blankCard(view, question.title[view.language]),
    notices: looseRefusals(refusals, inputs).map((refusal) => ({
      tone: 'warning',
      text: refusal.reason === 'empty' ? emptyText(view) : refusalText(refusal, view.language, question),
    })),
    parts: askedParts(telling, question, view),
    inputs: withFaults(inputs, refusals, question, view),
    actions: askedActions(telling, question, view, form),
  };
}

/** A colleague cannot skip a question, so an answer that is missing is told without that way out. */
function emptyText(view: View): string {
  return wordsOf(view).answers.refusals.emptyField;
}

function askedParts(
  { by, words: said }: Extract<Telling, { tell: 'asked' }>,
  question: Question,
  view: View,
): CardPart[] {
  const words = wordsOf(view).colleague.asked;
  const name = nameOf(by, view);
  const { title = '', numbers = [] } = view.file.description ?? {};
  const facts = wordsOf(view).document.facts;
  return [
    { part: 'paragraph', text: words.text(name) },
    ...(said === undefined ? [] : [{ part: 'paragraph', text: words.words(name, said), tone: 'strong' } as const]),
    {
      part: 'facts',
      facts: [
        { name: facts.case, value: title },
        { name: facts.numbers, value: numbers.join(', ') },
      ].filter(({ value }) => value !== ''),
    },
    ...explanation(question, view),
    { part: 'paragraph', text: words.after(name), tone: 'quiet' },
  ];
}

function askedActions(
  { refusals, sent }: Extract<Telling, { tell: 'asked' }>,
  { id, kind }: Question,
  view: View,
  form: Form,
): CardAction[] {
  const { colleague, answers, home } = wordsOf(view);
  const reply = { do: 'reply', caseId: view.caseId, seen: view.file.version, question: id } as const;
  const show = { do: 'show-ask', caseId: view.caseId, question: id } as const;
  const isPersonal = refusals.some(({ reason }) => reason === 'personal-number');
  return [
    button(colleague.asked.send, reply, 'primary', 'inputs'),
    ...(isPersonal ? [button(answers.refusals.maskIt, { ...reply, sent, mask: true })] : []),
    ...(kind !== 'figures'
      ? []
      : form === 'missing'
        ? [button(answers.figures.haveForm, show)]
        : [button(answers.figures.missingForm, { ...show, form: 'missing' })]),
    button(colleague.asked.decline, { ...show, form: 'decline' }, 'quiet'),
    button(home.toHome, { do: 'home' }, 'quiet'),
  ];
}

/** Why the one who was asked cannot answer, if she likes to say. */
export function declineCard(
  { question, sent, refusals }: Extract<Telling, { tell: 'decline-form' }>,
  view: View,
): Card {
  const words = wordsOf(view).colleague.decline;
  const { caseId, file } = view;
  const fault = refusals.map((refusal) => refusalText(refusal, view.language)).join(' ');
  const input = {
    ...textInput('reason', words.label, { reason: sent }, { maxLength: ASK_WORDS_MAX }),
    required: false,
  };
  return {
    ...blankCard(view, words.title(questionTitle(file, question, view.language))),
    parts: [{ part: 'paragraph', text: words.text }],
    inputs: [fault === '' ? input : { ...input, fault }],
    actions: [
      button(words.confirm, { do: 'decline', caseId, question }, 'primary', 'inputs'),
      button(wordsOf(view).talk.back, { do: 'show-ask', caseId, question }, 'quiet'),
    ],
  };
}

/** That the one who was asked has replied, or why no reply is wanted any longer. */
export function askOverCard(
  { over, by }: Pick<Extract<Telling, { tell: 'ask-over' }>, 'over' | 'by'>,
  view: View,
): Card {
  const words = wordsOf(view).colleague.over[over];
  const name = by === undefined ? wordsOf(view).colleague.somebody : nameOf(by, view);
  return {
    ...blankCard(view, words.title),
    parts: [{ part: 'paragraph', text: words.text(name) }],
    actions: [button(wordsOf(view).home.toHome, { do: 'home' }, 'quiet')],
  };
}
