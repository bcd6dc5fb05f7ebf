import { brokenLink, contentHashOf, genesis } from '../domain/chain.ts';
import { BotError } from '../errors.ts';
import type { CaseQuery, CaseStore } from '../ports.ts';
import type { CaseMemory, KnownCase } from './case-memory.ts';
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
export function caseReading(connection: Connection, memory: CaseMemory): Pick<CaseStore, 'load' | 'told' | 'cases'> {
  const { path } = connection;
  const statements = statementsOf(connection);
  /** What has come since the case was last read here; all of it when it is not known, or when content was erased. */
  const rowsSince = (key: CaseKey) => {
    const head = statements.head(key)[0];
    const known = memory.known(key);
    const rows = known ? statements.events({ ...key, after: known.events.length }) : [];
    const isWhole = !known || (head?.version ?? 0) < known.events.length || rows.some(({ type }) => type === 'erased');
    if (!isWhole) return { before: known, rows, head };
    return { before: nothingOf(key), rows: statements.events({ ...key, after: 0 }), head };
  };
  return {
    load: async (organisation, caseId) =>
      facing(path, () => {
        const key = { organisation, case_id: caseId };
        const { before, rows, head } = inOneSnapshot(connection, () => rowsSince(key));
        const fault = faultIn(key, before, rows, head);
        if (fault !== undefined) {
          memory.forget(key);
          throw damaged(path, key, fault);
        }
        const events = [...before.events, ...rows.map(storedEvent)];
        if (head) memory.remember(key, { events, head: head.head });
        return { events: [...events], version: events.length };
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

function nothingOf({ organisation, case_id }: CaseKey): KnownCase {
  return { events: [], head: genesis(organisation, case_id) };
}

/** Why a case cannot be trusted, in a word for the operator; undefined when it holds. */
function faultIn(
  key: CaseKey,
  before: KnownCase,
  rows: readonly EventWithContent[],
  head: { version: number; head: string } | undefined,
): string | undefined {
  const broken = brokenLink(before.head, rows.map(linkOf), before.events.length);
  if (broken) return `the chain breaks at event ${broken.version} (${broken.fault})`;
  const there = before.events.length + rows.length;
  if ((head?.version ?? 0) !== there) return `it has ${there} events and should have ${head?.version ?? 0}`;
  const last = rows.at(-1)?.hash ?? before.head;
  if (head && head.head !== last) return 'its last event is not the one that was written';
  if (!head && last !== nothingOf(key).head) return 'its line in the list is gone';
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
  const { member, waitingFor, purpose, statuses, number, title, limit } = query;
  let cases = db.selectFrom('case_summary').selectAll('case_summary').where('organisation', '=', organisation);
  if (purpose !== undefined) cases = cases.where('purpose', '=', purpose);
  if (statuses !== undefined) cases = cases.where('status', 'in', statuses);
  if (title !== undefined) cases = cases.where('title_key', '=', titleKey(title));
  if (member !== undefined) {
    const own = db.selectFrom('case_member').select('case_id').where('organisation', '=', organisation);
    cases = cases.where('case_id', 'in', own.where('member', '=', member));
  }
  if (waitingFor !== undefined) {
    const waiting = db.selectFrom('case_waiting').select('case_id').where('organisation', '=', organisation);
    cases = cases.where('case_id', 'in', waiting.where('person', '=', waitingFor));
  }
  if (number !== undefined) {
    const same = db.selectFrom('case_number').select('case_id').where('organisation', '=', organisation);
    cases = cases.where('case_id', 'in', same.where('number', '=', number));
  }
  return cases.orderBy('updated_at', 'desc').orderBy('case_id').limit(limit);
}

function statementsOf({ db, statement }: Connection) {
  return {
    events: statement(({ organisation, case_id, after }: CaseKey & { after: number }) =>
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
        .where('event.version', '>', after)
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
