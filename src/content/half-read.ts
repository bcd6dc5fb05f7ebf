import { z } from 'zod';
import { StepRule } from '../domain/checklist.ts';
import type { Judged } from '../domain/checklist-faults.ts';
import { Condition } from '../domain/condition.ts';
import { Asked, Question } from '../domain/question.ts';
import { type FormFault, formFaults } from './issue-words.ts';

/**
 * A list of questions as far as it can be read, for the faults of meaning to be told beside those of form. `half`
 * names the questions of which so little could be read that nothing can be said of their answers; `behind` are the
 * faults of form that hid behind an unknown kind.
 */
export type HalfRead = { judged: Judged; half: ReadonlySet<string>; behind: FormFault[] };

const STAND_IN = { sv: '…', en: '…' };
const Questions = z.object({ questions: z.array(z.unknown()) });
const Named = z.object({ id: z.string() });
const Gate = z.object({ gate: z.string() });
const FiveSteps = z.object({ fiveSteps: z.record(z.string(), z.unknown()) });
const Choices = z.array(z.object({ id: z.string() }));

/** What can be read of a checklist or a module that its schema refuses; undefined when it holds no questions. */
export function halfRead(value: unknown): HalfRead | undefined {
  const list = Questions.safeParse(value);
  if (!list.success) return undefined;
  const read = list.data.questions.map(questionOf);
  const gate = Gate.safeParse(value).data?.gate;
  return {
    judged: {
      id: Named.safeParse(value).data?.id,
      questions: read.map(({ question }) => question),
      gate,
      fiveSteps: stepsOf(value),
    },
    half: new Set(read.flatMap(({ question, half }) => (half ? [question.id] : []))),
    behind: list.data.questions.flatMap(behindKind),
  };
}

/** The faults of a question whose kind is unknown, apart from its kind and what only that kind could have. */
function behindKind(raw: unknown, index: number): FormFault[] {
  const kinds: readonly unknown[] = Question.options.map(({ shape }) => shape.kind.value);
  const { kind } = z.object({ kind: z.unknown() }).safeParse(raw).data ?? {};
  if (kinds.includes(kind)) return [];
  const { error } = z.object(Asked.shape).safeParse(raw);
  return error ? formFaults(raw, error).map(({ path, says }) => ({ path: ['questions', index, ...path], says })) : [];
}

function stepsOf(value: unknown): Judged['fiveSteps'] {
  const steps = Object.entries(FiveSteps.safeParse(value).data?.fiveSteps ?? {});
  return Object.fromEntries(
    steps.flatMap(([step, rule]) => {
      const read = StepRule.safeParse(rule);
      return read.success ? [[step, read.data]] : [];
    }),
  );
}

/** The question with stand-ins for what is missing in it; half read when its kind or its choices cannot be known. */
function questionOf(raw: unknown, index: number): { question: Question; half: boolean } {
  const whole = Question.safeParse(raw);
  if (whole.success) return { question: whole.data, half: false };
  const given = z.record(z.string(), z.unknown()).safeParse(raw).data ?? {};
  const id = typeof given.id === 'string' ? given.id : `${index + 1}`;
  const when = Condition.safeParse(given.when).data;
  const skippable = given.skippable !== false;
  const kept = { ...(when && { when }), skippable };
  const texts = { title: STAND_IN, why: STAND_IN, help: helpOf(given.help), good: STAND_IN, poor: STAND_IN };
  const mended = Question.safeParse({
    ...{ id: 'stand-in', kind: given.kind, ...texts, ...kept },
    ...(typeof given.unsure === 'boolean' && { unsure: given.unsure }),
    ...(typeof given.per === 'string' && { per: given.per }),
    ...('choices' in given && { choices: choicesOf(given.choices) }),
    ...('reasons' in given && { reasons: reasonsOf(given.reasons) }),
  });
  return mended.success
    ? { question: { ...mended.data, id }, half: false }
    : { question: { ...texts, ...kept, kind: 'text', maxLength: 1, id }, half: true };
}

function helpOf(help: unknown): Question['help'] {
  return Asked.shape.help.safeParse(help).data ?? STAND_IN;
}

function choicesOf(choices: unknown): unknown {
  const read = Choices.safeParse(choices);
  return read.success ? read.data.map(({ id }) => ({ id, title: STAND_IN })) : choices;
}

function reasonsOf(reasons: unknown): unknown {
  const { beside, choices, notReasons } = z.record(z.string(), z.unknown()).safeParse(reasons).data ?? {};
  const whyNot = Choices.safeParse(notReasons).data?.map(({ id }) => ({ id, title: STAND_IN, why: STAND_IN }));
  return { beside, choices: choicesOf(choices), ...(whyNot && { notReasons: whyNot }) };
}
