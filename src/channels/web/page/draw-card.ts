import { LOOK } from './look.ts';
import { mendCard } from './mend-card.ts';
import { mendInputs } from './mend-inputs.ts';
import type { Page } from './place.ts';
import type { Renderer } from './renderer.ts';

/** Draws a card by Microsoft's renderer, mends what it leaves out, and gives the card's heading. */
export function drawCard(
  source: object,
  page: Page,
  clicked: (data: unknown, values: Record<string, string>) => void,
): HTMLElement | null {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = leaveMarkdown;
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(LOOK);
  card.onExecuteAction = (action) => {
    const { click, ...values } = sentBy(action);
    clicked(click, values);
  };
  card.parse(source);
  const drawn = card.render();
  page.card.replaceChildren(...(drawn ? [drawn] : []));
  mendCard(card, page);
  mendInputs(card, page);
  return page.card.querySelector<HTMLElement>('#card-title');
}

/** Texts are shown as they are; without this the renderer complains at each. */
function leaveMarkdown(_text: string, result: Renderer.IMarkdownProcessingResult): void {
  result.didProcess = false;
}

/** What a button sends: the data under `click`, and the inputs' values as texts beside it. */
function sentBy(action: Renderer.Action): Record<string, string> & { click?: unknown } {
  return action instanceof AdaptiveCards.SubmitAction || action instanceof AdaptiveCards.ExecuteAction
    ? { ...action.data }
    : {};
}
