import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Reply, Talker } from '../../ports.ts';
import { actionOn, type Pressed } from './actions.ts';
import type { Cards, Spot } from './cards.ts';
import type { SlackHouse } from './door.ts';
import type { Lanes } from './lanes.ts';
import type { Doer, Home, SlackPeople } from './people.ts';

/** What every way into the talk uses: the house, Slack, and the cards that stand there. */
export type SlackTalk = {
  house: SlackHouse;
  client: WebClient;
  home: Home;
  people: SlackPeople;
  cards: Cards;
  /** What is said to somebody is said in a lane of its own, so that two that are to say it do so once. */
  inLane: Lanes;
  /** The person behind a delivery; whoever is not let in is told so in private, and undefined is given. */
  letIn: (doer: Doer, spot: Spot | undefined) => Promise<Talker | undefined>;
  /** The direct talk with somebody. */
  directWith: (user: string) => Promise<Spot>;
  /** A word in private where somebody pressed, or in the direct talk. */
  whisper: (user: string, spot: Spot | undefined, text: string) => Promise<void>;
  /** Says what a case now owes people, and brings the person's start page up to date. */
  afterTurn: (talker: Talker, reply: Reply, user: string) => Promise<void>;
};

/** One turn for a click; `delivery` is what Slack tells a repeat by. */
export function clicked(
  { house, home }: SlackTalk,
  talker: Talker,
  delivery: string,
  data: Record<string, unknown>,
  values: Record<string, string> = {},
): Promise<Reply> {
  return house.turn({
    ...talker,
    delivery: `slack:${home.teamId}:${delivery}`,
    channel: 'slack',
    sent: 'click',
    data,
    values,
  });
}

/** Clicks that only show something, so that the card can be had again by the same click. */
const READING = [
  ...['home', 'show', 'answers', 'form', 'reason-form', 'help', 'mine', 'continue'],
  ...['ask-form', 'show-ask'],
];

/** The click that gives the card of `data` again, where showing its case would give another. */
export function againOf(data: Record<string, unknown>): Record<string, unknown> | undefined {
  const isPlain = data.do === 'show' && data.question === undefined;
  return READING.includes(String(data.do)) && !isPlain ? data : undefined;
}

/** The card on which something was pressed, as it is now. */
export function cardUnder(
  talk: SlackTalk,
  talker: Talker,
  { again }: Pick<Pressed, 'again'>,
  caseId: string | undefined,
): Promise<Reply> {
  const shows = caseId === undefined ? { do: 'home' } : { do: 'show', caseId };
  return clicked(talk, talker, `read:${talk.house.newId()}`, again ?? shows);
}

/** What a press on a button sends, and the action it is of; `card` is the card it stands on, as it is now. */
export function actionPressed(reply: Reply, pressed: Pressed) {
  const found = actionOn(reply.card, pressed);
  return { data: pressed.data ?? found?.action.data, found };
}

/** What a modal brings back: where it was opened, and what sending it does. */
export const Metadata = z.object({
  channel: z.string().optional(),
  ts: z.string().optional(),
  thread: z.string().optional(),
  caseId: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  again: z.record(z.string(), z.unknown()).optional(),
});
export type Metadata = z.infer<typeof Metadata>;

/** The metadata of a view, or nothing when it is none of ours. */
export function metadataIn(text: string): Metadata | undefined {
  try {
    return Metadata.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
