import { type Compilable, type CreateTableBuilder, type SchemaModule, sql } from 'kysely';
import { BotError } from '../errors.ts';
import { type Connection, inOneTransaction } from './connection.ts';

/** A step from one shape of the tables to the next. */
export type Migration = { name: string; statements: (schema: SchemaModule) => Compilable[] };

/** Every shape the tables have had, oldest first. A released step is never edited: a change is a new one. */
export const MIGRATIONS: readonly Migration[] = [
  { name: 'first', statements: (schema) => [...caseTables(schema), ...otherTables(schema)] },
  { name: 'card places', statements: cardPlaceTable },
  { name: 'waiting', statements: waitingTable },
];

/** Brings the tables up to date, each step in a transaction of its own. @throws BotError STORE_NEWER */
export function migrate(connection: Connection, migrations = MIGRATIONS): void {
  const done = migrationsDone(connection, migrations);
  for (const [index, { name, statements }] of migrations.entries()) {
    const number = index + 1;
    if (number <= done) continue;
    inOneTransaction(connection, () => {
      if (number === 1) connection.rows(migrationTable(connection.db.schema));
      for (const statement of statements(connection.db.schema)) connection.rows(statement);
      connection.rows(connection.db.insertInto('migration').values({ number, name }));
    });
  }
}

/** Refuses tables that are not up to date, for one who may not write. @throws BotError STORE_NEWER, STORE_READ_ONLY */
export function requireUpToDate(connection: Connection, migrations = MIGRATIONS): void {
  if (migrationsDone(connection, migrations) === migrations.length) return;
  throw new BotError(
    'STORE_READ_ONLY',
    `${connection.path} was made by an older Jämlots and is here only read. Start the server once, which brings it up to date.`,
  );
}

function migrationsDone(connection: Connection, migrations: readonly Migration[]): number {
  const tables = connection.all("select name from sqlite_master where type = 'table'", []);
  if (tables.length === 0) return 0;
  if (!tables.some((table) => table.name === 'migration')) {
    throw new BotError(
      'CONFIGURATION_FAULTY',
      `${connection.path} is a SQLite file of something else. Name another file in DATABASE_URL.`,
    );
  }
  const [last] = connection.rows(
    connection.db.selectFrom('migration').select((eb) => eb.fn.max('number').as('number')),
  );
  const done = last?.number ?? 0;
  if (done <= migrations.length) return done;
  throw new BotError(
    'STORE_NEWER',
    `${connection.path} has tables of version ${done}; this Jämlots knows ${migrations.length}. ` +
      'Start a Jämlots at least as new as the one that made it, or restore a backup from before.',
  );
}

function migrationTable(schema: SchemaModule): Compilable {
  return strictTable(schema, 'migration')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull());
}

