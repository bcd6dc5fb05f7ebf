import type { InputBlock, InputBlockElement, KnownBlock } from '@slack/types';
import type { Card, CardInput } from '../../ports.ts';
import { cut, isBlank, lengthOf, pieces, plain, textBlocks } from './block-text.ts';
import { listed, NOTHING, optionsFor } from './choices.ts';
import { LIMITS } from './limits.ts';
import { faultBlocks } from './parts.ts';
import { fieldName, VALUE } from './values.ts';
import { WORDS } from './words.ts';

/** What an input needs from around it. `salt` makes Slack forget what was typed in an earlier modal. */
export type InputOptions = { language: Card['language']; salt: string };

/** The longest figure or date, in characters, spaces and all. */
const FIGURE_LENGTH = 30;

/** An input with what was wrong with what stands in it above, and whatever has no room in its label, hint or options. */
export function inputBlocks(input: CardInput, options: InputOptions): KnownBlock[] {
  const { above, elements } = drawn(input, options);
  const words = WORDS[options.language];
  const { label, hint = '', fault = '' } = input;
  const longHint = lengthOf(hint) > LIMITS.inputLabel ? hint : '';
  return [
    ...(isBlank(fault) ? [] : faultBlocks('', fault)),
    ...(lengthOf(label) > LIMITS.inputLabel ? textBlocks(label, { bold: true }) : []),
    ...textBlocks(longHint),
    ...above,
    ...elements.map((element, index): InputBlock => {
      const said = index === 0 ? label : words.continued(label);
      const hints = [
        ...(index === 0 && longHint === '' ? [hint] : []),
        ...(index < elements.length - 1 ? [words.continueNext] : []),
      ].join(' ');
      return {
        type: 'input',
        block_id: fieldName(input.id, index, options.salt),
        label: plain(cut(said, LIMITS.inputLabel)),
        ...(!isBlank(hints) && { hint: plain(cut(hints, LIMITS.inputLabel)) }),
        optional: !input.required || index > 0,
        element,
      };
    }),
  ];
}

type Drawn = { above: KnownBlock[]; elements: InputBlockElement[] };

function drawn(input: CardInput, { language }: InputOptions): Drawn {
  switch (input.input) {
    case 'text':
      return { above: [], elements: textElements(input) };
    case 'number':
      return { above: [], elements: textElements({ ...input, lines: 'one', maxLength: FIGURE_LENGTH }) };
    case 'date':
      return { above: [], elements: [dateElement(input.value) ?? lineElement(input.value ?? '')] };
    case 'choice':
      return choiceElement(input, language);
  }
}

type TextInput = Pick<Extract<CardInput, { input: 'text' }>, 'value' | 'lines' | 'maxLength'>;

/** A field for each 3000 characters; what stands in them is never cut, whatever the domain accepts. */
function textElements({ value = '', lines, maxLength }: TextInput): InputBlockElement[] {
  const standing = pieces(value, LIMITS.inputText);
  const count = Math.max(1, standing.length, Math.ceil(maxLength / LIMITS.inputText));
  return Array.from({ length: count }, (_, index) => {
    const text = standing[index] ?? '';
    const left = count > 1 ? LIMITS.inputText : Math.max(maxLength, lengthOf(text), 1);
    return {
      type: 'plain_text_input',
      action_id: VALUE,
      ...((lines === 'many' || count > 1 || /[\r\n]/u.test(text)) && { multiline: true }),
      max_length: left,
      ...(text !== '' && { initial_value: text }),
    };
  });
}

/** A date field shows nothing but real dates; what else was typed stays in a field for text. */
function dateElement(value = ''): InputBlockElement | undefined {
  if (value === '') return { type: 'datepicker', action_id: VALUE };
  const isDate = /^\d{4}-\d{2}-\d{2}$/u.test(value) && isReal(value);
  return isDate ? { type: 'datepicker', action_id: VALUE, initial_date: value } : undefined;
}

function isReal(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
}

function lineElement(value: string): InputBlockElement {
  const [element] = textElements({ value, lines: 'one', maxLength: FIGURE_LENGTH });
  return element ?? { type: 'plain_text_input', action_id: VALUE };
}

function choiceElement(input: Extract<CardInput, { input: 'choice' }>, language: Card['language']): Drawn {
  const words = WORDS[language];
  const { above, options } = optionsFor(input.choices);
  const isMenu = input.style === 'menu' || options.length > LIMITS.radioOptions;
  const mayTakeBack = isMenu && !input.many && !input.required;
  const offered = mayTakeBack ? [{ text: plain(words.noChoice), value: NOTHING }, ...options] : options;
  const standing = options.filter(({ value }) => input.value?.includes(value ?? ''));
  const [first] = standing;
  const common = { action_id: VALUE };
  const select = { ...common, placeholder: plain(words.pick), ...listed(offered) };
  const one = first ? { initial_option: first } : {};
  const several = first ? { initial_options: standing } : {};
  if (options.length === 0) return { above: [], elements: [lineElement(input.value?.join(',') ?? '')] };
  if (!input.many)
    return {
      above,
      elements: [
        isMenu ? { type: 'static_select', ...select, ...one } : { type: 'radio_buttons', ...common, options, ...one },
      ],
    };
  return {
    above,
    elements: [
      isMenu
        ? { type: 'multi_static_select', ...select, ...several }
        : { type: 'checkboxes', ...common, options, ...several },
    ],
  };
}
