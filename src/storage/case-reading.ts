import { brokenLink, contentHashOf, genesis } from '../domain/chain.ts';
import { BotError } from '../errors.ts';
import type { CaseQuery, CaseStore } from '../ports.ts';
import {
  type CaseKey,
  type EventWithContent,
  erasedVersions,
  linkOf,
  storedEvent,
  summaryIn,
  titleKey,
} from './case-rows.ts';
import { type Connection, inOneSnapshot } from './connection.ts';
import { facing } from './world-fault.ts';

/** The reading half of the case store. */
export function caseReading(connection: Connection): Pick<CaseStore, 'load' | 'told' | 'cases'> {
  const { path } = connection;
  const statements = statementsOf(connection);
  return {
    load: async (organisation, caseId) =>
      facing(path, () => {
        const key = { organisation, case_id: caseId };
        const { rows, head } = inOneSnapshot(connection, () => ({
          rows: statements.events(key),
          head: statements.head(key)[0],
        }));
        const fault = faultIn(key, rows, head);
        if (fault !== undefined) throw damaged(path, key, fault);
        return { events: rows.map(storedEvent), version: rows.length };
      }),
    told: async (organisation, key) =>
      facing(path, () => {
        const [row] = statements.told({ organisation, key });
        return row && { result: row.result === null ? null : JSON.parse(row.result) };
      }),
    cases: async (organisation, query) =>
      facing(path, () => connection.rows(casesQuery(connection, organisation, query)).map(summaryIn)),
  };
}

/** Why a case cannot be trusted, in a word for the operator; undefined when it holds. */
function faultIn(
  { organisation, case_id }: CaseKey,
  rows: readonly EventWithContent[],
  head: { version: number; head: string } | undefined,
): string | undefined {
  const start = genesis(organisation, case_id);
  const broken = brokenLink(start, rows.map(linkOf));
  if (broken) return `the chain breaks at event ${broken.version} (${broken.fault})`;
  if ((head?.version ?? 0) !== rows.length) return `it has ${rows.length} events and should have ${head?.version ?? 0}`;
  if (head && head.head !== (rows.at(-1)?.hash ?? start)) return 'its last event is not the one that was written';
  const erased = erasedVersions(rows);
  const changed = rows.find((row) => !contentHolds(row, erased));
  return changed && `the content of event ${changed.version} is not what was written`;
}

/** Whether content is what was hashed; absent where the event never had any, or where it has been erased. */
function contentHolds({ version, content_hash, salt, body }: EventWithContent, erased: Set<number>): boolean {
  if (salt === null || body === null) return content_hash === null || erased.has(version);
  return !erased.has(version) && contentHashOf(salt, body) === content_hash;
}

function damaged(path: string, { case_id }: CaseKey, fault: string): BotError {
  return new BotError(
    'STORE_DAMAGED',
    `Case ${case_id} in ${path} has been changed outside Jämlots: ${fault}. ` +
      'Keep a copy of the file as it is, find out who changed it, and restore the latest backup.',
  );
}

/** The newest change first; cases changed at the same moment by their id. */
function casesQuery({ db }: Connection, organisation: string, query: CaseQuery) {
  const { member, purpose, statuses, number, title, limit } = query;
  let cases = db.selectFrom('case_summary').selectAll('case_summary').where('organisation', '=', organisation);
  if (purpose !== undefined) cases = cases.where('purpose', '=', purpose);
  if (statuses !== undefined) cases = cases.where('status', 'in', statuses);
  if (title !== undefined) cases = cases.where('title_key', '=', titleKey(title));
  if (member !== undefined) {
    const own = db.selectFrom('case_member').select('case_id').where('organisation', '=', organisation);
    cases = cases.where('case_id', 'in', own.where('member', '=', member));
  }
  if (number !== undefined) {
    const same = db.selectFrom('case_number').select('case_id').where('organisation', '=', organisation);
    cases = cases.where('case_id', 'in', same.where('number', '=', number));
  }
  return cases.orderBy('updated_at', 'desc').orderBy('case_id').limit(limit);
}

function statementsOf({ db, statement }: Connection) {
  return {
    events: statement(({ organisation, case_id }: CaseKey) =>
      db
        .selectFrom('case_event as event')
        .leftJoin('case_content as content', (join) =>
          join
            .onRef('content.organisation', '=', 'event.organisation')
            .onRef('content.case_id', '=', 'event.case_id')
            .onRef('content.version', '=', 'event.version'),
        )
        .selectAll('event')
        .select(['content.salt', 'content.body'])
        .where('event.organisation', '=', organisation)
        .where('event.case_id', '=', case_id)
        .orderBy('event.version'),
    ),
    head: statement(({ organisation, case_id }: CaseKey) =>
      db
        .selectFrom('case_summary')
        .select(['version', 'head'])
        .where('organisation', '=', organisation)
        .where('case_id', '=', case_id),
    ),
    told: statement(({ organisation, key }: { organisation: string; key: string }) =>
      db.selectFrom('delivery').select('result').where('organisation', '=', organisation).where('key', '=', key),
    ),
  };
}
