import { expect } from 'vitest';
import type { CardPlace } from '../../src/ports/card-places.ts';
import type { Promised } from './case-store-contract.ts';
import { at, caseId, described, organisation, turn } from './sample-case.ts';

const place: CardPlace = {
  id: 'place-1',
  channel: 'slack',
  kind: 'card',
  caseId,
  personId: 'p-anna',
  address: { channel: 'D1', ts: '1.1' },
  shown: 0,
  handedOver: [],
  at,
};

/** The contract's promises about where cards stand. */
export const cardPlaces: Record<string, Promised> = {
  'keeps a place, replaces it by its id, and takes it away': async (store) => {
    await store.keepPlace(organisation, place);
    await store.keepPlace(organisation, { ...place, shown: 3, handedOver: ['d-1'] });

    expect(await store.place(organisation, 'place-1')).toEqual({ ...place, shown: 3, handedOver: ['d-1'] });
    expect(await store.place('another', 'place-1')).toBeUndefined();
    await store.removePlace(organisation, 'place-1');
    expect(await store.place(organisation, 'place-1')).toBeUndefined();
  },

  'finds places by their case and by their person, the newest first, on one channel': async (store) => {
    await store.keepPlace(organisation, place);
    await store.keepPlace(organisation, { ...place, id: 'place-2', at: '2027-01-01T00:00:00.000Z' });
    await store.keepPlace(organisation, { ...place, id: 'place-3', channel: 'teams' });
    await store.keepPlace(organisation, { ...place, id: 'place-4', kind: 'home', caseId: null, personId: 'p-bo' });

    const ids = (places: CardPlace[]) => places.map(({ id }) => id);
    expect(ids(await store.places(organisation, { channel: 'slack', caseId }))).toEqual(['place-2', 'place-1']);
    expect(ids(await store.places(organisation, { channel: 'slack', personId: 'p-bo' }))).toEqual(['place-4']);
    expect(await store.places('another', { channel: 'slack', caseId })).toEqual([]);
  },

  'tells the live cards that show less than their case has': async (store) => {
    await store.append(organisation, caseId, 0, turn([described('Ny simhall')]));
    await store.keepPlace(organisation, place);
    await store.keepPlace(organisation, { ...place, id: 'place-2', shown: 9 });
    await store.keepPlace(organisation, { ...place, id: 'place-3', kind: 'told' });

    const found = await store.stalePlaces(organisation, 'slack', 10);
    expect(found.map(({ id }) => id)).toEqual(['place-1']);
  },
};
