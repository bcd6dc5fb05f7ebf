import type { AttachedDocument, CaseFile } from '../domain/case-file.ts';
import { REASON_MAX } from '../domain/closing.ts';
import { pendingWork } from '../domain/pending-work.ts';
import type { Telling } from '../domain/telling.ts';
import type { Card, CardAction, CardPart, FileOffer } from '../ports.ts';
import { outcomeParts } from './check-card.ts';
import { textInput } from './inputs.ts';
import { refusalText } from './refusal-words.ts';
import { answeredParts, describedParts } from './summary-card.ts';
import { blankCard, button, questionTitle, type View, wordsOf } from './view.ts';

export function pausedCard(view: View): Card {
  const words = wordsOf(view).talk;
  return {
    ...blankCard(view, words.paused.title),
    parts: [{ part: 'paragraph', text: words.paused.text }, ...describedParts(view)],
    actions: [button(words.goOn, { do: 'resume', caseId: view.caseId }, 'primary'), toHome(view)],
  };
}

/** Changing an answer that others hang on: what would be dropped, before it is done. */
export function hidesCard({ question, sent, hides }: Extract<Telling, { tell: 'hides' }>, view: View): Card {
  const words = wordsOf(view).talk.hides;
  const { caseId, file } = view;
  return {
    ...blankCard(view, words.title),
    parts: [
      { part: 'paragraph', text: words.text },
      { part: 'list', items: hides.map((id) => questionTitle(file, id, view.language)) },
      { part: 'paragraph', text: words.undoLater, tone: 'quiet' },
    ],
    actions: [
      button(words.confirm, { do: 'answer', caseId, seen: file.version, question, sent, confirmed: true }),
      button(words.keep, { do: 'show', caseId }, 'primary'),
    ],
  };
}

/** Handed in: locked for its author, and with the ruling's buttons for who may rule. */
export function submittedCard(view: View): Card {
  const words = wordsOf(view).talk.submitted;
  const { caseId } = view;
  const rules = view.may('rule-on-case')
    ? [
        button(words.approve, { do: 'approve', caseId }, 'primary'),
        button(words.return, { do: 'reason-form', caseId, for: 'return' }),
      ]
    : [];
  return {
    ...blankCard(view, words.title),
    parts: [{ part: 'paragraph', text: words.text }, ...describedParts(view), ...answeredParts(view)],
    actions: [...rules, toHome(view)],
  };
}

/** The end: the documents, or the outcome of the check. */
export function establishedCard(view: View): Card {
  const words = wordsOf(view).talk.established;
  const { file } = view;
  const outcome = file.established?.assessment?.check;
  if (file.purpose === 'check' && outcome)
    return {
      ...blankCard(view, wordsOf(view).check.outcomeTitle[outcome.outcome]),
      parts: [...outcomeParts(file, outcome, view.language), ...describedParts(view)],
      actions: [toHome(view)],
    };
  const isMade = pendingWork(file).length === 0;
  return {
    ...blankCard(view, words.title),
    notices: isMade ? [] : [{ tone: 'warning', text: words.making }],
    parts: [...resultParts(view), ...describedParts(view)],
    actions: [...afterwards(view), toHome(view)],
  };
}

function resultParts(view: View): CardPart[] {
  const words = wordsOf(view).talk.established;
  const { file } = view;
  const made = file.attached.filter(({ hash }) => hash === file.established?.hash);
  const standsAlone = file.document === 'none' || made.some(({ apart }) => apart);
  const text: CardPart[] = [
    ...(file.established?.assessment?.outcome === 'not-relevant'
      ? [{ part: 'paragraph', text: words.notRelevant } as const]
      : []),
    { part: 'paragraph', text: standsAlone ? words.standAlone : words.text },
  ];
  return made.length === 0
    ? text.slice(0, -1)
    : [...text, ...apartParts(made, view), { part: 'files', files: made.map(offerOf) }];
}

/** Why the assessment is a document of its own, when the decision document was left as it was. */
export function apartParts(made: readonly AttachedDocument[], view: View): CardPart[] {
  const words = wordsOf(view).talk.established;
  return [...new Set(made.flatMap(({ apart }) => apart ?? []))].map((why) => ({
    part: 'paragraph',
    text: why === 'edited' ? words.edited : why === 'gone' ? words.documentGone : words.untouchable[why],
    tone: 'quiet',
  }));
}

/** The documents of a draft that was asked for. */
export function draftParts(file: CaseFile, view: View): CardPart[] {
  const latest = file.attached.filter(({ draft }) => draft).at(-1);
  if (!latest) return [];
  const made = file.attached.filter(({ hash }) => hash === latest.hash);
  return [...apartParts(made, view), { part: 'files', files: made.map(offerOf) }];
}

function offerOf({ document, name }: AttachedDocument): FileOffer {
  return { documentId: document.id, name, size: document.size };
}

function afterwards(view: View): CardAction[] {
  const words = wordsOf(view).talk.established;
  const { caseId, file } = view;
  return [
    ...(view.may('open-check') && file.established
      ? [button(words.check, { do: 'check', caseId, hash: file.established.hash })]
      : []),
    ...(view.may('reopen-case') ? [button(words.reopen, { do: 'reason-form', caseId, for: 'reopen' }, 'quiet')] : []),
  ];
}

/** The reason for a new version, or for a return; with what was wrong with the one that was sent. */
export function reasonCard({ wanted, sent, refusals }: Extract<Telling, { tell: 'reason' }>, view: View): Card {
  const words = wordsOf(view).talk;
  const { caseId } = view;
  const title = wanted === 'reopen' ? words.established.reopenTitle : words.submitted.returnReason;
  const label = wanted === 'reopen' ? words.established.reopenLabel : words.submitted.returnReason;
  const confirm = wanted === 'reopen' ? words.established.reopenConfirm : words.submitted.return;
  const fault = refusals.map((refusal) => refusalText(refusal, view.language)).join(' ');
  const input = textInput('reason', label, { reason: sent }, { maxLength: REASON_MAX });
  return {
    ...blankCard(view, title),
    inputs: [fault === '' ? input : { ...input, fault }],
    actions: [
      button(confirm, { do: wanted, caseId }, 'primary', 'inputs'),
      button(words.back, { do: 'show', caseId }, 'quiet'),
    ],
  };
}

function toHome(view: View): CardAction {
  return button(wordsOf(view).home.toHome, { do: 'home' }, 'quiet');
}
