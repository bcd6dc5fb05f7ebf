import type { Given, Option, Prompts } from '../../src/channels/terminal/prompts.ts';

/**
 * What a person does at one prompt: types a text, picks an option by its title (several by a list), keeps what stands
 * there, or leaves with Esc or Ctrl+C, having typed a text or not.
 */
export type Move = string | string[] | { keep: true } | { left: 'escape' | 'interrupt'; typed?: string };

export const keep: Move = { keep: true };
export const esc: Move = { left: 'escape' };
export const interrupt: Move = { left: 'interrupt' };

/** Prompts whose person follows a script, `until` it ends; then she presses Ctrl+C until she is out. */
export function scriptedPrompts(moves: Move[]) {
  const screen: string[] = [];
  const script = [...moves];
  const next = (message: string, stands: string, find: (typed: string | string[]) => string): Given => {
    const move = script.shift() ?? interrupt;
    screen.push(`? ${message}`);
    if (typeof move === 'string' || Array.isArray(move)) return { value: find(move) };
    if ('keep' in move) return { value: stands };
    return { value: move.typed ?? stands, left: move.left };
  };
  const byTitle = (options: readonly Option[], message: string) => (titles: string | string[]) =>
    [titles]
      .flat()
      .map((title) => {
        const option = options.find((one) => one.title === title);
        if (!option) throw new Error(`${message}: no "${title}" among ${options.map((one) => one.title).join(' | ')}`);
        return option.id;
      })
      .join(',');
  const prompts: Prompts = {
    say: (lines) => void screen.push(...lines.map(({ text }) => text)),
    tell: (line) => void screen.push(line),
    choose: async ({ message, options, at }) => next(message, at ?? options[0]?.id ?? '', byTitle(options, message)),
    chooseMany: async ({ message, options, at }) => next(message, at.join(','), byTitle(options, message)),
    write: async ({ message, value }) => next(message, value, String),
    findFile: async ({ message, at }) => next(message, at, String),
  };
  return { prompts, screen, unused: () => script.length };
}
