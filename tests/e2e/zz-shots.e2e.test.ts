import { mkdir } from 'node:fs/promises';
import { it } from 'vitest';
import { compiledPage } from '../channels/compiled-page.ts';
import { sampleCards } from '../channels/sample-cards.ts';
import { scriptedTurn } from '../channels/scripted-turn.ts';
import { openSite } from '../channels/web-site.ts';
import { DESKTOP, openBrowser, PHONE } from './browser.ts';

it('shots', async () => {
  await mkdir('/tmp/shots', { recursive: true });
  const site = await openSite({ turn: scriptedTurn().turn, pageFolder: await compiledPage() });
  const browser = await openBrowser();
  for (const [device, viewport] of Object.entries({
    desktop: DESKTOP,
    phone: PHONE,
    narrow: { width: 320, height: 640 },
  }))
    for (const colorScheme of ['light', 'dark'] as const) {
      if (device === 'narrow' && colorScheme === 'dark') continue;
      const page = await (await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })).newPage();
      page.on('console', (m) => console.log(m.type(), m.text()));
      page.on('pageerror', (e) => console.log('PAGEERROR', e.message));
      for (const name of Object.keys(sampleCards('sv'))) {
        if (colorScheme === 'dark' && !['yesNo', 'figures', 'summary', 'document'].includes(name)) continue;
        await page.goto('about:blank');
        await page.goto(`${site.url}#case=card:${name}`);
        await page.locator('#card-title').waitFor({ timeout: 5000 });
        for (const more of await page.locator('[id^="more-"] button').all()) await more.click();
        await page.screenshot({ path: `/tmp/shots/${device}-${colorScheme}-${name}.png`, fullPage: true });
      }
      await page.context().close();
    }
  await browser.close();
  await site.close();
});
