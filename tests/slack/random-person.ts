import { readFileSync } from 'node:fs';
import { PREPARED } from '../stories/answers.ts';
import { type Control, controlsIn } from '../support/slack/inputs.ts';
import type { Filled } from '../support/slack/pressing.ts';
import type { View } from '../support/slack/world.ts';
import type { SlackPerson } from './slack-person.ts';

const SNOW = readFileSync(new URL('../../examples/snorojning.docx', import.meta.url));
/** What stands in a modal until the bot has filled it. */
const LOADING = /^(Öppnar|Sparar|Opening|Saving) …$/u;
/** How often a modal that is shown again is sent again. */
const SENDINGS = 3;

/** Somebody who does at random what stands before her: the same numbers and the same cards make the same talk. */
export class RandomPerson {
  readonly person: SlackPerson;
  readonly #random: () => number;
  #done = 0;

  constructor(person: SlackPerson, random: () => number) {
    this.person = person;
    this.#random = random;
  }

  /** One thing that she does, to its end: a press with its modal, a word, a document. */
  async act(): Promise<void> {
    const { person } = this;
    this.#done += 1;
    if (person.cards().length === 0) return this.#chance(0.5) ? person.command('ny') : person.type('ny');
    const chosen = this.#random();
    if (chosen < 0.04) return person.type('mina');
    if (chosen < 0.08 || (chosen < 0.5 && /beslutsunderlaget/u.test(person.title()))) return this.#handIn();
    const { channel, ts, blocks } = person.card();
    const control = this.#oneOf(controlsIn(blocks).filter((one) => this.#wants(one)));
    if (!control) return person.type('mina');
    const option = control.type === 'static_select' ? this.#optionOf(control) : undefined;
    await person.slack.press(person.user, { channel, ts }, (one) => one.action_id === control.action_id, option);
    await person.quiet();
    await this.#finishModal();
  }

  /** Keeps to her own case, and goes forward more often than to and fro. */
  #wants({ label, element }: Control): boolean {
    const value = String(element.value ?? '');
    if (value.includes('"do":"new"') || value.includes('"do":"check"')) return false;
    return !/^(Pausa|Ångra|Mina svar|Hjälp|Tillbaka|Hoppa över)/u.test(label) || this.#chance(0.3);
  }

  #handIn(): Promise<void> {
    return this.person.type('', [{ name: 'snorojning.docx', bytes: SNOW }]);
  }

  async #finishModal(): Promise<void> {
    const { slack, user } = this.person;
    for (let sent = 0; sent < SENDINGS; sent += 1) {
      const view = this.#top();
      if (!view) return;
      if (LOADING.test(titleOf(view))) throw new Error(`the modal of ${user} was never filled`);
      if (view.spec.submit === undefined || this.#chance(0.1)) break;
      const { faults } = await slack.submit(user, view.id, this.#filled(view));
      if (faults.length > 0) throw new Error(faults.join('\n'));
      await this.person.quiet();
    }
    const left = this.#top();
    if (left) await slack.close(user, left.id, { all: true });
    await this.person.quiet();
  }

  #top(): View | undefined {
    return this.person.slack.view(this.person.user);
  }

  /** What is prepared for the question, with a mark in her own words; else something that the field takes. */
  #filled(view: View): Filled {
    const question = /"question":"(\w+)"/u.exec(String(view.spec.private_metadata ?? ''))?.[1] ?? '';
    const prepared = PREPARED[question] ?? {};
    const controls = controlsIn((view.spec.blocks as Record<string, unknown>[] | undefined) ?? []);
    return Object.fromEntries(
      controls
        .filter(({ input }) => input)
        .flatMap((control) => {
          const id = /^in\|([^|]+)\|/u.exec(control.block_id)?.[1] ?? '';
          const known = prepared[id];
          if (known === undefined && control.optional && this.#chance(0.6)) return [];
          return [[control.block_id, this.#valueFor(control, known)] as const];
        }),
    );
  }

  #valueFor(control: Control, known: string | undefined): string | string[] {
    if (control.type === 'datepicker') return known ?? '2027-12-01';
    if (control.type === 'checkboxes' || control.type.startsWith('multi')) return [known ?? this.#optionOf(control)];
    if (control.type !== 'plain_text_input') return known ?? this.#optionOf(control);
    if (known !== undefined && (known.length < 12 || this.#chance(0.5))) return known;
    const text = `${known ?? 'Vi frågade de berörda'} (${this.#done})`;
    return text.slice(0, Number(control.element.max_length ?? 3000));
  }

  #optionOf({ element }: Control): string {
    const options = (element.options as { value: string }[] | undefined) ?? [];
    return this.#oneOf(options)?.value ?? '';
  }

  #oneOf<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#random() * list.length)];
  }

  #chance(part: number): boolean {
    return this.#random() < part;
  }
}

function titleOf({ spec }: View): string {
  return String((spec.title as Record<string, unknown> | undefined)?.text ?? '');
}
