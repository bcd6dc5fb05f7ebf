import type { PageWords } from './contract.ts';

/** The places of the page, and its words. */
export type Page = {
  words: PageWords;
  /** Where the channel is mounted. */
  base: string;
  content: HTMLElement;
  card: HTMLElement;
  fault: HTMLElement;
  status: HTMLElement;
  skip: HTMLElement;
  language: HTMLAnchorElement;
};

export const page: Page = {
  words: JSON.parse(the('#words', HTMLElement).textContent ?? '') as PageWords,
  base: document.documentElement.dataset.base ?? '',
  content: the('#content', HTMLElement),
  card: the('#card', HTMLElement),
  fault: the('#fault', HTMLElement),
  status: the('#status', HTMLElement),
  skip: the('.skip', HTMLElement),
  language: the('#language', HTMLAnchorElement),
};

/** The case that the address names, in `#case=…`; addresses can be kept and sent. */
export function addressedCase(): string | undefined {
  return new URLSearchParams(location.hash.slice(1)).get('case') ?? undefined;
}

/** Puts the case in the address, so that a reload shows it again, in either language. */
export function addressCase(caseId: string | undefined): void {
  const hash = caseId === undefined ? '' : `#${new URLSearchParams({ case: caseId })}`;
  history.replaceState(null, '', location.pathname + location.search + hash);
  page.language.hash = hash;
}

function the<E extends Element>(selector: string, kind: new () => E): E {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}

/** A new element with its properties and children. */
export function made<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
