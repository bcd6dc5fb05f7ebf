import { randomBytes } from 'node:crypto';
import type { CaseEvent } from '../domain/case-event.ts';
import { genesis } from '../domain/chain.ts';
import { BotError } from '../errors.ts';
import type { Append, CaseStore, CaseSummary, StoredEvent } from '../ports.ts';
import { type CaseKey, eventRow, type SaltedContent, salted, summaryRow, textsIn } from './case-rows.ts';
import type { CommitQueue } from './commit-queue.ts';
import { oweCompaction } from './compaction.ts';
import type { Connection } from './connection.ts';
import type { CaseEventRow, CaseSummaryRow, Schema } from './schema.ts';
import { facing, isTaken } from './world-fault.ts';

/** The writing half of the case store. `tidy` is called after an erasure, to empty the file's log of the text. */
export function caseWriting(
  connection: Connection,
  queue: CommitQueue,
  tidy: () => void,
): Pick<CaseStore, 'append' | 'erase'> {
  const statements = statementsOf(connection);
  return {
    append: async (organisation, caseId, version, append) => {
      const key = { organisation, case_id: caseId };
      const events = facing(connection.path, () => append.events.map(withContent));
      return queue.commit(() => write(statements, key, version, { ...append, events }));
    },
    erase: async (organisation, caseId, version, { versions, ground, by, at, summary }) => {
      const key = { organisation, case_id: caseId };
      const erased = facing(connection.path, () => inOrder(versions, version));
      const event: CaseEvent = { type: 'erased', at, by, data: { versions: erased, ground } };
      await queue.commit(() => {
        write(statements, key, version, { events: [withContent(event)], summary });
        for (const each of erased) statements.eraseContent({ ...key, version: each });
        statements.forgetTold(key);
        oweCompaction(connection);
      });
      tidy();
    },
  };
}

/** An event with its content salted, before it has its number; made once, also when a commit is done again. */
type Incoming = { event: CaseEvent; content: SaltedContent | undefined };

function withContent(event: CaseEvent): Incoming {
  return { event, content: salted(event, randomBytes(16).toString('hex')) };
}

/** What `write` writes. */
type Turn = { events: Incoming[]; summary: CaseSummary } & Pick<Append, 'delivery'>;

/** Writes a turn inside a transaction. @throws BotError CASE_CHANGED_MEANWHILE */
function write(statements: Statements, key: CaseKey, version: number, turn: Turn): StoredEvent[] {
  const { events, summary, delivery } = turn;
  try {
    if (delivery !== undefined) refuseReplay(statements, key, delivery.key);
    const [kept] = statements.head(key);
    if ((kept?.version ?? 0) !== version) throw changed(key, version, kept?.version ?? 0);
    const stored = writeEvents(statements, key, version, kept?.head ?? genesis(key.organisation, key.case_id), events);
    const last = stored.at(-1)?.hash ?? kept?.head ?? genesis(key.organisation, key.case_id);
    writeSummary(statements, summaryRow(key, version + events.length, last, summary), kept);
    if (delivery !== undefined) statements.insertDelivery(deliveryRow(key, delivery, summary.updatedAt));
    return stored;
  } catch (error) {
    throw isTaken(error) ? changed(key, version, undefined, error) : error;
  }
}

function writeEvents(
  statements: Statements,
  key: CaseKey,
  version: number,
  head: string,
  events: readonly Incoming[],
): StoredEvent[] {
  let previous = head;
  return events.map(({ event, content }, index) => {
    const numbered = { ...event, version: version + index + 1 };
    const row = eventRow(key, numbered, content?.hash ?? null, previous);
    statements.insertEvent(row);
    if (content) {
      const { salt, body } = content;
      statements.insertContent({ ...key, version: numbered.version, salt, body });
    }
    const stored = { ...numbered, previous, hash: row.hash };
    previous = row.hash;
    return stored;
  });
}

/** Replaces the summary, and what it is found by when that has changed. */
function writeSummary(statements: Statements, row: CaseSummaryRow, kept: Kept | undefined): void {
  const { organisation, case_id } = row;
  statements.putSummary(row);
  if (row.members !== kept?.members) {
    statements.forgetMembers({ organisation, case_id });
    for (const member of new Set(textsIn(row.members))) statements.insertMember({ organisation, member, case_id });
  }
  if (row.numbers !== kept?.numbers) {
    statements.forgetNumbers({ organisation, case_id });
    for (const number of new Set(textsIn(row.numbers))) statements.insertNumber({ organisation, number, case_id });
  }
  if (row.waiting_for !== (kept?.waiting_for ?? '[]')) {
    statements.forgetWaiting({ organisation, case_id });
    for (const person of new Set(textsIn(row.waiting_for))) statements.insertWaiting({ organisation, person, case_id });
  }
}

