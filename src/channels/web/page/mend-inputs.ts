import { made, type Page } from './place.ts';
import type { Renderer } from './renderer.ts';

/** Ties labels, hints and faults to the inputs of a drawn card, and keeps them tied as faults come and go. */
export function mendInputs(card: Renderer.AdaptiveCard, page: Page): void {
  const inputs = card.getAllInputs();
  for (const input of inputs) mendOnce(input);
  const tieAll = () => inputs.forEach(tie);
  tieAll();
  new MutationObserver(tieAll).observe(page.card, { childList: true, subtree: true });
  sayWhatIsRequired(inputs, page);
}

function mendOnce(input: Renderer.Input): void {
  const control = controlOf(input);
  if (!control) return;
  if (input instanceof AdaptiveCards.TextInput && input.regex) control.inputMode = 'decimal';
  if (control instanceof HTMLInputElement) control.autocomplete = 'off';
  if (control instanceof HTMLTextAreaElement && input.isRequired) control.setAttribute('aria-required', 'true');
  if (control instanceof HTMLSelectElement && !input.isRequired) letBeUnset(control);
  if (isGroup(control)) asGroup(control, input);
}

/** A choice that need not be made can be taken back. */
function letBeUnset(select: HTMLSelectElement): void {
  const [unset] = select.options;
  if (unset) Object.assign(unset, { disabled: false, hidden: false });
}

function isGroup(control: HTMLElement): boolean {
  return control.querySelector('input[type=radio], input[type=checkbox]') !== null;
}

/** Choices are one thing to answer, with the question's label over them. */
function asGroup(group: HTMLElement, input: Renderer.Input): void {
  const isRadio = group.querySelector('input[type=radio]') !== null;
  group.setAttribute('role', isRadio ? 'radiogroup' : 'group');
  if (isRadio && input.isRequired) group.setAttribute('aria-required', 'true');
  labelOf(input)?.removeAttribute('for');
  for (const choice of group.querySelectorAll('input')) {
    choice.removeAttribute('aria-required');
    choice.parentElement?.classList.add('choice');
  }
}

/** Puts on an input whose label it has, what describes it, and whether something is wrong with it. */
function tie(input: Renderer.Input): void {
  const control = controlOf(input);
  const label = labelOf(input);
  if (!control || !label) return;
  const missing = input.renderedElement?.querySelector(':scope > .ac-input-container ~ *');
  const fault = document.getElementById(`fault-${input.id}`);
  const hint = document.getElementById(`hint-${input.id}`);
  const described = [missing, fault, hint].flatMap((element) => (element ? [element.id] : []));
  set(control, 'aria-labelledby', label.id);
  set(control, 'aria-describedby', described.join(' '));
  if (control.getAttribute('role') !== 'group') set(control, 'aria-invalid', missing || fault ? 'true' : '');
  for (const choice of isGroup(control) ? control.querySelectorAll('input') : [])
    choice.removeAttribute('aria-labelledby');
}

function controlOf(input: Renderer.Input): HTMLElement | null {
  return input.renderedElement?.querySelector<HTMLElement>('.ac-input') ?? null;
}

function labelOf(input: Renderer.Input): HTMLElement | null {
  return input.renderedElement?.querySelector<HTMLElement>(':scope > label') ?? null;
}

function set(element: HTMLElement, name: string, value: string): void {
  if (value === '') element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** A card that asks for several things says what the star means; on a card with one it goes without saying. */
function sayWhatIsRequired(inputs: Renderer.Input[], { words }: Page): void {
  const first = inputs[0]?.renderedElement;
  if (inputs.length < 2 || !inputs.some(({ isRequired }) => isRequired)) return;
  first?.before(made('p', { className: 'required-mark' }, words.requiredMark));
}
