import type { CardPlace, CardPlaceStore } from '../ports/card-places.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { Connection } from './connection.ts';
import type { CardPlaceRow } from './schema.ts';
import { facing } from './world-fault.ts';

/** Where cards stand, as rows. */
export function cardPlacesIn(connection: Connection, queue: CommitQueue): CardPlaceStore {
  const { path } = connection;
  const statements = statementsOf(connection);
  return {
    keepPlace: async (organisation, place) => {
      const row = rowOf(organisation, place);
      await queue.commit(() => statements.put(row));
    },
    removePlace: async (organisation, id) => {
      await queue.commit(() => statements.remove({ organisation, id }));
    },
    place: async (organisation, id) => facing(path, () => statements.byId({ organisation, id }).map(placeIn)[0]),
    places: async (organisation, query) =>
      facing(path, () => {
        const { channel } = query;
        const rows =
          'caseId' in query
            ? statements.byCase({ organisation, channel, case_id: query.caseId })
            : statements.byPerson({ organisation, channel, person_id: query.personId });
        return rows.map(placeIn);
      }),
    stalePlaces: async (organisation, channel, limit) =>
      facing(path, () => connection.rows(stale(connection, organisation, channel, limit)).map(placeIn)),
  };
}

type Key = { organisation: string; channel: string };

function statementsOf(connection: Connection) {
  const { db } = connection;
  const all = () => db.selectFrom('card_place').selectAll();
  return {
    byId: connection.statement(({ organisation, id }: { organisation: string; id: string }) =>
      all().where('organisation', '=', organisation).where('id', '=', id),
    ),
    byCase: connection.statement(({ organisation, channel, case_id }: Key & { case_id: string }) =>
      all()
        .where('organisation', '=', organisation)
        .where('channel', '=', channel)
        .where('case_id', '=', case_id)
        .orderBy('at', 'desc'),
    ),
    byPerson: connection.statement(({ organisation, channel, person_id }: Key & { person_id: string }) =>
      all()
        .where('organisation', '=', organisation)
        .where('channel', '=', channel)
        .where('person_id', '=', person_id)
        .orderBy('at', 'desc'),
    ),
    put: connection.statement((row: CardPlaceRow) =>
      db
        .insertInto('card_place')
        .values(row)
        .onConflict((same) =>
          same.columns(['organisation', 'id']).doUpdateSet((eb) => ({
            channel: eb.ref('excluded.channel'),
            kind: eb.ref('excluded.kind'),
            case_id: eb.ref('excluded.case_id'),
            person_id: eb.ref('excluded.person_id'),
            address: eb.ref('excluded.address'),
            shown: eb.ref('excluded.shown'),
            handed_over: eb.ref('excluded.handed_over'),
            at: eb.ref('excluded.at'),
          })),
        ),
    ),
    remove: connection.statement(({ organisation, id }: { organisation: string; id: string }) =>
      db.deleteFrom('card_place').where('organisation', '=', organisation).where('id', '=', id),
    ),
  };
}

/** The live cards that show an older version than their case has. */
function stale({ db }: Connection, organisation: string, channel: string, limit: number) {
  return db
    .selectFrom('card_place')
    .innerJoin('case_summary', (join) =>
      join
        .onRef('case_summary.organisation', '=', 'card_place.organisation')
        .onRef('case_summary.case_id', '=', 'card_place.case_id'),
    )
    .where('card_place.organisation', '=', organisation)
    .where('channel', '=', channel)
    .where('kind', '=', 'card')
    .whereRef('card_place.shown', '<', 'case_summary.version')
    .selectAll('card_place')
    .orderBy('at')
    .limit(limit);
}

function rowOf(organisation: string, place: CardPlace): CardPlaceRow {
  const { id, channel, kind, shown, at } = place;
  return {
    organisation,
    ...{ id, channel, kind, shown, at },
    case_id: place.caseId,
    person_id: place.personId,
    address: JSON.stringify(place.address),
    handed_over: JSON.stringify(place.handedOver),
  };
}

function placeIn(row: CardPlaceRow): CardPlace {
  return {
    id: row.id,
    channel: row.channel as CardPlace['channel'],
    kind: row.kind as CardPlace['kind'],
    caseId: row.case_id,
    personId: row.person_id,
    address: JSON.parse(row.address),
    shown: row.shown,
    handedOver: JSON.parse(row.handed_over),
    at: row.at,
  };
}
