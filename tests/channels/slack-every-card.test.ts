import { describe, expect, it } from 'vitest';
import { homeView, slackMessage } from '../../src/channels/slack/message.ts';
import { allModal, inputsModal, moreModal } from '../../src/channels/slack/modal.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import type { Card } from '../../src/ports.ts';
import { blockFaults } from '../support/slack/block-limits.ts';
import { checklists, everyCard } from './every-card.ts';

describe.each(checklists.map((checklist) => ({ checklist, id: checklist.id })))(
  'Every card of $id in Slack',
  ({ checklist }) => {
    it.each(LANGUAGES)('keeps within its limits in %s, whatever has been answered', (language) => {
      const cards = everyCard(checklist, language);

      const faults = cards.flatMap((card) => faultsOf(card).map((fault) => `${card.title}: ${fault}`));

      expect(cards.length).toBeGreaterThan(checklist.questions.length * 3);
      expect(faults).toEqual([]);
    });
  },
);

/** What Slack would refuse of a card as a message, as the home tab and in its modals. */
function faultsOf(card: Card): string[] {
  const modals = [
    ...card.actions.flatMap(({ sends }, action) =>
      sends === 'inputs' ? [inputsModal(card, { action, metadata: 'm', salt: '1' })] : [],
    ),
    ...card.parts.flatMap((_, part) => moreModal(card, part) ?? []),
    ...Array.from({ length: 5 }, (_, page) => allModal(card, { page })),
  ];
  return [
    ...blockFaults('message', slackMessage(card)),
    ...blockFaults('home', homeView(card)),
    ...modals.flatMap((modal) => blockFaults('modal', modal)),
  ];
}
