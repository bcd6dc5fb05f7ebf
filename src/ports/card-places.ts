/**
 * Where a card stands on a platform: by it the card is updated in place, mended after a crash, and not sent twice.
 * One row for a card; `address` is the platform's own (channel, message), and holds nothing that people typed.
 */
export type CardPlace = {
  /** Ours; unique within the organisation. */
  id: string;
  channel: 'slack' | 'teams';
  /** `card`: the live card of a case. `told`: a word to a person, sent once. `home`: a person's own start page. */
  kind: 'card' | 'told' | 'home';
  /** The case shown; none on a start page. */
  caseId: string | null;
  /** Through whose eyes the card is drawn. */
  personId: string;
  address: Record<string, string>;
  /** The version of the case that the card shows; 0 while nothing has been sent. */
  shown: number;
  /** Ids of the documents that have been handed over there. */
  handedOver: string[];
  /** UTC, ISO 8601. */
  at: string;
};

/** Where cards stand. */
export interface CardPlaceStore {
  /** Adds the place, or replaces the one with its id. Returns once it would survive a power cut. */
  keepPlace(organisation: string, place: CardPlace): Promise<void>;
  removePlace(organisation: string, id: string): Promise<void>;
  place(organisation: string, id: string): Promise<CardPlace | undefined>;
  /** The places of a case, or of a person, on a channel; the newest first. */
  places(
    organisation: string,
    query: { channel: CardPlace['channel'] } & ({ caseId: string } | { personId: string }),
  ): Promise<CardPlace[]>;
  /** The live cards that show an older version of their case than there is, the oldest first. */
  stalePlaces(organisation: string, channel: CardPlace['channel'], limit: number): Promise<CardPlace[]>;
}
