import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allModal, doneModal, faultModal, inputsModal, loadingModal } from '../../src/channels/slack/modal.ts';
import { errorsFor, valuesFrom, valuesOn } from '../../src/channels/slack/values.ts';
import type { Card, CardInput } from '../../src/ports.ts';
import { blockFaults, textsIn } from '../support/slack/block-limits.ts';
import { chosenValue, controlsIn, stateOf } from '../support/slack/inputs.ts';
import { type Json, objectsIn } from '../support/slack/json.ts';
import { sampleCards } from './sample-cards.ts';
import { anyCard, blank, choice, save, text, typed } from './slack-cards.ts';

const options = { metadata: '{"case":"c-1"}', action: 0, salt: 'v3' };

describe('the inputs of a card in a modal', () => {
  it.each((['sv', 'en'] as const).flatMap((language) => Object.values(sampleCards(language))))(
    'of $title are without fault',
    (card) => {
      expect(blockFaults('modal', inputsModal(card, options))).toEqual([]);
    },
  );

  it('break no limit and lose no text, whatever stands in them', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const modal = inputsModal(card, options);

        expect(blockFaults('modal', modal)).toEqual([]);
        const shown = squeezed(textsIn(modal.blocks).join(''));
        expect(saidBy(card.inputs, card.title).filter((said) => !shown.includes(squeezed(said)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('give back what stands in them', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { blocks } = inputsModal(card, options);
        const sent = valuesFrom(stateOf(objectsIn(blocks), {}));

        expect(sent).toEqual(wellFormed(valuesOn(firstOfEach(card))));
      }),
      { numRuns: 60 },
    );
  });

  it('give back a text of more than 3000 characters in several fields', () => {
    fc.assert(
      fc.property(typed, typed, (one, other) => {
        const value = `${one} ${other}`.toWellFormed();
        const modal = inputsModal({ ...blank, inputs: [text({ value, maxLength: 4000 })] }, options);

        expect(blockFaults('modal', modal)).toEqual([]);
        expect(valuesFrom(stateOf(objectsIn(modal.blocks), {}))).toEqual({ comment: value });
      }),
    );
  });

  it('keep words apart that were typed in two fields', () => {
    const state = { 'in|how|1': field('Kvällar.'), 'in|how__2|1': field('Helger.'), 'in|how__3|1': field('') };

    expect(valuesFrom(state)).toEqual({ how: 'Kvällar. Helger.' });
  });

  it('are radio buttons, boxes or menus as there is room', () => {
    const many = Array.from({ length: 250 }, (_, index) => `Mål ${index}`);

    expect(elementOf(choice(['Ja', 'Nej'])).type).toBe('radio_buttons');
    expect(elementOf(choice(['Ja', 'Nej'], { many: true })).type).toBe('checkboxes');
    expect(elementOf(choice(['Ja', 'Nej'], { style: 'menu' })).type).toBe('static_select');
    expect(elementOf(choice(many.slice(0, 11), { many: true })).type).toBe('multi_static_select');
    expect(objectsIn(elementOf(choice(many)).option_groups)).toHaveLength(3);
  });

  it('number the choices whose titles are too long, with the whole of them above', () => {
    const long = 'Intern formalia, till exempel firmatecknare. '.repeat(5).trim();

    const blocks = objectsIn(inputsModal({ ...blank, inputs: [choice([long, 'Annat'])] }, options).blocks);

    expect(textsIn(blocks)).toContain(`1. ${long}\n2. Annat`);
    expect(objectsIn(controlsIn(blocks)[0]?.element.options).map((option) => textsIn([option])[0])).toEqual([
      expect.stringMatching(/^1\. Intern formalia.*…$/),
      '2. Annat',
    ]);
  });

  it('let an optional choice from a menu be taken back', () => {
    const menu = choice(['A'], { style: 'menu', required: false, value: ['c0'] });
    const [control] = controlsIn(objectsIn(inputsModal({ ...blank, inputs: [menu] }, options).blocks));
    if (!control) throw new Error('there is a menu');

    expect(valuesFrom({ [control.block_id]: { value: chosenValue(control, 'Inget valt') } })).toEqual({ value: '' });
  });

  it('take a figure as it is written in Swedish, and a date that is none as text', () => {
    const number = elementOf({ input: 'number', id: 'women', label: 'Kvinnor', required: true, value: '38,5 %' });
    const date = elementOf({ input: 'date', id: 'date', label: 'Klart', required: true, value: '2026-02-30' });

    expect(number).toMatchObject({ type: 'plain_text_input', initial_value: '38,5 %' });
    expect(date).toMatchObject({ type: 'plain_text_input', initial_value: '2026-02-30' });
  });

  it('tell what was wrong above the input, and under it when they are sent', () => {
    const card: Card = { ...blank, inputs: [text({ fault: 'Skriv mer.' }), choice(['Ja'])], actions: [save] };
    const modal = inputsModal(card, options);

    expect(textsIn(modal.blocks).slice(1, 3).join('')).toBe('⚠️ Skriv mer.');
    expect(errorsFor(card, modal)).toEqual({ 'in|comment|v3': 'Skriv mer.' });
    expect(errorsFor(card, { state: { values: { 'in|comment|v9': {} } } })).toEqual({ 'in|comment|v9': 'Skriv mer.' });
  });

  it('are sent with the action’s words where Slack has room for them', () => {
    const submit = (title: string) => inputsModal({ ...blank, actions: [{ ...save, title }] }, options).submit?.text;

    expect(submit('Spara och gå vidare')).toBe('Spara och gå vidare');
    expect(submit('Stämmer fortfarande – gå vidare')).toBe('Spara');
  });
});

