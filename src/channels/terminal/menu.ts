import type { Card, CardAction } from '../../ports.ts';
import { cardLines, closedParts, openedLines } from './card-lines.ts';
import { GAP, looking } from './part-lines.ts';
import type { Given, Option, Prompts } from './prompts.ts';
import type { Shown, Step } from './step.ts';
import { WORDS } from './words.ts';
import { wrapped } from './wrap.ts';

/** What the menu leads to, when it is not something to send: on with the inputs, or with the first of them. */
export type Onward = 'go-on' | 'from-start';

/** The buttons that need no inputs, what is behind closed parts, and the ways out. */
export async function menu(prompts: Prompts, shown: Shown): Promise<Step | Onward> {
  const { card } = shown.reply;
  const words = WORDS[card.language];
  const options = [
    { id: 'go-on', title: words.menu.answer },
    ...(card.inputs.length > 1 ? [{ id: 'from-start', title: words.menu.fromStart }] : []),
    ...closedOptions(card),
    ...buttonOptions(card, ({ sends }) => sends === 'nothing'),
    { id: 'read-again', title: words.menu.readAgain },
    { id: 'leave', title: words.menu.leave },
  ];
  const { value, left } = await chooseOrLeave(prompts, card, { message: words.menu.title, options });
  if (left === 'interrupt' || (!left && value === 'leave')) return leaving(shown);
  if (left === 'escape' || value === 'go-on') return 'go-on';
  if (value === 'from-start') return 'from-start';
  if (value === 'read-again') prompts.say(cardLines(card));
  openClosed(prompts, card, value);
  return pressed(card, value, {}) ?? 'go-on';
}

/** A choice of which Ctrl+C leaves when it is pressed twice. */
export async function chooseOrLeave(
  prompts: Prompts,
  { language }: Card,
  asked: { message: string; options: readonly Option[]; at?: string | undefined },
): Promise<Given> {
  const given = await prompts.choose(asked);
  if (given.left !== 'interrupt') return given;
  prompts.say([GAP, ...looking(wrapped(WORDS[language].leaveOnce))]);
  return prompts.choose({ ...asked, at: given.value });
}

/** What the menu of a card holds, for the line that tells of it. */
export function menuTitles(card: Card): string[] {
  return [...closedOptions(card), ...buttonOptions(card, ({ sends }) => sends === 'nothing')].map(({ title }) => title);
}

/** The card's buttons, those that `wanted` says, by their place. */
export function buttonOptions({ actions }: Card, wanted: (action: CardAction) => boolean): Option[] {
  return actions.flatMap((action, at) => (wanted(action) ? [{ id: `button:${at}`, title: action.title }] : []));
}

/** What pressing the button with this id sends, or undefined when it is none. */
export function pressed({ actions }: Card, id: string, values: Record<string, string>): Step | undefined {
  const action = actions.find((_, at) => id === `button:${at}`);
  if (!action) return undefined;
  return { send: { sent: 'click', data: action.data, values: action.sends === 'inputs' ? { ...values } : {} } };
}

export function closedOptions(card: Card): Option[] {
  return closedParts(card).map(({ title }, at) => ({ id: `closed:${at}`, title }));
}

/** Shows what is behind the closed part with this id, if it is one. */
export function openClosed(prompts: Prompts, card: Card, id: string): boolean {
  const part = closedParts(card).find((_, at) => id === `closed:${at}`);
  if (part) prompts.say(openedLines(part, card));
  return part !== undefined;
}

/** Leaving: whether anything stands in the inputs that was not there at first. */
export function leaving({ first, values }: Shown): Step {
  return { leave: true, unsaved: Object.entries(values).some(([id, value]) => value !== first[id]) };
}
