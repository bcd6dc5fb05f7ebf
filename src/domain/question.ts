import { z } from 'zod';
import { Condition } from './condition.ts';
import { Localised } from './language.ts';

/** Stable name of a question, choice, module or checklist: lower-case a–z, digits and hyphens, at most 60; the message is a word of `content/words.ts`. */
export const Id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'id');

/** One of the answers a person can choose. */
export const Choice = z.strictObject({ id: Id, title: Localised });
export type Choice = z.infer<typeof Choice>;

/** The reasons a person can choose among beside one of the values of a yes-no question. */
export const Reasons = z.strictObject({
  beside: z.enum(['yes', 'no']),
  choices: z.array(Choice).min(2).max(12),
  /** Choices that people reach for but that are no reason: each is shown and kindly refused, with why. */
  notReasons: z
    .array(Choice.extend({ why: Localised }))
    .max(3)
    .default([]),
});
export type Reasons = z.infer<typeof Reasons>;

/** What every question has, whatever its kind. */
export const Asked = z.strictObject({
  id: Id,
  /** What is asked. At most 200 characters, so that it fits every channel's heading. */
  title: z.strictObject({ sv: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) }),
  /** Why we ask, in one or two sentences. */
  why: Localised,
  /** Help of at most a minute's reading: 200 words. */
  help: Localised,
  good: Localised,
  poor: Localised,
  when: Condition.optional(),
  /** Whether the question may be skipped with a reason. */
  skippable: z.boolean().default(true),
  /** The perspective (module) that this question belongs to; none for the checklist's own. */
  module: Id.optional(),
});

/** A text part under the question's own title, 60 characters at most, as the label of an input. */
const Label = z.strictObject({ sv: z.string().trim().min(1).max(90), en: z.string().trim().min(1).max(90) });

/** One question. `kind` decides which answers are accepted and how a channel draws it. */
export const Question = z.discriminatedUnion('kind', [
  Asked.extend({
    kind: z.literal('yes-no'),
    /** Whether "not known" is a third answer. */
    unsure: z.boolean().default(false),
    reasons: Reasons.optional(),
    /** Label of a free-text field beside the answer; none: no such field. */
    comment: Label.optional(),
  }),
  Asked.extend({ kind: z.literal('choice'), choices: z.array(Choice).min(2).max(10) }),
  Asked.extend({ kind: z.literal('choices'), choices: z.array(Choice).min(2).max(10) }),
  Asked.extend({ kind: z.literal('text'), maxLength: z.number().int().positive().max(4000).default(2000) }),
  Asked.extend({ kind: z.literal('date') }),
  Asked.extend({
    kind: z.literal('figures'),
    /** An earlier figures question of people: these figures are also shown per person in each group. */
    per: Id.optional(),
  }),
  Asked.extend({
    kind: z.literal('consequence'),
    /** The groups whose consequences are asked for. */
    groups: z
      .array(z.enum(['women', 'men', 'girls', 'boys']))
      .min(2)
      .default(['women', 'men', 'girls', 'boys']),
    /** Whether the long term is asked for beside the short. */
    longTerm: z.boolean().default(false),
  }),
  Asked.extend({ kind: z.literal('goals') }),
  Asked.extend({ kind: z.literal('measures') }),
  Asked.extend({ kind: z.literal('indicator') }),
  Asked.extend({ kind: z.literal('documents') }),
]);
export type Question = z.infer<typeof Question>;