describe('what comes back from Slack', () => {
  it('is never believed', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (values, view) => {
        expect(() => valuesFrom(values)).not.toThrow();
        expect(() => errorsFor({ ...blank, inputs: [text({ fault: 'x' })] }, view)).not.toThrow();
      }),
    );
    expect(valuesFrom({ 'in|%E0|1': field('x'), 'in|__2|1': field('y'), other: field('z'), 'in|a|1': null })).toEqual({
      '%E0': 'x',
      __2: 'y',
    });
  });
});

describe('modals that only say something', () => {
  it.each(['sv', 'en'] as const)('are without fault in %s', (language) => {
    const modals = [loadingModal(language), doneModal(language, 'x'.repeat(9000)), faultModal(language, '')];

    expect(modals.flatMap((modal) => blockFaults('modal', modal))).toEqual([]);
  });

  it('turn pages when there is too much to read', () => {
    const parts = Array.from({ length: 150 }, (_, index) => ({ part: 'paragraph' as const, text: `Stycke ${index}` }));
    const labels = (page: number) =>
      controlsIn(objectsIn(allModal({ ...blank, parts }, { page }).blocks)).map(({ label }) => label);

    expect(labels(0)).toEqual(['Nästa sida']);
    expect(labels(1)).toEqual(['Föregående sida']);
    expect(labels(99)).toEqual(['Föregående sida']);
    expect(textsIn(allModal({ ...blank, parts }, { page: 1 }).blocks)).toContain('Sida 2 av 2');
  });
});

function field(value: string) {
  return { value: { type: 'plain_text_input', value } };
}

function elementOf(input: CardInput): Json {
  const [control] = controlsIn(objectsIn(inputsModal({ ...blank, inputs: [input] }, options).blocks));
  return control?.element ?? {};
}

/** What a person reads at an input; a label that repeats the title is said by the title. */
function saidBy(inputs: CardInput[], title: string): string[] {
  return [title, ...inputs.flatMap(({ label, hint = '', fault = '' }) => [label, hint, fault])].concat(
    inputs.flatMap((input) => (input.input === 'choice' ? input.choices.map((one) => one.title) : [])),
  );
}

function squeezed(said: string): string {
  return said.toWellFormed().replace(/\s+/gu, '');
}

/** A choice of one holds one, and only what is offered. */
function firstOfEach(card: Card): Card {
  const inputs = card.inputs.map((input): CardInput => {
    if (input.input !== 'choice') return input;
    const offered = input.choices.filter(({ id }) => input.value?.includes(id)).map(({ id }) => id);
    return { ...input, value: input.many ? offered : offered.slice(0, 1) };
  });
  return { ...card, inputs };
}

function wellFormed(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value.toWellFormed()]));
}
