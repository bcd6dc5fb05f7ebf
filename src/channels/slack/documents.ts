import type { Reply, Talker } from '../../ports.ts';
import { plain, textBlocks } from './block-text.ts';
import type { Spot } from './cards.ts';
import type { Fetched } from './files.ts';
import { clicked, type SlackTalk } from './talk.ts';
import { WORDS } from './words.ts';

/** What a decision document is for: to be assessed, or to be checked in five steps. */
export type Purpose = 'assess' | 'check';

/** A document that was handed in: its file in Slack, where, and what Slack tells a repeat by. */
export type Handed = { file: string; spot: Spot; user: string; delivery: string; purpose?: Purpose };

/** Fetches a shared file. */
export type FetchFile = (id: string) => Promise<Fetched>;

/** The checklists that a document opens a case with. */
const CHECKLISTS: Readonly<Record<Purpose, string>> = { assess: 'handlaggare', check: 'fortroendevald' };

/**
 * Takes a decision document: into the case of the talk when that waits for one, else into a new case. One that carries
 * an assessment can be checked or assessed anew, which is asked first.
 */
export async function takeDocument(
  talk: SlackTalk,
  fetchFile: FetchFile,
  talker: Talker,
  handed: Handed,
): Promise<void> {
  const { organisation, places } = talk.house;
  // A repeat: the case that took it waits for none by now, and must not be taken for another.
  if (await places.place(organisation, placeId(handed))) return;
  const fetched = await fetchFile(handed.file);
  const words = WORDS[talker.language];
  if ('refused' in fetched) return talk.whisper(handed.user, handed.spot, words.file[fetched.refused]);
  const live = handed.purpose === undefined ? await waiting(talk, talker, handed.spot) : undefined;
  if (live) return give(talk, talker, handed, live, fetched);
  if (handed.purpose === undefined && talk.house.carriesAssessment(fetched.bytes, fetched.name))
    return askPurpose(talk, talker, handed);
  const checklist = CHECKLISTS[handed.purpose ?? 'assess'];
  const opened = await clicked(talk, talker, `${handed.delivery}:open`, { do: 'new', checklist });
  if (opened.caseId === undefined) return talk.cards.post(talker, handed.spot, opened, placeId(handed), { do: 'home' });
  return give(talk, talker, handed, opened.caseId, fetched);
}

/** The place of the card that a document gave. */
function placeId({ delivery }: Handed): string {
  return `document:${delivery}`;
}

async function give(
  talk: SlackTalk,
  talker: Talker,
  handed: Handed,
  caseId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<void> {
  const reply = await talk.house.turn({
    ...talker,
    delivery: `slack:${talk.home.teamId}:${handed.delivery}:document`,
    ...{ channel: 'slack', sent: 'document', caseId, name, bytes },
  });
  await talk.cards.post(talker, handed.spot, reply, placeId(handed));
  await talk.afterTurn(talker, reply, handed.user);
}

/** The case of the talk, when its card waits for a document. */
async function waiting(talk: SlackTalk, talker: Talker, spot: Spot): Promise<string | undefined> {
  const live = await talk.cards.liveAt(talker, spot);
  if (!live || live.caseId === null) return undefined;
  const reply: Reply = await clicked(talk, talker, `read:${talk.house.newId()}`, { do: 'show', caseId: live.caseId });
  return reply.card.wantsDocument ? reply.caseId : undefined;
}

/** The button's `action_id` tells the purpose, its value the file. */
export const PURPOSE_ID = /^jlfile\|(assess|check)$/u;

async function askPurpose(talk: SlackTalk, talker: Talker, { spot, file }: Handed): Promise<void> {
  const words = WORDS[talker.language];
  const button = (purpose: Purpose, text: string) => ({
    type: 'button' as const,
    action_id: `jlfile|${purpose}`,
    text: plain(text),
    value: file,
  });
  await talk.client.chat.postMessage({
    channel: spot.channel,
    ...(spot.thread !== undefined && { thread_ts: spot.thread }),
    text: words.carries,
    blocks: [
      ...textBlocks(words.carries),
      { type: 'actions', elements: [button('check', words.checkIt), button('assess', words.assessIt)] },
    ],
  });
}
