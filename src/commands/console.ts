import { readFile, stat } from 'node:fs/promises';
import { BotError } from '../errors.ts';

/** Exit codes of every command. */
export const EXIT = { good: 0, faults: 1, badInput: 2, changed: 3, none: 4, ourFault: 70 } as const;

/** Where a command writes: its own output, and what it has to say about it. */
export type Console = { out: (text: string) => void; err: (text: string) => void };

/** Largest file that is read at all, in bytes; documents have limits of their own below it. */
const LARGEST = 60 * 1024 * 1024;

/** The bytes of a file that a person named. @throws BotError FILE_UNREADABLE that says which and why. */
export async function readNamedFile(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST) throw new Error('it is over 50 MB');
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    throw new BotError('FILE_UNREADABLE', `${path}: cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'you may not read it';
  if (code === 'EISDIR') return 'it is a folder';
  return cause instanceof Error ? cause.message : 'unknown';
}
