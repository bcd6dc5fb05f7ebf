import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Card, CardAction } from '../../ports.ts';
import { lengthOf } from './block-text.ts';
import { LIMITS } from './limits.ts';

const KINDS = ['click', 'keep', 'open', 'pick', 'more', 'all', 'page'] as const;

/**
 * What a button or select stands for: `click` sends the action's data; `keep` sends it with the values that stand in
 * the card's inputs; `pick` with one of them chosen anew; `open` opens the modal with the inputs; `more` and `all`
 * open texts; `page` turns their page.
 */
export type Kind = (typeof KINDS)[number];

/**
 * A press as it was sent out. `data` is the action's own; where it was too long to travel, `action` is its place on
 * the card and `mark` what it is known by. `again` is the click that has the card drawn again.
 */
export type Pressed = {
  kind: Kind;
  data?: Record<string, unknown> | undefined;
  action?: number | undefined;
  mark?: string | undefined;
  input?: string | undefined;
  choice?: string | undefined;
  /** Which of the card's parts `more` opens, and `page` turns; none: everything. */
  part?: number | undefined;
  /** From 0. */
  page?: number | undefined;
  again?: Record<string, unknown> | undefined;
};

const Data = z.record(z.string(), z.unknown());
const Index = z.number().int().min(0).max(9999);
const Sent = z.strictObject({
  d: Data.optional(),
  a: Index.optional(),
  m: z.string().max(40).optional(),
  i: z.string().max(LIMITS.id).optional(),
  v: z.string().max(LIMITS.buttonValue).optional(),
  p: Index.optional(),
  g: Index.optional(),
  r: Data.optional(),
});

const ACTION_ID = new RegExp(`^jl\\|(${KINDS.join('|')})\\|(\\d{1,4})(?:\\|([\\w-]{1,40}))?$`, 'u');

/** What a press carries: the button's `action_id`, unique by `n` within its kind, and its `value`. */
export function encodeAction(pressed: Pressed, n: number): { action_id: string; value: string } {
  const { kind, again, data, action, mark } = pressed;
  const known = { i: pressed.input, v: pressed.choice, p: pressed.part, g: pressed.page };
  const place = { a: action, m: mark };
  const whole = { d: data, ...known, ...(kind !== 'click' && { r: again }) };
  const tries = [whole, { ...place, ...known, r: again }, { ...place, ...known }];
  const value = tries.map((sent) => JSON.stringify(sent)).find((json) => lengthOf(json) <= LIMITS.buttonValue);
  return { action_id: `jl|${kind}|${n}`, value: value ?? '{}' };
}

/** The `action_id` of a select: its option's value is the choice, so that the rest is found on the card. */
export function selectId(action: number, mark: string): string {
  return `jl|pick|${action}|${mark}`;
}

/** Reads a press; `value` is a button's value or the chosen option's. Undefined when it is none of ours. */
export function decodeAction(actionId: unknown, value: unknown): Pressed | undefined {
  const [, kind, n, mark] = ACTION_ID.exec(typeof actionId === 'string' ? actionId : '') ?? [];
  if (kind === undefined || typeof value !== 'string' || value.length > 2 * LIMITS.buttonValue) return undefined;
  if (mark !== undefined)
    return kind === 'pick' && value !== '' ? { kind, action: Number(n), mark, choice: value } : undefined;
  const { success, data: sent } = Sent.safeParse(parsed(value));
  if (!success || !isWhole(kind as Kind, sent)) return undefined;
  const pressed: Pressed = {
    kind: kind as Kind,
    ...{ data: sent.d, action: sent.a, mark: sent.m, input: sent.i },
    ...{ choice: sent.v, part: sent.p, page: sent.g, again: sent.r },
  };
  return Object.fromEntries(Object.entries(pressed).filter(([, field]) => field !== undefined)) as Pressed;
}

/** Whether a press carries what its kind needs. */
function isWhole(kind: Kind, { d, a, m, v, p, g }: z.infer<typeof Sent>): boolean {
  if (kind === 'all') return true;
  if (kind === 'more') return p !== undefined;
  if (kind === 'page') return g !== undefined;
  const isAction = d !== undefined || (a !== undefined && m !== undefined);
  return isAction && (kind !== 'pick' || (v !== undefined && v !== ''));
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** What an action is known by when its data does not travel. */
export function markOf(data: Record<string, unknown>): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('base64url').slice(0, 12);
}

/** The card's action that was pressed, and its place; undefined when it is no longer on the card. */
export function actionOn(card: Card, pressed: Pressed): { action: CardAction; index: number } | undefined {
  const mark = pressed.data ? markOf(pressed.data) : pressed.mark;
  if (mark === undefined) return undefined;
  const found = [...card.actions.entries()].filter(([, { data }]) => markOf(data) === mark);
  const [index, action] = found.find(([place]) => place === pressed.action) ?? found[0] ?? [];
  return index === undefined || action === undefined ? undefined : { action, index };
}

/** A block's id; the case in it tells an operator which case a press was about. `salt` makes Slack forget choices. */
export function blockId(caseId: string | undefined, n: string, salt: string | undefined): string {
  return `jl|${caseId ?? '-'}|${n}${salt === undefined ? '' : `.${salt}`}`;
}

/** The case that a block's id names, or undefined. */
export function caseIdIn(id: unknown): string | undefined {
  const [, caseId] = /^jl\|([^|]+)\|[^|]+$/u.exec(typeof id === 'string' ? id : '') ?? [];
  return caseId === '-' ? undefined : caseId;
}
