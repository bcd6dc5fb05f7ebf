import type { CardPlaceStore } from '../../ports/card-places.ts';
import type { WordOwed } from '../../ports/word-owed.ts';
import type { Log, Person, Talker, Turn } from '../../ports.ts';
import type { Rotation } from './token-keeper.ts';

/** How the bot is known to Slack. With an app token it uses Socket Mode, else it is sent events over HTTP. */
export type SlackSettings = {
  botToken: string;
  signingSecret: string | undefined;
  appToken: string | undefined;
  /** Where Slack's Web API is; for tests and for other Slacks. */
  apiUrl: string | undefined;
  /** How the bot token is exchanged, when the app's settings say that it is. */
  rotation?: Rotation | undefined;
};

/** How somebody is known to the organisation: by work e-mail, else by the id Slack has for her. */
export type KnownBy = { email?: string; directoryId: string; name: string };

/** What the channel needs of the house. */
export type SlackHouse = {
  settings: SlackSettings;
  organisation: string;
  language: Talker['language'];
  turn: Turn;
  places: CardPlaceStore;
  /** The person, remembered at first sight. */
  personKnownBy: (who: KnownBy) => Promise<Person>;
  /** The person with this id; undefined when she has been erased. */
  person: (id: string) => Promise<Person | undefined>;
  fetchDocument: (documentId: string) => Promise<Uint8Array>;
  /** Whether a document carries an assessment. */
  carriesAssessment: (bytes: Uint8Array, name: string) => boolean;
  /** The words that a case owes people, whether or not they have been said. */
  wordsOwed: (caseId: string) => Promise<WordOwed[]>;
  /** Cases that changed of late and may owe somebody a word. */
  casesOfLate: () => Promise<string[]>;
  log: Log;
  now: () => string;
  newId: () => string;
};
