import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { adaptiveCard } from '../../src/channels/adaptive/adaptive-card.ts';
import { BotError } from '../../src/errors.ts';
import type { Card } from '../../src/ports.ts';
import { compiledPage } from '../channels/compiled-page.ts';
import { type SampleName, sampleCards } from '../channels/sample-cards.ts';
import { scriptedTurn } from '../channels/scripted-turn.ts';
import { openSite } from '../channels/web-site.ts';
import { DESKTOP, openBrowser, PHONE, whyNoBrowser } from './browser.ts';
import { axeFindings, described, drop, focused, isTooWide, textByRenderer } from './in-page.ts';

if (whyNoBrowser) console.warn(`SKIPPED: web-page.e2e.test.ts: ${whyNoBrowser}`);

const samples = Object.keys(sampleCards('sv')).filter((name): name is SampleName => name in sampleCards('sv'));

let browser: Browser;
let compiled: Awaited<ReturnType<typeof compiledPage>>;
let closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  if (whyNoBrowser) return;
  compiled = await compiledPage();
  browser = await openBrowser();
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});
afterAll(async () => {
  if (whyNoBrowser) return;
  await browser.close();
  await compiled.discard();
});

describe.skipIf(whyNoBrowser)('the page', () => {
  it.each([
    ['a desktop', { viewport: DESKTOP }],
    ['a phone in the dark', { viewport: PHONE, colorScheme: 'dark' }],
  ] as const)('has no finding by axe on %s, on any card', async (_, options) => {
    const { page, open } = await visit([], { ...options, reducedMotion: 'reduce' });
    const findings: string[] = [];

    for (const name of samples) {
      await open(name);
      for (const more of await page.locator('[id^="more-"] button').all()) await more.click();
      findings.push(...(await axeFindings(page)).map((finding) => `${name}: ${finding}`));
    }

    expect(findings).toEqual([]);
  });

  it('needs no sideways scrolling at 320 pixels', async () => {
    const { page, open } = await visit([], { viewport: { width: 320, height: 640 } });
    const tooWide: string[] = [];

    for (const name of samples) {
      await open(name);
      if (await isTooWide(page)) tooWide.push(name);
    }

    expect(tooWide).toEqual([]);
  });

  it('can be used by the keyboard alone', async () => {
    const { page, script } = await visit(['home', 'yesNo', 'text', 'finished']);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Till innehållet');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Börja en ny bedömning');

    await page.keyboard.press('Enter');
    await heading(page, 'Berör beslutet');
    expect(await focused(page)).toBe('Berör beslutet kvinnor och män, flickor och pojkar?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.getByText('Så här kan ett bra svar se ut').isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    await heading(page, 'Vilka berörs');
    expect(script.got.at(-1)).toMatchObject({ data: { do: 'answer' }, values: { value: 'no', reason: 'formal' } });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('De som badar.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading(page, 'fastställd');
    expect(script.got.at(-1)).toMatchObject({ values: { value: 'De som badar.' } });
  });

  it('says in words what is missing, at the input and to a screen reader', async () => {
    const { page, script, open } = await visit([]);
    await open('yesNo');

    await page.getByRole('button', { name: 'Spara och gå vidare' }).click();

    const group = page.getByRole('radiogroup', { name: 'Ditt svar' });
    expect(await group.getAttribute('aria-invalid')).toBe('true');
    expect(await described(page, '[role=radiogroup]')).toBe('Välj: Ditt svar');
    expect(await focused(page)).toBe('Ja');
    expect(script.got.filter(({ sent }) => sent === 'click')).toHaveLength(1);
    await page.getByLabel('Nej', { exact: true }).check();
    expect(await group.getAttribute('aria-invalid')).toBeNull();
  });

  it('ties what the bot refused to the input', async () => {
    const { page, open } = await visit([]);
    await open('figures');

    expect(await page.getByLabel('Män').inputValue()).toBe('ungefär 900');
    expect(await page.getByLabel('Män').getAttribute('aria-invalid')).toBe('true');
    expect(await described(page, '#men input')).toBe('Skriv ett tal, till exempel 1240 eller 38,5.');
    expect(await page.getByLabel('Kvinnor').getAttribute('inputmode')).toBe('decimal');
  });

  it('announces each new card', async () => {
    const { page } = await visit(['home', 'text']);

    await page.getByRole('button', { name: 'Börja en ny bedömning' }).click();
    await heading(page, 'Vilka berörs');

    expect(await page.getByRole('status').textContent()).toBe('Vilka berörs, och på vilket sätt?');
    expect(await page.title()).toBe('Vilka berörs, och på vilket sätt? – Jämlots');
  });
});

describe.skipIf(whyNoBrowser)('a document', () => {
  const document = { name: 'Tjänsteskrivelse.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') };
  const handedIn = { sent: 'document', caseId: 'case-1', name: 'Tjänsteskrivelse.docx' };

  it('is handed in by the button', async () => {
    const { page, script, open } = await visit(['document', 'describe']);
    await open('document');

    await page.getByLabel('Välj fil').setInputFiles(document);

    await heading(page, 'Stämmer uppgifterna');
    expect(script.got.at(-1)).toMatchObject(handedIn);
  });

  it('is handed in by dropping it', async () => {
    const { page, script, open } = await visit(['document', 'describe']);
    await open('document');

    await drop(page, '.upload', document.name);

    await heading(page, 'Stämmer uppgifterna');
    expect(script.got.at(-1)).toMatchObject(handedIn);
  });

  it('does not take the person from the page when it is dropped where none is asked for', async () => {
    const { page, script, open } = await visit([]);
    await open('document');
    await open('text');
    await page.getByLabel('Ditt svar').fill('Mitt svar');

    await drop(page, '#content', document.name);

    expect(await page.getByLabel('Ditt svar').inputValue()).toBe('Mitt svar');
    expect(script.got.some(({ sent }) => sent === 'document')).toBe(false);
  });

  it('is fetched by an ordinary link', async () => {
    const { page, open } = await visit([]);
    await open('finished');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Ladda ner Tjänsteskrivelse – öppettider i simhallen.docx' }).click(),
    ]);

    expect(download.suggestedFilename()).toBe('Tjänsteskrivelse – öppettider i simhallen.docx');
  });
});

