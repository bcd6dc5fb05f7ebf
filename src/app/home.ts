import { may } from '../domain/access.ts';
import { WORDS } from '../locales/words.ts';
import type { Card, Reply, Talker } from '../ports.ts';
import { homeCard } from './home-card.ts';
import { waitingFor } from './waiting.ts';
import type { World } from './world.ts';

/** How many cases a person's start page lists. */
const LISTED = 12;

/** The start page: what waits for the person, what can be begun, and her cases. */
export async function home(world: World, talker: Talker, notices: Card['notices'] = []): Promise<Reply> {
  const cases = await world.store.cases(talker.organisation, { member: talker.person.id, limit: LISTED });
  const waiting = await waitingFor(world, talker, cases);
  const { name } = world.organisation(talker.organisation);
  const roles = world.roles(talker);
  const asker = { id: talker.person.id, roles };
  const card = homeCard(world.checklists, cases, waiting, {
    language: talker.language,
    organisation: name,
    may: (action) => may(asker, action),
  });
  return { card: { ...card, notices: [...notices, ...card.notices] } };
}

export function noSuchCase(world: World, talker: Talker): Promise<Reply> {
  return home(world, talker, [{ tone: 'warning', text: WORDS[talker.language].home.noSuchCase }]);
}

export function notAllowed(world: World, talker: Talker): Promise<Reply> {
  return home(world, talker, [{ tone: 'warning', text: WORDS[talker.language].home.notAllowed }]);
}
