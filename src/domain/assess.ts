import type { Answer } from './answer.ts';
import type { Given } from './answers.ts';
import { ASSESSMENT_SCHEMA, type AskedQuestion, type Assessment, sealed } from './assessment.ts';
import type { CaseFile } from './case-file.ts';
import { GROUPS, perPerson } from './figures.ts';
import { checkOutcome, groundFor } from './five-step-check.ts';
import { type Goal, goalKey } from './goals.ts';
import { onlyDefined } from './only-defined.ts';
import { counts } from './path.ts';
import type { Question } from './question.ts';
import { askedIn } from './standing.ts';

/** What an assessment is made with, beside the case: see `StepContext`; `at` is UTC in ISO 8601. */
export type Making = {
  caseId: string;
  organisation: string;
  names: Readonly<Record<string, string>>;
  status: 'draft' | 'established';
  at: string;
  earlier?: { number: number; hash: string };
};

/** The assessment that a case file gives. Only questions that are asked and answered are in it. */
export function assess(file: CaseFile, making: Making): Assessment {
  const replaced = file.established ?? making.earlier;
  const answered = askedIn(file).flatMap((question) => {
    const given = file.answers[question.id];
    return given ? [{ question, given }] : [];
  });
  const questions = answered.map(({ question, given }) => asQuestion(file, question, given, making.names));
  return sealed({
    schema: ASSESSMENT_SCHEMA,
    id: making.caseId,
    number: (replaced?.number ?? 0) + 1,
    ...onlyDefined({ replaces: replaced?.hash }),
    status: making.status,
    ...relevance(file),
    language: file.language,
    organisation: making.organisation || authorityIn(file),
    ...describedIn(file),
    secrecy: file.secrecy ?? 'none',
    checklist: {
      id: file.checklist.id,
      version: file.checklist.version,
      title: file.checklist.title[file.language],
      modules: file.modules,
    },
    questions,
    ...gathered(questions),
    perPerson: perPersonIn(answered),
    goals: chosenGoals(file, questions),
    fiveSteps: groundFor(file.checklist, file.modules, file.answers),
    findings: [],
    ...onlyDefined({ check: file.purpose === 'check' ? checkOutcome(file.answers) : undefined }),
    rulings: file.rulings.map(({ ruling, by, at }) => ({ ruling, by: making.names[by] ?? by, at })),
    participants: participants(file, answered, making.names),
    openedAt: file.opened.at,
    madeAt: making.at,
  });
}

/** The authority that the decision document names, for an organisation that has not told its name. */
function authorityIn({ document }: CaseFile): string {
  return document === null || document === 'none' ? '' : (document.found.authority?.value ?? '');
}

function describedIn({
  description,
}: CaseFile): Pick<Assessment, 'title' | 'caseNumbers' | 'committee' | 'decisionDate'> {
  return {
    title: description?.title ?? '',
    caseNumbers: description?.numbers ?? [],
    ...onlyDefined({ committee: description?.committee, decisionDate: description?.decisionDate }),
  };
}

/** A `no` at the gate makes the case not relevant, for the recorded reason. */
function relevance(file: CaseFile): Pick<Assessment, 'outcome' | 'notRelevant'> {
  const gate = file.checklist.questions.find(({ id }) => id === file.checklist.gate);
  const given = gate && file.answers[gate.id];
  const answer = counts(given) ? given.answer : undefined;
  if (gate?.kind !== 'yes-no' || answer?.kind !== 'yes-no' || answer.value !== 'no') return { outcome: 'assessed' };
  const reason = answer.reason ?? '';
  const shown = gate.reasons?.choices.find(({ id }) => id === reason)?.title[file.language] ?? reason;
  return { outcome: 'not-relevant', notRelevant: { reason, shown, ...onlyDefined({ comment: answer.comment }) } };
}

function asQuestion(file: CaseFile, question: Question, given: Given, names: Making['names']): AskedQuestion {
  const { answer } = given;
  return {
    id: question.id,
    kind: question.kind,
    ...onlyDefined({ module: question.module }),
    asked: question.title[file.language],
    answer,
    ...onlyDefined({ shown: shownIn(file, question, answer) }),
    answeredAt: given.at,
    ...(given.from === 'colleague' && colleagueIn(given, names)),
  };
}

