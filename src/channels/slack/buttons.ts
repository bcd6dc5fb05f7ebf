import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { Card, CardAction } from '../../ports.ts';
import { blockId, encodeAction, markOf, type Pressed, selectId } from './actions.ts';
import { askingOf, type ChoiceInput, openingTitle } from './asking.ts';
import { cut, isBlank, lengthOf, listBlocks, plain, quietBlocks, textBlocks } from './block-text.ts';
import { areButtons, optionsFor } from './choices.ts';
import { LIMITS } from './limits.ts';
import { WORDS } from './words.ts';

/** What a drawing needs to know beside the card. */
export type SlackOptions = {
  /** The case that the card is about; where it is left out, the case that the card's buttons are about. */
  caseId?: string | undefined;
  /** The click that has the card drawn again, where showing the case would not give the same card. */
  again?: Record<string, unknown> | undefined;
  /** Something new each time the card is redrawn: Slack then forgets what was chosen in it. */
  salt?: string | undefined;
};

/** A choice becomes a button when there are no more of them than this. */
const CHOICE_BUTTONS_MAX = 5;

/** How many of a card's buttons a message shows, far more than any card has; the rest stand where everything is read. */
export const BUTTONS_SHOWN = 70;

/** The choice that is made in the message: buttons when they are few and short, else a menu. */
export function choiceBlocks(card: Card, options: SlackOptions): KnownBlock[] {
  const { picked } = askingOf(card);
  const [index, action] = [...card.actions.entries()].find(([, { sends }]) => sends === 'inputs') ?? [];
  if (!picked || index === undefined || !action) return [];
  const { label, hint = '' } = picked;
  const chosen = WORDS[card.language].chosen;
  const above = [...(label === card.title ? [] : textBlocks(label, { bold: true })), ...quietBlocks(hint)];
  const id = blockId(caseOf(card, options), 'pick', options.salt);
  if (!areButtons(picked.choices, CHOICE_BUTTONS_MAX, lengthOf(chosen(''))))
    return [...above, ...menu(card, picked, { index, action, id })];
  const elements = picked.choices.map((choice, n) => {
    const title = picked.value?.includes(choice.id) ? chosen(choice.title) : choice.title;
    const sent = { ...sending(action, index, options), input: picked.id, choice: choice.id };
    return button(title, { kind: 'pick', ...sent }, n);
  });
  const isSeen = picked.choices.every(({ title }) => lengthOf(title) <= LIMITS.buttonSeen);
  const titles = isSeen ? [] : listBlocks(picked.choices.map(({ title }) => title));
  return [...above, ...titles, { type: 'actions', block_id: id, elements }];
}

type Place = { index: number; action: CardAction; id: string };

function menu({ language }: Card, { choices, value }: ChoiceInput, { index, action, id }: Place): KnownBlock[] {
  const { above, options } = optionsFor(choices);
  const initial = options.find((option) => value?.includes(option.value ?? ''));
  return [
    ...above,
    {
      type: 'actions',
      block_id: id,
      elements: [
        {
          type: 'static_select',
          action_id: selectId(index, markOf(action.data)),
          placeholder: plain(WORDS[language].pick),
          options,
          ...(initial && { initial_option: initial }),
        },
      ],
    },
  ];
}

type Told = { title: string; pressed: Pressed; n: number; isPrimary: boolean; isQuiet: boolean };

/** The card's buttons in rows, the quiet ones last; a title that is too long for one stands whole above them. */
export function actionBlocks(card: Card, options: SlackOptions, shown = { from: 0, to: BUTTONS_SHOWN }): KnownBlock[] {
  const told = toldButtons(card, options).slice(shown.from, shown.to);
  const primary = told.find(({ isPrimary }) => isPrimary);
  const row = (name: string, isQuiet: boolean) =>
    rows(
      told
        .filter((one) => one.isQuiet === isQuiet)
        .map((one) => button(one.title, one.pressed, one.n, one === primary ? 'primary' : undefined)),
      (n) => blockId(caseOf(card, options), `${name}${n}`, options.salt),
    );
  const long = told.filter(({ title }) => lengthOf(title) > LIMITS.button);
  return [...long.flatMap(({ title }) => quietBlocks(title)), ...row('main', false), ...row('quiet', true)];
}

/** Whether a message shows each of the card's buttons. */
export function showsEveryButton(card: Card): boolean {
  return toldButtons(card, {}).length <= BUTTONS_SHOWN;
}

function toldButtons(card: Card, options: SlackOptions): Told[] {
  const first = card.actions.findIndex(({ sends }) => sends === 'inputs');
  return card.actions.flatMap((action, n) => {
    const sent = sending(action, n, options);
    const told = { n, isPrimary: action.style === 'primary', isQuiet: action.style === 'quiet' };
    if (action.sends === 'nothing' || card.inputs.length === 0)
      return [{ ...told, title: action.title, pressed: { kind: 'click', ...sent } }];
    return n === first ? mainButtons(card, action, sent, told) : [opener(card, action, sent, told)];
  });
}

/** For the action that sends the inputs: a button that keeps what stands in them, and one that opens them. */
function mainButtons(card: Card, action: CardAction, sent: Sending, told: Omit<Told, 'title' | 'pressed'>): Told[] {
  const { picked, wantsModal, isComplete, isFilled } = askingOf(card);
  const isFaulty = card.inputs.some(({ fault }) => fault);
  const keep: Told = { ...told, title: action.title, pressed: { kind: 'keep', ...sent } };
  const open = opener(card, action, sent, { ...told, isPrimary: told.isPrimary && (!picked || isFaulty) });
  const stands = isComplete && isFilled;
  return [
    ...(stands ? [keep] : []),
    ...(wantsModal ? [open] : []),
    ...(isComplete && !stands ? [{ ...keep, isPrimary: false }] : []),
  ];
}

function opener(card: Card, action: CardAction, sent: Sending, told: Omit<Told, 'title' | 'pressed'>): Told {
  return { ...told, title: openingTitle(card, action), pressed: { kind: 'open', ...sent } };
}

type Sending = Pick<Pressed, 'data' | 'action' | 'mark' | 'again'>;

function sending({ data }: CardAction, action: number, { again }: SlackOptions): Sending {
  return { data, action, mark: markOf(data), again };
}

/** A button; a title that is too long for it is shortened. */
export function button(title: string, pressed: Pressed, n: number, style?: 'primary'): Button {
  return {
    type: 'button',
    ...encodeAction(pressed, n),
    text: plain(cut(isBlank(title) ? '…' : title, LIMITS.button)),
    ...(style && { style }),
  };
}

function rows(buttons: Button[], id: (n: number) => string): ActionsBlock[] {
  const most = LIMITS.actionsInBlock;
  return Array.from({ length: Math.ceil(buttons.length / most) }, (_, n) => ({
    type: 'actions',
    block_id: id(n),
    elements: buttons.slice(n * most, (n + 1) * most),
  }));
}

/** The case that a card is about: the one that is told, or the one that all its buttons are about. */
export function caseOf({ actions }: Card, { caseId }: SlackOptions): string | undefined {
  const named = new Set(actions.map(({ data }) => data.caseId).filter((id) => typeof id === 'string'));
  return caseId ?? (named.size === 1 ? [...named][0] : undefined);
}
