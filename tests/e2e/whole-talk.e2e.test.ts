import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../src/documents/documents.ts';
import { readAssessment } from '../../src/domain/assessment.ts';
import { type BotProcess, startProcess } from './bot-process.ts';
import { DESKTOP, openBrowser, PHONE, whyNoBrowser } from './browser.ts';

const SNOW = fileURLToPath(new URL('../../examples/snorojning.docx', import.meta.url));
/** Where the README's pictures are taken to; nowhere unless asked for. */
const PICTURES = process.env.JAMLOTS_PICTURES;

describe.skipIf(whyNoBrowser)(`The whole talk in a browser${whyNoBrowser ? ` (skipped: ${whyNoBrowser})` : ''}`, () => {
  let browser: Browser;
  let bot: BotProcess;

  beforeAll(async () => {
    browser = await openBrowser();
    bot = await startProcess();
  });
  afterAll(async () => {
    await browser?.close();
    await bot?.stop();
  });

  it('takes a newcomer from a decision document to the finished document', async () => {
    const page = await browser.newPage({ viewport: DESKTOP });
    await page.goto(bot.address);
    await card(page, 'Välkommen till Jämlots');
    await picture(page, 'start');
    await press(page, 'Gör en bedömning');
    await page.getByLabel('Nej, varken eller').check({ force: true });
    await press(page, 'Spara och gå vidare');
    await card(page, 'Lägg in beslutsunderlaget');
    await picture(page, 'dokument');
    await page.locator('input[type=file]').setInputFiles(SNOW);
    await card(page, 'Stämmer uppgifterna om ärendet?');
    await picture(page, 'uppgifter');
    expect(await page.getByLabel('Ärendets rubrik').inputValue()).toContain('snöröjning');
    expect(await page.getByLabel('Diarienummer').inputValue()).toBe('TN 2026/214');
    await press(page, 'Det stämmer – gå vidare');
    await answers(page);
    await press(page, 'Fastställ bedömningen');
    await card(page, 'Bedömningen är fastställd');
    await picture(page, 'klart');
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: /snorojning\.docx/ }).click();
    const file = await (await waiting).path();

    const carried = documents.carried(new Uint8Array(await readFile(file)), 'snorojning.docx');
    expect(readAssessment('data' in carried ? (carried.data ?? '') : '').read).toBe('intact');
  });

  it('looks right at the width of a phone, in English too', async () => {
    const page = await browser.newPage({ viewport: PHONE });
    await page.goto(`${bot.address}?lang=en`);
    await press(page, 'Make an assessment');
    await page.getByLabel('No, neither').check({ force: true });
    await press(page, 'Save and go on');
    await press(page, 'Go on without a document');
    await page.getByLabel('Title of the case').fill('Order of snow clearing');
    await press(page, 'Save and go on');
    await card(page, 'Does the decision concern people');
    await picture(page, 'phone');

    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  });
});

/** Fills in what a prepared caseworker would, on every card. */
async function answers(page: Page): Promise<void> {
  const next = () => press(page, 'Spara och gå vidare');
  await card(page, 'Berör beslutet människor');
  await page.getByLabel('Ja', { exact: true }).check({ force: true });
  await next();
  await card(page, 'Vilka berörs');
  await page.getByLabel('Ditt svar').fill('Alla som går och cyklar på vintern. Kvinnor går oftare till arbetet.');
  await next();
  await card(page, 'Hur ser siffrorna ut');
  await field(page, 'Kvinnor').fill('64');
  await field(page, 'Män').fill('33');
  await page.getByLabel('Enhet').fill('skadade');
  await page.getByLabel('Vad siffrorna omfattar').fill('skadade i halkolyckor på gång- och cykelbanor');
  await field(page, 'År').fill('2025');
  await field(page, 'Källa').fill('akutmottagningens register');
  await picture(page, 'siffror');
  await next();
  await card(page, 'Finns det en skillnad');
  await page.getByLabel(/utan saklig grund/).check({ force: true });
  await next();
  await card(page, 'Vad beror skillnaden på');
  await page.getByLabel('Ditt svar').fill('Bilvägar plogas först, gångbanor sist.');
  await next();
  await card(page, 'Hur påverkar förslaget');
  for (const group of ['Kvinnor', 'Män', 'Flickor', 'Pojkar'])
    await field(page, group).selectOption({ label: group === 'Män' ? 'Oförändrat' : 'Bättre' });
  await page.getByLabel('Beskriv hur, på kort sikt').fill('Gångbanor vid skolor plogas först.');
  await page.getByLabel('Beskriv på lång sikt').fill('Färre halkskador.');
  await picture(page, 'konsekvenser');
  await next();
  await card(page, 'Vad händer för kvinnor och män');
  await page.getByLabel('Ditt svar').fill('Kvinnor bär två tredjedelar av halkskadorna även nästa vinter.');
  await next();
  await card(page, 'Vad gör ni åt');
  await field(page, 'Åtgärd').fill('Ny plogordning');
  await page.getByLabel('Ansvarig (funktion, inte namn)').fill('gatuchefen');
  await page.getByLabel('Klart senast').fill('2027-10-01');
  await picture(page, 'atgarder');
  await next();
  await card(page, 'Vilka mål');
  await page.getByLabel(/^D1 /).check({ force: true });
  await page.getByLabel('På vilket sätt? Berörs inget mål, skriv varför.').fill('Alla tar sig fram på lika villkor.');
  await next();
  await card(page, 'När ser ni');
  await page.getByLabel('Ditt svar').fill('2028-04-15');
  await next();
  await card(page, 'Läs igenom innan du lämnar in');
  await picture(page, 'genomlasning');
}

/** The input with this label; a required one has a mark after it. */
function field(page: Page, label: string) {
  return page.getByLabel(new RegExp(`^${label}(?![\\p{L}\\d])`, 'u'));
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Waits for the card whose title begins so. */
async function card(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { name: title }).first().waitFor();
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}