/** Whose answer it is, and who confirmed it; a name that has been erased is left out. */
function colleagueIn(
  { by, confirmed }: Given,
  names: Making['names'],
): Pick<AskedQuestion, 'answeredBy' | 'confirmedBy' | 'confirmedAt'> {
  const confirmedBy = confirmed && names[confirmed.by];
  return onlyDefined({ answeredBy: names[by], confirmedBy, confirmedAt: confirmed?.at });
}

/** The texts of the choices that were made, as the person saw them. */
function shownIn(file: CaseFile, question: Question, answer: Answer): string[] | undefined {
  const choices =
    question.kind === 'choice' || question.kind === 'choices'
      ? question.choices
      : question.kind === 'yes-no'
        ? question.reasons?.choices
        : undefined;
  const chosen =
    answer.kind === 'choice'
      ? [answer.value]
      : answer.kind === 'choices'
        ? answer.value
        : answer.kind === 'yes-no' && answer.reason
          ? [answer.reason]
          : [];
  const shown = (choices ?? []).filter(({ id }) => chosen.includes(id)).map(({ title }) => title[file.language]);
  return shown.length > 0 ? shown : undefined;
}

/** The structured answers once more, gathered for those who count. */
function gathered(
  questions: AskedQuestion[],
): Pick<Assessment, 'figures' | 'missingFigures' | 'consequences' | 'measures'> {
  const of = <K extends Answer['kind']>(kind: K) =>
    questions.flatMap(({ id, answer }) => (isKind(answer, kind) ? [{ question: id, answer }] : []));
  return {
    figures: of('figures').map(({ question, answer }) => ({ ...answer.value, question })),
    missingFigures: of('missing-figures').map(({ question, answer }) => ({ ...answer.value, question })),
    consequences: of('consequence').flatMap(({ question, answer }) =>
      GROUPS.flatMap((group) => {
        const effect = answer.value.effects[group];
        return effect === undefined ? [] : [{ question, group, effect }];
      }),
    ),
    measures: of('measures').flatMap(({ question, answer }) =>
      answer.value.map((measure) => ({ ...measure, question })),
    ),
  };
}

/** The figures of questions that ask for them per person, where both sets of figures are given. */
function perPersonIn(answered: { question: Question; given: Given }[]): Assessment['perPerson'] {
  const figuresOf = (id: string) => {
    const answer = answered.find(({ question }) => question.id === id)?.given.answer;
    return answer?.kind === 'figures' ? answer.value : undefined;
  };
  return answered.flatMap(({ question }) => {
    if (question.kind !== 'figures' || question.per === undefined) return [];
    const [figures, people] = [figuresOf(question.id), figuresOf(question.per)];
    const values = figures && people ? perPerson(figures, people) : [];
    if (!figures || values.length === 0) return [];
    return [
      {
        question: question.id,
        people: question.per,
        unit: figures.unit,
        year: figures.year,
        values: values.map(({ field, value }) => ({ group: field, value: value === 'no-people' ? null : value })),
      },
    ];
  });
}

function isKind<K extends Answer['kind']>(answer: Answer, kind: K): answer is Extract<Answer, { kind: K }> {
  return answer.kind === kind;
}

function chosenGoals(file: CaseFile, questions: AskedQuestion[]): Goal[] {
  const chosen = questions.flatMap(({ answer }) => (answer.kind === 'goals' ? answer.value.goals : []));
  return file.goals.filter((goal) => chosen.includes(goalKey(goal)));
}

/** Everybody who took part, by name, the one who opened the case first; then the colleagues whose answers are in it. */
function participants(
  file: CaseFile,
  answered: { given: Given }[],
  names: Making['names'],
): Assessment['participants'] {
  const role = file.purpose === 'check' ? 'politician' : 'caseworker';
  const named = (id: string, more: { role: string; at?: string }) => {
    const name = names[id];
    return name === undefined ? [] : [{ ...more, name }];
  };
  const replies = answered.flatMap(({ given }) => (given.from === 'colleague' ? [given] : []));
  const lastOf = new Map(replies.map(({ by, at }) => [by, at]));
  return [
    ...file.members.flatMap((id) => named(id, { role })),
    ...[...lastOf].flatMap(([id, at]) => (file.members.includes(id) ? [] : named(id, { role: 'colleague', at }))),
  ];
}
