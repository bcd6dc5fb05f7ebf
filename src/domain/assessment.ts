import { z } from 'zod';
import { Answer, Effect, Measure } from './answer.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { Figures, GROUPS, Group, MissingFigures } from './figures.ts';
import { CheckOutcome, StepGround } from './five-step-check.ts';
import { Goal } from './goals.ts';
import { Language } from './language.ts';

/** The name and version of the shape; a changed meaning is a new number. */
export const ASSESSMENT_SCHEMA = 'jamlots.assessment/1';

/** A question as it was asked, with its answer as it was given. */
export const AskedQuestion = z.strictObject({
  id: z.string(),
  kind: z.string(),
  module: z.string().optional(),
  /** The question's text in the assessment's language, as it was asked. */
  asked: z.string(),
  answer: Answer,
  /** The texts of the choices in the answer, as they were shown. */
  shown: z.array(z.string()).optional(),
  answeredAt: z.iso.datetime(),
  /** Who answered, where a colleague was asked, and who of the case's own people stands for it; names. */
  answeredBy: z.string().optional(),
  confirmedBy: z.string().optional(),
  confirmedAt: z.iso.datetime().optional(),
});
export type AskedQuestion = z.infer<typeof AskedQuestion>;

/**
 * A whole assessment as data: what travels inside the decision document. Times are UTC, dates YYYY-MM-DD.
 * `hash` is SHA-256 in hex over the canonical JSON (RFC 8785) of everything but `hash` itself.
 */
export const Assessment = z.strictObject({
  schema: z.literal(ASSESSMENT_SCHEMA),
  id: z.string(),
  /** 1 for the first record of the case; a reopened case gives the next. */
  number: z.number().int().positive(),
  /** The hash of the record that this one replaces. */
  replaces: z.string().optional(),
  status: z.enum(['draft', 'established']),
  outcome: z.enum(['assessed', 'not-relevant']),
  language: Language,
  organisation: z.string(),
  caseNumbers: z.array(z.string()),
  title: z.string(),
  committee: z.string().optional(),
  decisionDate: z.iso.date().optional(),
  secrecy: z.enum(['none', 'individual', 'secret']),
  checklist: z.strictObject({ id: z.string(), version: z.iso.date(), title: z.string(), modules: z.array(z.string()) }),
  notRelevant: z.strictObject({ reason: z.string(), shown: z.string(), comment: z.string().optional() }).optional(),
  questions: z.array(AskedQuestion),
  /** The figures by sex of all the answers, each with the question it answers. */
  figures: z.array(Figures.extend({ question: z.string() })),
  /** What falls on each person of a group, where a question asks for it; null where the group has no people. */
  perPerson: z.array(
    z.strictObject({
      question: z.string(),
      people: z.string(),
      unit: z.string(),
      year: z.number().int(),
      values: z.array(z.strictObject({ group: z.enum([...GROUPS, 'unknown']), value: z.number().nullable() })),
    }),
  ),
  missingFigures: z.array(MissingFigures.extend({ question: z.string() })),
  consequences: z.array(z.strictObject({ question: z.string(), group: Group, effect: Effect })),
  measures: z.array(Measure.extend({ question: z.string() })),
  /** The goals that the answers name, as they read then. */
  goals: z.array(Goal),
  fiveSteps: z.array(StepGround),
  /** What a check of free text found: a code, and the words that show it. */
  findings: z.array(z.strictObject({ question: z.string(), code: z.string(), evidence: z.string() })),
  check: CheckOutcome.optional(),
  rulings: z.array(z.strictObject({ ruling: z.enum(['approved', 'returned']), by: z.string(), at: z.iso.datetime() })),
  /** `at`: when a colleague who was asked answered. */
  participants: z.array(z.strictObject({ role: z.string(), name: z.string(), at: z.iso.datetime().optional() })),
  openedAt: z.iso.datetime(),
  madeAt: z.iso.datetime(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Assessment = z.infer<typeof Assessment>;

/** `unsealed` with its hash. */
export function sealed(unsealed: Omit<Assessment, 'hash'>): Assessment {
  return { ...unsealed, hash: hashOf(unsealed) };
}

/** Whether nothing in the assessment has changed since it was sealed. */
export function isIntact({ hash, ...unsealed }: Assessment): boolean {
  return hashOf(unsealed) === hash;
}

function hashOf(unsealed: Omit<Assessment, 'hash'>): string {
  return sha256(canonicalJson(unsealed));
}

/** What a JSON text holds: an intact assessment, one that was changed, or none of ours. */
export function readAssessment(
  text: string,
): { read: 'intact' | 'changed'; assessment: Assessment } | { read: 'none' | 'changed'; assessment?: undefined } {
  const parsed = parsedJson(text);
  const known = z.looseObject({ schema: z.literal(ASSESSMENT_SCHEMA) }).safeParse(parsed);
  if (!known.success) return { read: 'none' };
  const assessment = Assessment.safeParse(parsed);
  if (!assessment.success) return { read: 'changed' };
  const isAsWritten = canonicalJson(assessment.data) === canonicalJson(parsed);
  return { read: isAsWritten && isIntact(assessment.data) ? 'intact' : 'changed', assessment: assessment.data };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
