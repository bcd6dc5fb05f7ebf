import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeTurn } from '../../src/app/take-turn.ts';
import type { World } from '../../src/app/world.ts';
import { type Content, composeWorld, loadContent } from '../../src/compose.ts';
import { readConfig } from '../../src/config.ts';
import { documents } from '../../src/documents/documents.ts';
import type { Language } from '../../src/domain/language.ts';
import { DEFAULT_ORGANISATION, type Organisation } from '../../src/domain/organisation.ts';
import type { Card, CardAction, Incoming, Person, Reply, Store } from '../../src/ports.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';

/** The bot in a folder of its own, over the real store and the real documents. */
export type Bot = {
  world: World;
  store: Store;
  organisation: Organisation;
  folder: string;
  restart: () => Promise<Bot>;
  stop: () => Promise<void>;
};

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Starts a bot; `folder` to start on what another left behind. */
export async function startBot(
  organisation: Organisation = DEFAULT_ORGANISATION,
  folder = mkdtempSync(join(tmpdir(), 'jamlots-')),
  content: Content = loadContent(undefined),
): Promise<Bot> {
  const store = await openSqlite(`sqlite:${join(folder, 'jamlots.db')}`);
  const world = composeWorld(readConfig({}), { ...content, organisation }, { store, documents, log: silent });
  return {
    world,
    store,
    organisation,
    folder,
    restart: async () => {
      await store.close();
      return startBot(organisation, folder, content);
    },
    stop: () => store.close(),
  };
}

/** One person's side of a talk. What is said is kept as a transcript. */
export class Talk {
  card!: Card;
  caseId: string | undefined;
  readonly transcript: string[] = [];
  #bot: Bot;
  readonly person: Person;
  readonly language: Language;

  constructor(bot: Bot, person: Person, language: Language) {
    this.#bot = bot;
    this.person = person;
    this.language = language;
  }

  /** Goes on with the talk after the bot was started anew. */
  with(bot: Bot): this {
    this.#bot = bot;
    return this;
  }

  start(): Promise<Card> {
    return this.#send({ sent: 'start' }, '(öppnar Jämlots)');
  }

  /** Presses the button with this title, with these values in the card's inputs. */
  press(title: string, values: Record<string, string> = {}): Promise<Card> {
    const action = this.action(title);
    const filled = action.sends === 'inputs' ? { ...standing(this.card), ...values } : {};
    return this.#send({ sent: 'click', data: action.data, values: filled }, said(title, values));
  }

  /** The same button once more, as a repeated delivery or a second click. */
  async pressOn(action: CardAction, values: Record<string, string>, delivery?: string): Promise<Card> {
    return this.#send({ sent: 'click', data: action.data, values }, said(action.title, values), delivery);
  }

  show(caseId: string): Promise<Card> {
    return this.#send({ sent: 'click', data: { do: 'show', caseId }, values: {} }, '(öppnar ärendet)');
  }

  handIn(name: string, bytes: Uint8Array): Promise<Card> {
    return this.#send({ sent: 'document', caseId: this.caseId ?? '', name, bytes }, `[${name}]`);
  }

  action(title: string): CardAction {
    const action = this.card.actions.find((candidate) => candidate.title === title);
    if (!action)
      throw new Error(`no button "${title}"; there are: ${this.card.actions.map((one) => one.title).join(' | ')}`);
    return action;
  }

  async #send(
    sent:
      | { sent: 'start' }
      | { sent: 'click'; data: Record<string, unknown>; values: Record<string, string> }
      | { sent: 'document'; caseId: string; name: string; bytes: Uint8Array },
    says: string,
    delivery: string = randomUUID(),
  ): Promise<Card> {
    const talker = { organisation: this.#bot.organisation.id, person: this.person, language: this.language };
    const incoming = { ...talker, delivery, channel: 'web', ...sent } as Incoming;
    const reply: Reply = await takeTurn(this.#bot.world)(incoming);
    this.card = reply.card;
    this.caseId = reply.caseId ?? this.caseId;
    this.transcript.push(`${this.person.name}: ${says}`, ...cardLines(reply.card));
    return reply.card;
  }
}

/** A person whom the store knows. */
export async function personIn(bot: Bot, email: string, name: string): Promise<Person> {
  return bot.store.known(bot.organisation.id, { email, name });
}

/** What stands in a card's inputs before anybody types. */
function standing(card: Card): Record<string, string> {
  return Object.fromEntries(
    card.inputs.map((input) => [
      input.id,
      input.input === 'choice' ? (input.value ?? []).join(',') : (input.value ?? ''),
    ]),
  );
}

function said(title: string, values: Record<string, string>): string {
  const typed = Object.entries(values).map(([id, value]) => `${id}: ${value}`);
  return typed.length === 0 ? `[${title}]` : `${typed.join(' · ')} [${title}]`;
}

/** A card as a person reads it aloud: notices, title, and what is offered. */
export function cardLines(card: Card): string[] {
  return [
    ...card.notices.map(({ text }) => `  Jämlots: (${text})`),
    `  Jämlots: ${card.title}${card.progress ? ` (${card.progress.text})` : ''}`,
    ...card.inputs.flatMap((input) => (input.fault ? [`    ${input.label}: ${input.fault}`] : [])),
    ...card.parts.flatMap((part) => (part.part === 'files' ? part.files.map(({ name }) => `    → ${name}`) : [])),
    ...card.parts.flatMap((part) => (part.part === 'ready-text' ? [`    ${part.title}: ${part.text}`] : [])),
  ];
}
