import type { Card } from '../../ports.ts';
import { cut, lengthOf } from './block-text.ts';
import { NOTHING } from './choices.ts';
import { LIMITS } from './limits.ts';

/** The action_id of every input; the block's id tells which it is. */
export const VALUE = 'value';

/** Our own cap on a fault under an input, in characters. */
const FAULT_MAX = 2000;

/** The block_id of an input's field. A long text has several fields, numbered from the second: `id__2`. */
export function fieldName(inputId: string, index: number, salt: string): string {
  const part = index === 0 ? '' : `__${index + 1}`;
  return `in|${encoded(inputId)}${part}|${encodeURIComponent(salt)}`;
}

/** The values of a view's inputs as strings under the inputs' ids, '' where nothing stands. Never throws. */
export function valuesFrom(values: unknown): Record<string, string> {
  const fields = new Map(
    entriesOf(values).flatMap(([block, actions]) => {
      const name = nameIn(block);
      const [, value] = entriesOf(actions).find(([action]) => action === VALUE) ?? [];
      return name === undefined || !isRecord(value) ? [] : [[name, textOf(value)]];
    }),
  );
  const first = [...fields].filter(([name]) => !fields.has(partOf(name)?.whole ?? ''));
  return Object.fromEntries(first.map(([name, text]) => [decoded(name), joined(text, fields, name)]));
}

/** A long text is put together from its fields; words that met at a border of two fields are kept apart. */
function joined(first: string, fields: ReadonlyMap<string, string>, name: string): string {
  const rest = [...fields]
    .flatMap(([other, text]) => {
      const part = partOf(other);
      return part?.whole === name && text !== '' ? [{ text, at: part.at }] : [];
    })
    .sort((a, b) => a.at - b.at);
  return [first, ...rest.map(({ text }) => text)].reduce(
    (text, next, index, all) => text + between(all[index - 1] ?? '', next) + next,
    '',
  );
}

/** A field that is full was cut in the middle of a word; else there is a space at the border, or one is missing. */
function between(before: string, after: string): string {
  const isWhole = before === '' || /\s$/u.test(before) || /^\s/u.test(after);
  return isWhole || lengthOf(before) % LIMITS.inputText === 0 ? '' : ' ';
}

function partOf(name: string): { whole: string; at: number } | undefined {
  const [, whole, at] = /^(.+)__(\d{1,3})$/u.exec(name) ?? [];
  return whole === undefined ? undefined : { whole, at: Number(at) };
}

function nameIn(block: string): string | undefined {
  return /^in\|([^|]+)\|[^|]*$/u.exec(block)?.[1];
}

function encoded(inputId: string): string {
  return encodeURIComponent(inputId.toWellFormed());
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function textOf({ value, selected_date, selected_option, selected_options }: Record<string, unknown>): string {
  if (Array.isArray(selected_options)) return selected_options.map(optionValue).filter(Boolean).join(',');
  const text = [value, selected_date, optionValue(selected_option)].find((one) => typeof one === 'string');
  return typeof text === 'string' ? text : '';
}

function optionValue(option: unknown): string {
  const { value } = isRecord(option) ? option : {};
  return typeof value === 'string' && value !== NOTHING ? value : '';
}

/**
 * What was wrong, under the block_ids of the view's inputs: what `response_action: errors` takes. Empty when no fault
 * belongs to an input of the view. `view` is as Slack sends it, or as it was drawn.
 */
export function errorsFor(card: Card, view: unknown): Record<string, string> {
  const { blocks, state } = isRecord(view) ? view : {};
  const shown = Array.isArray(blocks) ? blocks.map((block) => (isRecord(block) ? block.block_id : undefined)) : [];
  const sent = entriesOf(isRecord(state) ? state.values : undefined).map(([block]) => block);
  const ids = [...shown, ...sent].filter((id): id is string => typeof id === 'string');
  return Object.fromEntries(
    card.inputs.flatMap(({ id, fault = '' }) => {
      const block = ids.find((one) => nameIn(one) === encoded(id));
      return block === undefined || fault === '' ? [] : [[block, cut(fault, FAULT_MAX)]];
    }),
  );
}

/** The values that stand in the card's inputs at first: what is sent when a person keeps them. */
export function valuesOn(card: Card): Record<string, string> {
  return Object.fromEntries(
    card.inputs.map((input) => [
      input.id,
      input.input === 'choice' ? (input.value?.join(',') ?? '') : (input.value ?? ''),
    ]),
  );
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
