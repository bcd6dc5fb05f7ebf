import { may } from '../domain/access.ts';
import { type Answer, hasSubstance } from '../domain/answer.ts';
import type { CaseFile } from '../domain/case-file.ts';
import { matchable } from '../domain/case-number.ts';
import type { Talker } from '../ports.ts';
import { dayOf } from './answer-words.ts';
import { FINISHED } from './home-card.ts';
import type { Earlier } from './opening-cards.ts';
import type { World } from './world.ts';
import { readCase } from './write-case.ts';

/** How many earlier assessments are offered. */
const OFFERED = 3;

/** Established assessments that seem to be of the same recurring case: the same number, or the same title. */
export async function earlierThan(world: World, talker: Talker, caseId: string, file: CaseFile): Promise<Earlier[]> {
  const { description } = file;
  const asker = { id: talker.person.id, roles: world.roles(talker) };
  if (!description || !may(asker, 'start-from-earlier')) return [];
  const wanted = { purpose: 'assessment' as const, statuses: FINISHED, limit: OFFERED + 1 };
  const lists = await Promise.all([
    ...description.numbers.map((number) =>
      world.store.cases(talker.organisation, { ...wanted, number: matchable(number) }),
    ),
    world.store.cases(talker.organisation, { ...wanted, title: description.title }),
  ]);
  const found = new Map(lists.flat().map((line) => [line.caseId, line]));
  return [...found.values()]
    .filter((line) => line.caseId !== caseId && !line.secret && line.checklist === file.checklist.id)
    .slice(0, OFFERED)
    .map((line) => ({ caseId: line.caseId, title: line.title, date: dayOf(line.updatedAt) }));
}

/** The answers of an earlier assessment that questions of this case can take over. */
export async function earlierAnswers(
  world: World,
  talker: Talker,
  from: string | null,
  file: CaseFile,
): Promise<Record<string, Answer>> {
  if (from === null) return {};
  const earlier = await readCase(world, talker.organisation, from);
  const asker = { id: talker.person.id, roles: world.roles(talker) };
  if (!earlier.file || !may(asker, 'read-established', earlier.file)) return {};
  const kinds = new Map(file.checklist.questions.map(({ id, kind }) => [id, kind]));
  const answers = earlier.file.established?.assessment?.questions ?? [];
  return Object.fromEntries(
    answers.flatMap(({ id, kind, answer }) => (kinds.get(id) === kind && hasSubstance(answer) ? [[id, answer]] : [])),
  );
}
