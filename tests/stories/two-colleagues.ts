import { Organisation } from '../../src/domain/organisation.ts';
import type { Card, CaseSummary } from '../../src/ports.ts';
import { type Bot, personIn, startBot, Talk } from './talk.ts';

/** A municipality with a strategist, and with somebody who is known by her directory id alone. */
export const LINDVIKEN = Organisation.parse({
  id: 'lindviken',
  name: 'Lindvikens kommun',
  emailDomains: ['lindviken.example'],
  people: [
    { name: 'Leila Farsund', email: 'leila@lindviken.example', roles: ['strategist', 'administrator'] },
    { name: 'Rut Ny', directoryId: 'aad-rut', roles: ['caseworker'] },
  ],
});

/** Two colleagues and the bot. */
export type Two = { bot: Bot; anna: Talk; boEk: Talk };

/** The bot of that organisation, on a day that the transcripts can name, and two who talk with it. */
export async function twoColleagues(organisation: Organisation = LINDVIKEN): Promise<Two> {
  const started = await startBot(organisation);
  const bot = { ...started, world: { ...started.world, now: () => '2026-11-25T09:00:00.000Z' } };
  const anna = new Talk(bot, await personIn(bot, 'anna@lindviken.example', 'Anna Öberg'), 'sv');
  const boEk = new Talk(bot, await personIn(bot, 'bo@lindviken.example', 'Bo Ek'), 'sv');
  return { bot, anna, boEk };
}

/** Anna asks Bo the question on her card. */
export async function askBo({ anna, boEk }: Two, words = ''): Promise<void> {
  await anna.press('Fråga en kollega');
  await anna.press('Skicka frågan', { person: boEk.person.id, words });
}

/** What a reader sees at once beside the title: emphasised lines, and lists. */
export function emphasised(card: Card): string[] {
  return card.parts.flatMap((part) => {
    if (part.part === 'list') return part.items.map((item) => `    - ${item}`);
    return part.part === 'paragraph' && part.tone === 'strong' ? [`    * ${part.text}`] : [];
  });
}

/** The title of the first button that does this. */
export function actionThat(card: Card, does: string): string {
  return card.actions.find(({ data }) => data.do === does)?.title ?? 'no such button';
}

/** The line about the talk's case in lists. */
export async function lineOf({ bot }: Two, { person, caseId }: Talk): Promise<CaseSummary> {
  const lines = await bot.store.cases('lindviken', { member: person.id, limit: 9 });
  const line = lines.find((one) => one.caseId === caseId);
  if (!line) throw new Error('the case is in the list');
  return line;
}
