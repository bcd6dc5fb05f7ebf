import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** The buttons that open the modal of a card's inputs. */
const OPENS = /^(Svara|Ändra|Fyll i) …$/u;
/** What stands in the modal until the bot has filled it. */
const LOADING = /^(Öppnar|Opening) …$/u;

/** The two places of the page where a talk goes on. */
const TALK = '.main';
export const THREAD = '.thread-pane';

/** Somebody at local-slack's web page, by what is seen and clicked there. */
export class SlackReader {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.getByText('ui live').waitFor();
  }

  async actAs(name: string): Promise<void> {
    await this.page.getByLabel('Act as').selectOption({ label: name });
  }

  /** Goes to a channel or to a direct talk. */
  async goTo(name: string | RegExp): Promise<void> {
    await this.page.locator('.sidebar').getByRole('button', { name }).first().click();
  }

  /** Types in the channel's own box, or in the thread's, and sends it; slash commands too. */
  async type(text: string, where = TALK): Promise<void> {
    const box = this.page.locator(`${where} .composer`);
    await box.locator('textarea').fill(text);
    await box.getByRole('button', { name: 'Send' }).click();
  }

  async openThread(text: string): Promise<void> {
    const message = this.page.locator(`${TALK} .msg`).filter({ hasText: text });
    await message.hover();
    await message.getByTitle('Reply in thread').click();
  }

  /** Attaches a file with the paperclip, and sends it. */
  async attach(file: string): Promise<void> {
    const composer = this.page.locator(`${TALK} .composer`);
    await composer.locator('input[type=file]').setInputFiles(file);
    await composer.getByText(basename(file)).waitFor();
    await composer.getByRole('button', { name: 'Send' }).click();
  }

  /** Drops a file on the talk, and sends it. */
  async drop(file: string, name: string): Promise<void> {
    const content = JSON.stringify(readFileSync(file).toString('base64'));
    const dataTransfer = await this.page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(${content}), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], ${JSON.stringify(name)}));
      return transfer;
    })()`);
    for (const kind of ['dragover', 'drop']) await this.page.dispatchEvent(`${TALK} .composer`, kind, { dataTransfer });
    await this.page.locator(`${TALK} .composer`).getByRole('button', { name: 'Send' }).click();
  }

  /** Every message with buttons that stands here, oldest first. */
  cards(where = TALK): Locator {
    return this.page.locator(`${where} .msg`).filter({ has: this.page.locator('.bk-button, .bk-select') });
  }

  /** The newest card, once its heading says this. */
  async card(heading: string | RegExp, where = TALK): Promise<Locator> {
    const card = this.cards(where).last();
    await card.locator('.bk-header').first().filter({ hasText: heading }).waitFor();
    return card;
  }

  /** What the newest card says first. */
  heading(where = TALK): Promise<string | null> {
    return this.cards(where).last().locator('.bk-header').first().textContent();
  }

  /** Presses a button of the newest card. */
  async press(name: string | RegExp, where = TALK): Promise<void> {
    const exact = typeof name === 'string';
    await this.cards(where).last().getByRole('button', { name, exact }).click();
  }

  /** The modal, once the bot has filled it. */
  async modal(): Promise<Locator> {
    const modal = this.page.locator('.modal');
    await modal.locator('.modal-title').filter({ hasNotText: LOADING }).waitFor();
    return modal;
  }

  /** Fills in what is asked for under these labels: a text, a figure or a date, or what is chosen. */
  async fillIn(values: Record<string, string | string[]>): Promise<void> {
    const modal = await this.modal();
    for (const [label, value] of Object.entries(values)) {
      const asked = modal
        .locator('.bk-input')
        .filter({ has: this.page.locator('.bk-label').getByText(label, { exact: true }) });
      if (Array.isArray(value)) for (const one of value) await asked.getByLabel(one).check();
      else if ((await asked.locator('select').count()) > 0)
        await asked.locator('select').selectOption({ label: value });
      else if ((await asked.locator('[type=radio]').count()) > 0) await asked.getByLabel(value).check();
      else await asked.locator('input').fill(value);
    }
  }

  /** Sends the modal. */
  async send(): Promise<void> {
    await (await this.modal()).locator('.modal-btn.primary').click();
  }

  /** Sends the modal, and sees it close. */
  async sendAndClose(): Promise<void> {
    await this.send();
    await this.page.locator('.modal').waitFor({ state: 'detached' });
  }

  /** Opens the newest card's inputs, fills them in, sends them, and sees the modal close. */
  async answer(values: Record<string, string | string[]>): Promise<void> {
    await this.press(OPENS);
    await this.fillIn(values);
    await this.sendAndClose();
  }

  /** Downloads a file that the bot has sent in the talk; its path on the disk. */
  async download(name: string): Promise<string> {
    const sent = this.page.locator(`${TALK} .msg`).filter({ has: this.page.locator('.badge-app') });
    const waiting = this.page.waitForEvent('download');
    await sent.locator('.file-card').filter({ hasText: name }).last().locator('.file-card-download').click();
    return (await waiting).path();
  }
}
