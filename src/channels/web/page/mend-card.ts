import { made, type Page } from './place.ts';
import type { Renderer } from './renderer.ts';

/** Gives a drawn card what the renderer leaves out: real headings, lists, tables and links, and a copy button. */
export function mendCard(card: Renderer.AdaptiveCard, page: Page): void {
  mendWhole(page);
  mendWithin(page.card, page);
  mendLinks(card);
  card.onInlineCardExpanded = ({ card: inner }) => {
    if (!inner.renderedElement) return;
    mendWithin(inner.renderedElement, page);
    mendOpened(inner.renderedElement);
  };
}

function mendWhole({ card }: Page): void {
  card.querySelector('.ac-adaptiveCard')?.removeAttribute('tabindex');
  const title = card.querySelector<HTMLElement>('#card-title');
  if (title) {
    asHeading(title, 1);
    title.tabIndex = -1;
  }
  mendProgress(card.querySelector('#card-progress-bar'));
}

/** The bar is for the eye alone, in the style sheet's colours; the words above it say the same. */
function mendProgress(bar: Element | null): void {
  bar?.setAttribute('aria-hidden', 'true');
  for (const stretch of bar?.querySelectorAll<HTMLElement>('.ac-container') ?? []) {
    stretch.style.padding = '0';
    stretch.style.removeProperty('background-color');
  }
}

function mendWithin(place: HTMLElement, page: Page): void {
  for (const heading of place.querySelectorAll<HTMLElement>('[id^="heading-"]')) asHeading(heading, 2);
  for (const list of place.querySelectorAll<HTMLElement>('[id^="list-"]')) mendList(list);
  for (const table of place.querySelectorAll<HTMLElement>('[id^="table-"]')) mendTable(table);
  for (const text of place.querySelectorAll<HTMLElement>('[id^="ready-"]')) offerCopy(text, page);
}

/** What was opened stands within the card's margins, where the renderer lets it out to the edges. */
function mendOpened(inner: HTMLElement): void {
  inner.classList.add('opened');
  inner.style.margin = '0';
}

function asHeading(element: HTMLElement, level: number): void {
  element.setAttribute('role', 'heading');
  element.setAttribute('aria-level', String(level));
}

/** Lines that begin with a bullet are items; the lines below belong to them. */
function mendList(drawn: HTMLElement): void {
  if (drawn.querySelector('ul')) return;
  const items: HTMLElement[] = [];
  for (const line of drawn.querySelectorAll('.ac-richTextBlock')) {
    const text = line.textContent ?? '';
    if (text.startsWith('• ')) items.push(made('li', {}, text.slice(2)));
    else items.at(-1)?.append(made('br', {}), text);
  }
  drawn.replaceChildren(made('ul', {}, ...items));
}

/** Column sets below each other are a table; the first is its head. */
function mendTable(drawn: HTMLElement): void {
  if (drawn.querySelector('table')) return;
  const [head = [], ...rows] = [...drawn.querySelectorAll('.ac-columnSet')].map((row) =>
    [...row.children].filter(isCell),
  );
  const table = made(
    'table',
    {},
    made('thead', {}, made('tr', {}, ...head.map((cell) => made('th', { scope: 'col' }, ...cell.childNodes)))),
    made(
      'tbody',
      {},
      ...rows.map((cells) => made('tr', {}, ...cells.map((cell) => made('td', {}, ...cell.childNodes)))),
    ),
  );
  table.setAttribute('aria-labelledby', drawn.id.replace('table-', 'caption-'));
  drawn.replaceChildren(table);
}

function isCell(element: Element): boolean {
  return element.classList.contains('ac-container');
}

/** Files are fetched by ordinary links, which every browser and screen reader knows. */
function mendLinks(card: Renderer.AdaptiveCard): void {
  for (const action of card.getAllActions()) {
    if (!(action instanceof AdaptiveCards.OpenUrlAction)) continue;
    const link = made('a', { className: 'download', href: action.url ?? '', download: '' }, action.title ?? '');
    action.renderedElement?.replaceWith(link);
  }
}

function offerCopy(text: HTMLElement, { words, status }: Page): void {
  if (text.querySelector('.copy')) return;
  const lines = [...text.querySelectorAll('.ac-richTextBlock')].slice(1).map((line) => line.textContent ?? '');
  const button = made('button', { type: 'button', className: 'copy button' }, words.copy);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(lines.join('\n'));
    status.textContent = words.copied;
  });
  text.append(button);
}
