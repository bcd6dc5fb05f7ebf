import type { CaseFile } from '../domain/case-file.ts';
import type { Talker } from '../ports.ts';
import type { World } from './world.ts';

/** The names of everybody in the case, and of the person herself, by id. */
export async function namesIn(
  world: World,
  talker: Talker,
  file: CaseFile | undefined,
): Promise<Record<string, string>> {
  const ids = [
    ...(file?.members ?? []),
    ...Object.values(file?.answers ?? {}).map(({ by }) => by),
    ...(file?.asks ?? []).map(({ person }) => person),
  ];
  const people = await world.store.people(talker.organisation, [...new Set(ids)]);
  return Object.fromEntries([...people, talker.person].map(({ id, name }) => [id, name]));
}
