import type { FoundInDocument } from '../domain/case-event.ts';
import { COMMITTEE_MAX, TITLE_MAX } from '../domain/opening.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Telling } from '../domain/telling.ts';
import type { Card, CardInput, CardPart } from '../ports.ts';
import { choiceInput, dateInput, lineInput } from './inputs.ts';
import { refusalText } from './refusal-words.ts';
import { blankCard, button, type View, wordsOf } from './view.ts';

/** Whether the case is about one individual or secret: asked before any document is handed in. */
export function secrecyCard(view: View): Card {
  const words = wordsOf(view).talk.secrecy;
  const choices = (['none', 'individual', 'secret'] as const).map((id) => ({ id, title: words[id] }));
  return {
    ...blankCard(view, words.title),
    parts: [{ part: 'paragraph', text: words.why, tone: 'quiet' }],
    inputs: [choiceInput('secrecy', words.label, choices, {})],
    actions: [button(wordsOf(view).talk.save, { do: 'secrecy', caseId: view.caseId }, 'primary', 'inputs')],
  };
}

/** The decision document is handed in, or not. */
export function documentCard(view: View): Card {
  const words = wordsOf(view).talk.document;
  const isCheck = view.file.purpose === 'check';
  return {
    ...blankCard(view, isCheck ? words.checkTitle : words.title),
    parts: [{ part: 'paragraph', text: isCheck ? words.checkText : words.text }],
    wantsDocument: { label: words.label },
    actions: [button(isCheck ? words.checkWithout : words.without, { do: 'no-document', caseId: view.caseId })],
  };
}

/** Title, case numbers, committee and date, as found in the document, to confirm. */
export function describeCard(telling: Extract<Telling, { tell: 'describe' }>, view: View): Card {
  const words = wordsOf(view).talk.describe;
  const { document } = view.file;
  const found = document === 'none' || document === null ? undefined : document.found;
  return {
    ...blankCard(view, found ? words.title : words.titleEmpty),
    parts: subjectParts(view),
    inputs: describeInputs(telling, found, view).map((input) => withFault(input, telling.refusals, view)),
    actions: [
      button(
        found ? words.confirm : wordsOf(view).talk.save,
        { do: 'describe', caseId: view.caseId },
        'primary',
        'inputs',
      ),
    ],
  };
}

/** For a five-step check: whether the document carries an assessment. */
function subjectParts({ file, language }: View): CardPart[] {
  const words = wordsOf({ language }).check;
  if (file.purpose !== 'check') return [];
  const assessment = file.subject?.assessment;
  if (!assessment) return [{ part: 'paragraph', text: words.subjectNone, tone: 'quiet' }];
  return [
    { part: 'paragraph', text: assessment.status === 'draft' ? words.subjectDraft : words.subject, tone: 'strong' },
  ];
}

function describeInputs(
  { sent }: Extract<Telling, { tell: 'describe' }>,
  found: FoundInDocument | undefined,
  view: View,
): CardInput[] {
  const words = wordsOf(view).talk.describe;
  const values = { ...foundValues(found), ...subjectValues(view), ...sent };
  const hint = (place: string | undefined) =>
    found ? { hint: place === undefined ? words.notFound : words.found(place) } : {};
  return [
    { ...lineInput('title', words.caseTitle, values, TITLE_MAX), ...hint(found?.title?.place) },
    {
      ...lineInput('numbers', words.numbers, values),
      required: false,
      hint: words.numbersHint,
      ...numbersHint(found, view),
    },
    {
      ...lineInput('committee', words.committee, values, COMMITTEE_MAX),
      required: false,
      ...hint(found?.committee?.place),
    },
    { ...dateInput('decisionDate', words.decisionDate, values), required: false },
  ];
}

/** Where the number was found, or how to write several. */
function numbersHint(found: FoundInDocument | undefined, view: View): { hint?: string } {
  const place = found?.numbers[0]?.place;
  return place === undefined ? {} : { hint: wordsOf(view).talk.describe.found(place) };
}

function foundValues(found: FoundInDocument | undefined): Record<string, string> {
  return {
    title: found?.title?.value.slice(0, TITLE_MAX) ?? '',
    numbers: found?.numbers.map(({ value }) => value).join(', ') ?? '',
    committee: found?.committee?.value.slice(0, COMMITTEE_MAX) ?? '',
  };
}

/** What the checked assessment itself says about the case. */
function subjectValues({ file }: View): Record<string, string> {
  const assessment = file.subject?.assessment;
  if (!assessment) return {};
  return {
    title: assessment.title,
    numbers: assessment.caseNumbers.join(', '),
    committee: assessment.committee ?? '',
    decisionDate: assessment.decisionDate ?? '',
  };
}

function withFault(input: CardInput, refusals: readonly Refusal[], view: View): CardInput {
  const own = refusals.filter(({ field }) => field === input.id);
  return own.length === 0
    ? input
    : { ...input, fault: own.map((refusal) => refusalText(refusal, view.language)).join(' ') };
}

/** An earlier assessment of what seems to be the same recurring case. */
export type Earlier = { caseId: string; title: string; date: string };

/** Starting from an earlier assessment is offered, never done by itself. */
export function earlierCard(earlier: Earlier[], view: View): Card {
  const words = wordsOf(view).talk.earlier;
  return {
    ...blankCard(view, words.title),
    parts: [{ part: 'paragraph', text: words.text }],
    actions: [
      ...earlier.map(({ caseId, title, date }) =>
        button(words.from(title, date), { do: 'start-from', caseId: view.caseId, from: caseId }),
      ),
      button(words.none, { do: 'start-from', caseId: view.caseId, from: null }, 'primary'),
    ],
  };
}