function caseTables(schema: SchemaModule): Compilable[] {
  const caseKey = ['organisation', 'case_id'] as const;
  const eventKey = [...caseKey, 'version'] as const;
  return [
    filled(strictTable(schema, 'case_event'), [
      'organisation',
      'case_id',
      'type',
      'at',
      'by',
      'data',
      'previous',
      'hash',
    ])
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('content_hash', 'text')
      .addPrimaryKeyConstraint('case_event_key', [...eventKey]),
    filled(strictTable(schema, 'case_content'), ['organisation', 'case_id', 'salt', 'body'])
      .addColumn('version', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('case_content_key', [...eventKey])
      .addForeignKeyConstraint('case_content_event', [...eventKey], 'case_event', [...eventKey]),
    summaryTable(schema).addPrimaryKeyConstraint('case_summary_key', [...caseKey]),
    schema.createIndex('case_summary_newest').on('case_summary').columns(['organisation', 'updated_at desc']),
    schema.createIndex('case_summary_title').on('case_summary').columns(['organisation', 'title_key']),
    filled(strictTable(schema, 'case_member'), ['organisation', 'member', 'case_id']).addPrimaryKeyConstraint(
      'case_member_key',
      ['organisation', 'member', 'case_id'],
    ),
    schema
      .createIndex('case_member_case')
      .on('case_member')
      .columns([...caseKey]),
    filled(strictTable(schema, 'case_number'), ['organisation', 'number', 'case_id']).addPrimaryKeyConstraint(
      'case_number_key',
      ['organisation', 'number', 'case_id'],
    ),
    schema
      .createIndex('case_number_case')
      .on('case_number')
      .columns([...caseKey]),
    filled(strictTable(schema, 'delivery'), ['organisation', 'key', 'case_id', 'at'])
      .addColumn('result', 'text')
      .addPrimaryKeyConstraint('delivery_key', ['organisation', 'key']),
    schema
      .createIndex('delivery_case')
      .on('delivery')
      .columns([...caseKey]),
  ];
}

function summaryTable(schema: SchemaModule) {
  const texts = ['head', 'purpose', 'status', 'members', 'title', 'title_key', 'numbers', 'checklist', 'updated_at'];
  return filled(strictTable(schema, 'case_summary'), ['organisation', 'case_id', ...texts])
    .addColumn('committee', 'text')
    .addColumn('established_hash', 'text')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('secret', 'integer', (column) => column.notNull())
    .addColumn('answered', 'integer', (column) => column.notNull())
    .addColumn('questions', 'integer', (column) => column.notNull());
}

/** Whom cases wait for; nobody in the cases that are there. */
function waitingTable(schema: SchemaModule): Compilable[] {
  return [
    schema.alterTable('case_summary').addColumn('waiting_for', 'text', (column) => column.notNull().defaultTo('[]')),
    filled(strictTable(schema, 'case_waiting'), ['organisation', 'person', 'case_id']).addPrimaryKeyConstraint(
      'case_waiting_key',
      ['organisation', 'person', 'case_id'],
    ),
    schema.createIndex('case_waiting_case').on('case_waiting').columns(['organisation', 'case_id']),
  ];
}

function otherTables(schema: SchemaModule): Compilable[] {
  return [
    filled(strictTable(schema, 'document'), ['organisation', 'id', 'format'])
      .addColumn('size', 'integer', (column) => column.notNull())
      .addColumn('bytes', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('document_key', ['organisation', 'id']),
    filled(strictTable(schema, 'person'), ['organisation', 'id', 'name'])
      .addColumn('email', 'text')
      .addColumn('directory_id', 'text')
      .addPrimaryKeyConstraint('person_key', ['organisation', 'id']),
    schema.createIndex('person_email').unique().on('person').columns(['organisation', 'email']),
    schema.createIndex('person_directory_id').unique().on('person').columns(['organisation', 'directory_id']),
    strictTable(schema, 'probe')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('writes', 'integer', (column) => column.notNull()),
  ];
}

function cardPlaceTable(schema: SchemaModule): Compilable[] {
  const texts = ['organisation', 'id', 'channel', 'kind', 'person_id', 'address', 'handed_over', 'at'];
  return [
    filled(strictTable(schema, 'card_place'), texts)
      .addColumn('case_id', 'text')
      .addColumn('shown', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('card_place_key', ['organisation', 'id']),
    schema.createIndex('card_place_case').on('card_place').columns(['organisation', 'case_id']),
    schema.createIndex('card_place_person').on('card_place').columns(['organisation', 'person_id']),
  ];
}

/** A table that keeps to its columns' types (SQLite's STRICT). */
function strictTable(schema: SchemaModule, name: string): CreateTableBuilder<string, string> {
  return schema.createTable(name).modifyEnd(sql`strict`);
}

/** `table` with text columns that are never null. */
function filled(table: CreateTableBuilder<string, string>, names: readonly string[]) {
  return names.reduce((all, name) => all.addColumn(name, 'text', (column) => column.notNull()), table);
}
