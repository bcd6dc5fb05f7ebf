import type { CardPlace, CardPlaceStore } from '../ports/card-places.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { Connection } from './connection.ts';
import type { CardPlaceRow } from './schema.ts';
import { facing } from './world-fault.ts';

/** Where cards stand, as rows. */
export function cardPlacesIn(connection: Connection, queue: CommitQueue): CardPlaceStore {
  const { db, path } = connection;
  const all = (organisation: string) =>
    db.selectFrom('card_place').selectAll().where('card_place.organisation', '=', organisation);
  return {
    keepPlace: async (organisation, place) => {
      const row = rowOf(organisation, place);
      const put = db
        .insertInto('card_place')
        .values(row)
        .onConflict((same) => same.columns(['organisation', 'id']).doUpdateSet(row));
      await queue.commit(() => connection.rows(put));
    },
    removePlace: async (organisation, id) => {
      const gone = db.deleteFrom('card_place').where('organisation', '=', organisation).where('id', '=', id);
      await queue.commit(() => connection.rows(gone));
    },
    place: async (organisation, id) =>
      facing(path, () => connection.rows(all(organisation).where('id', '=', id)).map(placeIn)[0]),
    places: async (organisation, query) =>
      facing(path, () => {
        const onChannel = all(organisation).where('channel', '=', query.channel).orderBy('at', 'desc');
        const wanted =
          'caseId' in query
            ? onChannel.where('case_id', '=', query.caseId)
            : onChannel.where('person_id', '=', query.personId);
        return connection.rows(wanted).map(placeIn);
      }),
    stalePlaces: async (organisation, channel, limit) =>
      facing(path, () => {
        const behind = all(organisation)
          .innerJoin('case_summary', (join) =>
            join
              .onRef('case_summary.organisation', '=', 'card_place.organisation')
              .onRef('case_summary.case_id', '=', 'card_place.case_id'),
          )
          .where('channel', '=', channel)
          .where('kind', '=', 'card')
          .whereRef('card_place.shown', '<', 'case_summary.version')
          .selectAll('card_place')
          .orderBy('at')
          .limit(limit);
        return connection.rows(behind).map(placeIn);
      }),
  };
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
