import { type Action, may } from '../domain/access.ts';
import type { CaseFile } from '../domain/case-file.ts';
import { pendingWork } from '../domain/pending-work.ts';
import { whereItStands } from '../domain/standing.ts';
import { WORDS } from '../locales/words.ts';
import type { Card, Reply, Talker } from '../ports.ts';
import { doPendingWork } from './do-pending-work.ts';
import { homeCard } from './home-card.ts';
import { present } from './present.ts';
import type { View } from './view.ts';
import type { World } from './world.ts';
import { readCase } from './write-case.ts';

/** How many cases a person's start page lists. */
const LISTED = 12;

/** The start page: what can be begun, and the person's cases. */
export async function home(world: World, talker: Talker, notices: Card['notices'] = []): Promise<Reply> {
  const cases = await world.store.cases(talker.organisation, { member: talker.person.id, limit: LISTED });
  const { name } = world.organisation(talker.organisation);
  const roles = world.roles(talker);
  const asker = { id: talker.person.id, roles };
  const card = homeCard(world.checklists, cases, {
    language: talker.language,
    organisation: name,
    may: (action) => may(asker, action),
  });
  return { card: { ...card, notices: [...notices, ...card.notices] } };
}

/** The present card of a case; its pending work is done first, so that nothing waits for a restart. */
export async function showCase(world: World, talker: Talker, caseId: string): Promise<Reply> {
  let read = await readCase(world, talker.organisation, caseId);
  if (read.file && pendingWork(read.file).length > 0) {
    await tryPendingWork(world, talker.organisation, caseId);
    read = await readCase(world, talker.organisation, caseId);
  }
  if (!read.file) return noSuchCase(world, talker);
  const view = await viewOf(world, talker, caseId, read.file);
  if (!view.may('read-case')) return notAllowed(world, talker);
  return { caseId, card: present(whereItStands(read.file), view) };
}

/** Pending work that fails is told by the card and tried again later; it never fails the turn that caused it. */
export async function tryPendingWork(world: World, organisation: string, caseId: string): Promise<void> {
  try {
    await doPendingWork(world, organisation, caseId);
  } catch (fault) {
    world.log.error(
      { case: caseId, fault: fault instanceof Error ? fault.name : 'unknown' },
      'pending work failed; it is tried again',
    );
  }
}

export function noSuchCase(world: World, talker: Talker): Promise<Reply> {
  return home(world, talker, [{ tone: 'warning', text: WORDS[talker.language].home.noSuchCase }]);
}

export function notAllowed(world: World, talker: Talker): Promise<Reply> {
  return home(world, talker, [{ tone: 'warning', text: WORDS[talker.language].home.notAllowed }]);
}

/** What cards of this case are made from, for this person. */
export async function viewOf(world: World, talker: Talker, caseId: string, file: CaseFile): Promise<View> {
  const asker = { id: talker.person.id, roles: world.roles(talker) };
  return {
    caseId,
    file,
    language: talker.language,
    organisation: world.organisation(talker.organisation).name,
    names: await namesIn(world, talker, file),
    may: (action: Action) => may(asker, action, file),
  };
}

/** The names of everybody in the case, and of the person herself, by id. */
export async function namesIn(
  world: World,
  talker: Talker,
  file: CaseFile | undefined,
): Promise<Record<string, string>> {
  const ids = [...(file?.members ?? []), ...Object.values(file?.answers ?? {}).map(({ by }) => by)];
  const people = await world.store.people(talker.organisation, [...new Set(ids)]);
  return Object.fromEntries([...people, talker.person].map(({ id, name }) => [id, name]));
}
