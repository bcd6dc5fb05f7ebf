import { expect } from 'vitest';
import { sha256 } from '../../src/domain/canonical.ts';
import type { Promised } from './case-store-contract.ts';
import { organisation } from './sample-case.ts';

/** The contract's promises about documents and people. */
export const documentsAndPeople: Record<string, Promised> = {
  'keeps a document under the hash of its bytes, once': async (store) => {
    const bytes = new TextEncoder().encode('tjänsteskrivelse');

    const [kept] = await Promise.all([
      store.keep(organisation, bytes, 'docx'),
      store.keep(organisation, bytes, 'docx'),
    ]);

    expect(kept).toEqual({ id: sha256(bytes), format: 'docx', size: bytes.byteLength });
    expect(new Uint8Array(await store.fetch(organisation, kept.id))).toEqual(bytes);
    await expect(store.fetch(organisation, sha256('annan'))).rejects.toMatchObject({ code: 'DOCUMENT_MISSING' });
  },

  'knows a person by e-mail without regard to case, and brings the name up to date': async (store) => {
    const first = await store.known(organisation, { email: 'Anna.Ek@Ostertuna.se', name: 'Anna Ek' });
    const again = await store.known(organisation, { email: ' anna.ek@ostertuna.SE ', name: 'Anna Ek Lund' });

    expect(again).toEqual({ id: first.id, name: 'Anna Ek Lund', email: 'anna.ek@ostertuna.se' });
    expect(first.id).toMatch(/^p-[0-9a-f-]{36}$/);
    expect(await store.people(organisation, ['p-unknown', first.id])).toEqual([again]);
  },

  'makes one person of two first meetings at the same time': async (store) => {
    const meet = () => store.known(organisation, { email: 'anna@ostertuna.se', name: 'Anna Ek' });

    const [one, other] = await Promise.all([meet(), meet()]);

    expect(other).toEqual(one);
  },

  'knows a person met by e-mail, then with a directory id too, then by that alone': async (store) => {
    const email = 'anna@ostertuna.se';
    const byEmail = await store.known(organisation, { email, name: 'Anna' });
    const withBoth = await store.known(organisation, { email, directoryId: 'aad-1', name: 'Anna' });
    const byDirectory = await store.known(organisation, { directoryId: 'aad-1', name: 'Anna' });
    const renamed = await store.known(organisation, { email: 'anna.lund@x.se', directoryId: 'aad-1', name: 'Anna' });

    expect([withBoth.id, byDirectory.id, renamed.id]).toEqual([byEmail.id, byEmail.id, byEmail.id]);
    expect(byDirectory.email).toBe(email);
    expect(renamed.email).toBe('anna.lund@x.se');
  },

  'does not take a new employee for the one who had the address before': async (store) => {
    const email = 'registrator@ostertuna.se';
    const before = await store.known(organisation, { email, directoryId: 'aad-1', name: 'Anna' });
    const after = await store.known(organisation, { email, directoryId: 'aad-2', name: 'Bo' });

    expect(after.id).not.toBe(before.id);
    expect(await store.people(organisation, [before.id, after.id])).toEqual([
      { id: before.id, name: 'Anna', email: null },
      { id: after.id, name: 'Bo', email },
    ]);
  },

  'names everybody in the organisation, or who has an address': async (store) => {
    const bo = await store.known(organisation, { email: 'bo@ostertuna.se', name: 'Bo Ek' });
    const anna = await store.known(organisation, { directoryId: 'aad-1', name: 'Anna Öberg' });
    await store.known('vastertuna', { email: 'cia@vastertuna.se', name: 'Cia' });

    expect(await store.everybody(organisation, { limit: 9 })).toEqual([anna, bo]);
    expect(await store.everybody(organisation, { limit: 1 })).toEqual([anna]);
    expect(await store.everybody(organisation, { email: ' BO@ostertuna.se ', limit: 9 })).toEqual([bo]);
    expect(await store.everybody(organisation, { email: 'cia@vastertuna.se', limit: 9 })).toEqual([]);
    expect(await store.everybody(organisation, { email: '', limit: 9 })).toEqual([]);
  },

  'knows nobody by a name alone': async (store) => {
    await expect(store.known(organisation, { email: ' ', name: 'Anna' })).rejects.toMatchObject({ code: 'OUR_FAULT' });
  },
};
