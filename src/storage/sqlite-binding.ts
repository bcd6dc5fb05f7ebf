/** What the columns of our tables hold. */
export type Value = string | number | null | Uint8Array;

/** The part of the `node:sqlite` API that we use; Node's own and @photostructure/sqlite both have it. */
export interface Database {
  readonly isTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}
export interface Statement {
  all(...values: Value[]): unknown[];
  run(...values: Value[]): unknown;
  columns(): readonly unknown[];
}
type DatabaseClass = new (path: string, options: { readOnly: boolean }) => Database;

/** Opens a file: by Node's own `node:sqlite` when it tells about transactions (22.16, 24), else by the package. */
export async function openDatabase(path: string, options: { readOnly: boolean }): Promise<Database> {
  const Sqlite: DatabaseClass = nodesOwn() ?? (await import('@photostructure/sqlite')).DatabaseSync;
  return new Sqlite(path, options);
}

function nodesOwn(): DatabaseClass | undefined {
  const own = withoutWarning(() => process.getBuiltinModule('node:sqlite'));
  if (own === undefined || !('DatabaseSync' in own) || typeof own.DatabaseSync !== 'function') return undefined;
  return 'isTransaction' in own.DatabaseSync.prototype ? (own.DatabaseSync as DatabaseClass) : undefined;
}

/** Node 22 warns on stderr that its SQLite is experimental; the operator can do nothing about that. */
function withoutWarning<T>(load: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/**
 * `value` as it is bound. SQLite bindings store NULL for an object or a date and cut a text at a NUL character
 * without a word, so what cannot be kept as it is, is refused here.
 * @throws TypeError which never tells the value itself.
 */
export function bound(value: unknown): Value {
  if (value === null || value instanceof Uint8Array) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
  if (typeof value === 'string' && value.isWellFormed() && !value.includes('\0')) return value;
  const what = typeof value === 'string' ? 'text with a NUL character or half a surrogate pair' : typeof value;
  throw new TypeError(`A column of the store cannot hold this ${what}. Give a text, number, null or bytes.`);
}

/** A text that people typed, without what a column cannot hold: NUL characters and halves of surrogate pairs. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
