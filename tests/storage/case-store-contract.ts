import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/domain/case-event.ts';
import type { Append, Store } from '../../src/ports.ts';
import { cardPlaces } from './card-places.ts';
import { documentsAndPeople } from './documents-and-people.ts';
import { erasing } from './erasing.ts';
import { answered, at, caseId, described, organisation, paused, summary, turn } from './sample-case.ts';
import { tampering } from './tampering.ts';

/** A place where a store can be opened and closed again, and changed behind its back while it is closed. */
export type Place = {
  open(): Promise<Store>;
  /** Runs SQL on the closed store, as one with a database tool would. */
  change(sql: string): Promise<void>;
  remove(): Promise<void>;
};

/** What each promise of the port is tested with: an open store, which is closed afterwards, and its place. */
export type Promised = (store: Store, place: Place) => Promise<void>;

/** A driver's whole test: every promise of the port, each on a place of its own. */
export function caseStoreContract(name: string, newPlace: () => Promise<Place>): void {
  describe(`the store over ${name}`, () => {
    let place: Place;
    let store: Store;
    beforeEach(async () => {
      place = await newPlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    for (const [promise, holds] of Object.entries({
      ...promises,
      ...documentsAndPeople,
      ...cardPlaces,
      ...erasing,
      ...tampering,
    })) {
      it(promise, () => holds(store, place));
    }
  });
}

/** The promises by what they say; a broken driver is held against one of them by its name. */
export const promises = {
  'has no events of a case that it has never seen': async (store) => {
    expect(await store.load(organisation, 'case-unseen')).toEqual({ events: [], version: 0 });
  },

  'gives events back in order, numbered and linked': async (store) => {
    const first = await store.append(organisation, caseId, 0, turn([described('Ny simhall'), paused]));
    const second = await store.append(organisation, caseId, 2, turn([answered('fler-kvinnor', 'Ja, sex av tio')]));

    const { events, version } = await store.load(organisation, caseId);
    expect(version).toBe(3);
    expect(events).toEqual([...first, ...second]);
    expect(events.map((event) => event.version)).toEqual([1, 2, 3]);
    expect(events.map(({ previous }) => previous).slice(1)).toEqual(events.map(({ hash }) => hash).slice(0, -1));
  },

  'keeps every character that people type': async (store) => {
    const typed = 'å ä ö é 👩‍👧 "citat" \\ \u0000 \ud83d tab\t rad\r\n slut';

    await store.append(organisation, caseId, 0, turn([answered('fri-text', typed)]));

    const { events } = await store.load(organisation, caseId);
    expect(events[0]).toMatchObject({ content: { answer: { value: typed } } });
  },

  'refuses an append to another version, and writes nothing of it': async (store) => {
    await store.append(organisation, caseId, 0, turn([described('Ny simhall')]));

    for (const version of [0, 2]) {
      const late = store.append(organisation, caseId, version, {
        ...turn([paused], { key: `d-${version}`, result: 1 }),
        summary: summary({ title: 'En annan' }),
      });
      await expect(late).rejects.toMatchObject({ code: 'CASE_CHANGED_MEANWHILE' });
      expect(await store.told(organisation, `d-${version}`)).toBeUndefined();
    }
    expect((await store.load(organisation, caseId)).version).toBe(1);
    expect((await store.cases(organisation, { limit: 9 })).map(({ title }) => title)).toEqual(['Ny simhall']);
  },

  'lets one of eight simultaneous answers win and refuses seven': async (store) => {
    const answers = Array.from({ length: 8 }, (_, index) => turn([answered('samma', `svar ${index}`)]));

    const outcomes = await Promise.allSettled(answers.map((each) => store.append(organisation, caseId, 0, each)));

    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
    expect(refused).toEqual(Array(7).fill('CASE_CHANGED_MEANWHILE'));
    expect((await store.load(organisation, caseId)).version).toBe(1);
  },

  'writes two simultaneous turns of different cases': async (store) => {
    await Promise.all(
      ['case-a', 'case-b'].map((id) =>
        store.append(organisation, id, 0, { events: [paused], summary: summary({ caseId: id }) }),
      ),
    );

    expect((await store.cases(organisation, { limit: 9 })).map((each) => each.caseId)).toEqual(['case-a', 'case-b']);
  },

  'takes the same delivery once and remembers what was told': async (store) => {
    const delivery = { key: 'web:42', result: { caseId, says: 'Tack' } };
    await store.append(organisation, caseId, 0, turn([paused], delivery));

    const again = store.append(organisation, caseId, 1, turn([paused], { ...delivery, result: 'other' }));

    await expect(again).rejects.toMatchObject({ code: 'CASE_CHANGED_MEANWHILE' });
    expect((await store.load(organisation, caseId)).version).toBe(1);
    expect(await store.told(organisation, 'web:42')).toEqual({ result: delivery.result });
    expect(await store.told(organisation, 'web:43')).toBeUndefined();
  },

  'takes the same delivery once when it comes twice at the same time': async (store) => {
    const cases = ['case-a', 'case-b'];
    const delivery = { key: 'slack:7', result: null };

    const outcomes = await Promise.allSettled(
      cases.map((id) =>
        store.append(organisation, id, 0, { events: [paused], summary: summary({ caseId: id }), delivery }),
      ),
    );

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await store.cases(organisation, { limit: 9 })).map((each) => each.caseId)).toEqual(['case-a']);
  },

  'remembers a delivery that gave no events': async (store) => {
    await store.append(organisation, caseId, 0, turn([paused]));

    await store.append(organisation, caseId, 1, turn([], { key: 'web:1', result: 'stale' }));

    expect(await store.told(organisation, 'web:1')).toEqual({ result: 'stale' });
    expect((await store.load(organisation, caseId)).version).toBe(1);
  },

  'leaves nothing of an append that fails in the middle, and writes the others of the same moment': async (store) => {
    const impossible: CaseEvent = { ...paused, by: 'a\0b' };
    const torn = store.append(
      organisation,
      caseId,
      0,
      turn([described('Ny'), impossible, paused], { key: 'd', result: 1 }),
    );
    const whole = store.append(organisation, 'case-2', 0, { events: [paused], summary: summary({ caseId: 'case-2' }) });

    await expect(torn).rejects.toMatchObject({ code: 'OUR_FAULT' });
    expect(await whole).toHaveLength(1);
    expect(await store.load(organisation, caseId)).toEqual({ events: [], version: 0 });
    expect(await store.told(organisation, 'd')).toBeUndefined();
    expect((await store.cases(organisation, { limit: 9 })).map((each) => each.caseId)).toEqual(['case-2']);
  },

  'refuses data that JSON cannot hold instead of losing it': async (store) => {
    const dated: CaseEvent = { type: 'paused', at, by: 'p-anna', data: { ...{ when: new Date(0) } } };

    const append = store.append(organisation, caseId, 0, turn([dated]));

    await expect(append).rejects.toMatchObject({ code: 'OUR_FAULT', message: expect.stringContaining('Date') });
  },

  'has everything after it was closed and opened again': async (store, place) => {
    const delivery = { key: 'web:1', result: ['told'] };
    const written = await store.append(organisation, caseId, 0, turn([described('Ny simhall'), paused], delivery));
    const anna = await store.known(organisation, { email: 'anna@ostertuna.se', name: 'Anna Ek' });
    const document = await store.keep(organisation, new Uint8Array([1, 2, 3]), 'pdf');
    await store.close();

    const reopened = await place.open();

    expect(await reopened.load(organisation, caseId)).toEqual({ events: written, version: 2 });
    expect(await reopened.told(organisation, 'web:1')).toEqual({ result: ['told'] });
    expect(await reopened.cases(organisation, { limit: 9 })).toEqual([summary()]);
    expect(await reopened.people(organisation, [anna.id])).toEqual([anna]);
    expect(await reopened.fetch(organisation, document.id)).toEqual(new Uint8Array([1, 2, 3]));
    await reopened.close();
  },

  'writes what was asked for before it was closed': async (store, place) => {
    const written = store.append(organisation, caseId, 0, turn([paused]));
    await store.close();

    const reopened = await place.open();

    expect((await reopened.load(organisation, caseId)).events).toEqual(await written);
    await reopened.close();
    await expect(store.append(organisation, caseId, 1, turn([paused]))).rejects.toMatchObject({
      code: 'STORE_UNREACHABLE',
    });
    await expect(store.load(organisation, caseId)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
  },

  'shows nothing of one organisation to another': async (store) => {
    const delivery = { key: 'web:1', result: 'told' };
    await store.append(organisation, caseId, 0, turn([described('Ny simhall')], delivery));
    const anna = await store.known(organisation, { email: 'anna@ostertuna.se', name: 'Anna Ek' });
    const document = await store.keep(organisation, new Uint8Array([1]), 'pdf');

    expect(await store.load('vastertuna', caseId)).toEqual({ events: [], version: 0 });
    expect(await store.told('vastertuna', 'web:1')).toBeUndefined();
    expect(await store.cases('vastertuna', { limit: 9 })).toEqual([]);
    expect(await store.cases('vastertuna', { member: 'p-anna', number: 'ks2026/14', limit: 9 })).toEqual([]);
    expect(await store.people('vastertuna', [anna.id])).toEqual([]);
    await expect(store.fetch('vastertuna', document.id)).rejects.toMatchObject({ code: 'DOCUMENT_MISSING' });
    const other = await store.known('vastertuna', { email: 'anna@ostertuna.se', name: 'Anna Ek' });
    expect(other.id).not.toBe(anna.id);
    await store.append('vastertuna', caseId, 0, turn([paused], delivery));
    expect((await store.load(organisation, caseId)).events[0]?.type).toBe('case-described');
  },

  'finds cases by member, number, title, purpose and status, the newest change first': async (store) => {
    const put = (id: string, changes: Partial<Append['summary']>) =>
      store.append(organisation, id, 0, { events: [paused], summary: summary({ caseId: id, ...changes }) });
    await put('old', { updatedAt: '2026-01-01T00:00:00.000Z', members: ['p-anna', 'p-bo'], numbers: ['ks1', 'bun2'] });
    await put('new', { updatedAt: '2026-02-01T00:00:00.000Z', title: 'Översyn  av\nÅKERI', status: 'established' });
    await put('check', { updatedAt: '2026-01-15T00:00:00.000Z', purpose: 'check', members: ['p-bo'], numbers: [] });
    const found = async (query: Partial<Parameters<Store['cases']>[1]>) =>
      (await store.cases(organisation, { limit: 9, ...query })).map((each) => each.caseId);

    expect(await found({})).toEqual(['new', 'check', 'old']);
    expect(await found({ limit: 2 })).toEqual(['new', 'check']);
    expect(await found({ member: 'p-bo' })).toEqual(['check', 'old']);
    expect(await found({ member: 'p-bo', purpose: 'assessment' })).toEqual(['old']);
    expect(await found({ number: 'bun2' })).toEqual(['old']);
    expect(await found({ title: ' översyn av  åkeri ' })).toEqual(['new']);
    expect(await found({ title: 'översyn' })).toEqual([]);
    expect(await found({ statuses: ['established', 'paused'] })).toEqual(['new']);
    expect(await found({ statuses: [] })).toEqual([]);
  },

  'keeps a summary as it was given, and finds a case only by what its latest summary says': async (store) => {
    const lists = { members: ['p-bo', 'p-anna'], waitingFor: ['p-eva', 'p-anna'] };
    const first = summary({ secret: true, committee: null, establishedHash: 'ab', ...lists });
    await store.append(organisation, caseId, 0, { events: [paused], summary: first });
    expect(await store.cases(organisation, { limit: 9 })).toEqual([first]);

    const next = summary({ members: ['p-cia'], numbers: ['bun9'] });
    await store.append(organisation, caseId, 1, { events: [paused], summary: next });

    expect(await store.cases(organisation, { member: 'p-cia', number: 'bun9', limit: 9 })).toEqual([next]);
    expect(await store.cases(organisation, { member: 'p-bo', limit: 9 })).toEqual([]);
    expect(await store.cases(organisation, { number: 'ks2026/14', limit: 9 })).toEqual([]);
  },

  'finds the cases that wait for a person, for as long as they do': async (store) => {
    const put = (id: string, version: number, waitingFor: string[]) =>
      store.append(organisation, id, version, { events: [paused], summary: summary({ caseId: id, waitingFor }) });
    await put('case-a', 0, ['p-bo', 'p-anna']);
    await put('case-b', 0, ['p-bo']);
    await put('case-c', 0, []);
    const found = async (waitingFor: string, place = organisation) =>
      (await store.cases(place, { waitingFor, limit: 9 })).map((each) => each.caseId);

    expect(await found('p-bo')).toEqual(['case-a', 'case-b']);
    expect(await found('p-anna')).toEqual(['case-a']);
    expect(await found('p-bo', 'vastertuna')).toEqual([]);

    await put('case-a', 1, ['p-anna']);
    await put('case-b', 1, []);

    expect(await found('p-bo')).toEqual([]);
    expect(await found('p-anna')).toEqual(['case-a']);
  },

  'says that it can be written to': async (store) => {
    await expect(store.check()).resolves.toBeUndefined();
    await expect(store.check()).resolves.toBeUndefined();
  },
} satisfies Record<string, Promised>;
