import { describe, expect, it } from 'vitest';
import { blockFaults } from './block-limits.ts';
import type { Json } from './json.ts';

const text = (length: number, letter = 'å') => letter.repeat(length);
const plain = (length: number) => ({ type: 'plain_text', text: text(length) });
const section = (length = 1): Json => ({ type: 'section', text: { type: 'mrkdwn', text: text(length) } });
const many = <T>(number: number, make: (index: number) => T) => Array.from({ length: number }, (_, i) => make(i));
const option = (index: number) => ({ text: { type: 'plain_text', text: `Val ${index}` }, value: `v${index}` });
const button = (more: Json = {}): Json => ({ type: 'button', action_id: 'a', text: plain(1), ...more });
const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
const input = (element: Json, more: Json = {}): Json => ({ type: 'input', label: plain(1), element, ...more });
const typed = (more: Json = {}): Json => ({ type: 'plain_text_input', action_id: 'a', ...more });
const radio = (more: Json = {}): Json => ({ type: 'radio_buttons', action_id: 'a', options: [option(1)], ...more });
const select = (more: Json = {}): Json => ({ type: 'static_select', action_id: 'a', options: [option(1)], ...more });
const message = (...blocks: Json[]): Json => ({ text: 'Hej', blocks });
const modal = (blocks: Json[], more: Json = {}): Json => ({
  type: 'modal',
  title: plain(1),
  submit: plain(1),
  blocks,
  ...more,
});
const home = (...blocks: Json[]): Json => ({ type: 'home', blocks });

type Case = [what: string, within: Json, beyond: Json, fault: RegExp];

const inMessages: Case[] = [
  ['50 blocks', message(...many(50, () => section())), message(...many(51, () => section())), /^\/blocks: 51 items/],
  ['3000 in a section', message(section(3000)), message(section(3001)), /^\/blocks\/0\/text\/text: 3001 char/],
  ['a text in a section', message(section()), message({ type: 'section' }), /neither text nor fields/],
  ['10 fields', fields(10, 1), fields(11, 1), /fields: 11 items/],
  ['2000 in a field', fields(1, 2000), fields(1, 2001), /fields\/0\/text: 2001/],
  ['150 in a header', message(header(150)), message(header(151)), /text\/text: 151/],
  ['10 in a context', context(10), context(11), /elements: 11 items/],
  ['25 actions', message(actions(...buttons(25))), message(actions(...buttons(26))), /elements: 26 items/],
  ['75 on a button', pressed({ text: plain(75) }), pressed({ text: plain(76) }), /text\/text: 76/],
  ['2000 in a value', pressed({ value: text(2000) }), pressed({ value: text(2001) }), /value: 2001/],
  ['3000 in a url', pressed({ url: text(3000) }), pressed({ url: text(3001) }), /url: 3001/],
  ['255 in an action_id', pressed({ action_id: text(255) }), pressed({ action_id: text(256) }), /action_id: 256/],
  [
    '255 in a block_id',
    message({ ...section(), block_id: text(255) }),
    message({ ...section(), block_id: text(256) }),
    /block_id: 256/,
  ],
  ['100 in a title', confirm({ title: plain(100) }), confirm({ title: plain(101) }), /title\/text: 101/],
  ['300 in a question', confirm({ text: plain(300) }), confirm({ text: plain(301) }), /text\/text: 301/],
  ['30 on its buttons', confirm({ deny: plain(30) }), confirm({ deny: plain(31) }), /deny\/text: 31/],
  ['10 radio buttons', radios({ options: many(10, option) }), radios({ options: many(11, option) }), /options: 11/],
  ['100 in a select', chosen({ options: many(100, option) }), chosen({ options: many(101, option) }), /options: 101/],
  ['100 groups', chosenGroups(100), chosenGroups(101), /option_groups: 101/],
  [
    '75 in an option',
    radios({ options: [{ text: plain(75), value: 'v' }] }),
    radios({ options: [{ text: plain(76), value: 'v' }] }),
    /text: 76/,
  ],
  [
    '75 in its value',
    radios({ options: [{ text: plain(1), value: text(75) }] }),
    radios({ options: [{ text: plain(1), value: text(76) }] }),
    /value: 76/,
  ],
  [
    '75 in its description',
    radios({ options: [{ ...option(1), description: plain(75) }] }),
    radios({ options: [{ ...option(1), description: plain(76) }] }),
    /description\/text: 76/,
  ],
  [
    'an initial option that is there',
    radios({ initial_option: option(1) }),
    radios({ initial_option: option(2) }),
    /not among/,
  ],
  [
    '150 in a placeholder',
    chosen({ placeholder: plain(150) }),
    chosen({ placeholder: plain(151) }),
    /placeholder\/text: 151/,
  ],
  ['2 to 5 in an overflow', overflow(5), overflow(6), /options: 6/],
  ['2 in an overflow', overflow(2), overflow(1), /at least 2/],
  [
    '12 000 of Markdown',
    message({ type: 'markdown', text: text(11_900) }),
    message({ type: 'markdown', text: text(12_001) }),
    /text: 12001/,
  ],
  [
    '12 000 in all blocks',
    message(...many(4, () => section(2950))),
    message(...many(4, () => section(2951))),
    /msg_blocks_too_long/,
  ],
  ['block ids once', message(named('a'), named('b')), message(named('a'), named('a')), /stands here already/],
  [
    'action ids once in a block',
    message(actions(...buttons(2))),
    message(actions(button(), button())),
    /stands here already/,
  ],
  ['known blocks', message(section()), message({ type: 'sektion' }), /"sektion" is not supported/],
  ['known elements', message(actions(button())), message(actions(typed())), /"plain_text_input" is not/],
  ['known fields', pressed({ value: 'v' }), pressed({ vlaue: 'v' }), /vlaue: is not a field/],
  ['plain text on buttons', pressed({}), pressed({ text: { type: 'mrkdwn', text: 'x' } }), /"mrkdwn" is not/],
  ['no empty text', message(section(1)), message(section(0)), /at least 1/],
];

