import { assess } from '../domain/assess.ts';
import type { Assessment } from '../domain/assessment.ts';
import type { FoundInDocument, Secrecy, StoredDocument } from '../domain/case-event.ts';
import type { CaseFile } from '../domain/case-file.ts';
import type { Checklist } from '../domain/checklist.ts';
import type { Goal } from '../domain/goals.ts';
import type { Input } from '../domain/input.ts';
import { unknownFields } from '../domain/known-fields.ts';
import type { Language } from '../domain/language.ts';
import type { Module } from '../domain/module.ts';
import type { Question } from '../domain/question.ts';
import type { Refusal } from '../domain/refusal.ts';
import { askedIn, nextQuestion, placeholders } from '../domain/standing.ts';
import type { DescriptionSent } from '../domain/telling.ts';
import { WORDS } from '../locales/words.ts';
import { dayOf } from './answer-words.ts';
import { openingData } from './open-case.ts';
import { refusalText } from './refusal-words.ts';
import { runSteps } from './write-case.ts';

/** A whole assessment given at once: everything that the talk would ask for. */
export type AtOnce = {
  caseId: string;
  at: string;
  person: { id: string; name: string };
  organisation: string;
  checklist: Checklist;
  modules: readonly Module[];
  goals: readonly Goal[];
  language: Language;
  secrecy: Secrecy;
  document?: { stored: StoredDocument; name: string; found: FoundInDocument };
  description: DescriptionSent;
  answers: Readonly<Record<string, unknown>>;
  draft: boolean;
  /** The established record that the decision document carries already. */
  earlier?: { number: number; hash: string };
};

/** What stands in the way: the path to it in the answers file, and why. */
export type Obstacle = { at: readonly string[]; says: string };

/** The assessment that the answers give, each through the same engine as a typed one; or all that is wrong. */
export function assessAtOnce(given: AtOnce): { assessment: Assessment } | { obstacles: Obstacle[] } {
  const stamp = { by: given.person.id, at: given.at };
  const talk = talkOf(given);
  talk([
    {
      ...stamp,
      do: 'open',
      ...openingData(given.checklist, {
        language: given.language,
        modules: given.modules,
        goals: [...given.goals],
        review: false,
      }),
    },
    { ...stamp, do: 'state-secrecy', secrecy: given.secrecy },
    given.document
      ? {
          ...stamp,
          do: 'attach-document',
          document: given.document.stored,
          name: given.document.name,
          found: given.document.found,
        }
      : { ...stamp, do: 'decline-document' },
  ]);
  const described = talk([{ ...stamp, do: 'describe', ...given.description }]);
  const refusals = described.telling.tell === 'describe' ? described.telling.refusals : [];
  const obstacles = refusals.map((refusal) => obstacle(['case'], 'case', refusal, given.language));
  const { file, found } = answerAll(described.file, talk, given);
  const all = [...obstacles, ...found, ...unasked(file, given), ...standingPlaceholders(file, given.language)];
  if (all.length > 0) return { obstacles: all };
  const making = {
    caseId: given.caseId,
    organisation: given.organisation,
    names: { [given.person.id]: given.person.name },
    at: given.at,
    ...(given.earlier && { earlier: given.earlier }),
  };
  if (given.draft) return { assessment: assess(file, { ...making, status: 'draft' }) };
  const established = talk([{ ...stamp, do: 'submit' }]).file.established?.assessment;
  return established
    ? { assessment: established }
    : { obstacles: [{ at: ['answers'], says: WORDS[given.language].answers.file.missing }] };
}

type Talk = (inputs: Input[]) => ReturnType<typeof runSteps>;

