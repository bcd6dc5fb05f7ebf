import { createRequire } from 'node:module';

/** Microsoft's parser and renderer. The package's own entry cannot be loaded by Node, its bundle can. */
export const renderer: typeof import('adaptivecards') = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
);

/**
 * What Microsoft's parser has to say about a card, as Adaptive Cards 1.5.
 * Its pattern for `lang` remembers where it stopped and refuses each second card, so it is set back first.
 */
export function microsoftFaults(card: object): string[] {
  const { regEx } = renderer.CardElement.langProperty;
  if (regEx) regEx.lastIndex = 0;
  const parsed = new renderer.AdaptiveCard();
  const context = new renderer.SerializationContext(renderer.Versions.v1_5);
  parsed.parse(structuredClone(card), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...events, ...parsed.validateProperties().validationEvents].map(({ message }) => message);
}
