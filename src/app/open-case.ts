import { may } from '../domain/access.ts';
import type { CaseEventOf } from '../domain/case-event.ts';
import type { Checklist } from '../domain/checklist.ts';
import { goalsOn } from '../domain/goals.ts';
import type { Input, InputOf } from '../domain/input.ts';
import { type Module, withModules } from '../domain/module.ts';
import { onlyDefined } from '../domain/only-defined.ts';
import type { Incoming, Reply } from '../ports.ts';
import { dayOf } from './answer-words.ts';
import { home, noSuchCase, notAllowed } from './home.ts';
import { present } from './present.ts';
import { viewOf } from './show.ts';
import type { World } from './world.ts';
import { readCase, runSteps, writeCase } from './write-case.ts';

type Wanted = { checklist: string } | { checks: { caseId: string; hash: string } };

/** Opens a case: an assessment or a check by its checklist, or a check of an assessment that is in the store. */
export async function openCase(world: World, incoming: Incoming, wanted: Wanted): Promise<Reply> {
  const checklist = world.checklists.find((candidate) =>
    'checklist' in wanted ? candidate.id === wanted.checklist : candidate.audience === 'politician',
  );
  if (!checklist) return home(world, incoming);
  const isCheck = checklist.audience === 'politician';
  const asker = { id: incoming.person.id, roles: world.roles(incoming) };
  if (!may(asker, isCheck ? 'open-check' : 'open-assessment')) return notAllowed(world, incoming);
  const opening = openingInput(world, incoming, checklist);
  const inputs = 'checks' in wanted ? await checkInputs(world, incoming, wanted.checks) : [];
  if (!inputs) return noSuchCase(world, incoming);
  const caseId = world.newId();
  const read = { organisation: incoming.organisation, caseId, events: [], file: undefined };
  const context = {
    caseId,
    today: dayOf(opening.at),
    organisation: world.organisation(incoming.organisation).name,
    names: { [incoming.person.id]: incoming.person.name },
  };
  const outcome = runSteps(read, [opening, ...inputs], context);
  const view = await viewOf(world, incoming, caseId, outcome.file);
  const reply: Reply = { caseId, version: outcome.file.version, card: present(outcome.telling, view) };
  await writeCase(world, read, outcome, { key: incoming.delivery, result: { reply } });
  return reply;
}

function openingInput(world: World, incoming: Incoming, checklist: Checklist): InputOf<'open'> {
  const organisation = world.organisation(incoming.organisation);
  const at = world.now();
  return {
    do: 'open',
    by: incoming.person.id,
    at,
    ...openingData(checklist, {
      language: incoming.language,
      modules: world.modules.filter(({ id }) => organisation.modules.includes(id)),
      goals: goalsOn(world.goals, dayOf(at)),
      review: organisation.review,
    }),
  };
}

type Settings = Pick<CaseEventOf<'case-opened'>['data'], 'language' | 'goals' | 'review'> & {
  modules: readonly Module[];
};

/** What travels with a case from its opening. A five-step check has no modules and chooses no goals. */
export function openingData(checklist: Checklist, settings: Settings): CaseEventOf<'case-opened'>['data'] {
  const isCheck = checklist.audience === 'politician';
  return {
    ...settings,
    purpose: isCheck ? 'check' : 'assessment',
    checklist: withModules(checklist, settings.modules),
    modules: isCheck ? [] : settings.modules.map(({ id }) => id),
    goals: isCheck ? [] : settings.goals,
  };
}

/** A check of an assessment that we hold: nothing to hand in, and nothing to describe again. */
async function checkInputs(
  world: World,
  incoming: Incoming,
  checks: { caseId: string; hash: string },
): Promise<Input[] | undefined> {
  const { file } = await readCase(world, incoming.organisation, checks.caseId);
  const assessment = file?.established?.assessment;
  const asker = { id: incoming.person.id, roles: world.roles(incoming) };
  if (!file || !assessment || !may(asker, 'read-established', file)) return undefined;
  const stamp = { by: incoming.person.id, at: world.now() };
  return [
    { ...stamp, do: 'decline-document' },
    { ...stamp, do: 'read-subject', assessment, caseId: checks.caseId, hash: assessment.hash },
    {
      ...stamp,
      do: 'describe',
      title: assessment.title,
      numbers: assessment.caseNumbers.join(', '),
      ...{
        committee: '',
        decisionDate: '',
        ...onlyDefined({ committee: assessment.committee, decisionDate: assessment.decisionDate }),
      },
    },
  ];
}
