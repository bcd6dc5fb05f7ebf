import type { CaseDescription, CaseEvent } from './case-event.ts';
import type { CaseFile } from './case-file.ts';
import { caseNumbersIn, isCaseNumber } from './case-number.ts';
import type { InputOf } from './input.ts';
import { onlyDefined } from './only-defined.ts';
import { personalNumbersIn } from './personal-number.ts';
import { accepted, type FieldRead, readDate, readOptionalText, readText, refusalsIn } from './read-field.ts';
import { askedIn, whereItStands } from './standing.ts';
import { quiet, type Step, stampOf } from './step.ts';

/** Longest title and committee name, in characters; the longest title in use is a paragraph of its own. */
export const TITLE_MAX = 300;
export const COMMITTEE_MAX = 120;
/** Most case numbers of one case. */
const NUMBERS_MAX = 6;

/** Whether the case is about one individual or secret is said once, before anything is asked about it. */
export function stateSecrecy(file: CaseFile, input: InputOf<'state-secrecy'>): Step {
  if (file.secrecy === input.secrecy) return quiet(whereItStands(file));
  const telling = whereItStands(
    { ...file, secrecy: input.secrecy },
    input.secrecy === 'none' ? [] : [{ notice: 'secret' }],
  );
  return { events: [{ ...stampOf(input), type: 'secrecy-stated', data: { secrecy: input.secrecy } }], telling };
}

/** A decision document, also one that comes before the secrecy has been stated: it is kept, and that is asked next. */
export function attachDocument(file: CaseFile, input: InputOf<'attach-document'>): Step {
  const { document, name, found } = input;
  const isToState = file.purpose === 'assessment' && file.secrecy === null;
  return {
    events: [{ ...stampOf(input), type: 'document-attached', data: { document }, content: { name, found } }],
    telling: isToState ? { tell: 'secrecy', notices: [] } : { tell: 'describe', refusals: [], notices: [] },
  };
}

export function declineDocument(input: InputOf<'decline-document'>): Step {
  return {
    events: [{ ...stampOf(input), type: 'document-declined', data: {} }],
    telling: { tell: 'describe', refusals: [], notices: [] },
  };
}

/** Title, case numbers, committee and date, as read from the document and confirmed, or as typed. */
export function describe(file: CaseFile, input: InputOf<'describe'>): Step {
  const { title, numbers, committee, decisionDate } = input;
  const reads = {
    title: readText(title, TITLE_MAX, 'title'),
    numbers: readNumbers(numbers),
    committee: readOptionalText(committee, COMMITTEE_MAX, 'committee'),
    decisionDate: decisionDate.trim() === '' ? { value: undefined } : readDate(decisionDate, 'decisionDate'),
  };
  const refusals = refusalsIn(Object.values(reads));
  if (refusals.length > 0)
    return quiet({ tell: 'describe', sent: { title, numbers, committee, decisionDate }, refusals, notices: [] });
  const content: CaseDescription = {
    title: accepted(reads.title),
    numbers: accepted(reads.numbers),
    ...onlyDefined({
      committee: accepted(reads.committee),
      decisionDate: accepted<string | undefined>(reads.decisionDate),
    }),
  };
  const described = { ...file, description: content };
  return {
    events: [{ ...stampOf(input), type: 'case-described', data: {}, content }],
    telling: whereItStands(described),
  };
}

/** The case numbers in one field; a case may have none yet. */
function readNumbers(sent: string): FieldRead<string[]> {
  const numbers = caseNumbersIn(sent);
  if (numbers.length > NUMBERS_MAX) return { refusal: { reason: 'too-many', most: NUMBERS_MAX, field: 'numbers' } };
  const places = numbers.reduce((sum, number) => sum + personalNumbersIn(number).length, 0);
  if (places > 0) return { refusal: { reason: 'personal-number', places, field: 'numbers' } };
  return numbers.every(isCaseNumber)
    ? { value: numbers }
    : { refusal: { reason: 'wrong-shape', wants: 'case number', field: 'numbers' } };
}

/** The assessment that a five-step check is of, or that the document carries none. */
export function readSubject(file: CaseFile, input: InputOf<'read-subject'>): Step {
  const { assessment, caseId, hash } = input;
  const data = onlyDefined({ caseId, hash });
  return {
    events: [{ ...stampOf(input), type: 'subject-read', data, content: { assessment } }],
    telling: whereItStands({ ...file, subject: { ...data, assessment } }),
  };
}

/**
 * Answers of an earlier assessment of the same recurring case, to the questions that they lead to here; each is
 * marked until somebody confirms it.
 */
export function copyAnswers(file: CaseFile, input: InputOf<'copy-answers'>): Step {
  if (file.copiedFrom !== null) return quiet(whereItStands(file));
  const sent = Object.fromEntries(Object.entries(input.answers).map(([id, answer]) => [id, { answer }]));
  const asked = askedIn({ ...file, answers: { ...sent, ...file.answers } }).map(({ id }) => id);
  const answers = Object.fromEntries(
    Object.entries(input.answers).filter(([id]) => asked.includes(id) && file.answers[id] === undefined),
  );
  const questions = Object.keys(answers);
  const copied: CaseEvent = {
    ...stampOf(input),
    type: 'answers-copied',
    data: { from: input.from, questions },
    content: { answers },
  };
  const copies = Object.entries(answers).map(([id, answer]) => [
    id,
    { ...stampOf(input), answer, version: file.version + 1, unconfirmed: true },
  ]);
  const after = { ...file, answers: { ...file.answers, ...Object.fromEntries(copies) } };
  return {
    events: [copied],
    telling: whereItStands(after, questions.length > 0 ? [{ notice: 'copied', answers: questions.length }] : []),
  };
}
