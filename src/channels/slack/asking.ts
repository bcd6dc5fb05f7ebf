import type { KnownBlock } from '@slack/types';
import type { Card, CardAction, CardInput } from '../../ports.ts';
import { headingBlocks, isBlank } from './block-text.ts';
import { factBlocks } from './facts.ts';
import { LIMITS } from './limits.ts';
import { faultBlocks, noticeBlocks } from './parts.ts';
import { WORDS } from './words.ts';

export type ChoiceInput = Extract<CardInput, { input: 'choice' }>;

/** How a card asks in a message: the choice that is made there, and the actions that send what stands in its inputs. */
export type Asking = {
  /** The only input that must be filled in, when it is one single choice. */
  picked?: ChoiceInput;
  /** Whether there are more inputs than that, so that they need a modal. */
  wantsModal: boolean;
  /** Whether nothing that must be filled in is empty or at fault, so that it can be sent as it stands. */
  isComplete: boolean;
  /** Whether something stands that a person has filled in, or that was found for her. */
  isFilled: boolean;
};

/** Reads from a card how it asks. */
export function askingOf({ inputs, actions }: Card): Asking {
  const required = inputs.filter((input) => input.required);
  const [only, ...others] = required;
  const picked = others.length === 0 && only && isPickable(only) ? only : undefined;
  const sends = actions.some((action) => action.sends === 'inputs');
  const isComplete = inputs.every((input) => !input.fault && !(input.required && isEmpty(input)));
  return {
    ...(picked && sends && { picked }),
    wantsModal: inputs.length > (picked ? 1 : 0),
    isComplete,
    isFilled: inputs.some((input) => !isEmpty(input) && (isComplete || input.input !== 'choice')),
  };
}

function isPickable(input: CardInput): input is ChoiceInput {
  return (
    input.input === 'choice' &&
    !input.many &&
    input.choices.length > 0 &&
    input.choices.length <= LIMITS.selectOptions &&
    input.choices.every(({ id }) => id !== '' && id.length <= LIMITS.option)
  );
}

function isEmpty(input: CardInput): boolean {
  return standingIn(input).every(isBlank);
}

/** What stands in an input, in words. */
function standingIn(input: CardInput): string[] {
  if (input.input !== 'choice') return [input.value ?? ''];
  const { value = [], choices } = input;
  return choices.filter(({ id }) => value.includes(id)).map(({ title }) => title);
}

/** What stands in the card's inputs and what was wrong with it, as the message tells it beside the buttons. */
export function standingBlocks(card: Card): KnownBlock[] {
  const { picked, isFilled } = askingOf(card);
  const shown = isFilled ? card.inputs.filter((input) => input !== picked && !isEmpty(input)) : [];
  const faulty = card.inputs.filter(({ fault = '' }) => !isBlank(fault));
  return [
    ...factBlocks(shown.map((input) => ({ name: nameOf(input, card), value: standingIn(input).join('\n') }))),
    ...faulty.flatMap((input) => faultBlocks(input === picked ? '' : nameOf(input, card), input.fault ?? '')),
  ];
}

/** An input whose label repeats the card's title is called the person's answer. */
export function nameOf({ label }: CardInput, { title, language }: Card): string {
  return isBlank(label) || label === title ? WORDS[language].yourAnswer : label;
}

/** The title and the notices of a card, as they stand above its inputs in a modal. */
export function modalOpening(card: Card): KnownBlock[] {
  return [...headingBlocks(card.title), ...noticeBlocks(card)];
}

/** The button that opens the modal for an action, in words that tell that there is something to fill in. */
export function openingTitle(card: Card, action: CardAction): string {
  const words = WORDS[card.language];
  const { picked, isFilled } = askingOf(card);
  const isFirst = card.actions.find(({ sends }) => sends === 'inputs') === action;
  const isForm = !card.progress;
  if (!isFirst || (isForm && card.inputs.length === 1)) return words.opens(action.title);
  if (picked) return words.answerMore;
  if (isFilled) return words.change;
  return isForm ? words.fillIn : words.answer;
}
