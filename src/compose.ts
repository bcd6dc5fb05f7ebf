import { randomUUID } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { World } from './app/world.ts';
import type { Config } from './config.ts';
import { loadChecklistFolder } from './content/checklists.ts';
import { loadOrganisation } from './content/organisation.ts';
import type { Checklist } from './domain/checklist.ts';
import { type Goal, goalKey } from './domain/goals.ts';
import type { Module } from './domain/module.ts';
import { type Organisation, rolesOf } from './domain/organisation.ts';
import { BotError } from './errors.ts';
import type { Documents, Log, Store } from './ports.ts';

/** The package's own folder, whether the code runs from `dist/` or `src/`. */
const PACKAGE = dirname(dirname(fileURLToPath(import.meta.url)));

/** The checklists that come with the bot. */
export const OWN_CHECKLISTS = join(PACKAGE, 'checklists');

/** What people are asked, and for whom: read once at the start. */
export type Content = { organisation: Organisation; checklists: Checklist[]; modules: Module[]; goals: Goal[] };

/** The organisation, its checklists beside the bot's own, and its goals beside everybody's. */
export function loadContent(organisationFile: string | undefined): Content {
  const organisation = loadOrganisation(organisationFile);
  const own = loadChecklistFolder(OWN_CHECKLISTS);
  const theirs =
    organisationFile !== undefined && organisation.checklists !== undefined
      ? loadChecklistFolder(resolve(dirname(organisationFile), organisation.checklists))
      : { checklists: [], modules: [], goals: [] };
  const replaced = new Set(theirs.checklists.map(({ id }) => id));
  return {
    organisation,
    checklists: [...caseworkersFirst(own.checklists.filter(({ id }) => !replaced.has(id))), ...theirs.checklists],
    modules: knownModules(organisation, [...own.modules, ...theirs.modules]),
    goals: goalsOf(organisation, [...own.goals, ...theirs.goals]),
  };
}

/** All modules. @throws BotError when the organisation switches on one that is not there. */
function knownModules({ modules }: Organisation, known: Module[]): Module[] {
  const ids = known.map(({ id }) => id);
  const unknown = modules.find((module) => !ids.includes(module));
  if (unknown === undefined) return known;
  const there = ids.join(', ');
  throw new BotError('ORGANISATION_FAULTY', `There is no module "${unknown}". Choose among: ${there}.`);
}

function caseworkersFirst(checklists: Checklist[]): Checklist[] {
  const rank = ({ id, audience }: Checklist) => (audience === 'politician' ? 2 : id === 'handlaggare' ? 0 : 1);
  return checklists.toSorted((a, b) => rank(a) - rank(b));
}

/** The goals of the sources that the organisation uses, and its own. @throws BotError when two bear one name. */
function goalsOf(organisation: Organisation, common: Goal[]): Goal[] {
  const own = organisation.goals.map((goal): Goal => ({ ...goal, source: 'own' }));
  const goals = [...own, ...common.filter(({ source }) => organisation.goalSources.some((used) => used === source))];
  const keys = goals.map((goal) => `${goalKey(goal)} ${goal.validFrom}`);
  const twice = keys.find((key, at) => keys.indexOf(key) < at);
  if (twice !== undefined)
    throw new BotError('ORGANISATION_FAULTY', `Two goals are called ${twice}. Give one of them another id.`);
  return goals;
}

/** Everything that turns need. There is one organisation; whoever is let in belongs to it. */
export function composeWorld(
  config: Config,
  { organisation, checklists, modules, goals }: Content,
  outside: { store: Store; documents: Documents; log: Log },
): World {
  return {
    ...outside,
    checklists,
    modules,
    goals,
    organisation: (id) => {
      if (id === organisation.id) return organisation;
      throw new BotError('OUR_FAULT', `There is no organisation "${id}" here.`);
    },
    roles: ({ person }) =>
      rolesOf(organisation, person.email === null ? {} : { email: person.email }, config.administrator),
    now: () => new Date().toISOString(),
    newId: randomUUID,
  };
}
