import { z } from 'zod';

/** What Slack sends, as far as it is read here. What has another shape is answered with 400 and goes no further. */
const Text = z.string().max(12_000);
const Id = z.string().min(1).max(300);
/** A person or a workspace as Slack numbers them. */
const Numbered = z.string().regex(/^[A-Z][A-Z0-9]{1,30}$/u);
const User = z.object({ id: Numbered, name: Text.optional(), username: Text.optional(), team_id: Numbered.optional() });
const Team = z.object({ id: Numbered }).nullish();
/** Slack's own limit. */
const Metadata = z.string().max(3000).default('');

/** A file as an event or a message carries it; what it says of itself is asked for again before it is trusted. */
export const SlackFile = z.object({ id: Id, name: z.string().nullish() });
export type SlackFile = z.infer<typeof SlackFile>;

const Said = z.object({
  user: Numbered.optional().catch(undefined),
  bot_id: Id.optional(),
  channel: Id.optional().catch(undefined),
  text: z.string().optional(),
  ts: Id.optional(),
  thread_ts: Id.optional(),
  subtype: z.string().optional(),
  tab: z.string().optional(),
  files: z.array(SlackFile).optional(),
});

export const EventBody = z.object({
  type: z.literal('event_callback'),
  team_id: Numbered.optional(),
  event_id: Id,
  is_ext_shared_channel: z.boolean().optional(),
  event: Said.extend({ type: Id }),
});
export type EventBody = z.infer<typeof EventBody>;

export const CommandBody = z.object({
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  user_id: Numbered,
  user_name: Text.optional(),
  team_id: Numbered.optional(),
  channel_id: Id,
  trigger_id: Id,
  response_url: z.url().optional(),
});
export type CommandBody = z.infer<typeof CommandBody>;

const Container = z.object({
  type: z.string().optional(),
  message_ts: Id.optional(),
  channel_id: Id.optional(),
  thread_ts: Id.optional(),
  view_id: Id.optional(),
  is_ephemeral: z.boolean().optional(),
});
const Options = z.array(z.object({ value: Text })).max(100);

/** Values of a view's or a message's inputs: by block and action. */
export const StateValues = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      type: z.string(),
      value: z.string().nullish(),
      selected_date: z.string().nullish(),
      selected_option: z.object({ value: Text }).nullish(),
      selected_options: Options.nullish(),
    }),
  ),
);

export const ActionsBody = z.object({
  type: z.literal('block_actions'),
  user: User,
  team: Team,
  trigger_id: Id,
  response_url: z.url().optional(),
  container: Container.default({}),
  channel: z.object({ id: Id }).optional(),
  message: z.object({ ts: Id, thread_ts: Id.optional() }).optional(),
  view: z
    .object({
      id: Id,
      hash: z.string().optional(),
      type: z.string().optional(),
      private_metadata: Metadata,
    })
    .optional(),
  state: z.object({ values: StateValues }).optional(),
  actions: z
    .array(
      z.object({
        type: z.string(),
        action_id: z.string(),
        block_id: z.string(),
        value: z.string().optional(),
        selected_option: z.object({ value: Text }).nullish(),
      }),
    )
    .min(1),
});
export type ActionsBody = z.infer<typeof ActionsBody>;

export const SubmissionBody = z.object({
  type: z.enum(['view_submission', 'view_closed']),
  user: User,
  team: Team,
  trigger_id: Id.optional(),
  view: z.object({
    id: Id,
    callback_id: z.string(),
    hash: z.string().optional(),
    private_metadata: Metadata,
    app_installed_team_id: z.string().optional(),
    state: z.object({ values: StateValues }).optional(),
  }),
});
export type SubmissionBody = z.infer<typeof SubmissionBody>;

export const ShortcutBody = z.object({
  type: z.enum(['shortcut', 'message_action']),
  callback_id: z.string(),
  user: User,
  team: Team,
  trigger_id: Id,
  channel: z.object({ id: Id }).optional(),
  message: z
    .object({ ts: Id, thread_ts: Id.optional(), text: z.string().optional(), files: z.array(SlackFile).optional() })
    .optional(),
});
export type ShortcutBody = z.infer<typeof ShortcutBody>;

/** Any body that is let in. */
const AnyBody = z.union([EventBody, ActionsBody, SubmissionBody, ShortcutBody, CommandBody]);

/** What is known here of a body, and nothing else of it; undefined when it has no shape of ours. */
export function knownBody(body: unknown): Record<string, unknown> | undefined {
  return AnyBody.safeParse(body).data;
}
