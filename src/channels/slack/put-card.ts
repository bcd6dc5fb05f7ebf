import { setTimeout as sleep } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { CardPlace } from '../../ports/card-places.ts';
import type { Reply } from '../../ports.ts';
import { isAnswer, nameOf } from './fault-name.ts';
import { slackMessage } from './message.ts';

/** What Slack says of a message, or of its channel, that is no more. */
export const NO_MESSAGE = ['message_not_found', 'cant_update_message'];
export const NO_CHANNEL = ['channel_not_found', 'not_in_channel', 'is_archived', 'channel_is_archived'];

/** How often a message is sent, and how long apart in milliseconds, when Slack does not say what became of it. */
const TRIES = 3;
const APART = 400;
/** The longest that Slack is waited for when it asks for time, in seconds. */
const WAIT_MAX = 30;

/** How far back, in seconds, and how many messages a card is looked for among. */
const BEFORE = 60;
const LOOKED_AT = 100;

/** Updates the card, or posts it where it is not yet or no more; gives its address, or nothing when its channel is gone. */
export type PutCard = (
  place: CardPlace,
  reply: Reply,
  how: { again: Record<string, unknown> | undefined; isFirst: boolean },
) => Promise<CardPlace['address'] | undefined>;

type Message = ReturnType<typeof slackMessage>;

/**
 * `poster` tries once and tells: a post whose answer was lost may stand in Slack, so it is looked for before it is sent
 * again. A card is known by its place's id, which travels in the message's metadata.
 */
export function putCard(client: WebClient, poster: WebClient): PutCard {
  async function post({ id, address, at }: CardPlace, message: Message, isFirst: boolean): Promise<string | undefined> {
    const { channel = '', thread } = address;
    for (let tried = 0; ; tried += 1) {
      const standing = isFirst && tried === 0 ? undefined : await standingAs(client, id, { channel, thread, at });
      if (standing !== undefined) {
        await client.chat.update({ channel, ts: standing, ...message });
        return standing;
      }
      try {
        const posted = await poster.chat.postMessage({
          ...{ channel, ...message, metadata: { event_type: 'jamlots_card', event_payload: { place: id } } },
          ...(thread !== undefined && { thread_ts: thread }),
        });
        return posted.ts;
      } catch (fault) {
        if (isAnswer(fault) || tried + 1 === TRIES) throw fault;
        await sleep(waitAfter(fault));
      }
    }
  }

  return async (place, { card, caseId, version }, { again, isFirst }) => {
    const { address } = place;
    const message = slackMessage(card, {
      caseId,
      again: again ?? drawnBy(place) ?? (caseId === undefined ? { do: 'home' } : undefined),
      salt: String(version ?? 0),
    });
    const { channel = '', ts } = address;
    try {
      if (ts !== undefined && (await isUpdated(client, { channel, ts, ...message }))) return address;
      const posted = await post(place, message, isFirst);
      return { ...address, ...(posted !== undefined && { ts: posted }) };
    } catch (fault) {
      if (NO_CHANNEL.includes(nameOf(fault))) return undefined;
      throw fault;
    }
  };
}

/** The click that draws a card which showing its case would not give: the one question that a colleague was asked. */
export function drawnBy({ address }: CardPlace): Record<string, unknown> | undefined {
  return address.again === undefined ? undefined : JSON.parse(address.again);
}

/** The place of such a card. */
export function drawnWith(place: CardPlace, again: Record<string, unknown> | undefined): CardPlace {
  if (again?.do !== 'show-ask') return place;
  return { ...place, address: { ...place.address, again: JSON.stringify(again) } };
}

/** A client for what must not be repeated blindly. */
export function posterOf(token: string, options: webApi.WebClientOptions): WebClient {
  return new webApi.WebClient(token, { ...options, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });
}

type Where = { channel: string; thread: string | undefined; at: string };

/** The ts of the message that was posted for a place; undefined when there is none, or the bot may not look. */
async function standingAs(client: WebClient, id: string, { channel, thread, at }: Where): Promise<string | undefined> {
  const since = String(Math.floor(Date.parse(at) / 1000) - BEFORE);
  const asked = { channel, oldest: since, limit: LOOKED_AT, include_all_metadata: true };
  try {
    const { messages } = await (thread === undefined
      ? client.conversations.history(asked)
      : client.conversations.replies({ ...asked, ts: thread }));
    return messages?.find(({ metadata }) => placeIn(metadata) === id)?.ts;
  } catch (fault) {
    if (isAnswer(fault)) return undefined;
    throw fault;
  }
}

function placeIn(metadata: { event_payload?: object } | undefined): unknown {
  const { event_payload: payload } = metadata ?? {};
  return payload && 'place' in payload ? payload.place : undefined;
}

function waitAfter(fault: unknown): number {
  const seconds = typeof fault === 'object' && fault !== null && 'retryAfter' in fault ? Number(fault.retryAfter) : 0;
  return seconds > 0 ? Math.min(seconds, WAIT_MAX) * 1000 : APART;
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
