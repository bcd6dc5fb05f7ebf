import type { WebClient } from '@slack/web-api';
import type { Talker } from '../../ports.ts';
import type { SlackHouse } from './door.ts';
import { nameOf } from './fault-name.ts';
import type { ActionsBody } from './shapes.ts';

/** Who did something, as a delivery says it. */
export type Doer = { id: string; teamId?: string | undefined; name?: string | undefined };

/** Who sent an interactive delivery: her own workspace says where she belongs, else the one it came from. */
export function doerOf({ user, team }: Pick<ActionsBody, 'user' | 'team'>): Doer {
  return { id: user.id, teamId: user.team_id ?? team?.id, name: user.name };
}

/** Why somebody is not let in. */
export type NotLetIn = { refused: 'external' | 'guest' | 'bot' };

/** People as Slack knows them, made people of the organisation. */
export type SlackPeople = {
  talkerFor: (doer: Doer) => Promise<Talker | NotLetIn>;
  /** The Slack id of a person of the organisation; undefined when she is not in this workspace. */
  idOf: (email: string) => Promise<string | undefined>;
};

/** Whose the workspace is: its own id, and its enterprise's when it has one. */
export type Home = { teamId: string; enterpriseId: string | undefined };

/** How long what Slack said of somebody is believed, in milliseconds. */
const BELIEVED = 10 * 60_000;

type Told = Awaited<ReturnType<WebClient['users']['info']>>['user'];

/**
 * Nobody from another workspace, no guest and no bot is let in. People are linked by the e-mail that Slack has
 * verified. While Slack does not answer, what it last said of somebody holds; nobody is let in of whom it has said nothing.
 */
export function slackPeople(client: WebClient, home: Home, house: SlackHouse): SlackPeople {
  const seen = new Map<string, { at: number; told: Told }>();
  const ids = new Map<string, { at: number; id: string | undefined }>();
  const told = async (id: string): Promise<Told | 'nobody'> => {
    const known = seen.get(id);
    if (known && Date.now() - known.at < BELIEVED) return known.told;
    try {
      const { user } = await client.users.info({ user: id });
      seen.set(id, { at: Date.now(), told: user });
      return user;
    } catch (fault) {
      if (['user_not_found', 'user_not_visible'].includes(nameOf(fault))) return 'nobody';
      if (!known) throw fault;
      house.log.warn(
        { channel: 'slack', fault: nameOf(fault) },
        'Slack does not tell who somebody is; what it said before holds',
      );
      return known.told;
    }
  };
  return {
    talkerFor: async ({ id, teamId, name }) => {
      if (teamId !== undefined && teamId !== home.teamId && teamId !== home.enterpriseId)
        return { refused: 'external' };
      const user = await told(id);
      if (user === 'nobody') return { refused: 'external' };
      const refused = user && refusalOf(user, home);
      if (refused) return { refused };
      const email = user?.profile?.email;
      const person = await house.personKnownBy({
        directoryId: `slack:${home.teamId}:${id}`,
        name: user?.profile?.real_name || user?.real_name || user?.name || name || id,
        ...(email && { email }),
      });
      return { organisation: house.organisation, person, language: house.language };
    },
    idOf: async (email) => {
      const known = ids.get(email);
      if (known && Date.now() - known.at < BELIEVED) return known.id;
      const id = await lookedUp(client, email);
      ids.set(email, { at: Date.now(), id });
      return id;
    },
  };
}

function refusalOf(user: NonNullable<Told>, { teamId, enterpriseId }: Home): NotLetIn['refused'] | undefined {
  if (user.is_bot || user.id === 'USLACKBOT' || user.deleted) return 'bot';
  const isOurs = user.team_id === undefined || user.team_id === teamId || user.team_id === enterpriseId;
  const isOfEnterprise = enterpriseId !== undefined && user.enterprise_user?.enterprise_id === enterpriseId;
  if (user.is_stranger || !(isOurs || isOfEnterprise)) return 'external';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : undefined;
}

async function lookedUp(client: WebClient, email: string): Promise<string | undefined> {
  try {
    const { user } = await client.users.lookupByEmail({ email });
    return user?.id;
  } catch (fault) {
    if (nameOf(fault) === 'users_not_found') return undefined;
    throw fault;
  }
}