/** A talk that remembers what has happened so far. */
function talkOf(given: AtOnce): Talk {
  let events: Parameters<typeof runSteps>[0]['events'] = [];
  let file: CaseFile | undefined;
  const context = {
    caseId: given.caseId,
    today: dayOf(given.at),
    organisation: given.organisation,
    names: { [given.person.id]: given.person.name },
    ...(given.earlier && { earlier: given.earlier }),
  };
  return (inputs) => {
    const outcome = runSteps({ organisation: '', caseId: given.caseId, events, file }, inputs, context);
    events = [...events, ...outcome.events.map((event, at) => ({ ...event, version: events.length + at + 1 }))];
    file = outcome.file;
    return outcome;
  };
}

/** Answers each question as it is asked; one that is missing or refused is noted, and what it would open is not asked. */
function answerAll(start: CaseFile, talk: Talk, given: AtOnce): { file: CaseFile; found: Obstacle[] } {
  const found: Obstacle[] = [];
  const failed = new Set<string>();
  let file = start;
  for (;;) {
    const question = askedIn(file).find(({ id }) => file.answers[id] === undefined && !failed.has(id));
    if (!question) return { file, found };
    const { id } = question;
    if (!(id in given.answers)) {
      failed.add(id);
      found.push({ at: ['answers', id], says: `${id}: ${WORDS[given.language].answers.file.missing}` });
      continue;
    }
    found.push(...misspelt(question, given));
    const outcome = talk([{ by: given.person.id, at: given.at, do: 'answer', question: id, sent: given.answers[id] }]);
    file = outcome.file;
    if (file.answers[id] !== undefined) continue;
    failed.add(id);
    const refusals = outcome.telling.tell === 'question' ? outcome.telling.refusals : [];
    found.push(...refusals.map((refusal) => obstacle(['answers', id], id, refusal, given.language, question)));
  }
}

/** A refusal as a line; the path goes to the field when the refusal names one (`2.owner` of a list's second). */
function obstacle(
  path: readonly string[],
  name: string,
  refusal: Refusal,
  language: Language,
  question?: Question,
): Obstacle {
  const { field, reason } = refusal;
  if (field === undefined) return { at: path, says: `${name}: ${refusalText(refusal, language, question)}` };
  const [row, inRow] = field.split('.');
  const deeper = inRow === undefined ? [field] : [String(Number(row) - 1), inRow];
  const says =
    reason === 'empty'
      ? WORDS[language].answers.file.missingField(field)
      : `${field}: ${refusalText(refusal, language, question)}`;
  return { at: [...path, ...deeper], says: `${name}: ${says}` };
}

/** Fields of an answer that nothing would read, so that no text is lost to a slip of the keys. */
function misspelt(question: Question, { answers, language }: AtOnce): Obstacle[] {
  const { unknownField } = WORDS[language].answers.file;
  return unknownFields(question, answers[question.id]).map((path) => ({
    at: ['answers', question.id, ...path],
    says: `${question.id}: ${unknownField(path.join('.'))}`,
  }));
}

/** Answers to questions that the checklist does not have, or that are not asked after the others. */
function unasked(file: CaseFile, { answers, language }: AtOnce): Obstacle[] {
  const words = WORDS[language].answers.file;
  const asked = new Set(askedIn(file).map(({ id }) => id));
  const isWhole = nextQuestion(file) === undefined;
  return Object.keys(answers).flatMap((id): Obstacle[] => {
    if (!file.checklist.questions.some((question) => question.id === id))
      return [{ at: ['answers', id], says: `${id}: ${words.noSuchQuestion(file.checklist.id)}` }];
    return isWhole && !asked.has(id) ? [{ at: ['answers', id], says: `${id}: ${words.notAsked}` }] : [];
  });
}

function standingPlaceholders(file: CaseFile, language: Language): Obstacle[] {
  const { placeholder } = WORDS[language].answers.file;
  return placeholders(file).map(({ field, found }) => {
    const at =
      typeof field === 'string' ? ['case', field === 'numbers' ? 'number' : field] : ['answers', field.question];
    return { at, says: `${at.join('.')}: ${placeholder(found.join(', '))}` };
  });
}
