import type { WebClient } from '@slack/web-api';
import type { CardPlace } from '../../ports/card-places.ts';
import type { Reply, Talker } from '../../ports.ts';
import type { SlackHouse } from './door.ts';
import { nameOf } from './fault-name.ts';
import { handOver } from './hand-over.ts';
import { lanes } from './lanes.ts';
import { slackMessage } from './message.ts';
import { drawnBy, drawnWith, NO_CHANNEL, NO_MESSAGE, putCard } from './put-card.ts';
import { WORDS } from './words.ts';

/** Where a card is put: a channel, and a thread in it when the talk is in one. */
export type Spot = { channel: string; thread?: string | undefined };

/** What was under a press: the case its message was about, the click that drew it, who pressed, and her direct talk. */
export type Under = {
  caseId: string | undefined;
  again?: Record<string, unknown> | undefined;
  user: string;
  direct: Spot;
};

/** The cards that stand in Slack. */
export type Cards = {
  /** Puts a card where there is none, once for each `id`; the same case's card that stood there is taken away. */
  post: (talker: Talker, spot: Spot, reply: Reply, id: string, again?: Record<string, unknown>) => Promise<void>;
  /**
   * Puts what a turn gave on the card that was used, and brings the case's other cards up to date. What was used on
   * another's card, and is not about its case, is shown in the direct talk.
   */
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

/** `poster` posts cards without trying again by itself. */
export function slackCards(client: WebClient, poster: WebClient, house: SlackHouse): Cards {
  /** One after another for each person, by her id: which of her cards is the live one is told by what stands. */
  const inLane = lanes();
  const over = handOver(client, house);
  const put = putCard(client, poster);
  const { organisation, places } = house;

  async function showCase(place: CardPlace, caseId: string): Promise<Reply> {
    const person = await house.person(place.personId);
    if (!person) throw new Error('the person whose card it is has been erased');
    const talker: Talker = { organisation, person, language: languageOf(place) };
    const data = drawnBy(place) ?? { do: 'show', caseId };
    return house.turn({ ...talker, ...SHOW, delivery: `slack:show:${house.newId()}`, data });
  }

  /**
   * Draws a reply at its place, takes the case's other cards in that talk away, hands over its documents, and only
   * then notes which version is shown: what a crash leaves undone is an old card, which is mended.
   */
  async function draw(place: CardPlace, given: Reply, again?: Record<string, unknown>, isFirst = false): Promise<void> {
    const known = (await places.place(organisation, place.id)) ?? place;
    if (hasMoved(known)) return sayMoved(known);
    const isOld = known.caseId !== null && given.version !== undefined && given.version < known.shown;
    const reply = isOld && known.caseId !== null ? await showCase(known, known.caseId) : given;
    const caseId = reply.caseId ?? null;
    const now: CardPlace = caseId === known.caseId ? known : { ...known, caseId, shown: 0 };
    if (now !== known && caseId !== null) await places.keepPlace(organisation, now);
    const address = await put(now, reply, { again: isOld ? undefined : again, isFirst });
    if (!address) return places.removePlace(organisation, now.id);
    const drawn: CardPlace = { ...now, address };
    if (address.ts !== now.address.ts) await places.keepPlace(organisation, drawn);
    for (const rival of await rivalsOf(drawn)) await sayMoved(rival);
    const handed = await over(drawn, reply.card);
    await places.keepPlace(organisation, { ...handed, shown: reply.version ?? handed.shown });
  }

  async function refresh(place: CardPlace): Promise<void> {
    const { caseId } = place;
    await inLane(place.personId, async () => {
      if (hasMoved(place)) await sayMoved(place);
      else if (caseId !== null) await draw(place, await showCase(place, caseId));
    });
  }

  /** The case's cards that show less than the reply. Not from within a lane: other people's are drawn in theirs. */
  async function refreshOthers({ caseId, version = 0 }: Reply, drawn: CardPlace | undefined): Promise<void> {
    for (const other of await cardsOf(caseId))
      if (other.id !== drawn?.id && other.shown < version) await refresh(other);
  }

  async function rivalsOf({ id, caseId, personId, address }: CardPlace): Promise<CardPlace[]> {
    const { channel = '', thread } = address;
    return (await cardsOf(caseId ?? undefined)).filter(
      (other) => other.id !== id && other.personId === personId && isAt(other, { channel, thread }),
    );
  }

  async function cardsOf(caseId: string | undefined): Promise<CardPlace[]> {
    if (caseId === undefined) return [];
    return (await places.places(organisation, { channel: 'slack', caseId })).filter(isLive);
  }

  async function hersAt({ person }: Talker, spot: Spot): Promise<CardPlace[]> {
    const hers = await places.places(organisation, { channel: 'slack', personId: person.id });
    return hers.filter((place) => isLive(place) && isAt(place, spot));
  }

  function placeAt(talker: Talker, { channel, thread, ts }: Spot & { ts?: string }, id: string): CardPlace {
    return {
      ...{ id, channel: 'slack', kind: 'card', personId: talker.person.id, caseId: null },
      address: {
        ...{ channel, language: talker.language },
        ...(thread !== undefined && { thread }),
        ...(ts !== undefined && { ts }),
      },
      ...{ shown: 0, handedOver: [], at: house.now() },
    };
  }

  /** What is left of a card that has moved is a word, kept so that a repeat of what was done on it is known for one. */
  async function sayMoved(place: CardPlace): Promise<void> {
    const known = (await places.place(organisation, place.id)) ?? place;
    if (known.kind === 'told') return;
    const moved = { ...known, shown: 0, address: { ...known.address, moved: 'yes' } };
    await places.keepPlace(organisation, moved);
    try {
      await sayMovedAt(moved.address);
      await places.keepPlace(organisation, { ...moved, kind: 'told', shown: 1 });
    } catch (fault) {
      if (![...NO_MESSAGE, ...NO_CHANNEL].includes(nameOf(fault)))
        return tell(house, fault, 'an old card still stands; it is tried again');
      await places.removePlace(organisation, place.id);
    }
  }

  async function sayMovedAt({ channel = '', ts, language }: CardPlace['address']): Promise<void> {
    const words = WORDS[language === 'en' ? 'en' : 'sv'];
    if (ts !== undefined) await client.chat.update({ channel, ts, text: words.moved, blocks: [] });
  }

  /** Where a reply is shown: on the message that was used, or on the live card when that message is not one. */
  async function placeFor(talker: Talker, used: Spot & { ts: string }, caseId: string | undefined, under: Under) {
    const isUsed = ({ address }: CardPlace) => address.channel === used.channel && address.ts === used.ts;
    const ofCase = under.caseId === undefined ? [] : await placesOf(under.caseId);
    const found =
      ofCase.find(isUsed) ??
      (await places.places(organisation, { channel: 'slack', personId: talker.person.id })).find(isUsed);
    if (found && isLive(found)) return found;
    const live = (await hersAt(talker, used)).find((place) => place.caseId !== null && place.caseId === caseId);
    const isDirect = used.channel === under.direct.channel;
    if (live && !found && isDirect) {
      const stray = { channel: used.channel, ts: used.ts, language: talker.language };
      await sayMovedAt(stray).catch((fault: unknown) => tell(house, fault, 'an old card still stands'));
    }
    if (live) return live;
    if (!found) return isDirect ? placeAt(talker, used, `at:${used.channel}:${used.ts}`) : undefined;
    const { moved: _moved, ...address } = found.address;
    const back: CardPlace = { ...found, kind: 'card', shown: 0, address };
    if (found.personId === talker.person.id) await places.keepPlace(organisation, back);
    return back;
  }

  const placesOf = (caseId: string) => places.places(organisation, { channel: 'slack', caseId });

  async function post(talker: Talker, spot: Spot, reply: Reply, id: string, again?: Record<string, unknown>) {
    const standing = await places.place(organisation, id);
    // A repeat: the card has been drawn, and may show something else or stand elsewhere by now.
    if (standing && (!isLive(standing) || standing.address.ts !== undefined)) return standing;
    const place = standing ?? drawnWith({ ...placeAt(talker, spot, id), caseId: reply.caseId ?? null }, again);
    if (!standing) await places.keepPlace(organisation, place);
    await draw(place, reply, again, !standing);
    return place;
  }

  /** Shows a reply on another's card: on hers there is nothing but what it told, and the case as it now is. */
  async function showOnAnothers(talker: Talker, used: Spot, reply: Reply, under: Under, at: CardPlace | undefined) {
    const isOnCase = reply.caseId !== undefined && reply.caseId === (at?.caseId ?? under.caseId);
    if (at && (isOnCase || reply.caseId === undefined)) {
      await whisperNotices(client, reply, { ...used, user: under.user });
      return refresh(at);
    }
    const id = `from:${used.channel}:${house.newId()}`;
    await inLane(talker.person.id, () => post(talker, under.direct, reply, id, under.again));
    const text = WORDS[talker.language].inDirectTalk;
    const said = { channel: used.channel, user: under.user, text, ...(used.thread && { thread_ts: used.thread }) };
    await client.chat.postEphemeral(said).catch((fault: unknown) => tell(house, fault, 'a word was not said'));
  }

  return {
    post: async (talker, spot, reply, id, again) => {
      const drawn = await inLane(talker.person.id, () => post(talker, spot, reply, id, again));
      await refreshOthers(reply, drawn);
    },
    show: async (talker, used, reply, under) => {
      const at = await inLane(talker.person.id, async () => {
        const place = await placeFor(talker, used, reply.caseId ?? under.caseId, under);
        if (place?.personId === talker.person.id) await draw(place, reply, under.again);
        return place;
      });
      if (at?.personId !== talker.person.id) await showOnAnothers(talker, used, reply, under, at);
      await refreshOthers(reply, at);
    },
    refresh: async (caseId) => {
      await Promise.all((await cardsOf(caseId)).map(refresh));
    },
    mend: async () => {
      for (const place of await places.stalePlaces(organisation, 'slack', MENDED))
        await refresh(place).catch((fault: unknown) => tell(house, fault, 'a card is still old; it is tried again'));
    },
    liveAt: async (talker, spot) => (await hersAt(talker, spot)).find(({ caseId }) => caseId !== null),
  };
}

function tell({ log }: SlackHouse, fault: unknown, says: string): void {
  log.warn({ channel: 'slack', fault: nameOf(fault) }, says);
}

function languageOf({ address }: CardPlace): Talker['language'] {
  return address.language === 'en' ? 'en' : 'sv';
}

function isLive(place: CardPlace): boolean {
  return place.kind === 'card' && !hasMoved(place);
}

function hasMoved({ kind, address }: CardPlace): boolean {
  return kind === 'told' || address.moved !== undefined;
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
