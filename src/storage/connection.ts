import { type Compilable, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { BotError } from '../errors.ts';
import type { Schema } from './schema.ts';
import { bound, type Database, type Statement, type Value } from './sqlite-binding.ts';

/** Statements kept prepared; ours are some thirty, and lists of ids make more. */
const PREPARED_MAX = 300;

/**
 * An open file. Kysely writes the SQL, and this runs it at once and to its end: what one function does between
 * `begin` and `commit` is never mixed with another's.
 */
export interface Connection {
  readonly path: string;
  /** Builds queries; running them is for `rows` and `statement`. */
  readonly db: Kysely<Schema>;
  readonly inTransaction: boolean;
  exec(sql: string): void;
  /** Runs what begins, ends or marks a place in a transaction; kept prepared, for each write runs several. */
  mark(sql: 'begin immediate' | 'commit' | 'savepoint turn' | 'release turn' | 'rollback to turn'): void;
  all(sql: string, values: readonly unknown[]): Record<string, unknown>[];
  /** Runs a query and gives its rows. */
  rows<Row>(query: Compilable<Row>): Row[];
  /**
   * A query built once for many runs: `build` binds each value of `given` once and in order, and nothing else.
   * @throws Error at the first run when it does not.
   */
  statement<Given extends object, Row>(build: (given: Given) => Compilable<Row>): (given: Given) => Row[];
  close(): void;
}

export function connectionTo(path: string, database: Database): Connection {
  const prepared = new Map<string, Run>();
  let open = true;

  function prepare(sql: string): Run {
    if (!open) throw storeClosed(path);
    const known = prepared.get(sql);
    if (known) return known;
    if (prepared.size >= PREPARED_MAX) prepared.clear();
    const run = runOf(database.prepare(sql));
    prepared.set(sql, run);
    return run;
  }

  function all<Row>(sql: string, values: readonly unknown[]): Row[] {
    return prepare(sql)(values.map(bound)) as Row[];
  }

  return {
    path,
    db: queryBuilder(),
    get inTransaction() {
      return open && database.isTransaction;
    },
    exec: (sql) => {
      if (!open) throw storeClosed(path);
      database.exec(sql);
    },
    mark: (sql) => {
      prepare(sql)([]);
    },
    all,
    rows: (query) => {
      const { sql, parameters } = query.compile();
      return all(sql, parameters);
    },
    statement: (build) => {
      const built = new Map<string, string>();
      return (given) => {
        const shape = Object.keys(given).join();
        const sql = built.get(shape) ?? compiledOnce(build(given), Object.values(given));
        built.set(shape, sql);
        return all(sql, Object.values(given));
      };
    },
    close: () => {
      open = false;
      prepared.clear();
      database.close();
    },
  };
}

export function storeClosed(path: string): BotError {
  return new BotError('STORE_UNREACHABLE', `${path} has been closed. Open it again to go on.`);
}

/** Does `work` between `begin immediate` and `commit`; when it throws, nothing of it is left. */
export function inOneTransaction<T>(connection: Connection, work: () => T): T {
  connection.exec('begin immediate');
  try {
    const result = work();
    connection.exec('commit');
    return result;
  } catch (error) {
    undo(connection);
    throw error;
  }
}

/** Reads in `work` what was so at one moment, also beside another process that writes. */
export function inOneSnapshot<T>(connection: Connection, work: () => T): T {
  connection.exec('begin');
  try {
    return work();
  } finally {
    undo(connection);
  }
}

/** Rolls back. Some faults, such as a full disk, have made SQLite do so already. */
export function undo(connection: Connection): void {
  if (connection.inTransaction) connection.exec('rollback');
}

type Run = (values: Value[]) => unknown[];

/** What gives no rows goes by `run`: the package tells SQLite's error code there, and not by `all`. */
function runOf(statement: Statement): Run {
  if (statement.columns().length > 0) return (values) => statement.all(...values);
  return (values) => {
    statement.run(...values);
    return [];
  };
}

function compiledOnce(query: Compilable<unknown>, values: unknown[]): string {
  const { sql, parameters } = query.compile();
  if (parameters.length === values.length && parameters.every((parameter, at) => parameter === values[at])) return sql;
  throw new Error(`A prepared statement must bind what it is given, once and in order: ${sql}`);
}

/** Kysely for SQLite, to write SQL with. Its own way of running a query is closed: see `Connection`. */
function queryBuilder(): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => ({
        init: async () => undefined,
        acquireConnection: refuseToRun,
        beginTransaction: refuseToRun,
        commitTransaction: refuseToRun,
        rollbackTransaction: refuseToRun,
        releaseConnection: async () => undefined,
        destroy: async () => undefined,
      }),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

async function refuseToRun(): Promise<never> {
  throw new Error('Run the query with connection.rows(query), not with query.execute().');
}
