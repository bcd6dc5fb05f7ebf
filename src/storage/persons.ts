import { randomUUID } from 'node:crypto';
import type { Person, PersonStore } from '../ports.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { Connection } from './connection.ts';
import type { Schema } from './schema.ts';
import { storable } from './sqlite-binding.ts';
import { facing } from './world-fault.ts';

/** Who is asked for, as rows hold it: the e-mail in lower case, and null for what is not known. */
type Sought = { organisation: string; email: string | null; directory_id: string | null; name: string };
type PersonRow = Schema['person'];

/**
 * People as rows. Their ids are random, so that an id in an event says nothing about a person who has been erased.
 * The directory id weighs more than the e-mail: an address that is given to a new employee does not give her the
 * cases of the one who had it, and a changed address does not make a new person.
 */
export function personsIn(connection: Connection, queue: CommitQueue): PersonStore {
  const withIds = new Map<number, (given: Record<string, string>) => PersonRow[]>();
  /** The rows of these people; the query is built once for each number of them. */
  const rowsOf = (organisation: string, ids: string[]): PersonRow[] => {
    const build = (given: Record<string, string>) => {
      const [of = '', ...wanted] = Object.values(given);
      return connection.db.selectFrom('person').selectAll().where('organisation', '=', of).where('id', 'in', wanted);
    };
    const read = withIds.get(ids.length) ?? connection.statement(build);
    withIds.set(ids.length, read);
    return read(Object.fromEntries([organisation, ...ids].map((value, at) => [`value${at}`, value])));
  };
  return {
    known: async (organisation, who) => {
      const sought = facing(connection.path, () => soughtBy(organisation, who));
      const row = facing(connection.path, () => rowFor(connection, sought));
      if (row && isUpToDate(row, sought)) return personIn(row);
      return queue.commit(() => personIn(remember(connection, sought)));
    },
    people: async (organisation, ids) =>
      facing(connection.path, () => {
        const rows = ids.length === 0 ? [] : rowsOf(organisation, ids);
        return ids.flatMap((id) => rows.filter((row) => row.id === id).map(personIn));
      }),
    everybody: async (organisation, { email, limit }) =>
      facing(connection.path, () => {
        let all = connection.db.selectFrom('person').selectAll().where('organisation', '=', organisation);
        if (email !== undefined) all = all.where('email', '=', addressIn(email));
        return connection.rows(all.orderBy('name').orderBy('id').limit(limit)).map(personIn);
      }),
  };
}

/** @throws TypeError when there is neither e-mail nor directory id to know her by. */
function soughtBy(organisation: string, who: { email?: string; directoryId?: string; name: string }): Sought {
  const email = addressIn(who.email ?? '');
  const directoryId = who.directoryId?.trim() || null;
  if (email === null && directoryId === null)
    throw new TypeError('A person is known by e-mail or directory id; give one.');
  return { organisation, email, directory_id: directoryId, name: storable(who.name) };
}

/** An e-mail address as rows hold it; null for none. */
function addressIn(typed: string): string | null {
  return storable(typed).normalize('NFC').trim().toLowerCase() || null;
}

/** The row by directory id, else the one by e-mail unless that is somebody else in the directory. */
function rowFor(connection: Connection, { organisation, email, directory_id }: Sought): PersonRow | undefined {
  const all = connection.db.selectFrom('person').selectAll().where('organisation', '=', organisation);
  const [listed] = directory_id === null ? [] : connection.rows(all.where('directory_id', '=', directory_id));
  if (listed || email === null) return listed;
  const [addressed] = connection.rows(all.where('email', '=', email));
  const isAnother = directory_id !== null && addressed !== undefined && addressed.directory_id !== null;
  return isAnother ? undefined : addressed;
}

function isUpToDate(row: PersonRow, sought: Sought): boolean {
  return (
    row.name === sought.name &&
    (sought.email === null || row.email === sought.email) &&
    (sought.directory_id === null || row.directory_id === sought.directory_id)
  );
}

/** Adds her or brings her row up to date. An address that another row has is taken from it: it is hers now. */
function remember(connection: Connection, sought: Sought): PersonRow {
  const { db } = connection;
  const row = rowFor(connection, sought);
  const kept = {
    organisation: sought.organisation,
    id: row?.id ?? `p-${randomUUID()}`,
    email: sought.email ?? row?.email ?? null,
    directory_id: sought.directory_id ?? row?.directory_id ?? null,
    name: sought.name,
  };
  if (sought.email !== null) {
    const addressed = db.updateTable('person').set({ email: null }).where('organisation', '=', sought.organisation);
    connection.rows(addressed.where('email', '=', sought.email).where('id', '<>', kept.id));
  }
  const put = db.insertInto('person').values(kept);
  const { name, email, directory_id } = kept;
  connection.rows(
    put.onConflict((same) => same.columns(['organisation', 'id']).doUpdateSet({ name, email, directory_id })),
  );
  return kept;
}

function personIn({ id, name, email }: PersonRow): Person {
  return { id, name, email };
}
