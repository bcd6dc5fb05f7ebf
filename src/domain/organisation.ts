import { z } from 'zod';
import { Goal } from './goals.ts';
import { Id } from './question.ts';

/** What people can be in an organisation; one person can be several. */
export const ROLES = [
  'caseworker',
  'manager',
  'politician',
  'strategist',
  'registrar',
  'auditor',
  'administrator',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** A person with roles, known by work e-mail, directory id or both. */
const Member = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    email: z.email().optional(),
    directoryId: z.string().min(1).max(200).optional(),
    roles: z.array(Role).min(1),
    /** The committees whose cases a manager or strategist is told of; none: every committee's. */
    committees: z.array(z.string().trim().min(1).max(120)).default([]),
  })
  .refine(({ email, directoryId }) => email !== undefined || directoryId !== undefined, {
    error: 'member',
  });

/** An organisation (municipality, region or agency), as one YAML file named by JAMLOTS_ORGANISATION. */
export const Organisation = z.strictObject({
  id: Id,
  /** The name as documents write it; empty only when no file is given, then the decision document's own is used. */
  name: z.string().trim().max(200),
  committees: z.array(z.string().trim().min(1).max(120)).default([]),
  /** People with roles other than caseworker's, which everybody in the e-mail domains is. */
  people: z.array(Member).default([]),
  /** The domains after the @ whose people are let in; none: everybody who can reach the bot. */
  emailDomains: z.array(z.string().regex(/^[\w-]+(\.[\w-]+)+$/)).default([]),
  /** Perspectives that are switched on in every checklist that has them. */
  modules: z.array(Id).default([]),
  /** The organisation's own goals. */
  goals: z.array(Goal.omit({ source: true })).default([]),
  /** The lists of goals that the organisation works by, beside its own; the CEMR declaration only if it has signed. */
  goalSources: z.array(z.enum(['national', 'cemr', 'agenda2030'])).default(['national', 'agenda2030']),
  /** Headings in decision documents under which consequences are described. */
  headings: z.array(z.string().trim().min(1).max(120)).default([]),
  /** Whether an assessment is reviewed before it is established. */
  review: z
    .union([z.boolean(), z.enum(['on', 'off'])], 'on-or-off')
    .default(false)
    .transform((said) => said === true || said === 'on'),
  /** A folder of checklists of the organisation's own, beside the YAML file. */
  checklists: z.string().min(1).optional(),
});
export type Organisation = z.infer<typeof Organisation>;

/** The organisation when no file is given: everybody is a caseworker, and nothing is reviewed. */
export const DEFAULT_ORGANISATION: Organisation = Organisation.parse({
  id: 'default',
  name: '',
  goalSources: ['national', 'agenda2030', 'cemr'],
});

/** How somebody is known: by a verified work e-mail or a directory id. */
export type Identity = { email?: string; directoryId?: string };

/** The roles of a person: those given in the file, and caseworker for everybody who belongs. */
export function rolesOf(organisation: Organisation, who: Identity, administrator: string | undefined): Role[] {
  const email = who.email?.toLowerCase();
  const given = organisation.people.filter(
    (member) =>
      (email !== undefined && member.email?.toLowerCase() === email) ||
      (who.directoryId !== undefined && member.directoryId === who.directoryId),
  );
  const roles: Role[] = [
    ...(belongs(organisation, who) || given.length > 0 ? (['caseworker'] as const) : []),
    ...given.flatMap((member) => member.roles),
    ...(email !== undefined && email === administrator?.toLowerCase() ? (['administrator'] as const) : []),
  ];
  return ROLES.filter((role) => roles.includes(role));
}

function belongs({ emailDomains }: Organisation, { email }: Identity): boolean {
  if (emailDomains.length === 0) return true;
  const domain = email?.toLowerCase().split('@').at(-1);
  return emailDomains.some((allowed) => allowed.toLowerCase() === domain);
}
