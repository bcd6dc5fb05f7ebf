import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../src/documents/documents.ts';
import { readAssessment } from '../../src/domain/assessment.ts';
import { openBrowser, whyNoBrowser } from '../e2e/browser.ts';
import { startWorkspace, type Workspace, whyNoLocalSlack } from './local-slack.ts';
import { SlackReader, THREAD } from './local-slack-page.ts';
import type { Mode } from './slack-bot.ts';

const why = whyNoLocalSlack ?? whyNoBrowser;
if (why) console.warn(`SKIPPED: local-slack.e2e.test.ts: ${why}`);

const SNOW = fileURLToPath(new URL('../../examples/snorojning.docx', import.meta.url));
/** Where the README's pictures are taken to; nowhere unless asked for. */
const PICTURES = process.env.JAMLOTS_PICTURES;
const KARIN = 'Karin Handläggare';
const OMAR = 'Omar Gatuchef';

let browser: Browser;
let here: Workspace | undefined;
let reader: SlackReader;

beforeAll(async () => {
  if (!why) browser = await openBrowser();
});
afterEach(async () => {
  await reader?.page.close();
  await here?.stop();
  here = undefined;
});
afterAll(() => browser?.close());

/** The web page of a workspace of its own, with the bot in it. */
async function start(mode: Mode): Promise<Workspace> {
  here = await startWorkspace(mode);
  const page = await browser.newPage({ viewport: { width: 1000, height: 620 }, locale: 'sv-SE' });
  page.setDefaultTimeout(20_000);
  reader = new SlackReader(page);
  await reader.open(here.address);
  return here;
}

describe.skipIf(why)(`The talk in local-slack${why ? ` (skipped: ${why})` : ''}`, () => {
  it.each<Mode>(['socket', 'http'])('takes a caseworker from a command to the five-step check (%s)', async (mode) => {
    const { faults } = await start(mode);
    await reader.type('/jamlots ny');
    await reader.goTo(KARIN);
    await begin();
    await answerUpToTheCause();
    await changeTheCause();
    await pauseAndGoOn();
    await answerTheRest();

    const finished = await establish();
    await check(finished);

    expect(await faults()).toEqual([]);
  });

  it.each<Mode>(['socket', 'http'])('goes on in a thread, where each has her own card (%s)', async (mode) => {
    const { faults } = await start(mode);
    await reader.type('Nu gör vi bedömningen av plogningen.');
    await reader.openThread('Nu gör vi bedömningen');
    await reader.type('@jamlots ny', THREAD);
    await reader.card('Gäller ärendet en enskild person', THREAD);
    await reader.actAs(OMAR);

    await reader.press('Nej, varken eller', THREAD);
    await reader.page.locator(THREAD).getByText('only visible to you').waitFor();
    expect(await reader.heading(THREAD)).toContain('Gäller ärendet en enskild person');
    await reader.type('@jamlots ny', THREAD);
    await expect.poll(() => reader.cards(THREAD).count()).toBe(2);
    await reader.press('Nej, varken eller', THREAD);
    await reader.card('Lägg in beslutsunderlaget', THREAD);

    expect(await reader.cards(THREAD).first().textContent()).toContain('Gäller ärendet en enskild person');
    expect(await reader.cards().count()).toBe(0);
    expect(await faults()).toEqual([]);
  });
});

async function begin(): Promise<void> {
  await reader.card('Gäller ärendet en enskild person');
  await reader.press('Nej, varken eller');
  await reader.card('Lägg in beslutsunderlaget');
  await reader.attach(SNOW);
  const facts = await reader.card('Stämmer uppgifterna');
  expect(await facts.textContent()).toContain('TN 2026/214');
  await reader.press('Det stämmer – gå vidare');
  await reader.card('Berör beslutet');
  await picture('slack-talk', '.main');
  await reader.press('Ja');
  await reader.card('Vilka berörs');
  await reader.answer({ 'Ditt svar': 'Alla som går och cyklar på vintern. Kvinnor går oftare till arbetet.' });
}

