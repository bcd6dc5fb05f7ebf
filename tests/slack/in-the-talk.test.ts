import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PREPARED } from '../stories/answers.ts';
import { type SlackBot, startSlackBot } from './slack-bot.ts';
import { SlackPerson, textsIn } from './slack-person.ts';

const SNOW = {
  name: 'snorojning.docx',
  bytes: readFileSync(new URL('../../examples/snorojning.docx', import.meta.url)),
};
const KARIN = 'U0KARIN';

let here: SlackBot;
let karin: SlackPerson;

beforeEach(async () => {
  here = await startSlackBot();
  karin = new SlackPerson(here.slack, KARIN);
  await karin.command('ny');
  await karin.press('Nej, varken eller');
  await karin.press('Fortsätt utan dokument');
  await karin.answer({ title: 'Plogordning för vintern' });
});
afterEach(() => here.stop());

/** Answers up to a question, as a prepared caseworker does. */
async function upTo(question: string): Promise<void> {
  const ids = Object.keys(PREPARED);
  await karin.press('Ja');
  for (const id of ids.slice(1, ids.indexOf(question))) {
    if (id === 'skillnad') await karin.press(/^Ja, utan saklig grund/u);
    else if (id !== 'kontroll') await karin.answer(PREPARED[id] ?? {});
  }
}

function cardText(): string {
  return textsIn(karin.card().blocks).join('\n');
}

describe('In the talk', () => {
  it('the help and the examples are one click away, and the card stays', async () => {
    await karin.press('Ja');
    const before = cardText();

    await karin.press('Hjälp och exempel');

    const { spec } = await karin.modal();
    expect(JSON.stringify(spec)).toContain('Så här kan ett bra svar se ut');
    expect(cardText()).toBe(before);
  });

  it('a no wants a reason, which the modal asks for', async () => {
    await karin.press('Nej');

    expect(cardText()).toContain('skäl');
    await karin.answer({ value: 'no', reason: 'val-och-motestid' });
    expect(karin.title()).toContain('Läs igenom');
  });

  it('what was filled in wrongly is told in the modal, which stays with what was typed', async () => {
    const figures = { measure: 'count', base: 'alla', year: '2025', source: 'egen' };
    await upTo('uppgifter');

    await karin.press('Svara …');
    const sent = await karin.fillIn({ ...figures, women: 'många', men: '3' });
    expect(sent.shown).toBe('errors');
    expect(Object.keys(sent.errors).join()).toContain('women');
    const share = await karin.fillIn({ measure: 'share', women: '64', men: '70', year: '2031' });

    expect(share.shown).toBe('updated');
    expect(JSON.stringify((await karin.modal()).spec)).toContain('134 procent');
    const mended = await karin.fillIn({ men: '36', year: '2025' });
    expect(mended.shown).toBe('closed');
    expect(karin.title()).toContain('Finns det en skillnad');
  });

  it('figures can be missing, and a question be skipped with its reason', async () => {
    await upTo('uppgifter');

    await karin.press('Uppgifterna finns inte');
    await karin.fillIn({ missing: 'Systemet registrerar inte kön.', availableFrom: '2027-01-31' });
    expect(karin.title()).toContain('Finns det en skillnad');

    await karin.press('Vi vet inte än');
    await karin.press('Hoppa över');
    await karin.fillIn({ skip: 'Vi återkommer när siffrorna finns.' });
    expect(karin.title()).toContain('Hur påverkar förslaget');
  });

  it('a personal identity number is held back, and stored masked when she says so', async () => {
    await karin.press('Ja');
    await karin.press('Svara …');
    await karin.fillIn({ value: 'Anna, 19121212-1212, går till skolan.' });
    expect(JSON.stringify((await karin.modal()).spec)).toContain('personnummer');

    await karin.fillIn({});

    expect(karin.title()).toContain('Hur ser siffrorna ut');
    const { events } = await here.bot.store.load('default', caseId());
    expect(JSON.stringify(events)).not.toContain('1212-1212');
  });

  it('goes back, changes an answer that others hang on after a word of what falls away, and undoes it', async () => {
    await upTo('mal');
    await karin.press('Mina svar');
    await karin.press(/Ändra: Finns det en skillnad/u);
    await karin.press(/^Nej, vi har kontrollerat/u);
    expect(cardText()).toMatch(/försvinner|faller bort|tas bort/u);

    await karin.press('Ändra ändå');
    expect(karin.title()).toContain('kontroller');
    await karin.press('Ångra senaste svaret');
    await karin.press('Mina svar');
    expect(cardText()).toContain('Bilvägar plogas först');
  });

  it('pauses, outlives a restart, and goes on where it was', async () => {
    await upTo('uppgifter');
    await karin.press('Pausa');
    expect(karin.title()).toContain('Paus');

    here = { ...(await here.restart()), stop: here.stop };
    await karin.command('fortsätt');

    expect(karin.title()).toContain('Hur ser siffrorna ut');
    expect(karin.cards()).toHaveLength(1);
  });

  it('a card that somebody deleted comes again', async () => {
    const { channel, ts } = karin.card();
    const press = here.slack.press(KARIN, { channel, ts }, 'Ja');
    here.slack.deleteMessage(channel, ts);
    await press;
    await karin.quiet();

    expect(karin.title()).toContain('Vilka berörs');
  });

  it('a double click answers once', async () => {
    const { channel, ts } = karin.card();
    await Promise.all([here.slack.press(KARIN, { channel, ts }, 'Ja'), here.slack.press(KARIN, { channel, ts }, 'Ja')]);
    await karin.quiet();

    const { events } = await here.bot.store.load('default', caseId());
    expect(events.filter(({ type }) => type === 'answered')).toHaveLength(1);
    expect(karin.title()).toContain('Vilka berörs');
  });
});

describe('The five-step check', () => {
  it('begins by dropping a document that carries an assessment', async () => {
    await karin.press('Nej');
    await karin.answer({ value: 'no', reason: 'val-och-motestid' });
    await karin.press('Fastställ bedömningen');
    await here.slack.until(() => here.slack.files().length === 2);
    const finished = here.slack.files()[0];

    await karin.type('', [{ name: 'färdig.docx', bytes: Buffer.from(finished?.bytes ?? []) }]);
    await karin.press('Kolla den i fem steg');

    expect(cardText()).toContain('Plogordning för vintern');
    await karin.press('Det stämmer – gå vidare');
    expect(karin.title()).toMatch(/berör/iu);
    await karin.press('Nej');
    await karin.press(/Fastställ|Avsluta|Klar/u);
    expect(karin.title()).toBeDefined();
  });

  it('a document without one is assessed', async () => {
    await karin.type('', [SNOW]);

    expect(karin.title()).toMatch(/enskild person|Stämmer uppgifterna/u);
  });
});

/** The case of the card that the talk is at. */
function caseId(): string {
  const id = karin.card().blocks.flatMap(({ block_id }) => /^jl\|([\w-]{36})\|/u.exec(String(block_id))?.[1] ?? [])[0];
  if (!id) throw new Error('the card names no case');
  return id;
}
