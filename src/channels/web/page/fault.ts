import { made, type Page } from './place.ts';

type Remedy = { code?: string; retry?: { title: string; again: () => void } };

/** Says what went wrong; the card stays as it is. Sending the same again is offered until something is changed. */
export function showFault(page: Page, sentence: string, { code, retry }: Remedy = {}): void {
  const { fault: words } = page.words;
  const about = made('p', {}, sentence);
  page.fault.replaceChildren(made('p', { className: 'fault-title' }, words.title), about);
  if (code !== undefined) page.fault.append(made('p', { className: 'fault-code' }, code));
  page.fault.hidden = false;
  if (retry) offerRetry(page, retry, about);
  page.fault.scrollIntoView({ block: 'nearest' });
}

export function hideFault(page: Page): void {
  page.fault.hidden = true;
  page.fault.replaceChildren();
}

/** A text that was changed since would be lost by sending the earlier one again. */
function offerRetry(page: Page, { title, again }: NonNullable<Remedy['retry']>, about: HTMLElement): void {
  const button = made('button', { type: 'button', className: 'button' }, title);
  button.addEventListener('click', again);
  page.fault.append(button);
  button.focus();
  const withdraw = () => {
    button.remove();
    if (!page.fault.hidden) about.textContent = page.words.fault.edited;
  };
  page.card.addEventListener('input', withdraw, { once: true });
  button.addEventListener('click', () => page.card.removeEventListener('input', withdraw));
}
