import { expect } from 'vitest';
import type { Promised } from './case-store-contract.ts';
import { answered, at, caseId, described, organisation, paused, summary, turn } from './sample-case.ts';

/** The contract's promises about erasing. */
export const erasing: Record<string, Promised> = {
  'erases content and what was told, and the chain still holds': async (store, place) => {
    const told = { key: 'web:1', result: { says: 'Anna skrev detta' } };
    await store.append(
      organisation,
      caseId,
      0,
      turn([described('Ny simhall'), answered('q', 'hemligt'), paused], told),
    );

    const erasure = { versions: [2, 1, 2], ground: 'person' as const, by: 'p-reg', at };
    await store.erase(organisation, caseId, 3, { ...erasure, summary: summary({ title: '', numbers: [] }) });

    await store.close();
    const reopened = await place.open();
    const { events, version } = await reopened.load(organisation, caseId);
    expect(version).toBe(4);
    expect(events.map((event) => 'content' in event)).toEqual([false, false, false, false]);
    expect(events[1]).toMatchObject({ type: 'answered', data: { question: 'q' }, by: 'p-anna' });
    expect(events[3]).toMatchObject({ type: 'erased', by: 'p-reg', data: { versions: [1, 2], ground: 'person' } });
    expect((await reopened.cases(organisation, { limit: 9 })).map(({ title }) => title)).toEqual(['']);
    expect(await reopened.told(organisation, 'web:1')).toEqual({ result: null });
    expect(await reopened.append(organisation, caseId, 4, turn([answered('q', 'nytt')]))).toHaveLength(1);
    expect((await reopened.load(organisation, caseId)).version).toBe(5);
    await reopened.close();
  },

  'erases nothing when the case has changed meanwhile, or has no such event': async (store) => {
    await store.append(organisation, caseId, 0, turn([answered('q', 'kvar'), paused]));
    const erase = (version: number, versions: number[]) =>
      store.erase(organisation, caseId, version, { versions, ground: 'weeding', by: 'p-reg', at, summary: summary() });

    await expect(erase(1, [1])).rejects.toMatchObject({ code: 'CASE_CHANGED_MEANWHILE' });
    await expect(erase(2, [3])).rejects.toMatchObject({ code: 'OUR_FAULT' });

    expect((await store.load(organisation, caseId)).events[0]).toMatchObject({
      content: { answer: { value: 'kvar' } },
    });
  },
};
