import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every finding of axe on the page, the light ones too. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations }: AxeResults = await page.evaluate('axe.run()');
  return violations.map(({ impact, id, nodes }) => `${impact}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The name of what has the focus, as a person would say it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(`(({ activeElement }) =>
    activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '')(document)`);
}

/** What a screen reader says about an input beside its label. */
export function described(page: Page, selector: string): Promise<string> {
  return page.evaluate(`(document.querySelector(${JSON.stringify(selector)}).getAttribute('aria-describedby') ?? '')
    .split(' ').map((id) => document.getElementById(id)?.textContent ?? 'nothing has the id ' + id).join(' ')`);
}

export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > innerWidth');
}

/** Drops a document on an element. */
export async function drop(page: Page, selector: string, name: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['PK'], ${JSON.stringify(name)}));
    return transfer;
  })()`);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent(selector, type, { dataTransfer });
}

/** A card as Microsoft's renderer shows it; `isRead`: with Markdown that would set all it gets in capitals. */
export function textByRenderer(page: Page, card: object, isRead: boolean): Promise<string> {
  return page.evaluate(`(() => {
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) =>
      Object.assign(result, { didProcess: ${isRead}, outputHtml: text.toUpperCase() });
    const drawing = new AdaptiveCards.AdaptiveCard();
    drawing.parse(${JSON.stringify(card)});
    document.body.append(drawing.render());
    return document.body.lastElementChild.textContent;
  })()`);
}
