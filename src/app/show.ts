import { type Action, may } from '../domain/access.ts';
import type { CaseFile } from '../domain/case-file.ts';
import { pendingWork } from '../domain/pending-work.ts';
import { whereItStands } from '../domain/standing.ts';
import type { Reply, Talker } from '../ports.ts';
import { doPendingWork } from './do-pending-work.ts';
import { noSuchCase, notAllowed } from './home.ts';
import { namesIn } from './names.ts';
import { present } from './present.ts';
import type { View } from './view.ts';
import type { World } from './world.ts';
import { readCase } from './write-case.ts';

/** The present card of a case; its pending work is done first, so that nothing waits for a restart. */
export async function showCase(world: World, talker: Talker, caseId: string): Promise<Reply> {
  let read = await readCase(world, talker.organisation, caseId);
  if (read.file && pendingWork(read.file).length > 0) {
    await tryPendingWork(world, talker.organisation, caseId);
    read = await readCase(world, talker.organisation, caseId);
  }
  if (!read.file) return noSuchCase(world, talker);
  const view = await viewOf(world, talker, caseId, read.file);
  if (!view.may('read-case')) return outside(world, talker, view);
  return { caseId, version: read.file.version, card: present(whereItStands(read.file), view) };
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

/** What is shown to one who may not read the case: that it is under way, where she may join it; else the start. */
export async function outside(world: World, talker: Talker, view: View): Promise<Reply> {
  return view.may('join-case')
    ? { caseId: view.caseId, card: present({ tell: 'not-joined', notices: [] }, view) }
    : notAllowed(world, talker);
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
