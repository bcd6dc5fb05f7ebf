import type * as Renderer from 'adaptivecards';

declare global {
  /** Microsoft's renderer, from adaptivecards.min.js. */
  const AdaptiveCards: typeof Renderer;
}

export type { Renderer };