function refuseReplay(statements: Statements, { organisation, case_id }: CaseKey, key: string): void {
  if (statements.delivery({ organisation, key }).length === 0) return;
  throw new BotError(
    'CASE_CHANGED_MEANWHILE',
    `Case ${case_id}: delivery ${key} has been taken already. Nothing was written. Ask \`told\` for what was said then.`,
  );
}

function changed(key: CaseKey, version: number, now: number | undefined, cause?: unknown): BotError {
  return new BotError(
    'CASE_CHANGED_MEANWHILE',
    `Case ${key.case_id} has ${now ?? 'other'} events, not ${version}. Nothing was written. Load it again and retry.`,
    { cause },
  );
}

function deliveryRow(key: CaseKey, delivery: { key: string; result: unknown }, at: string): Schema['delivery'] {
  return { ...key, key: delivery.key, result: JSON.stringify(delivery.result) ?? null, at };
}

/** The versions to erase, each once. @throws RangeError when the case has no such event. */
function inOrder(versions: readonly number[], last: number): number[] {
  const unknown = versions.find((version) => !Number.isInteger(version) || version < 1 || version > last);
  if (unknown !== undefined) throw new RangeError(`There is no event ${unknown} to erase in a case of ${last} events.`);
  return [...new Set(versions)].sort((a, b) => a - b);
}

type Kept = Pick<CaseSummaryRow, 'version' | 'head' | 'members' | 'numbers' | 'waiting_for'>;
type Statements = ReturnType<typeof statementsOf>;

/** The statements of a turn, each built once. */
function statementsOf({ db, statement }: Connection) {
  return {
    head: statement(({ organisation, case_id }: CaseKey) =>
      db
        .selectFrom('case_summary')
        .select(['version', 'head', 'members', 'numbers', 'waiting_for'])
        .where('organisation', '=', organisation)
        .where('case_id', '=', case_id),
    ),
    delivery: statement(({ organisation, key }: { organisation: string; key: string }) =>
      db.selectFrom('delivery').select('at').where('organisation', '=', organisation).where('key', '=', key),
    ),
    insertEvent: statement((row: CaseEventRow) => db.insertInto('case_event').values(row)),
    insertContent: statement((row: Schema['case_content']) => db.insertInto('case_content').values(row)),
    insertDelivery: statement((row: Schema['delivery']) => db.insertInto('delivery').values(row)),
    insertMember: statement((row: Schema['case_member']) => db.insertInto('case_member').values(row)),
    insertNumber: statement((row: Schema['case_number']) => db.insertInto('case_number').values(row)),
    insertWaiting: statement((row: Schema['case_waiting']) => db.insertInto('case_waiting').values(row)),
    putSummary: statement((row: CaseSummaryRow) => db.replaceInto('case_summary').values(row)),
    forgetMembers: statement(({ organisation, case_id }: CaseKey) =>
      db.deleteFrom('case_member').where('organisation', '=', organisation).where('case_id', '=', case_id),
    ),
    forgetNumbers: statement(({ organisation, case_id }: CaseKey) =>
      db.deleteFrom('case_number').where('organisation', '=', organisation).where('case_id', '=', case_id),
    ),
    forgetWaiting: statement(({ organisation, case_id }: CaseKey) =>
      db.deleteFrom('case_waiting').where('organisation', '=', organisation).where('case_id', '=', case_id),
    ),
    eraseContent: statement(({ organisation, case_id, version }: CaseKey & { version: number }) =>
      db
        .deleteFrom('case_content')
        .where('organisation', '=', organisation)
        .where('case_id', '=', case_id)
        .where('version', '=', version),
    ),
    forgetTold: statement(({ organisation, case_id }: CaseKey) =>
      db
        .updateTable('delivery')
        .set((eb) => ({ result: eb.lit(null) }))
        .where('organisation', '=', organisation)
        .where('case_id', '=', case_id),
    ),
  };
}
