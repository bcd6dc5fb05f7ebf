import type { KnownBlock, PlainTextOption } from '@slack/types';
import { cut, isBlank, lengthOf, pieces, plain, textBlocks } from './block-text.ts';
import { LIMITS } from './limits.ts';

type Choice = { id: string; title: string };

/** Choices as Slack's options, in order; `above` holds the whole titles where options have no room for them. */
export type Options = { options: PlainTextOption[]; above: KnownBlock[] };

/** The value of the option that takes a choice back; no id of a choice looks like it. */
export const NOTHING = '-';

/** A title that is too long goes on in its option's description; longer still, the options are numbered. */
export function optionsFor(choices: readonly Choice[]): Options {
  const fits = ({ title }: Choice) => pieces(title, LIMITS.option).length <= 2;
  if (choices.every(fits)) return { options: choices.map(option), above: [] };
  return {
    options: choices.map(({ id, title }, index) => ({
      text: plain(cut(`${index + 1}. ${title}`, LIMITS.option)),
      value: id,
    })),
    above: textBlocks(choices.map(({ title }, index) => `${index + 1}. ${title}`).join('\n')),
  };
}

function option({ id, title }: Choice): PlainTextOption {
  const [text = '', rest = ''] = pieces(title, LIMITS.option);
  return { text: plain(text), value: id, ...(!isBlank(rest) && { description: plain(rest) }) };
}

/** A select's options, in groups by number where there are more than one list may hold. */
export function listed(
  options: PlainTextOption[],
):
  | { options: PlainTextOption[] }
  | { option_groups: { label: ReturnType<typeof plain>; options: PlainTextOption[] }[] } {
  const most = LIMITS.selectOptions;
  if (options.length <= most) return { options };
  const starts = Array.from({ length: Math.ceil(options.length / most) }, (_, group) => group * most);
  return {
    option_groups: starts.map((start) => {
      const inGroup = options.slice(start, start + most);
      return { label: plain(`${start + 1}–${start + inGroup.length}`), options: inGroup };
    }),
  };
}

/** Whether each choice can be a button of its own. */
export function areButtons(choices: readonly Choice[], most: number, room: number): boolean {
  return choices.length <= most && choices.every(({ title }) => lengthOf(title) + room <= LIMITS.button);
}
