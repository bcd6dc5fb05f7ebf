import { describe, expect, it } from 'vitest';
import { DEFAULT_ORGANISATION, Organisation, rolesOf } from '../../src/domain/organisation.ts';

const ostertuna = Organisation.parse({
  id: 'ostertuna',
  name: 'Östertuna kommun',
  emailDomains: ['ostertuna.se'],
  people: [
    { name: 'Anna Öberg', email: 'Anna.Oberg@ostertuna.se', roles: ['manager'] },
    { name: 'Bo Ek', directoryId: 'aad-bo', roles: ['politician', 'auditor'] },
    { name: 'Bo Ek', email: 'bo.ek@partiet.example', roles: ['strategist'] },
  ],
});

describe('roles in an organisation', () => {
  it('make everybody in its e-mail domains a caseworker', () => {
    expect(rolesOf(ostertuna, { email: 'ny@OSTERTUNA.se' }, undefined)).toEqual(['caseworker']);
  });

  it.each(['ny@vastertuna.se', 'ny@mail.ostertuna.se', 'ny@evilostertuna.se', 'ny@ostertuna.se@evil.example'])(
    'give nothing to %s, who is of no domain of it',
    (email) => {
      expect(rolesOf(ostertuna, { email }, undefined)).toEqual([]);
    },
  );

  it('give nothing to one who is known by nothing', () => {
    expect(rolesOf(ostertuna, {}, undefined)).toEqual([]);
    expect(rolesOf(ostertuna, { directoryId: 'aad-nobody' }, undefined)).toEqual([]);
  });

  it('are given by e-mail, in capitals or not', () => {
    expect(rolesOf(ostertuna, { email: 'anna.oberg@Ostertuna.SE' }, undefined)).toEqual(['caseworker', 'manager']);
  });

  it('are given by directory id', () => {
    const roles = rolesOf(ostertuna, { directoryId: 'aad-bo' }, undefined);

    expect(roles).toEqual(['caseworker', 'politician', 'auditor']);
  });

  it('are put together when e-mail and directory id are both known', () => {
    const roles = rolesOf(ostertuna, { email: 'bo.ek@partiet.example', directoryId: 'aad-bo' }, undefined);

    expect(roles).toEqual(['caseworker', 'politician', 'strategist', 'auditor']);
  });

  it('let the administrator in by e-mail', () => {
    const roles = rolesOf(ostertuna, { email: 'drift@leverantor.example' }, 'Drift@leverantor.example');

    expect(roles).toEqual(['administrator']);
  });

  it('make everybody a caseworker where there is no file', () => {
    expect(rolesOf(DEFAULT_ORGANISATION, {}, undefined)).toEqual(['caseworker']);
  });
});

describe("an organisation's file", () => {
  it('wants an e-mail or a directory id of each person', () => {
    const read = Organisation.safeParse({
      id: 'ostertuna',
      name: 'Östertuna',
      people: [{ name: 'Anna', roles: ['manager'] }],
    });

    expect(read.error?.issues[0]?.message).toMatch('member');
  });

  it('knows no other roles than those that the bot has', () => {
    const people = [{ name: 'Anna', email: 'anna@ostertuna.se', roles: ['mayor'] }];

    expect(Organisation.safeParse({ id: 'ostertuna', name: 'Östertuna', people }).success).toBe(false);
  });
});
