import type { WebClient } from '@slack/web-api';
import type { CardPlace } from '../../ports/card-places.ts';
import type { Reply, Talker } from '../../ports.ts';
import type { SlackHouse } from './door.ts';
import { nameOf } from './fault-name.ts';
import { handOver } from './hand-over.ts';
import { lanes } from './lanes.ts';
import { slackMessage } from './message.ts';
import { WORDS } from './words.ts';

/** Where a card is put: a channel, and a thread in it when the talk is in one. */
export type Spot = { channel: string; thread?: string | undefined };

/** What was under a press: the case its message was about, the click that drew it, and who pressed. */
export type Under = { caseId: string | undefined; again?: Record<string, unknown> | undefined; user: string };

/** The cards that stand in Slack. */
export type Cards = {
  /** Puts a card where there is none, once for each `id`; the same case's card that stood there is taken away. */
  post: (talker: Talker, spot: Spot, reply: Reply, id: string, again?: Record<string, unknown>) => Promise<void>;
  /** Puts what a turn gave on the card that was used, and brings the case's other cards up to date. */
  show: (talker: Talker, used: Spot & { ts: string }, reply: Reply, under: Under) => Promise<void>;
  /** Brings every card of a case up to date. */
  refresh: (caseId: string) => Promise<void>;
  /** Brings cards up to date that were left behind by a crash, or while Slack did not answer. */
  mend: () => Promise<void>;
  /** The newest live card of a talk that is about a case. */
  liveAt: (talker: Talker, spot: Spot) => Promise<CardPlace | undefined>;
};

/** The most cards that are mended at a time; Slack lets a workspace have about 50 updates a minute. */
const MENDED = 40;
const SHOW = { channel: 'slack', sent: 'click', values: {} } as const;
/** What Slack says of a message, or of its channel, that is no more. */
const NO_MESSAGE = ['message_not_found', 'cant_update_message'];
const NO_CHANNEL = ['channel_not_found', 'not_in_channel', 'is_archived', 'channel_is_archived'];

export function slackCards(client: WebClient, house: SlackHouse): Cards {
  const inLane = lanes();
  const over = handOver(client, house);
  const { organisation, places } = house;

  async function showCase(place: CardPlace, caseId: string): Promise<Reply> {
    const person = await house.person(place.personId);
    if (!person) throw new Error('the person whose card it is has been erased');
    const talker: Talker = { organisation, person, language: languageOf(place) };
    const data = drawnBy(place) ?? { do: 'show', caseId };
    return house.turn({ ...talker, ...SHOW, delivery: `slack:show:${house.newId()}`, data });
  }

  /** Draws a reply at its place, hands over its documents, and only then notes which version is shown. */
  async function draw(place: CardPlace, given: Reply, again?: Record<string, unknown>): Promise<void> {
    const known = (await places.place(organisation, place.id)) ?? place;
    const isOld = known.caseId !== null && given.version !== undefined && given.version < known.shown;
    const reply = isOld && known.caseId !== null ? await showCase(known, known.caseId) : given;
    const address = await put(client, known, reply, isOld ? undefined : again);
    if (!address) return places.removePlace(organisation, known.id);
    const caseId = reply.caseId ?? null;
    const shown: CardPlace = { ...known, address, caseId, shown: caseId === known.caseId ? known.shown : 0 };
    if (address.ts !== known.address.ts) await places.keepPlace(organisation, shown);
    const handed = await over(shown, reply.card);
    await places.keepPlace(organisation, { ...handed, shown: reply.version ?? handed.shown });
  }

  async function refresh(place: CardPlace): Promise<void> {
    const { caseId } = place;
    if (caseId === null) return;
    await inLane(place.id, async () => draw(place, await showCase(place, caseId)));
  }

  async function cardsOf(caseId: string | undefined): Promise<CardPlace[]> {
    if (caseId === undefined) return [];
    return (await places.places(organisation, { channel: 'slack', caseId })).filter(({ kind }) => kind === 'card');
  }

  function placeAt(talker: Talker, spot: Spot, ts: string | undefined, caseId: string | undefined): CardPlace {
    const { channel, thread } = spot;
    return {
      ...{ id: house.newId(), channel: 'slack', kind: 'card', personId: talker.person.id },
      caseId: caseId ?? null,
      address: {
        ...{ channel, language: talker.language },
        ...(thread !== undefined && { thread }),
        ...(ts !== undefined && { ts }),
      },
      ...{ shown: 0, handedOver: [], at: house.now() },
    };
  }

  /** The same case's card in the same talk is taken away, so that one card is the live one. */
  async function takeAway(place: CardPlace): Promise<void> {
    const { channel = '', ts } = place.address;
    await places.removePlace(organisation, place.id);
    if (ts === undefined) return;
    const gone = client.chat.update({ channel, ts, text: WORDS[languageOf(place)].moved, blocks: [] });
    await gone.catch((fault: unknown) => tell(house, fault, 'an old card still stands'));
  }

  return {
    post: async (talker, spot, reply, id, again) => {
      const earlier = (await cardsOf(reply.caseId)).filter((one) => one.id !== id);
      const standing = await places.place(organisation, id);
      const place = standing ?? drawnWith({ ...placeAt(talker, spot, undefined, reply.caseId), id }, again);
      if (!standing) await places.keepPlace(organisation, place);
      await inLane(id, () => draw(place, reply, again));
      for (const old of earlier.filter((one) => isAt(one, spot))) await inLane(old.id, () => takeAway(old));
    },
    show: async (talker, used, reply, { caseId: before, again, user }) => {
      const standing = [
        ...(await cardsOf(before)),
        ...(await places.places(organisation, { channel: 'slack', personId: talker.person.id })),
      ];
      const place = standing.find(({ address }) => address.channel === used.channel && address.ts === used.ts);
      const at = place ?? placeAt(talker, used, used.ts, reply.caseId ?? before);
      const isHers = at.personId === talker.person.id;
      const isOnCase = reply.caseId !== undefined && reply.caseId === (at.caseId ?? before);
      if (!isHers) await whisperNotices(client, reply, { ...used, user });
      const others = (await cardsOf(reply.caseId)).filter(({ id }) => id !== at.id);
      await Promise.all([
        ...(isHers ? [inLane(at.id, () => draw(at, reply, again))] : isOnCase ? [refresh(at)] : []),
        ...others.map(refresh),
      ]);
    },
    refresh: async (caseId) => {
      await Promise.all((await cardsOf(caseId)).map(refresh));
    },
    mend: async () => {
      for (const place of await places.stalePlaces(organisation, 'slack', MENDED))
        await refresh(place).catch((fault: unknown) => tell(house, fault, 'a card is still old; it is tried again'));
    },
    liveAt: async (talker, spot) =>
      (await places.places(organisation, { channel: 'slack', personId: talker.person.id })).find(
        (place) => place.kind === 'card' && place.caseId !== null && isAt(place, spot),
      ),
  };
}

