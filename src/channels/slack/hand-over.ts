import type { WebClient } from '@slack/web-api';
import type { CardPlace } from '../../ports/card-places.ts';
import type { Card, CardPart, FileOffer } from '../../ports.ts';
import type { SlackHouse } from './door.ts';

/** Hands over the documents that a card offers and that have not been handed over at its place. */
export type HandOver = (place: CardPlace, card: Card) => Promise<CardPlace>;

/** How often, and how long apart in milliseconds, Slack is asked whether a file has been shared. */
const ASKED = 12;
const APART = 250;

/**
 * Uploads each document to the talk, and waits until Slack has shared it: sharing comes after the upload's answer.
 * What was uploaded is noted first, so that after a crash it is looked for before it is uploaded again.
 * @throws Error when Slack does not take a document, or never shares it; the place then keeps what is done.
 */
export function handOver(client: WebClient, house: SlackHouse): HandOver {
  return async (given, card) => {
    let place = given;
    for (const file of offersIn(card.parts).filter(({ documentId }) => !given.handedOver.includes(documentId))) {
      const note = `file:${file.documentId.slice(0, 16)}`;
      const noted = place.address[note];
      if (noted === undefined || !(await isShared(client, noted, 1))) {
        const uploaded = await upload(client, place, file, await house.fetchDocument(file.documentId));
        place = { ...place, address: { ...place.address, [note]: uploaded } };
        await house.places.keepPlace(house.organisation, place);
        if (!(await isShared(client, uploaded, ASKED))) throw new Error('Slack has not shared the document');
      }
      const { [note]: _done, ...address } = place.address;
      place = { ...place, address, handedOver: [...place.handedOver, file.documentId] };
      await house.places.keepPlace(house.organisation, place);
    }
    return place;
  };
}

/** Every document that a card offers, those behind a button too. */
function offersIn(parts: readonly CardPart[]): FileOffer[] {
  return parts.flatMap((part) =>
    part.part === 'files' ? part.files : part.part === 'more' ? offersIn(part.parts) : [],
  );
}

async function upload(client: WebClient, { address }: CardPlace, file: FileOffer, bytes: Uint8Array): Promise<string> {
  const { channel = '', thread } = address;
  const upload = { filename: file.name, title: file.name, file: Buffer.from(bytes) };
  const answer = await client.filesUploadV2(
    thread === undefined ? { ...upload, channel_id: channel } : { ...upload, channel_id: channel, thread_ts: thread },
  );
  const [first] = answer.files.flatMap(({ files }) => files ?? []);
  if (first?.id === undefined) throw new Error('Slack took the document and gave it no id');
  return first.id;
}

/** Whether the file stands in a talk; asked so many times at most. */
async function isShared(client: WebClient, file: string, times: number): Promise<boolean> {
  for (let asked = 1; ; asked += 1) {
    const shares = (await client.files.info({ file })).file?.shares;
    if (Object.keys({ ...shares?.private, ...shares?.public }).length > 0) return true;
    if (asked >= times) return false;
    await new Promise((resolve) => setTimeout(resolve, APART));
  }
}
