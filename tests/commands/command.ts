import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, vi } from 'vitest';
import { main } from '../../src/main.ts';

export type Ran = { code: number; out: string; err: string };

/** The examples that come with the bot. */
export const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
export const SNOW = join(EXAMPLES, 'snorojning.docx');
export const SNOW_ANSWERS = join(EXAMPLES, 'snorojning.answers.yaml');

/** Runs one command within this process, and gives what it wrote. */
export async function jamlots(...args: string[]): Promise<Ran> {
  const said = { out: '', err: '' };
  const listen = (to: 'out' | 'err') => (chunk: unknown) => {
    said[to] += String(chunk);
    return true;
  };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(listen('out'));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(listen('err'));
  try {
    const code = await main(args);
    return { code, ...said };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

let snow: { name: string; bytes: Buffer }[] | undefined;

/** The snow clearing, assessed, into `folder`; made once and copied after that. */
export async function assessedSnow(folder = '.'): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of snow ?? []) writeFileSync(join(folder, name), bytes);
  if (snow !== undefined) return;
  await jamlots('assess', '--decision', SNOW, '--answers', SNOW_ANSWERS, '--out', folder);
  snow = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** Each test of a file works in an empty folder of its own, which is gone afterwards. */
export function inFolderOfItsOwn(): void {
  const home = process.cwd();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jamlots-command-'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Every file in `folder` and below it, in order. */
export function filesIn(folder = '.'): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(relative(folder, entry.parentPath), entry.name) + (entry.isDirectory() ? '/' : ''))
    .sort();
}

/** Writes a text or bytes into the folder one stands in. */
export function put(name: string, content: string | Uint8Array): string {
  writeFileSync(name, content);
  return name;
}

/** A YAML text of an example with one piece of it changed. */
export function changed(file: string, piece: string | RegExp, other: string): string {
  const text = readFileSync(file, 'utf8');
  const after = text.replace(piece, other);
  if (after === text) throw new Error(`${file} does not hold ${piece}`);
  return after;
}

/** The number of the line, from 1, that `piece` stands on. */
export function lineOf(text: string, piece: string): number {
  const at = text.indexOf(piece);
  if (at === -1) throw new Error(`the text does not hold ${piece}`);
  return text.slice(0, at).split('\n').length;
}

/** The lines of an output, without its end. */
export function lines(output: string): string[] {
  return output.trimEnd().split('\n');
}
