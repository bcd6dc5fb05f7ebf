import type { CardInput } from '../../ports.ts';
import type { Element, InputElement } from './element.ts';
import { literalLines } from './literal.ts';
import type { AdaptiveWords } from './words.ts';

/**
 * Figures as people write them, `1 240`, `3,5`, `62 %`. A number field of a browser in another language drops the
 * decimal comma without a word, so figures are asked for as text of this shape.
 */
export const FIGURE_SHAPE = '^[0-9 \\u00a0\\u202f.,%-]*$';
/** The longest figure, in characters, spaces and all. */
const FIGURE_LENGTH_MAX = 30;

/** An input with its label, its hint, and what was wrong with what stands in it. */
export function inputElements(input: CardInput, words: AdaptiveWords): Element[] {
  return [
    { ...inputElement(input, words), spacing: 'large' },
    ...beside(`hint-${input.id}`, literalLines(input.hint ?? '', { size: 'small', isSubtle: true })),
    ...beside(`fault-${input.id}`, literalLines(input.fault ?? '', { weight: 'bolder', color: 'attention' })),
  ];
}

function beside(id: string, items: Element[]): Element[] {
  return items.length === 0 ? [] : [{ type: 'Container', id, spacing: 'small', items }];
}

function inputElement(input: CardInput, words: AdaptiveWords): InputElement {
  const { id, label } = input;
  switch (input.input) {
    case 'text':
      return {
        type: 'Input.Text',
        ...{ id, label },
        ...required(input, words.fillIn(label)),
        ...(input.lines === 'many' && { isMultiline: true as const }),
        maxLength: input.maxLength,
        ...filled(input.value),
      };
    case 'number':
      return {
        type: 'Input.Text',
        ...{ id, label },
        ...required(input, words.giveNumber(label)),
        ...(isFigure(input.value) && { regex: FIGURE_SHAPE, errorMessage: words.giveNumber(label) }),
        maxLength: Math.max(FIGURE_LENGTH_MAX, input.value?.length ?? 0),
        ...filled(input.value),
      };
    case 'date':
      return dateElement(input, words);
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...{ id, label },
        ...required(input, words.choose(label)),
        style: input.style === 'menu' ? 'compact' : 'expanded',
        ...(input.many && { isMultiSelect: true as const }),
        wrap: true,
        ...(input.style === 'menu' && { placeholder: words.pick }),
        choices: input.choices.map(({ id: value, title }) => ({ title, value })),
        ...filled(input.value?.join(',')),
      };
  }
}

/** A date field shows nothing but whole dates; what else was typed stays in a field for text. */
function dateElement({ value, ...input }: Extract<CardInput, { input: 'date' }>, words: AdaptiveWords): InputElement {
  const { id, label } = input;
  const asked = { id, label, ...required(input, words.giveDate(label)), ...filled(value) };
  return value === undefined || value === '' || /^\d{4}-\d{2}-\d{2}$/u.test(value)
    ? { type: 'Input.Date', ...asked }
    : { type: 'Input.Text', ...asked, maxLength: Math.max(FIGURE_LENGTH_MAX, value.length) };
}

function required({ required }: { required: boolean }, errorMessage: string) {
  return required ? { isRequired: true as const, errorMessage } : {};
}

function filled(value: string | undefined) {
  return value === undefined || value === '' ? {} : { value };
}

function isFigure(value = ''): boolean {
  return new RegExp(FIGURE_SHAPE, 'u').test(value);
}
