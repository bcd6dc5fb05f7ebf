import { z } from 'zod';
import { onlyDefined } from '../domain/only-defined.ts';
import type { Person, Talker } from '../ports.ts';
import type { Colleagues } from './view.ts';
import type { World } from './world.ts';

/** How many people there are to choose among; the others are reached by their address. A card is at most 28 KB. */
const CHOICES_MAX = 40;
/** How many people the store is asked for, of whom some may not belong to the organisation any longer. */
const KNOWN_MAX = 200;
/** What a person in the organisation's file is called in the choice, when only a directory id is known. */
const DIRECTORY = 'directory:';

/** Whom a question can be put to: the people in the organisation's file first, then others who are known, by name. */
export async function colleaguesOf(world: World, talker: Talker): Promise<Colleagues> {
  const { people: listed, emailDomains: domains } = world.organisation(talker.organisation);
  const everybody = await world.store.everybody(talker.organisation, { limit: KNOWN_MAX });
  const known = everybody.filter((person) => person.id !== talker.person.id && belongs(world, talker, person));
  const isKnown = (address: string) => everybody.some(({ email }) => email === address);
  const others = listed.flatMap(({ name, email, directoryId }) => {
    const address = email?.toLowerCase();
    if (address === undefined) return [{ id: `${DIRECTORY}${directoryId}`, title: name }];
    return isKnown(address) ? [] : [{ id: address, title: `${name}, ${address}` }];
  });
  const isListed = ({ email }: Person) => listed.some((one) => one.email?.toLowerCase() === email);
  const titled = (people: Person[]) =>
    people.map(({ id, name, email }) => ({ id, title: email === null ? name : `${name}, ${email}` }));
  const first = [...others, ...titled(known.filter(isListed))].toSorted((a, b) => a.title.localeCompare(b.title, 'sv'));
  const rest = titled(known.filter((person) => !isListed(person)));
  return { people: [...first, ...rest].slice(0, CHOICES_MAX), domains };
}

function belongs(world: World, talker: Talker, person: Person): boolean {
  return world.roles({ ...talker, person }).length > 0;
}

/**
 * The id of the person that was chosen or whose address was typed; null when there is nobody such in the
 * organisation. An address that nobody has used yet is kept, so that the question waits for whoever comes with it.
 */
export async function personMeant(
  world: World,
  talker: Talker,
  { person = '', email = '' }: Readonly<Record<string, string>>,
): Promise<string | null> {
  const address = email.trim() === '' && person.includes('@') ? person : email.trim();
  if (address !== '') return personAt(world, talker, address.toLowerCase());
  if (person.startsWith(DIRECTORY)) return personInDirectory(world, talker, person.slice(DIRECTORY.length));
  const [found] = await world.store.people(talker.organisation, [person]);
  return found && belongs(world, talker, found) ? found.id : null;
}

async function personAt(world: World, talker: Talker, email: string): Promise<string | null> {
  const { people } = world.organisation(talker.organisation);
  if (!z.email().safeParse(email).success || !belongs(world, talker, { id: '', name: '', email })) return null;
  const [found] = await world.store.everybody(talker.organisation, { email, limit: 1 });
  if (found) return found.id;
  const name = people.find((one) => one.email?.toLowerCase() === email)?.name ?? email;
  return (await world.store.known(talker.organisation, { email, name })).id;
}

/** Only those who stand in the organisation's file: the id comes from a card. */
async function personInDirectory(world: World, talker: Talker, directoryId: string): Promise<string | null> {
  const listed = world.organisation(talker.organisation).people.find((one) => one.directoryId === directoryId);
  if (!listed) return null;
  const who = { directoryId, name: listed.name, ...onlyDefined({ email: listed.email }) };
  return (await world.store.known(talker.organisation, who)).id;
}
