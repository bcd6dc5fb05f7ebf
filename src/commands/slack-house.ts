import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { wordsOwed } from '../app/words-owed.ts';
import type { World } from '../app/world.ts';
import type { SlackHouse } from '../channels/slack/door.ts';
import { type TokenSafe, Tokens } from '../channels/slack/token-keeper.ts';
import type { SlackConfig } from '../config.ts';
import type { Language } from '../domain/language.ts';
import { BotError } from '../errors.ts';
import type { Log, Turn } from '../ports.ts';

/** How far back a case is looked at for words that somebody was owed and did not get, in days and in cases. */
const LATE_DAYS = 7;
const LATE_CASES = 100;

/** What is served in Slack, to whom, and where an exchanged token is kept, readable by its owner alone. */
type Served = {
  organisation: string;
  language: Language;
  world: World;
  turn: Turn;
  log: Log;
  tokenFile: string;
};

/** What the Slack channel needs of the house. */
export function slackHouse(
  { rotation, ...settings }: SlackConfig,
  { organisation, language, world, turn, log, tokenFile }: Served,
): SlackHouse {
  const { store, documents } = world;
  const { emailDomains, people } = world.organisation(organisation);
  const isLinkable = (email: string) => {
    const address = email.toLowerCase();
    const domain = address.split('@').at(-1);
    const isListed = people.some((person) => person.email?.toLowerCase() === address);
    return isListed || emailDomains.length === 0 || emailDomains.some((allowed) => allowed.toLowerCase() === domain);
  };
  return {
    ...{ organisation, language, turn, log },
    settings: { ...settings, rotation: rotation && { ...rotation, safe: tokenSafe(tokenFile) } },
    places: store,
    personKnownBy: ({ email, ...who }) =>
      store.known(organisation, { ...who, ...(email !== undefined && isLinkable(email) && { email }) }),
    person: async (id) => (await store.people(organisation, [id]))[0],
    fetchDocument: (id) => store.fetch(organisation, id),
    carriesAssessment: (bytes, name) => {
      const carried = documents.carried(bytes, name);
      return !carried.refused && carried.data !== undefined;
    },
    wordsOwed: (caseId) => wordsOwed(world, organisation, caseId, language),
    casesOfLate: async () => {
      const since = new Date(Date.parse(world.now()) - LATE_DAYS * 24 * 3_600_000).toISOString();
      const cases = await store.cases(organisation, { statuses: ['submitted', 'established'], limit: LATE_CASES });
      return cases.filter(({ updatedAt }) => updatedAt >= since).map(({ caseId }) => caseId);
    },
    now: world.now,
    newId: randomUUID,
  };
}

/** A file that its owner alone reads, replaced as a whole, so that a crash leaves the old pair or the new. */
function tokenSafe(path: string): TokenSafe {
  return {
    read: async () => {
      try {
        return Tokens.parse(JSON.parse(await readFile(path, 'utf8')));
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
        const says = `${path} holds no Slack tokens. Remove it, and install the app anew.`;
        throw new BotError('CONFIGURATION_FAULTY', says, { cause });
      }
    },
    keep: async (tokens) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.new`, JSON.stringify(tokens), { mode: 0o600, flush: true });
      await rename(`${path}.new`, path);
    },
  };
}