const inViews: [surface: 'modal' | 'home', ...Case][] = [
  ['modal', '100 blocks', modal(many(100, () => section())), modal(many(101, () => section())), /101 items/],
  ['home', '100 blocks', home(...many(100, () => section())), home(...many(101, () => section())), /101 items/],
  ['modal', '24 in the title', modal([], { title: plain(24) }), modal([], { title: plain(25) }), /^\/title\/text: 25/],
  ['modal', '24 on submit', modal([], { submit: plain(24) }), modal([], { submit: plain(25) }), /^\/submit\/text: 25/],
  ['modal', '24 on close', modal([], { close: plain(24) }), modal([], { close: plain(25) }), /^\/close\/text: 25/],
  [
    'modal',
    '3000 of private data',
    modal([], { private_metadata: text(3000) }),
    modal([], { private_metadata: text(3001) }),
    /3001/,
  ],
  ['modal', '255 in callback_id', modal([], { callback_id: text(255) }), modal([], { callback_id: text(256) }), /256/],
  ['modal', '255 in external_id', modal([], { external_id: text(255) }), modal([], { external_id: text(256) }), /256/],
  [
    'modal',
    'submit with inputs',
    modal([input(typed())]),
    { type: 'modal', title: plain(1), blocks: [input(typed())] },
    /submit is missing/,
  ],
  [
    'modal',
    '2000 in a label',
    modal([input(typed(), { label: plain(2000) })]),
    modal([input(typed(), { label: plain(2001) })]),
    /label\/text: 2001/,
  ],
  [
    'modal',
    '2000 in a hint',
    modal([input(typed(), { hint: plain(2000) })]),
    modal([input(typed(), { hint: plain(2001) })]),
    /hint\/text: 2001/,
  ],
  [
    'modal',
    'max_length 3000',
    modal([input(typed({ max_length: 3000 }))]),
    modal([input(typed({ max_length: 3001 }))]),
    /max_length: 3001/,
  ],
  [
    'modal',
    'min before max',
    modal([input(typed({ min_length: 2, max_length: 2 }))]),
    modal([input(typed({ min_length: 3, max_length: 2 }))]),
    /min_length is more/,
  ],
  ['modal', '10 checkboxes', modal([input(boxes(10))]), modal([input(boxes(11))]), /options: 11/],
  [
    'modal',
    '10 files',
    modal([input({ type: 'file_input', max_files: 10 })]),
    modal([input({ type: 'file_input', max_files: 11 })]),
    /max_files: 11/,
  ],
  [
    'modal',
    'dates as dates',
    modal([input({ type: 'datepicker', initial_date: '2026-11-02' })]),
    modal([input({ type: 'datepicker', initial_date: '2 nov' })]),
    /not a date/,
  ],
  [
    'modal',
    'one in focus',
    modal([input(typed({ focus_on_load: true }))]),
    modal([input(typed({ focus_on_load: true })), input(typed({ focus_on_load: true }))]),
    /focus_on_load/,
  ],
  ['modal', '250 kB', modal(many(80, () => section(1500))), modal(many(100, () => section(1500))), /bytes/],
  ['modal', 'no Markdown block', modal([section()]), modal([{ type: 'markdown', text: 'x' }]), /"markdown" is not/],
  ['home', 'no file input', home(input(typed())), home(input({ type: 'file_input' })), /"file_input" is not/],
  ['home', 'its own type', home(), modal([]), /\/type/],
];

describe('what Slack shows', () => {
  it.each(inMessages)('in a message: %s and no further', (_what, within, beyond, fault) => {
    expect(blockFaults('message', within)).toEqual([]);
    expect(blockFaults('message', beyond).join('\n')).toMatch(fault);
  });

  it.each(inViews)('in a %s: %s and no further', (surface, _what, within, beyond, fault) => {
    expect(blockFaults(surface, within)).toEqual([]);
    expect(blockFaults(surface, beyond).join('\n')).toMatch(fault);
  });

  it('counts characters, not code units', () => {
    const emoji = { type: 'header', text: { type: 'plain_text', text: text(150, '👩') } };

    expect(blockFaults('message', message(emoji))).toEqual([]);
  });
});

function fields(number: number, length: number): Json {
  return message({ type: 'section', fields: many(number, () => plain(length)) });
}

function header(length: number): Json {
  return { type: 'header', text: plain(length) };
}

function context(number: number): Json {
  return message({ type: 'context', elements: many(number, () => plain(1)) });
}

function buttons(number: number): Json[] {
  return many(number, (index) => button({ action_id: `a${index}` }));
}

function pressed(more: Json): Json {
  return message(actions(button(more)));
}

function confirm(more: Json): Json {
  return pressed({ confirm: { text: plain(1), ...more } });
}

function radios(more: Json): Json {
  return message(actions(radio(more)));
}

function chosen(more: Json): Json {
  return message({ ...section(), accessory: select(more) });
}

function chosenGroups(number: number): Json {
  const { options: _none, ...bare } = select({
    option_groups: many(number, () => ({ label: plain(1), options: [option(1)] })),
  });
  return message(actions(bare));
}

function overflow(number: number): Json {
  return message({ ...section(), accessory: { type: 'overflow', action_id: 'a', options: many(number, option) } });
}

function named(id: string): Json {
  return { ...section(), block_id: id };
}

function boxes(number: number): Json {
  return { type: 'checkboxes', action_id: 'a', options: many(number, option) };
}
