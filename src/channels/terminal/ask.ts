import type { CardInput } from '../../ports.ts';
import { faultLines, inputText } from './card-lines.ts';
import { buttonOptions, chooseOrLeave, closedOptions, leaving, menu, menuTitles, openClosed, pressed } from './menu.ts';
import { GAP, looking } from './part-lines.ts';
import type { Given, Option, Prompts } from './prompts.ts';
import type { Document, Shown, Step } from './step.ts';
import { WORDS } from './words.ts';
import { wrapped } from './wrap.ts';

/** What asking needs from around it. */
export type Asking = {
  prompts: Prompts;
  /** @throws BotError FILE_UNREADABLE */
  readDocument: (path: string) => Promise<Document>;
};

/** Asks what the card asks for, until there is something to send or the person leaves. */
export function ask(asking: Asking, shown: Shown): Promise<Step> {
  return shown.reply.card.inputs.length === 0 ? chooseButton(asking, shown) : fillIn(asking, shown);
}

/** A card without inputs: one of its buttons, or the decision document that it asks for. */
async function chooseButton({ prompts, readDocument }: Asking, shown: Shown): Promise<Step> {
  const { card } = shown.reply;
  const words = WORDS[card.language];
  const primary = buttonOptions(card, ({ style }) => style === 'primary')[0]?.id;
  const options = [
    ...(card.wantsDocument ? [{ id: 'hand-in', title: words.handIn }] : []),
    ...buttonOptions(card, () => true),
    ...closedOptions(card),
    { id: 'leave', title: words.menu.leave },
  ];
  for (;;) {
    const { value, left } = await chooseOrLeave(prompts, card, { message: words.pick, options, at: primary });
    if (left === 'escape') continue;
    if (left === 'interrupt' || value === 'leave') return leaving(shown);
    if (openClosed(prompts, card, value)) continue;
    const step = value === 'hand-in' ? await handIn({ prompts, readDocument }, shown) : pressed(card, value, {});
    if (step) return step;
  }
}

/** Finds and reads the decision document; undefined when the person thinks better of it. */
async function handIn({ prompts, readDocument }: Asking, { reply }: Shown): Promise<Step | undefined> {
  const { card, caseId = '' } = reply;
  const words = WORDS[card.language];
  const message = [words.whichFile, card.wantsDocument?.label ?? ''].join('\n').trim();
  for (let at = ''; ; ) {
    const { value, left } = await prompts.findFile({ message, at });
    if (left) return undefined;
    try {
      return { send: { sent: 'document', caseId, ...(await readDocument(value)) } };
    } catch {
      prompts.say([GAP, ...looking(wrapped(words.unreadable, undefined, { first: '! ' }), 'warning')]);
      at = value;
    }
  }
}

/** One input after the other. After a fault only those that had one; the others keep what stood in them. */
async function fillIn({ prompts }: Asking, shown: Shown): Promise<Step> {
  const { card } = shown.reply;
  const words = WORDS[card.language];
  const faulty = card.inputs.filter(({ fault }) => fault !== undefined);
  const keys = card.inputs.some(({ input }) => input === 'choice') ? words.keysChoice : words.keysText;
  prompts.say([GAP, ...looking(wrapped(`${keys} ${words.menuHolds(menuTitles(card))}`), 'quiet')]);
  const other = faulty.length > 0 ? await otherThanMending({ prompts }, shown) : undefined;
  if (other) return other;
  const senders = buttonOptions(card, ({ sends }) => sends === 'inputs');
  let sender = senders[0]?.id ?? '';
  let stops: (CardInput | 'sender')[] = faulty.length > 0 ? faulty : card.inputs;
  if (senders.length > 1) stops = [...stops, 'sender'];
  for (let at = 0; at < stops.length; ) {
    const stop = stops[at] ?? 'sender';
    const given =
      stop === 'sender'
        ? await prompts.choose({ message: words.send, options: senders, at: sender })
        : await askInput({ prompts }, stop, shown);
    if (stop === 'sender') sender = given.value;
    else if (!given.left || stop.input !== 'choice' || stop.many) shown.values[stop.id] = given.value;
    const way = given.left ? await menu(prompts, shown) : 'next';
    if (typeof way === 'object') return way;
    if (way === 'next') at += 1;
    if (way === 'from-start') {
      stops = [...card.inputs, ...(senders.length > 1 ? (['sender'] as const) : [])];
      at = 0;
    }
  }
  return pressed(card, sender, shown.values) ?? leaving(shown);
}

/** After a fault: another way than mending it, such as masking a number, where the card has one. */
async function otherThanMending({ prompts }: Pick<Asking, 'prompts'>, { reply }: Shown): Promise<Step | undefined> {
  const { card } = reply;
  const words = WORDS[card.language];
  const others = buttonOptions(card, ({ sends, style }) => sends === 'nothing' && style === 'default');
  if (others.length === 0) return undefined;
  prompts.say(card.inputs.flatMap((input) => faultLines(input, card)));
  const { value, left } = await prompts.choose({
    message: words.whatNow,
    options: [{ id: 'mend', title: words.mend }, ...others],
  });
  return left ? undefined : pressed(card, value, {});
}

async function askInput({ prompts }: Pick<Asking, 'prompts'>, input: CardInput, shown: Shown): Promise<Given> {
  const { card } = shown.reply;
  const message = inputText(input, card);
  const value = shown.values[input.id] ?? '';
  prompts.say(faultLines(input, card));
  if (input.input !== 'choice')
    return prompts.write({ message, value, lines: input.input === 'text' ? input.lines : 'one' });
  if (input.many) return prompts.chooseMany({ message, options: input.choices, at: value.split(',').filter(Boolean) });
  const none: Option[] = input.required ? [] : [{ id: '', title: WORDS[card.language].noChoice }];
  return prompts.choose({ message, options: [...none, ...input.choices], at: value });
}
