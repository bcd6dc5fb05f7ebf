import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../src/channels/slack/actions.ts';
import { pieces } from '../../src/channels/slack/block-text.ts';
import { homeView, slackMessage } from '../../src/channels/slack/message.ts';
import { allModal, moreModal } from '../../src/channels/slack/modal.ts';
import type { Card } from '../../src/ports.ts';
import { blockFaults, textsIn } from '../support/slack/block-limits.ts';
import { type Control, controlsIn } from '../support/slack/inputs.ts';
import { type Json, objectsIn } from '../support/slack/json.ts';
import { sampleCards } from './sample-cards.ts';
import { action, anyCard, blank, choice, save, text, textsOf, typed } from './slack-cards.ts';

const samples = (['sv', 'en'] as const).flatMap((language) =>
  Object.entries(sampleCards(language)).map(([name, card]) => ({ name: `${name} in ${language}`, card })),
);

describe('a card as a message of Slack', () => {
  it.each(samples)('$name is without fault', ({ card }) => {
    expect(blockFaults('message', slackMessage(card))).toEqual([]);
    expect(blockFaults('home', homeView(card))).toEqual([]);
  });

  it('breaks no limit and loses no text, whatever stands on it', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const message = slackMessage(card, { caseId: 'c-1', again: { do: 'show', caseId: 'c-1' }, salt: 'v3' });

        expect(blockFaults('message', message)).toEqual([]);
        expect(blockFaults('home', homeView(card))).toEqual([]);
        expect(missingFrom(card, message)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('never lets Slack read what people typed', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const objects = everyObject([slackMessage(card).blocks, allModal(card).blocks]);

        expect(objects.filter(({ type }) => type === 'plain_text').filter(({ emoji }) => emoji !== false)).toEqual([]);
        const marked = objects.filter(({ type }) => type === 'mrkdwn').map((one) => one.text);
        expect(marked.filter((said) => !/^\*[^*_~`<>&:]+\*$/u.test(String(said)))).toEqual([]);
        expect(objects.filter(({ type }) => RICHER.includes(String(type)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('draws plain words as sections, and as rich text what Slack may read as something else in those', () => {
    const drawn = (...parts: Card['parts']) => slackMessage({ ...blank, parts }).blocks.slice(1);

    expect(drawn({ part: 'paragraph', text: 'Kvinnor: 64 *av* 97' })).toEqual([
      { type: 'section', text: { type: 'plain_text', text: 'Kvinnor: 64 *av* 97', emoji: false }, expand: true },
    ]);
    expect(drawn({ part: 'paragraph', text: 'Nu räcker det.', tone: 'strong' })).toMatchObject([
      { type: 'section', text: { type: 'mrkdwn', text: '*Nu räcker det.*' } },
    ]);
    expect(drawn({ part: 'list', items: ['Ett', 'Två'] })).toMatchObject([{ text: { text: '• Ett\n• Två' } }]);
    for (const text of ['<@U1>', 'a &amp; b', 'Klart ✅'])
      expect(drawn({ part: 'paragraph', text }, { part: 'list', items: [text] }).map(({ type }) => type)).toEqual([
        'rich_text',
        'rich_text',
      ]);
  });

  it('mentions nobody in a notification', () => {
    expect(slackMessage({ ...blank, title: '<!channel> & <@U1>' }).text).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });

  it('tells how far the talk has come, in words and as a bar', () => {
    const { blocks } = slackMessage({ ...blank, progress: { text: 'Fråga 3 av högst 9', done: 3, of: 9 } });

    expect(textsIn(blocks)).toEqual(['Titel', 'Fråga 3 av högst 9', '▰▰▰▱▱▱▱▱▱']);
  });

  it('lets a long title go on beneath the heading', () => {
    const title = 'Hoppa över: hur ser siffrorna ut för kvinnor och män? '.repeat(4).trim();

    const [heading = '', rest = ''] = textsIn(slackMessage({ ...blank, title }).blocks);

    expect(heading.length).toBeLessThanOrEqual(150);
    expect(heading + rest).toBe(title);
  });

  it('asks one choice with a button for each answer', () => {
    const card: Card = {
      ...blank,
      inputs: [choice(['Ja', 'Nej'])],
      actions: [save, action('Pausa', { style: 'quiet' })],
    };

    const shown = controlsIn(blocksOf(card));

    expect(shown.map(({ label }) => label)).toEqual(['Ja', 'Nej', 'Pausa']);
    expect(pressed(shown[1])).toMatchObject({ kind: 'pick', data: save.data, input: 'value', choice: 'c1' });
  });

  it('asks with a menu when the choices are many', () => {
    const card: Card = { ...blank, inputs: [choice(['A', 'B', 'C', 'D', 'E', 'F'])], actions: [save] };

    const [menu] = controlsIn(blocksOf(card));

    expect(menu?.type).toBe('static_select');
    expect(decodeAction(menu?.action_id, 'c4')).toMatchObject({ kind: 'pick', action: 0, choice: 'c4' });
  });

  it('offers to write more when there is more to fill in than the choice', () => {
    const card: Card = { ...blank, inputs: [choice(['Ja', 'Nej']), text()], actions: [save] };

    expect(labelsOf(card)).toEqual(['Ja', 'Nej', 'Svara och skriv mer …']);
  });

  it('marks the answer that was given, and lets it be kept', () => {
    const card: Card = { ...blank, inputs: [choice(['Ja', 'Nej'], { value: ['c0'] })], actions: [save] };

    expect(labelsOf(card)).toEqual(['✓ Ja', 'Nej', 'Spara och gå vidare']);
    expect(pressed(controlsIn(blocksOf(card))[2])).toMatchObject({ kind: 'keep', data: save.data });
  });

  it('opens a modal for a text, in words that tell that there is something to write', () => {
    const question: Card = { ...blank, progress: { text: 'Fråga 1', done: 1, of: 2 } };
    const empty = text({ required: true });

    expect(labelsOf({ ...question, inputs: [empty], actions: [save] })).toEqual(['Svara …']);
    expect(labelsOf({ ...question, inputs: [{ ...empty, value: 'x' }], actions: [save] })).toEqual([
      'Spara och gå vidare',
      'Ändra …',
    ]);
    expect(labelsOf({ ...blank, inputs: [empty], actions: [{ ...save, title: 'Skicka tillbaka' }] })).toEqual([
      'Skicka tillbaka …',
    ]);
  });

  it('shows what stands in the inputs, and what was wrong', () => {
    const inputs = [text({ value: 'Kvällstid', fault: 'Skriv mer.' })];

    const texts = textsIn(blocksOf({ ...blank, inputs, actions: [save] }));

    expect(texts.join(' ')).toContain('*Kommentar* Kvällstid ⚠️ Kommentar:  Skriv mer.');
  });

  it('has at most one primary button', () => {
    const actions = [action('A', { style: 'primary' }), action('B', { style: 'primary' })];

    const styles = controlsIn(blocksOf({ ...blank, actions })).map(({ element }) => element.style);

    expect(styles).toEqual(['primary', undefined]);
  });

  it('shows the whole of a button’s title that is too long for it', () => {
    const title = 'Utgå från: öppettider i simhallen och på utebadet i Årsunda under hela nästa år';
    const card: Card = { ...blank, actions: [action(title)] };

    expect(textsIn(blocksOf(card))).toContain(title);
    expect(labelsOf(card)[0]).toMatch(/^Utgå från: .*…$/);
  });

  it('opens everything when it has no room for it, and shows the first parts', () => {
    const paragraph = (index: number) => ({ part: 'paragraph' as const, text: `${index} ${'ord '.repeat(200)}` });
    const parts = Array.from({ length: 30 }, (_, index) => paragraph(index));

    const card: Card = { ...blank, parts, actions: [action('Pausa')] };

    expect(labelsOf(card)).toEqual(['Läs allt', 'Pausa']);
    expect(textsIn(blocksOf(card))[1]).toMatch(/^0 ord/);
  });

  it('stays below what Slack has refused, and leaves no heading alone', () => {
    const parts = Array.from({ length: 60 }, (_, index) => [
      { part: 'heading' as const, text: `Rubrik ${index}` },
      { part: 'paragraph' as const, text: 'ord '.repeat(50) },
    ]).flat();

    const blocks = blocksOf({ ...blank, parts, actions: [action('Pausa')] });

    expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(12_000);
    expect(blocks.map(({ type }) => type).slice(-4)).toEqual(['section', 'context', 'actions', 'actions']);
  });

  it('opens help behind a button of its own', () => {
    const help = { part: 'more' as const, title: 'Hjälp', parts: [{ part: 'paragraph' as const, text: 'Så här.' }] };
    const card: Card = { ...blank, parts: [{ part: 'paragraph', text: 'Därför.' }, help] };

    expect(labelsOf(card)).toEqual(['Hjälp']);
    expect(pressed(controlsIn(blocksOf(card))[0])).toEqual({ kind: 'more', part: 1 });
    expect(textsIn(moreModal(card, 1)?.blocks)).toEqual(['Så här.']);
  });

  it('draws a narrow table in columns, figures to the right', () => {
    const table = {
      part: 'table' as const,
      caption: 'Besök',
      columns: ['Grupp', 'Antal'],
      rows: [
        ['Kvinnor', '5 200'],
        ['Män', '900'],
      ],
    };

    expect(textsIn(blocksOf({ ...blank, parts: [table] }))[2]).toBe(
      ['Grupp    Antal', '───────  ─────', 'Kvinnor  5 200', 'Män        900'].join('\n'),
    );
  });
});

describe('a text in pieces', () => {
  it('is the same text again, within the limit, and cut in no character', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 3000 }), (said, most) => {
        const made = pieces(said, most);

        expect(made.join('')).toBe(said.toWellFormed());
        expect(made.every((piece) => [...piece].length <= most && piece.isWellFormed())).toBe(true);
      }),
    );
  });

  it('is cut between words', () => {
    expect(pieces('ett två tre', 8)).toEqual(['ett två ', 'tre']);
  });
});

const RICHER = ['link', 'user', 'usergroup', 'channel', 'broadcast', 'emoji', 'date', 'team', 'color', 'markdown'];

function blocksOf(card: Card): Json[] {
  return objectsIn(slackMessage(card).blocks);
}

function labelsOf(card: Card): string[] {
  return controlsIn(blocksOf(card)).map(({ label }) => label);
}

function pressed(control: Control | undefined) {
  return decodeAction(control?.action_id, control?.element.value);
}

/** The card's texts that stand neither in the message nor behind its buttons; white space is not counted. */
function missingFrom(card: Card, message: { blocks: unknown }): string[] {
  const opensAll = controlsIn(objectsIn(message.blocks)).some(({ action_id }) => action_id.startsWith('jl|all'));
  const views = opensAll
    ? pagesOf((page) => allModal(card, { page }))
    : [message, ...card.parts.flatMap((_, part) => pagesOf((page) => moreModal(card, part, { page })))];
  const faults = views.slice(opensAll ? 0 : 1).flatMap((view) => blockFaults('modal', view));
  const shown = squeezed(views.flatMap(({ blocks }) => textsIn(blocks)).join(''));
  return [...faults, ...textsOf(card).filter((said) => !shown.includes(squeezed(said.toWellFormed())))];
}

function pagesOf<View extends { blocks: unknown }>(draw: (page: number) => View | undefined): View[] {
  const pages = [0, 1, 2, 3, 4, 5, 6].flatMap((page) => draw(page) ?? []);
  return pages.filter((page, index) => index === 0 || JSON.stringify(page) !== JSON.stringify(pages[index - 1]));
}

/** Without white space, and without the page numbers that stand between two halves of a text. */
function squeezed(said: string): string {
  return said
    .replace(/(?:Sida|Page) \d+ (?:av|of) \d+(?:Nästa sida|Next page)?(?:Föregående sida|Previous page)?/gu, '')
    .replace(/\s+/gu, '');
}

function everyObject(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(everyObject);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(everyObject)];
}
