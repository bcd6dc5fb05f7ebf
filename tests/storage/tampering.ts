import { expect } from 'vitest';
import type { Store } from '../../src/ports.ts';
import type { Place } from './case-store-contract.ts';
import { answered, at, caseId, described, organisation, paused, summary, turn } from './sample-case.ts';

/** What somebody with a database tool might do to the sample case of four events, of which the second is erased. */
const changes: Record<string, string[]> = {
  'a letter in the data': ["update case_event set data = replace(data, 'q1', 'q2') where version = 2"],
  'a space in the data': ["update case_event set data = data || ' ' where version = 2"],
  'a letter in the content': ["update case_content set body = replace(body, 'simhall', 'Simhall') where version = 1"],
  'the salt of the content': ["update case_content set salt = 'a' where version = 1"],
  'content for an event that has none': [
    'insert into case_content (organisation, case_id, version, salt, body) select organisation, case_id, 3, salt, body from case_content where version = 1',
  ],
  'content put back after it was erased': [
    'insert into case_content (organisation, case_id, version, salt, body) select organisation, case_id, 2, salt, body from case_content where version = 1',
  ],
  'content taken away without an erasure': ['delete from case_content where version = 1'],
  'the hash of the content': [
    "update case_event set content_hash = replace(content_hash, substr(content_hash, 1, 1), 'x') where version = 1",
  ],
  'who did it': ["update case_event set by = 'p-bo' where version = 3"],
  'when it was done': ["update case_event set at = '2020-01-01T00:00:00.000Z' where version = 3"],
  'what was done': ["update case_event set type = 'resumed' where version = 3"],
  'the hash of an event': ["update case_event set hash = 'x' || substr(hash, 2) where version = 2"],
  'the hash of the last event': ["update case_event set hash = 'x' || substr(hash, 2) where version = 4"],
  'the link to the event before': ["update case_event set previous = 'x' || substr(previous, 2) where version = 2"],
  'an event taken out of the middle': ['delete from case_event where version = 3'],
  'an event taken out, and the gap closed': [
    'delete from case_event where version = 3',
    'update case_event set version = 3 where version = 4',
  ],
  'the last event taken away': ['delete from case_event where version = 4'],
  'all events taken away': ['delete from case_content', 'delete from case_event'],
  'two events swapped': [
    'update case_event set version = -version where version in (2, 3)',
    'update case_event set version = 5 + version where version < 0',
  ],
  'an event put in': [
    'insert into case_event (organisation, case_id, version, type, at, by, data, previous, hash) select organisation, case_id, 5, type, at, by, data, hash, hash from case_event where version = 4',
  ],
  'the case moved to another organisation': [
    "update case_event set organisation = 'annan'",
    "update case_content set organisation = 'annan'",
    "update case_summary set organisation = 'annan'",
  ],
};

/** The contract's promise about each of them. */
export const tampering = Object.fromEntries(
  Object.entries(changes).map(([what, statements]) => [
    `finds a case damaged after a change of ${what}`,
    async (store: Store, place: Place) => {
      await store.append(organisation, caseId, 0, turn([described('Ny simhall'), answered('q1', 'bort'), paused]));
      const erasure = { versions: [2], ground: 'weeding' as const, by: 'p-reg', at };
      await store.erase(organisation, caseId, 3, { ...erasure, summary: summary() });
      await store.close();

      for (const statement of statements) await place.change(statement);

      const reopened = await place.open();
      const moved = what.includes('another organisation') ? 'annan' : organisation;
      await expect(reopened.load(moved, caseId)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
      await reopened.close();
    },
  ]),
);
