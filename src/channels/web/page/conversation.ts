import type { Shown } from './contract.ts';
import { click, type Delivery, deliver, handIn, type Outcome, opening } from './deliver.ts';
import { drawCard } from './draw-card.ts';
import { hideFault, showFault } from './fault.ts';
import { addressCase, addressedCase, type Page } from './place.ts';
import { documentPlace } from './upload.ts';

/** The talk on the page: one card at a time, one delivery at a time. */
export function startConversation(page: Page) {
  let isSending = false;
  let caseId: string | undefined;

  /** Sends and shows what comes of it; a second click while the first is under way does nothing. */
  async function send(delivery: Delivery): Promise<void> {
    if (isSending) return;
    isSending = true;
    hideFault(page);
    wait(page, delivery.saying);
    const outcome = await deliver(delivery);
    isSending = false;
    wait(page, '');
    if ('shown' in outcome) show(outcome.shown, !delivery.starts);
    else tell(outcome, delivery);
  }

  function show(shown: Shown, movesFocus: boolean): void {
    caseId = shown.caseId;
    addressCase(caseId);
    const title = drawCard(shown.card, page, (data, values) => send(click(data, values)));
    if (shown.wantsDocument) placeDocument(shown.wantsDocument.label);
    document.title = `${shown.title} – ${page.words.title}`;
    page.status.textContent = shown.title;
    if (!movesFocus) return;
    scrollTo({ top: 0 });
    title?.focus({ preventScroll: true });
  }

  function placeDocument(label: string): void {
    const upload = documentPlace(label, page, {
      take: (file) => send(handIn(file, caseId ?? '')),
      refuse: (sentence) => showFault(page, sentence),
    });
    const buttons = page.card.querySelector('#actions-0');
    if (buttons) buttons.before(upload);
    else page.card.append(upload);
  }

  function tell(outcome: Exclude<Outcome, { shown: Shown }>, delivery: Delivery): void {
    const { fault: words } = page.words;
    const retry = { title: words.retry, again: () => send(delivery) };
    if ('offline' in outcome) showFault(page, delivery.starts ? words.notShown : words.offline, { retry });
    else {
      const { fault, correlation, again } = outcome.fault;
      const code = `${words.code} ${correlation}`;
      showFault(page, delivery.starts ? words.notShown : fault, { code, ...(again && { retry }) });
    }
  }

  return { open: () => void send(opening(addressedCase())) };
}

/** While a delivery is under way the card cannot be touched; the status says why. */
function wait(page: Page, saying: string): void {
  page.card.inert = saying !== '';
  page.content.setAttribute('aria-busy', String(saying !== ''));
  page.status.textContent = saying;
}