function tell({ log }: SlackHouse, fault: unknown, says: string): void {
  log.warn({ channel: 'slack', fault: nameOf(fault).slice(0, 60) }, says);
}

function languageOf({ address }: CardPlace): Talker['language'] {
  return address.language === 'en' ? 'en' : 'sv';
}

/** The click that draws a card which showing its case would not give: the one question that a colleague was asked. */
function drawnBy({ address }: CardPlace): Record<string, unknown> | undefined {
  return address.again === undefined ? undefined : JSON.parse(address.again);
}

function drawnWith(place: CardPlace, again: Record<string, unknown> | undefined): CardPlace {
  if (again?.do !== 'show-ask') return place;
  return { ...place, address: { ...place.address, again: JSON.stringify(again) } };
}

function isAt({ address }: CardPlace, { channel, thread }: Spot): boolean {
  return address.channel === channel && address.thread === thread;
}

/** What a turn told somebody who pressed on another's card, in private; with the way in, where she may join. */
async function whisperNotices(
  client: WebClient,
  { card, caseId }: Reply,
  { channel, thread, user }: Spot & { user: string },
): Promise<void> {
  const mayJoin = card.actions.some(({ data }) => data.do === 'join');
  const text = card.notices.map((notice) => notice.text).join('\n');
  if (text === '' && !mayJoin) return;
  const message = mayJoin ? slackMessage(card, { caseId }) : { text };
  await client.chat.postEphemeral({ channel, user, ...message, ...(thread !== undefined && { thread_ts: thread }) });
}

/** Updates the card, or posts it where it is not yet or no more; nothing when its channel is gone. */
async function put(
  client: WebClient,
  place: CardPlace,
  { card, caseId, version }: Reply,
  again: Record<string, unknown> | undefined,
): Promise<CardPlace['address'] | undefined> {
  const message = slackMessage(card, {
    caseId,
    again: again ?? drawnBy(place) ?? (caseId === undefined ? { do: 'home' } : undefined),
    salt: String(version ?? 0),
  });
  const { address } = place;
  const { channel = '', ts, thread } = address;
  try {
    if (ts !== undefined && (await isUpdated(client, { channel, ts, ...message }))) return address;
    const posted = await client.chat.postMessage({
      channel,
      ...message,
      ...(thread !== undefined && { thread_ts: thread }),
    });
    return { ...address, ...(posted.ts !== undefined && { ts: posted.ts }) };
  } catch (fault) {
    if (NO_CHANNEL.includes(nameOf(fault))) return undefined;
    throw fault;
  }
}

async function isUpdated(client: WebClient, update: Parameters<WebClient['chat']['update']>[0]): Promise<boolean> {
  try {
    await client.chat.update(update);
    return true;
  } catch (fault) {
    if (NO_MESSAGE.includes(nameOf(fault))) return false;
    throw fault;
  }
}
