import { may } from '../domain/access.ts';
import { asksOf } from '../domain/asking.ts';
import type { CaseFile } from '../domain/case-file.ts';
import type { Language } from '../domain/language.ts';
import type { Role } from '../domain/organisation.ts';
import { WORDS } from '../locales/words.ts';
import type { WordOwed } from '../ports/word-owed.ts';
import type { Person } from '../ports.ts';
import type { World } from './world.ts';
import { readCase } from './write-case.ts';

/** The roles that are told when an assessment is submitted or established. */
const TOLD: readonly Role[] = ['manager', 'strategist'];

/**
 * The words that a case owes people: managers and strategists of its committee when it is submitted or established,
 * and its members when it has been ruled on. Which of them have been said is the channel's to know.
 */
export async function wordsOwed(
  world: World,
  organisation: string,
  caseId: string,
  language: Language,
): Promise<WordOwed[]> {
  const { file } = await readCase(world, organisation, caseId);
  if (file?.purpose !== 'assessment') return [];
  const asks = await asksOwed(world, organisation, caseId, file, language);
  const words = WORDS[language].talk.owed;
  const title = file.description?.title ?? WORDS[language].home.untitled;
  const members = await world.store.people(organisation, file.members);
  const by = members[0]?.name ?? '';
  if (file.status === 'submitted')
    return (await readers(world, organisation, file, language)).map((person) =>
      word(caseId, person, `submitted:${file.changedAt}`, words.submitted(title, by), { do: 'show', caseId }),
    );
  const ruling = file.rulings.at(-1);
  const ruled = ruling
    ? members
        .filter(({ id }) => id !== ruling.by)
        .map((person) => word(caseId, person, `${ruling.ruling}:${ruling.at}`, words[ruling.ruling](title)))
    : [];
  if (file.status !== 'established' || file.review) return [...asks, ...ruled];
  const { number } = file.established ?? { number: 0 };
  return (await readers(world, organisation, file, language)).map((person) =>
    word(caseId, person, `established:${number}`, words.established(title, by), { do: 'show', caseId }),
  );
}

function word(caseId: string, person: Person, what: string, text: string, card?: Record<string, unknown>): WordOwed {
  return { id: `word:${caseId}:${person.id}:${what}`, person, text, caseId, ...(card && { card }) };
}

/** The asks that wait for their people, and what was replied to those who asked. */
async function asksOwed(
  world: World,
  organisation: string,
  caseId: string,
  file: CaseFile,
  language: Language,
): Promise<WordOwed[]> {
  const { open, answered, declined } = asksOf(file);
  const asks = [...open, ...answered, ...declined];
  if (asks.length === 0) return [];
  const ids = asks.flatMap(({ by, person }) => [by, person]);
  const people = new Map((await world.store.people(organisation, [...new Set(ids)])).map((one) => [one.id, one]));
  const words = WORDS[language].talk.owed;
  const name = (id: string) => people.get(id)?.name ?? '';
  const said = (to: string, what: string, text: string, card?: Record<string, unknown>): WordOwed[] => {
    const person = people.get(to);
    return person ? [word(caseId, person, what, text, card)] : [];
  };
  return [
    ...open.flatMap(({ by, person, question, version }) =>
      said(person, `asked:${version}`, words.asked(name(by)), { do: 'show-ask', caseId, question }),
    ),
    ...answered.flatMap(({ by, person, version }) => said(by, `answered:${version}`, words.answered(name(person)))),
    ...declined.flatMap(({ by, person, version }) => said(by, `declined:${version}`, words.declined(name(person)))),
  ];
}

/** Managers and strategists who may read the case and whose committees it concerns, its members left out. */
async function readers(world: World, organisation: string, file: CaseFile, language: Language): Promise<Person[]> {
  const committee = file.description?.committee?.toLowerCase();
  const wanted = world
    .organisation(organisation)
    .people.filter(
      ({ roles, committees }) =>
        TOLD.some((role) => roles.includes(role)) &&
        (committees.length === 0 ||
          committee === undefined ||
          committees.some((one) => one.toLowerCase() === committee)),
    );
  const people = await Promise.all(
    wanted.map(({ name, email, directoryId }) =>
      world.store.known(organisation, { name, ...(email && { email }), ...(directoryId && { directoryId }) }),
    ),
  );
  return people.filter((person) => {
    const asker = { id: person.id, roles: world.roles({ organisation, person, language }) };
    return !file.members.includes(person.id) && may(asker, 'read-case', file);
  });
}
