import { z } from 'zod';

const OnCase = z.strictObject({ caseId: z.string().min(1).max(100) });
const Seen = OnCase.extend({ seen: z.number().int().nonnegative() });

/** What a button's data can be. Unknown data is an old button's, and answered with the present card. */
export const Click = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('home') }),
  /** The same as `home`: one's own cases. */
  z.strictObject({ do: z.literal('mine') }),
  z.strictObject({ do: z.literal('help') }),
  /** The person's latest case that is not finished. */
  z.strictObject({ do: z.literal('continue') }),
  z.strictObject({ do: z.literal('new'), checklist: z.string().max(60) }),
  OnCase.extend({ do: z.literal('show'), question: z.string().max(60).optional() }),
  OnCase.extend({ do: z.literal('answers') }),
  OnCase.extend({ do: z.literal('form'), question: z.string().max(60), form: z.enum(['missing', 'skip']) }),
  OnCase.extend({ do: z.literal('reason-form'), for: z.enum(['reopen', 'return']) }),
  Seen.extend({
    do: z.literal('answer'),
    question: z.string().max(60),
    /** What is sent, when it does not come from the card's inputs. */
    sent: z.unknown().optional(),
    confirmed: z.boolean().optional(),
    mask: z.boolean().optional(),
    stay: z.boolean().optional(),
    /** The last of several measures is taken away. */
    removeLast: z.boolean().optional(),
  }),
  OnCase.extend({ do: z.literal('ask-form'), question: z.string().max(60) }),
  Seen.extend({ do: z.literal('ask'), question: z.string().max(60) }),
  /** By the one who was asked, as the two that follow. */
  OnCase.extend({
    do: z.literal('show-ask'),
    question: z.string().max(60),
    form: z.enum(['missing', 'decline']).optional(),
  }),
  OnCase.extend({
    do: z.literal('reply'),
    question: z.string().max(60),
    seen: z.number().int().nonnegative().optional(),
    sent: z.unknown().optional(),
    mask: z.boolean().optional(),
  }),
  OnCase.extend({ do: z.literal('decline'), question: z.string().max(60) }),
  OnCase.extend({ do: z.literal('join') }),
  OnCase.extend({ do: z.literal('secrecy') }),
  OnCase.extend({ do: z.literal('no-document') }),
  OnCase.extend({ do: z.literal('describe') }),
  OnCase.extend({ do: z.literal('start-from'), from: z.string().max(100).nullable() }),
  OnCase.extend({ do: z.literal('check'), hash: z.string().max(64) }),
  OnCase.extend({ do: z.literal('return') }),
  OnCase.extend({ do: z.literal('reopen') }),
  Seen.extend({ do: z.literal('undo') }),
  OnCase.extend({ do: z.literal('pause') }),
  OnCase.extend({ do: z.literal('resume') }),
  OnCase.extend({ do: z.literal('submit') }),
  OnCase.extend({ do: z.literal('draft') }),
  OnCase.extend({ do: z.literal('approve') }),
]);
export type Click = z.infer<typeof Click>;

/** A click on a case that is there. */
export type CaseClick = Exclude<Extract<Click, { caseId: string }>, { do: 'check' }>;
