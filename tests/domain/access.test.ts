import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, may } from '../../src/domain/access.ts';
import type { CaseFile } from '../../src/domain/case-file.ts';
import { ROLES, type Role } from '../../src/domain/organisation.ts';
import { at } from './talk.ts';

/**
 * Who may do what. Each cell is six letters for six cases: one's own, one's own secret, another's, another's
 * secret, and another's and another's secret in which one has been asked something; the letter is there when it
 * is allowed, a dot when it is not.
 */
const TABLE = `
                    caseworker manager politician strategist registrar auditor administrator
open-assessment     osOSaA     osOSaA  ......     osOSaA     ......    ......  ......
open-check          osOSaA     osOSaA  osOSaA     osOSaA     osOSaA    osOSaA  osOSaA
read-case           os....     osOSaA  os....     osO.a.     os....    osO.a.  os....
change-case         os....     os....  os....     os....     ......    ......  ......
submit-case         os....     os....  os....     os....     ......    ......  ......
attach-draft        os....     os....  ......     os....     ......    ......  ......
reopen-case         os....     os....  ......     os....     ......    ......  ......
rule-on-case        ......     ..OSaA  ......     ..O.a.     ......    ......  ......
fetch-document      os....     osOSaA  os....     osO.a.     osO.a.    osO.a.  os....
read-established    osO.a.     osOSaA  osO.a.     osO.a.     osO.a.    osO.a.  osO.a.
start-from-earlier  osOSaA     osOSaA  ......     osOSaA     ......    ......  ......
ask-colleague       o.....     o.....  ......     o.....     ......    ......  ......
reply-to-ask        ....a.     ....a.  ....a.     ....a.     ....a.    ....a.  ....a.
join-case           o.O.a.     o.O.a.  ......     o.O.a.     ......    ......  ......
read-audit-log      ......     ......  ......     ......     ......    osOSaA  osOSaA
administer          ......     ......  ......     ......     ......    ......  osOSaA
`;

type Guarded = Pick<CaseFile, 'purpose' | 'members' | 'secrecy' | 'asks'>;

/** A case with these members; the people in `asked` have been asked something. */
function caseOf(members: string[], secrecy: Guarded['secrecy'] = 'none', asked: string[] = []): Guarded {
  const asks = asked.map((person) => ({ question: 'cause', person, by: 'p-bo', at, version: 5 }));
  return { purpose: 'assessment', members, secrecy, asks };
}

const CASES = {
  o: caseOf(['p-anna']),
  s: caseOf(['p-anna'], 'secret'),
  O: caseOf(['p-bo']),
  S: caseOf(['p-bo'], 'secret'),
  a: caseOf(['p-bo'], 'none', ['p-anna']),
  A: caseOf(['p-bo'], 'secret', ['p-anna']),
};

function cell(action: Action, role: Role): string {
  return Object.entries(CASES)
    .map(([letter, file]) => (may({ id: 'p-anna', roles: [role] }, action, file) ? letter : '.'))
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

    const allowed = ACTIONS.filter((action) => may(asker, action, caseOf(['p-bo'], 'individual')));

    expect(allowed).toEqual(ACTIONS.filter((action) => may(asker, action, caseOf(['p-bo'], 'secret'))));
    expect(allowed).not.toContain('read-case');
  });

  it('lets nobody rule on a case of her own, whatever her roles', () => {
    const all = { id: 'p-anna', roles: [...ROLES] };

    expect(may(all, 'rule-on-case', caseOf(['p-bo', 'p-anna']))).toBe(false);
    expect(may(all, 'rule-on-case', caseOf(['p-bo']))).toBe(true);
  });

  it.each(['ask-colleague', 'reply-to-ask', 'join-case'] as const)(
    "lets nobody more into a politician's check or a case whose secrecy has not been said: %s",
    (action) => {
      const all = { id: 'p-anna', roles: [...ROLES] };
      const asked = caseOf(['p-anna', 'p-bo'], 'none', ['p-anna']);

      expect(may(all, action, asked)).toBe(true);
      expect(may(all, action, { ...asked, purpose: 'check' })).toBe(false);
      expect(may(all, action, { ...asked, secrecy: null })).toBe(false);
    },
  );

  it('gives a person the rights of all her roles', () => {
    const both = { id: 'p-anna', roles: ['politician', 'auditor'] as Role[] };

    expect(may(both, 'change-case', caseOf(['p-anna']))).toBe(true);
    expect(may(both, 'read-audit-log')).toBe(true);
  });

  it.each([
    ['no role', []],
    ['a role that is not known', ['mayor']],
  ])('gives nothing to %s', (_who, roles) => {
    const asker = { id: 'p-anna', roles: roles as Role[] };

    const allowed = ACTIONS.filter((action) => may(asker, action, caseOf(['p-anna'])));

    expect(allowed).toEqual([]);
  });

  it('is nothing on a case that is not said', () => {
    const onNoCase = ACTIONS.filter((action) => may({ id: 'p-anna', roles: [...ROLES] }, action));

    expect(onNoCase).toEqual(['open-assessment', 'open-check', 'start-from-earlier', 'read-audit-log', 'administer']);
  });
});
