import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, may } from '../../src/domain/access.ts';
import { ROLES, type Role } from '../../src/domain/organisation.ts';

/**
 * Who may do what. Each cell is four letters for four cases: one's own, one's own secret, another's, another's
 * secret; the letter is there when it is allowed, a dot when it is not.
 */
const TABLE = `
                    caseworker manager politician strategist registrar auditor administrator
open-assessment     osOS       osOS    ....       osOS       ....      ....    ....
open-check          osOS       osOS    osOS       osOS       osOS      osOS    osOS
read-case           os..       osOS    os..       osO.       os..      osO.    os..
change-case         os..       os..    os..       os..       ....      ....    ....
submit-case         os..       os..    os..       os..       ....      ....    ....
attach-draft        os..       os..    ....       os..       ....      ....    ....
reopen-case         os..       os..    ....       os..       ....      ....    ....
rule-on-case        ....       ..OS    ....       ..O.       ....      ....    ....
fetch-document      os..       osOS    os..       osO.       osO.      osO.    os..
read-established    osO.       osOS    osO.       osO.       osO.      osO.    osO.
start-from-earlier  osOS       osOS    ....       osOS       ....      ....    ....
read-audit-log      ....       ....    ....       ....       ....      osOS    osOS
administer          ....       ....    ....       ....       ....      ....    osOS
`;

const CASES = {
  o: { members: ['p-anna'], secrecy: 'none' },
  s: { members: ['p-anna'], secrecy: 'secret' },
  O: { members: ['p-bo'], secrecy: 'none' },
  S: { members: ['p-bo'], secrecy: 'secret' },
} as const;

function cell(action: Action, role: Role): string {
  return Object.entries(CASES)
    .map(([letter, file]) =>
      may({ id: 'p-anna', roles: [role] }, action, { ...file, members: [...file.members] }) ? letter : '.',
    )
    .join('');
}

describe('who may do what', () => {
  it('is this table, and nothing else', () => {
    const rows = ACTIONS.map((action) => [action, ...ROLES.map((role) => cell(action, role))].join(' '));

    const expected = TABLE.trim()
      .split('\n')
      .map((row) => row.trim().replace(/ +/g, ' '));
    expect([ROLES.join(' '), ...rows]).toEqual(expected);
  });

  it('is as narrow for a case about one individual as for a secret one', () => {
    const asker = { id: 'p-anna', roles: ROLES.filter((role) => role !== 'manager') };

    const allowed = ACTIONS.filter((action) => may(asker, action, { members: ['p-bo'], secrecy: 'individual' }));

    expect(allowed).toEqual(ACTIONS.filter((action) => may(asker, action, { members: ['p-bo'], secrecy: 'secret' })));
    expect(allowed).not.toContain('read-case');
  });

  it('lets nobody rule on a case of her own, whatever her roles', () => {
    const all = { id: 'p-anna', roles: [...ROLES] };

    expect(may(all, 'rule-on-case', { members: ['p-bo', 'p-anna'], secrecy: 'none' })).toBe(false);
    expect(may(all, 'rule-on-case', { members: ['p-bo'], secrecy: 'none' })).toBe(true);
  });

  it('gives a person the rights of all her roles', () => {
    const both = { id: 'p-anna', roles: ['politician', 'auditor'] as Role[] };

    expect(may(both, 'change-case', { members: ['p-anna'], secrecy: 'none' })).toBe(true);
    expect(may(both, 'read-audit-log')).toBe(true);
  });

  it.each([
    ['no role', []],
    ['a role that is not known', ['mayor']],
  ])('gives nothing to %s', (_who, roles) => {
    const asker = { id: 'p-anna', roles: roles as Role[] };

    const allowed = ACTIONS.filter((action) => may(asker, action, { members: ['p-anna'], secrecy: 'none' }));

    expect(allowed).toEqual([]);
  });

  it('is nothing on a case that is not said', () => {
    const onNoCase = ACTIONS.filter((action) => may({ id: 'p-anna', roles: [...ROLES] }, action));

    expect(onNoCase).toEqual(['open-assessment', 'open-check', 'start-from-earlier', 'read-audit-log', 'administer']);
  });
});
