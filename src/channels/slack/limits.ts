/**
 * What Slack bears, in characters (code points) where nothing else is said.
 * Sources: JSDoc of @slack/types 3.2, method docs, bolt-js #2509 and #2867.
 */
export const LIMITS = {
  text: 3000,
  header: 150,
  /** Our own cap: the reference gives none for texts of a context block. */
  context: 2000,
  field: 2000,
  fields: 10,
  button: 75,
  /** A longer title of a button may not be seen to its end. */
  buttonSeen: 30,
  buttonValue: 2000,
  actionsInBlock: 25,
  option: 75,
  radioOptions: 10,
  selectOptions: 100,
  inputText: 3000,
  inputLabel: 2000,
  modalTitle: 24,
  modalButton: 24,
  id: 255,
} as const;

/** How much a surface holds: blocks, characters of all their texts with a margin for each block, and of their JSON. */
export type Room = { blocks: number; characters: number; marginPerBlock: number; json: number };

/**
 * The room of a message. Slack refuses about 12,000 characters of text in all, which is documented nowhere; refused
 * were once 11,341 of text, and 13,172 of JSON. Our own cap stays well below.
 */
export const MESSAGE: Room = { blocks: 50, characters: 10_000, marginPerBlock: 50, json: 12_000 };

/** The room of the home tab: the view may be 250 kB, and a character takes up to 3 bytes. */
export const HOME: Room = { blocks: 100, characters: 30_000, marginPerBlock: 50, json: 80_000 };

/** The room of one page of a modal, in bytes of JSON; a view may be 250 kB, and 100 blocks. */
export const PAGE = { blocks: 96, bytes: 180_000 };
