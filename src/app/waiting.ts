import { may } from '../domain/access.ts';
import { asksOf } from '../domain/asking.ts';
import { WORDS } from '../locales/words.ts';
import type { CaseSummary, Talker } from '../ports.ts';
import { namesIn } from './names.ts';
import { nameOf, questionTitle } from './view.ts';
import type { World } from './world.ts';
import { readCase } from './write-case.ts';

/** How many cases that wait for a person her start page names. */
const LISTED = 12;

/** What waits for a person: a question to answer, a colleague's answer to confirm, or a case to complete. */
export type Waiting = { caseId: string; title: string } & (
  | { waits: 'asked' | 'answered'; question: string; questionTitle: string; name: string }
  | { waits: 'returned' }
);

/** Everything that waits for the person: what others ask first, then answers to confirm, then cases sent back. */
export async function waitingFor(world: World, talker: Talker, own: readonly CaseSummary[]): Promise<Waiting[]> {
  const query = { waitingFor: talker.person.id, limit: LISTED };
  const lines = await world.store.cases(talker.organisation, query);
  const found = (await Promise.all(lines.map(({ caseId }) => waitingIn(world, talker, caseId)))).flat();
  const returned = own.filter(({ status }) => status === 'returned');
  return [
    ...found.filter(({ waits }) => waits === 'asked'),
    ...found.filter(({ waits }) => waits === 'answered'),
    ...returned.map(({ caseId, title }) => ({ waits: 'returned' as const, caseId, title: titled(title, talker) })),
  ];
}

async function waitingIn(world: World, talker: Talker, caseId: string): Promise<Waiting[]> {
  const { file } = await readCase(world, talker.organisation, caseId);
  if (!file) return [];
  const { id } = talker.person;
  const asker = { id, roles: world.roles(talker) };
  const view = { language: talker.language, names: await namesIn(world, talker, file) };
  const { open, answered } = asksOf(file);
  const title = titled(file.description?.title ?? '', talker);
  const line = (waits: 'asked' | 'answered', question: string, other: string): Waiting => ({
    ...{ waits, caseId, title, question },
    questionTitle: questionTitle(file, question, talker.language),
    name: nameOf(other, view),
  });
  return [
    ...(may(asker, 'reply-to-ask', file) ? open.filter(({ person }) => person === id) : []).map(({ question, by }) =>
      line('asked', question, by),
    ),
    ...(may(asker, 'change-case', file) ? answered.filter(({ by }) => by === id) : []).map(({ question, person }) =>
      line('answered', question, person),
    ),
  ];
}

function titled(title: string, { language }: Talker): string {
  return title === '' ? WORDS[language].home.untitled : title;
}
