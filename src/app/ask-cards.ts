import type { Ask } from '../domain/ask.ts';
import { ASK_WORDS_MAX, asksOf, canBeAsked } from '../domain/asking.ts';
import type { Telling } from '../domain/telling.ts';
import type { Card, CardAction, CardInput, CardPart } from '../ports.ts';
import { longDayOf } from './answer-words.ts';
import { choiceInput, lineInput, textInput } from './inputs.ts';
import { refusalText } from './refusal-words.ts';
import { blankCard, button, nameOf, questionTitle, type View, wordsOf } from './view.ts';

/** Longest e-mail address, in characters (RFC 5321, 4.5.3.1.3). */
const EMAIL_MAX = 254;

/** Whom to put a question to: people to choose among, or an address, and a line to that person. */
export function askFormCard(telling: Extract<Telling, { tell: 'ask-form' }>, view: View): Card {
  const words = wordsOf(view).colleague.form;
  const { question, refusals } = telling;
  const { caseId, file } = view;
  return {
    ...blankCard(view, words.title(questionTitle(file, question, view.language))),
    parts: [{ part: 'paragraph', text: words.text }],
    inputs: askInputs(telling, view).map((input) => {
      const own = refusals.filter(({ field }) => field === input.id);
      const fault = own.map((refusal) => refusalText(refusal, view.language)).join(' ');
      return fault === '' ? input : { ...input, fault };
    }),
    actions: [
      button(words.send, { do: 'ask', caseId, seen: file.version, question }, 'primary', 'inputs'),
      button(wordsOf(view).talk.back, { do: 'show', caseId, question }, 'quiet'),
    ],
  };
}

function askInputs({ sent }: Extract<Telling, { tell: 'ask-form' }>, view: View): CardInput[] {
  const words = wordsOf(view).colleague.form;
  const { people, domains } = view.colleagues ?? { people: [], domains: [] };
  const hint = domains.length === 0 ? {} : { hint: words.emailHint(domains.map((domain) => `@${domain}`).join(', ')) };
  const toChoose: CardInput = { ...choiceInput('person', words.person, people, sent), style: 'menu', required: false };
  return [
    ...(people.length === 0 ? [] : [toChoose]),
    { ...lineInput('email', words.email, sent, EMAIL_MAX), required: false, ...hint },
    { ...textInput('words', words.words, sent, { maxLength: ASK_WORDS_MAX }), required: false },
  ];
}

/** What one who is no member sees of a case that she may join: title, number, and who is at it. */
export function notJoinedCard(view: View): Card {
  const words = wordsOf(view).colleague.notJoined;
  const { caseId, file } = view;
  const title = file.description?.title || wordsOf(view).home.untitled;
  const names = file.members.map((id) => nameOf(id, view)).join(', ');
  const says =
    file.status === 'submitted'
      ? words.submitted(names)
      : file.status === 'established' || file.status === 'approved'
        ? words.established(names)
        : words.underWay(names);
  return {
    ...blankCard(view, words.title(title)),
    parts: [
      { part: 'paragraph', text: says },
      ...numbersPart(view),
      { part: 'paragraph', text: words.text, tone: 'quiet' },
    ],
    actions: [
      button(words.join, { do: 'join', caseId }, 'primary'),
      button(wordsOf(view).home.toHome, { do: 'home' }, 'quiet'),
    ],
  };
}

function numbersPart(view: View): CardPart[] {
  const value = view.file.description?.numbers.join(', ') ?? '';
  return value === '' ? [] : [{ part: 'facts', facts: [{ name: wordsOf(view).document.facts.numbers, value }] }];
}

/** What the question's asks have come to, above the question: who has answered, who is waited for, who could not. */
export function asksOn(question: string, { file, names, language }: View): CardPart[] {
  const words = wordsOf({ language }).colleague;
  const { open, answered, declined } = asksOf(file);
  const of = (asks: Ask[], says: (ask: Ask, name: string) => string): CardPart[] =>
    asks
      .filter((ask) => ask.question === question)
      .map((ask) => ({ part: 'paragraph', text: says(ask, nameOf(ask.person, { names, language })), tone: 'strong' }));
  const day = (at: string) => longDayOf(at, language);
  return [
    ...of(answered, ({ at, reply }, name) => words.replied(name, day(reply?.at ?? at))),
    ...of(open, ({ at }, name) => words.waiting(name, day(at))),
    ...of(declined, ({ at, reply }, name) => {
      const when = day(reply?.at ?? at);
      const reason = reply?.replied === 'declined' ? reply.reason : undefined;
      return reason === undefined ? words.declined(name, when) : words.declinedBecause(name, when, reason);
    }),
  ];
}

/** The button that puts a question to a colleague, where that may be done. */
export function askActions(question: string, view: View): CardAction[] {
  return view.may('ask-colleague') && canBeAsked(view.file, question)
    ? [button(wordsOf(view).colleague.ask, { do: 'ask-form', caseId: view.caseId, question }, 'quiet')]
    : [];
}
