import { describe, expect, it } from 'vitest';
import { adaptiveCard } from '../../src/channels/adaptive/adaptive-card.ts';
import { cardFaults } from '../../src/channels/adaptive/limits.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import type { Card } from '../../src/ports.ts';
import { checklists, everyCard } from './every-card.ts';
import { microsoftFaults } from './microsoft-parser.ts';

describe.each(checklists.map((checklist) => ({ checklist, id: checklist.id })))(
  'Every card of $id',
  ({ checklist }) => {
    it.each(LANGUAGES)('keeps within the limits of Adaptive Cards in %s, whatever has been answered', (language) => {
      const cards = everyCard(checklist, language);

      const faults = cards.flatMap((card) => faultsOf(card).map((fault) => `${card.title}: ${fault}`));

      expect(cards.length).toBeGreaterThan(checklist.questions.length * 3);
      expect(faults).toEqual([]);
    });
  },
);

/** What Microsoft's parser and our own validator have to say about a card. */
function faultsOf(card: Card): string[] {
  const json = adaptiveCard(card, { linkTo: ({ name }) => `https://jamlots.example/${name}`, upload: 'apart' });
  return [...cardFaults(json), ...microsoftFaults(json)];
}
