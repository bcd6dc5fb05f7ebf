import type { FakeSlack } from '../support/slack/fake-slack.ts';
import type { Filled } from '../support/slack/pressing.ts';
import type { Post } from '../support/slack/world.ts';

/** The buttons that open the modal of a card's inputs. */
const OPENS = /^(Svara|Svara och skriv mer|Ändra|Fyll i|Answer|Answer and write more|Change|Fill in) …$/u;
/** What stands in the modal until the bot has filled it. */
const LOADING = /^(Öppnar|Sparar|Opening|Saving) …$/u;

type Block = Record<string, unknown>;

/** Somebody in Slack, by what she sees and does: she reads her talk with the bot, or a thread that she shares. */
export class SlackPerson {
  readonly transcript: string[] = [];
  readonly slack: FakeSlack;
  readonly user: string;
  /** Where the talk goes on: the direct talk, or a thread. */
  at: { channel: string; thread?: string };

  constructor(slack: FakeSlack, user: string, at?: { channel: string; thread?: string }) {
    this.slack = slack;
    this.user = user;
    this.at = at ?? { channel: slack.talk(user) };
  }

  /** Every message of the bot's in the talk that has buttons, oldest first. */
  cards(): Post[] {
    const { channel, thread } = this.at;
    const posts = thread === undefined ? this.slack.messages(channel) : this.slack.thread(channel, thread);
    return posts.filter(({ user, blocks }) => user === this.slack.settings.app.user_id && buttonsIn(blocks).length > 0);
  }

  /** The card that the talk is at. */
  card(): Post {
    const card = this.cards().at(-1);
    if (!card) throw new Error('there is no card in the talk');
    return card;
  }

  /** What the card says first. */
  title(): string {
    return textsIn(this.card().blocks)[0] ?? '';
  }

  buttons(): string[] {
    return buttonsIn(this.card().blocks).map(labelOf);
  }

  async type(text: string, files: { name: string; bytes: Buffer }[] = []): Promise<void> {
    const { channel, thread } = this.at;
    this.said(`${text}${files.map(({ name }) => ` [${name}]`).join('')}`);
    await this.slack.say(this.user, channel, text, { ...(thread && { thread_ts: thread }), files });
    await this.quiet();
  }

  async command(text: string, channel = this.at.channel): Promise<void> {
    this.said(`/jamlots ${text}`);
    await this.slack.command(this.user, channel, '/jamlots', text);
    await this.quiet();
  }

  /** Presses a button of the card; `chosen` for a menu's choice. */
  async press(label: string | RegExp, chosen?: string): Promise<void> {
    const { channel, ts } = this.card();
    this.said(`(${String(label)}${chosen === undefined ? '' : `: ${chosen}`})`);
    await this.slack.press(this.user, { channel, ts }, label, chosen);
    await this.quiet();
  }

  /** Fills in the modal on top by the inputs' ids, and sends it. */
  async fillIn(values: Record<string, string>): Promise<{ shown: string; errors: Record<string, string> }> {
    const view = await this.modal();
    const fields: Filled = {};
    for (const block of (view.spec.blocks as Block[] | undefined) ?? []) {
      const id = inputIn(block);
      const value = id === undefined ? undefined : values[id];
      if (id === undefined || value === undefined || typeof block.block_id !== 'string') continue;
      const isMany = /checkboxes|multi/u.test(String((block.element as Block | undefined)?.type));
      fields[block.block_id] = isMany ? value.split(',') : value;
    }
    const missing = Object.keys(values).filter((id) => !this.inputs(view.spec).includes(id));
    if (missing.length > 0)
      throw new Error(`no input ${missing.join(', ')}; there are: ${this.inputs(view.spec).join(', ')}`);
    this.said(
      Object.entries(values)
        .map(([id, value]) => `${id}: ${value}`)
        .join(' · '),
    );
    const { shown, errors, faults } = await this.slack.submit(this.user, view.id, fields);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    await this.quiet();
    return { shown, errors };
  }

  /** The modal on top, once the bot has filled it. */
  async modal() {
    await this.slack.until(() => {
      const view = this.slack.view(this.user);
      return view && !LOADING.test(titleOf(view.spec));
    });
    const view = this.slack.view(this.user);
    if (!view) throw new Error('no modal is open');
    return view;
  }

  inputs(spec: Block): string[] {
    return ((spec.blocks as Block[] | undefined) ?? []).flatMap((block) => inputIn(block) ?? []);
  }

  /** Opens the card's inputs and sends them. */
  async answer(values: Record<string, string>): Promise<void> {
    const { channel, ts } = this.card();
    await this.slack.press(this.user, { channel, ts }, OPENS);
    await this.fillIn(values);
  }

  /** Waits until nothing is under way. */
  async quiet(): Promise<void> {
    await this.slack.settled();
  }

  private said(text: string): void {
    this.transcript.push(`${this.user}: ${text}`);
  }

  /** Adds what the card now says to the transcript. */
  look(): void {
    const [title, ...rest] = textsIn(this.card().blocks);
    this.transcript.push(
      `  Jämlots: ${title}`,
      ...rest.map((text) => `    ${text}`),
      `    [${this.buttons().join('] [')}]`,
    );
  }
}

function titleOf(spec: Block): string {
  return String((spec.title as Block | undefined)?.text ?? '');
}

/** The input that a block of a modal asks for. */
function inputIn({ block_id }: Block): string | undefined {
  return /^in\|([^|]+)\|/u.exec(typeof block_id === 'string' ? block_id : '')?.[1];
}

function buttonsIn(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ type }) => type === 'actions').flatMap(({ elements }) => (elements as Block[]) ?? []);
}

function labelOf({ text, placeholder }: Block): string {
  return String((text as Block | undefined)?.text ?? (placeholder as Block | undefined)?.text ?? '');
}

/** Every text that stands in blocks, buttons left out, in the order it is read. */
export function textsIn(blocks: readonly Block[]): string[] {
  return blocks
    .filter(({ type }) => type !== 'actions')
    .map((block) => flat(block))
    .filter((text) => text.trim() !== '');
}

function flat(value: unknown): string {
  if (Array.isArray(value)) return value.map(flat).join(' ').trim();
  if (typeof value !== 'object' || value === null) return '';
  const { text, elements, fields } = value as Block;
  if (typeof text === 'string') return text;
  return [text, elements, fields].map(flat).filter(Boolean).join(' ');
}
