import type { Line } from './part-lines.ts';

/**
 * What stood in a prompt when the person was done with it, as the values of a card's inputs are told: text, an id,
 * or ids with commas between. `left`: she did not confirm it but pressed Esc or Ctrl+C; what stood there is kept.
 */
export type Given = { value: string; left?: 'escape' | 'interrupt' };

export type Option = { id: string; title: string };

/** The ways of asking that a terminal has. Driver: clack-prompts.ts. */
export interface Prompts {
  /** Writes lines between prompts. */
  say(lines: readonly Line[]): void;
  /** Writes a line as it is, however long: a path that is to be copied. */
  tell(line: string): void;
  /** One of several; `at` is the id that is chosen at first. */
  choose(asked: { message: string; options: readonly Option[]; at?: string | undefined }): Promise<Given>;
  /** Any number of several. */
  chooseMany(asked: { message: string; options: readonly Option[]; at: readonly string[] }): Promise<Given>;
  /** A line of text, or several. */
  write(asked: { message: string; value: string; lines: 'one' | 'many' }): Promise<Given>;
  /** The path of a file on this machine. */
  findFile(asked: { message: string; at: string }): Promise<Given>;
}
