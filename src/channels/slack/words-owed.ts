import type { WordOwed } from '../../ports/word-owed.ts';
import type { Talker } from '../../ports.ts';
import { textBlocks } from './block-text.ts';
import { againOf, clicked, type SlackTalk } from './talk.ts';

/**
 * Says the words that a case owes people, each once: what has been said is kept as a place. Whoever is not in this
 * workspace is passed over, for she is told where she is.
 */
export async function sayOwed(talk: SlackTalk, caseId: string): Promise<void> {
  for (const word of await talk.house.wordsOwed(caseId)) await talk.inLane(word.id, () => say(talk, word));
}

async function say(talk: SlackTalk, word: WordOwed): Promise<void> {
  const { house, client, people } = talk;
  const { id, person, text, caseId } = word;
  const known = await house.places.place(house.organisation, id);
  if (known && known.shown > 0) return;
  const user = person.email === null ? undefined : await people.idOf(person.email);
  if (user === undefined) return;
  const { channel } = await talk.directWith(user);
  const place = {
    ...{ id, channel: 'slack' as const, kind: 'told' as const, caseId, personId: person.id },
    ...{ address: { channel, language: house.language }, handedOver: [], at: house.now() },
  };
  await client.chat.postMessage({ channel, text, blocks: textBlocks(text) });
  await house.places.keepPlace(house.organisation, { ...place, shown: 1 });
  if (!word.card) return;
  const talker: Talker = { organisation: house.organisation, person, language: house.language };
  const reply = await clicked(talk, talker, `read:${house.newId()}`, word.card);
  if (reply.caseId !== undefined) await talk.cards.post(talker, { channel }, reply, `card:${id}`, againOf(word.card));
}
