import type { CaseFile } from './case-file.ts';
import type { Role } from './organisation.ts';

/** Everything that somebody can do. A route or action that is not here cannot be asked about, so it cannot be built. */
export const ACTIONS = [
  'open-assessment',
  'open-check',
  'read-case',
  'change-case',
  'submit-case',
  'attach-draft',
  'reopen-case',
  'rule-on-case',
  'fetch-document',
  'read-established',
  'start-from-earlier',
  'ask-colleague',
  'reply-to-ask',
  'join-case',
  'read-audit-log',
  'administer',
] as const;
export type Action = (typeof ACTIONS)[number];

/** How far a right reaches: cases that one is a member of, that one is asked about, or all of the organisation's. */
export type Reach = 'own' | 'asked' | 'all';

/**
 * Who may do what. A role that is not named may not. The five-step check is open to all, since a politician
 * need not be known to the organisation's file to read a public document. Nobody rules on a case of her own.
 */
export const ACCESS: Readonly<Record<Action, Partial<Record<Role, Reach>>>> = {
  'open-assessment': { caseworker: 'all', manager: 'all', strategist: 'all' },
  'open-check': everyone('all'),
  'read-case': { ...everyone('own'), manager: 'all', strategist: 'all', auditor: 'all' },
  'change-case': { caseworker: 'own', manager: 'own', politician: 'own', strategist: 'own' },
  'submit-case': { caseworker: 'own', manager: 'own', politician: 'own', strategist: 'own' },
  'attach-draft': { caseworker: 'own', manager: 'own', strategist: 'own' },
  'reopen-case': { caseworker: 'own', manager: 'own', strategist: 'own' },
  'rule-on-case': { manager: 'all', strategist: 'all' },
  'fetch-document': { ...everyone('own'), manager: 'all', strategist: 'all', registrar: 'all', auditor: 'all' },
  'read-established': everyone('all'),
  'start-from-earlier': { caseworker: 'all', manager: 'all', strategist: 'all' },
  'ask-colleague': { caseworker: 'own', manager: 'own', strategist: 'own' },
  'reply-to-ask': everyone('asked'),
  'join-case': { caseworker: 'all', manager: 'all', strategist: 'all' },
  'read-audit-log': { auditor: 'all', administrator: 'all' },
  administer: { administrator: 'all' },
};

function everyone(reach: Reach): Record<Role, Reach> {
  return {
    caseworker: reach,
    manager: reach,
    politician: reach,
    strategist: reach,
    registrar: reach,
    auditor: reach,
    administrator: reach,
  };
}

/** Who asks: a person's id and roles. */
export type Asker = { id: string; roles: readonly Role[] };

/** The actions that are on no case in particular. */
const CASELESS: readonly Action[] = [
  'open-assessment',
  'open-check',
  'start-from-earlier',
  'read-audit-log',
  'administer',
];

/** The actions that let one more person into a case, or let her see something of it. */
const WIDENING: readonly Action[] = ['ask-colleague', 'reply-to-ask', 'join-case'];

/** Whose reach over all cases includes secret ones: somebody must be able to rule on them. */
const REACHES_SECRET: readonly Role[] = ['manager'];

/** What of a case its rights hang on. */
type Guarded = Pick<CaseFile, 'purpose' | 'members' | 'secrecy' | 'asks'>;

/**
 * Whether more people may be let into a case: an assessment that is said to be neither secret nor about an
 * individual. A politician's check is her own.
 */
export function isShareable({ purpose, secrecy }: Pick<Guarded, 'purpose' | 'secrecy'>): boolean {
  return purpose === 'assessment' && secrecy === 'none';
}

/**
 * Whether `asker` may do `action`, on `file` where it is on a case. A secret case, or one about an individual,
 * is for its members and for managers alone, and nobody more is let into it.
 */
export function may(asker: Asker, action: Action, file?: Guarded): boolean {
  const roles = asker.roles.filter((role) => ACCESS[action][role] !== undefined);
  if (roles.length === 0) return false;
  if (CASELESS.includes(action)) return true;
  if (!file) return false;
  if (WIDENING.includes(action) && !isShareable(file)) return false;
  const isMember = file.members.includes(asker.id);
  if (action === 'rule-on-case' && isMember) return false;
  const isSecret = file.secrecy === 'secret' || file.secrecy === 'individual';
  const reachesAll = (role: Role) => ACCESS[action][role] === 'all' && (!isSecret || REACHES_SECRET.includes(role));
  const reachesOwn = (role: Role) => isMember && ACCESS[action][role] !== 'asked';
  const isAsked = file.asks.some(({ person }) => person === asker.id);
  const reachesAsked = (role: Role) => isAsked && ACCESS[action][role] === 'asked';
  return roles.some((role) => reachesOwn(role) || reachesAsked(role) || reachesAll(role));
}