async function answerUpToTheCause(): Promise<void> {
  await reader.card('Hur ser siffrorna ut');
  await reader.press('Svara …');
  await reader.fillIn({
    ...{ 'Vad visar siffrorna?': 'Antal', Kvinnor: '64', Män: '33', Enhet: 'personer', År: '2025' },
    ...{ 'Vad siffrorna omfattar': 'skadade i halkolyckor', Källa: 'akutmottagningens register' },
  });
  await picture('slack-modal', '.modal');
  await reader.fillIn({ Kvinnor: 'många' });
  await reader.send();
  await (await reader.modal()).getByText('Skriv ett tal').waitFor();
  await reader.fillIn({ Kvinnor: '64' });
  await reader.sendAndClose();
  await reader.card('Finns det en skillnad');
  await reader.press(/^Ja, utan saklig grund/u);
  await reader.card('Vad beror skillnaden på');
  await reader.answer({ 'Ditt svar': 'Bilvägar plogas först.' });
}

async function changeTheCause(): Promise<void> {
  await reader.card('Hur påverkar förslaget');
  await reader.press('Mina svar');
  await reader.press(/^Ändra: Vad beror/u);
  await reader.card('Vad beror skillnaden på');
  await reader.answer({ 'Ditt svar': 'Bilvägar plogas först, gångbanor sist.' });
  await reader.card('Hur påverkar förslaget');
}

async function pauseAndGoOn(): Promise<void> {
  await reader.press('Pausa');
  await reader.card('Pausat');
  await reader.press('Fortsätt');
  await reader.card('Hur påverkar förslaget');
}

async function answerTheRest(): Promise<void> {
  await reader.answer({
    ...{ Kvinnor: 'Bättre', Män: 'Oförändrat', Flickor: 'Bättre', Pojkar: 'Bättre' },
    ...{ 'Beskriv hur, på kort sikt': 'Gångbanor plogas först.', 'Beskriv på lång sikt': 'Färre halkskador.' },
  });
  await reader.card('Vad händer för kvinnor och män');
  await reader.answer({ 'Ditt svar': 'Kvinnor bär två tredjedelar av halkskadorna även nästa vinter.' });
  await reader.card('Vad gör ni åt');
  const measure = { Åtgärd: 'Ny plogordning', 'Klart senast': '2027-10-01' };
  await reader.answer({ ...measure, 'Ansvarig (funktion, inte namn)': 'gatuchefen' });
  await reader.card('Vilka mål');
  await reader.answer({
    'Nationella jämställdhetsmål': ['D1 Makt och inflytande fördelas jämnt'],
    'På vilket sätt? Berörs inget mål, skriv varför.': 'Alla tar sig fram på lika villkor.',
  });
  await reader.card('När ser ni efter');
  await reader.answer({ 'Ditt svar': '2028-04-15' });
}

/** Establishes the assessment, and fetches the finished document from the talk. */
async function establish(): Promise<string> {
  const whole = await reader.card('Läs igenom innan du lämnar in');
  const read = await whole.textContent();
  for (const said of ['kvinnor 64 personer (66 %)', 'gångbanor sist.', 'gatuchefen', 'D1 Makt', '2028-04-15'])
    expect(read).toContain(said);
  await reader.press('Fastställ bedömningen');
  await reader.card('Bedömningen är fastställd');
  const path = await reader.download('snorojning.docx');
  const carried = documents.carried(new Uint8Array(await readFile(path)), 'snorojning.docx');
  expect(readAssessment('data' in carried ? (carried.data ?? '') : '').read).toBe('intact');
  return path;
}

async function check(finished: string): Promise<void> {
  await reader.drop(finished, 'snorojning.docx');
  await reader.press('Kolla den i fem steg');
  await reader.card('Stämmer uppgifterna');
  await reader.press('Det stämmer – gå vidare');
  for (const step of [
    'Berör beslutet',
    'Är underlagets siffror',
    'Beskriver underlaget',
    'Föreslår',
    'Visar underlaget',
  ]) {
    const card = await reader.card(step);
    expect(await card.textContent()).toContain('Underlaget ger grund för ett ja');
    await reader.press('Ja');
  }
  await reader.card('Läs igenom innan du lämnar in');
  await reader.press('Avsluta kollen');
  await reader.card('Underlaget ger förutsättningar för ett jämställt beslut');
}

/** The talk, or the modal over it, without local-slack's own frame and without icons that Debian's fonts lack. */
async function picture(name: string, part: '.main' | '.modal'): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  const { page } = reader;
  await page.setViewportSize({ width: 1000, height: part === '.modal' ? 1200 : 620 });
  await page.addStyleTag({
    content:
      '.composer-attach, .file-card-icon { display: none } .modal { border-radius: 0 } .modal-overlay { background: #fff }',
  });
  await page.mouse.move(0, 0);
  await page.locator(part).screenshot({ path: `${PICTURES}/${name}.png` });
}
