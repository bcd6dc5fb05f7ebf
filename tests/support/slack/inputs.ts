import { isDeepStrictEqual } from 'node:util';
import { isJson, type Json, objectIn, objectsIn, textIn } from './json.ts';
import { lengthOf } from './rules.ts';

/** Something to press, choose or fill in, under the words that stand at it. */
export type Control = {
  type: string;
  block_id: string;
  action_id: string;
  label: string;
  /** Whether a view can be sent without it. */
  optional: boolean;
  /** Whether it stands in an input block: pressed only when that dispatches its actions. */
  input: boolean;
  dispatches: boolean;
  element: Json;
};

/** Values by block_id and action_id, as `state.values` has them. */
export type Values = Record<string, Record<string, Json>>;

/** What a person chooses or types: a text, an option's value or label, a list of them, files, null for nothing. */
export type Chosen = string | number | string[] | Json[] | null;

/** Every control in blocks, in order. */
export function controlsIn(blocks: Json[]): Control[] {
  return blocks.flatMap((block) => {
    const words = textIn(objectIn(block.label).text) || textIn(objectIn(block.text).text);
    const elements = [block.element, block.accessory, ...objectsIn(block.elements)].filter(isJson);
    return elements
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({
        type: textIn(element.type),
        block_id: textIn(block.block_id),
        action_id: textIn(element.action_id),
        label: textIn(objectIn(element.text).text) || words || textIn(objectIn(element.placeholder).text),
        optional: block.optional === true,
        input: block.type === 'input',
        dispatches: block.dispatch_action === true,
        element,
      }));
  });
}

/** `state.values` of a surface: what was typed or chosen, else what stood there at first. */
export function stateOf(blocks: Json[], draft: Values): Values {
  const values: Values = {};
  for (const control of controlsIn(blocks)) {
    const at = valueField(control.type);
    if (at === undefined) continue;
    const value = draft[control.block_id]?.[control.action_id] ?? { type: control.type, [at]: initial(control) };
    values[control.block_id] = { ...values[control.block_id], [control.action_id]: value };
  }
  return values;
}

/** The value that a control has when a person has chosen or typed. @throws where Slack would not let them. */
export function chosenValue(control: Control, chosen: Chosen): Json {
  const at = valueField(control.type);
  if (at === undefined) throw new Error(`A person cannot fill in ${control.type} "${control.label}".`);
  return { type: control.type, [at]: accepted(control, at, chosen) };
}

/** Whether a control of a view holds nothing, so that Slack asks for it when it is required. */
export function isEmpty(value: Json | undefined): boolean {
  const { type: _type, ...fields } = value ?? {};
  return Object.values(fields).every((field) => field === null || field === '' || isDeepStrictEqual(field, []));
}

/** What a press sends in `actions[0]`: the choice, or a button's text and value. */
export function actionOf(control: Control, chosen: Chosen | undefined, ts: string): Json {
  const { element, type, block_id, action_id } = control;
  const base = { type, block_id, action_id, action_ts: ts };
  if (type === 'overflow') return { ...base, selected_option: optionOf(control, chosen) };
  const at = valueField(type);
  if (at === undefined) {
    const { text, value, url, style } = element;
    const fields = Object.entries({ text, value, url, style }).filter(([, field]) => field !== undefined);
    return { ...base, ...Object.fromEntries(fields) };
  }
  if (control.input && !control.dispatches) {
    throw new Error(`"${control.label}" stands in an input block without dispatch_action: it is sent with the view.`);
  }
  const { placeholder } = element;
  return { ...base, ...chosenValue(control, chosen ?? null), ...(placeholder === undefined ? {} : { placeholder }) };
}

/** The field of a control's value; undefined for what holds none. */
function valueField(type: string): string | undefined {
  return {
    plain_text_input: 'value',
    email_text_input: 'value',
    url_text_input: 'value',
    number_input: 'value',
    rich_text_input: 'rich_text_value',
    file_input: 'files',
    static_select: 'selected_option',
    external_select: 'selected_option',
    radio_buttons: 'selected_option',
    multi_static_select: 'selected_options',
    multi_external_select: 'selected_options',
    checkboxes: 'selected_options',
    users_select: 'selected_user',
    multi_users_select: 'selected_users',
    conversations_select: 'selected_conversation',
    multi_conversations_select: 'selected_conversations',
    channels_select: 'selected_channel',
    multi_channels_select: 'selected_channels',
    datepicker: 'selected_date',
    timepicker: 'selected_time',
    datetimepicker: 'selected_date_time',
  }[type];
}

function initial({ type, element }: Control): unknown {
  const at = valueField(type) ?? '';
  const named = at === 'value' || at === 'rich_text_value' ? 'initial_value' : at.replace('selected', 'initial');
  return element[named] ?? (at === 'files' || at.endsWith('s') ? [] : null);
}

function accepted(control: Control, at: string, chosen: Chosen): unknown {
  const many = Array.isArray(chosen) ? chosen : chosen === null ? [] : [chosen];
  if (at === 'selected_option') return chosen === null ? null : optionOf(control, chosen);
  if (at === 'selected_options') return many.map((one) => optionOf(control, one));
  if (at === 'files' || at.endsWith('s')) return many;
  if (at === 'value' && chosen !== null) return typed(control, String(chosen));
  return chosen;
}

function typed({ label, type, element }: Control, text: string): string {
  const { min_length: least = 0, max_length: most = 3000 } = element;
  const length = lengthOf(text);
  if (type === 'plain_text_input' && length > Number(most)) {
    throw new Error(`"${label}" takes ${most} characters, not ${length}: Slack would not let a person send it.`);
  }
  if (type === 'plain_text_input' && length > 0 && length < Number(least)) {
    throw new Error(`"${label}" wants ${least} characters, not ${length}: Slack would not let a person send it.`);
  }
  return text;
}

function optionOf({ label, type, element }: Control, chosen: unknown): Json {
  if (type.endsWith('external_select') && isJson(chosen)) return chosen;
  const groups = objectsIn(element.option_groups).flatMap((group) => objectsIn(group.options));
  const options = [...objectsIn(element.options), ...groups];
  const found = options.find(({ value, text }) => value === chosen || objectIn(text).text === chosen);
  if (found !== undefined) return found;
  const there = options.map(({ text }) => textIn(objectIn(text).text)).join(', ');
  throw new Error(`"${label}" has no option "${String(chosen)}". It has: ${there}`);
}