describe.skipIf(whyNoBrowser)('what goes wrong', () => {
  it('leaves the text in its box, tells a code, and is tried again with the same key', async () => {
    const { page, script, sent, open } = await visit(['text', 'goals']);
    await open('text');
    await page.getByLabel('Ditt svar').fill('De som badar på kvällen.');
    script.failNext(new BotError('STORE_BUSY', 'busy'));

    await page.getByRole('button', { name: 'Spara och gå vidare' }).click();

    const alert = page.getByRole('alert');
    await alert.getByText('Det gick inte att spara just nu. Ditt svar står kvar i rutan.').waitFor();
    expect(await alert.textContent()).toMatch(/Felkod [\da-f]{8}/u);
    expect(await page.getByLabel('Ditt svar').inputValue()).toBe('De som badar på kvällen.');
    expect(await focused(page)).toBe('Försök igen');
    await page.keyboard.press('Enter');
    await heading(page, 'Vilka mål');
    const [failed, again] = sent.slice(-2);
    expect(again).toEqual(failed);
    expect(script.got.at(-1)).toMatchObject({ values: { value: 'De som badar på kvällen.' } });
    expect(await alert.isVisible()).toBe(false);
  });

  it('does not lose what is typed after a failure by trying the earlier again', async () => {
    const { page, script, sent, open } = await visit(['text', 'goals']);
    await open('text');
    await page.getByLabel('Ditt svar').fill('Först');
    script.failNext(new BotError('STORE_BUSY', 'busy'));
    await page.getByRole('button', { name: 'Spara och gå vidare' }).click();
    await page.getByRole('button', { name: 'Försök igen' }).waitFor();

    await page.getByLabel('Ditt svar').fill('Sedan');

    expect(await page.getByRole('button', { name: 'Försök igen' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Spara och gå vidare' }).click();
    await heading(page, 'Vilka mål');
    expect(script.got.at(-1)).toMatchObject({ values: { value: 'Sedan' } });
    expect(new Set(sent.slice(-2).map((body) => Object(JSON.parse(body)).delivery)).size).toBe(2);
  });

  it('is told when nobody answers, and mended when the net is back', async () => {
    const { page, open } = await visit(['text', 'goals']);
    await open('text');
    await page.getByLabel('Ditt svar').fill('Mitt svar');
    await page.context().setOffline(true);

    await page.getByRole('button', { name: 'Spara och gå vidare' }).click();

    await page.getByRole('alert').getByText('Det gick inte att nå Jämlots. Ditt svar står kvar i rutan.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Försök igen' }).click();
    await heading(page, 'Vilka mål');
  });

  it('does not happen twice by a double click', async () => {
    const { page, sent, open } = await visit(['text', 'goals']);
    await open('text');
    await page.getByLabel('Ditt svar').fill('Mitt svar');
    const before = sent.length;

    await page.getByRole('button', { name: 'Spara och gå vidare' }).dblclick();

    await heading(page, 'Vilka mål');
    expect(sent).toHaveLength(before + 1);
  });
});

describe.skipIf(whyNoBrowser)('a case', () => {
  it('is shown again after a reload, in the other language too', async () => {
    const { page, script } = await visit(['home', 'text']);
    await page.getByRole('button', { name: 'Börja en ny bedömning' }).click();
    await heading(page, 'Vilka berörs');
    expect(page.url()).toMatch(/#case=case-1$/u);

    await page.reload();
    await heading(page, 'Vilka berörs');
    expect(script.got.at(-1)).toMatchObject({ sent: 'click', data: { do: 'show', caseId: 'case-1' }, values: {} });

    await page.getByRole('link', { name: 'In English' }).click();
    await heading(page, 'Who is concerned');
    expect(script.got.at(-1)).toMatchObject({ data: { do: 'show', caseId: 'case-1' }, language: 'en' });
  });

  it('shows what people typed as they typed it, whether Markdown is read or not', async () => {
    const { page, open } = await visit([]);
    await open('home');
    const typed = '- *a* _b_ [c](https://d.se) # e `f` <b>g</b> &amp; {{DATE(2026-11-25T10:00:00Z)}} 1. h';
    const card: Card = {
      ...{ language: 'sv', title: typed, notices: [{ tone: 'info', text: typed }], inputs: [], actions: [] },
      parts: [
        { part: 'paragraph', text: typed },
        { part: 'facts', facts: [{ name: 'Namn', value: typed }] },
        { part: 'list', items: [typed] },
      ],
    };

    const drawn = adaptiveCard(card, { linkTo: () => '' });
    const shown = await Promise.all([true, false].map((isRead) => textByRenderer(page, drawn, isRead)));

    for (const text of shown) expect(text.split(typed)).toHaveLength(6);
  });
});

/** Opens the site in a page that complains when anything is broken or blocked. */
async function visit(order: SampleName[], options: BrowserContextOptions = {}) {
  const script = scriptedTurn(order);
  const site = await openSite({ turn: script.turn, pageFolder: compiled.folder });
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'sv-SE', ...options });
  const page = await context.newPage();
  const sent: string[] = [];
  const broken: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.postData() ?? ''));
  page.on('pageerror', ({ message }) => broken.push(message));
  page.on('console', (line) => {
    if (line.type() !== 'log' && !line.text().includes('Failed to load resource')) broken.push(line.text());
  });
  closing.push(async () => {
    await context.close();
    await site.close();
    expect(broken).toEqual([]);
  });
  const open = async (name: SampleName) => {
    await page.evaluate(`location.hash = 'case=${name}'`);
    await heading(page, sampleCards('sv')[name].title);
  };
  await page.goto(site.url);
  await page.locator('#card-title').waitFor();
  return { page, script, sent, open };
}

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor({ timeout: 10_000 });
}
