import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Incoming, Log, Reply, Talker, Turn } from '../../ports.ts';
import { adaptiveCard } from '../adaptive/adaptive-card.ts';
import { tellFault } from './faults.ts';
import type { Shown } from './page/contract.ts';
import { pageLanguage } from './page-language.ts';

export type TurnDoor = { turn: Turn; talker: (request: Request) => Talker | Promise<Talker>; log: Log };

const Delivery = z.string().regex(/^[\w-]{8,64}$/u);

/** What the page sends: a start, or a click with what stands in the inputs. */
const Posted = z.discriminatedUnion('sent', [
  z.strictObject({ delivery: Delivery, sent: z.literal('start') }),
  z.strictObject({
    delivery: Delivery,
    sent: z.literal('click'),
    data: z.record(z.string(), z.unknown()),
    values: z.record(z.string(), z.string()),
  }),
]);

/** Where a document is handed in to; its bytes are the body. */
const HandedIn = z.object({ delivery: Delivery, case: z.string().min(1).max(100), name: z.string().min(1).max(255) });

/** Takes a start or a click, and answers with the next card. */
export function turnRoute(door: TurnDoor): RequestHandler {
  return async (request, response) => {
    const { success, data } = Posted.safeParse(request.body);
    if (!success) return tellFault(door.log, request, response, { status: 400, told: 'unreadable' });
    await answer(door, request, response, data);
  };
}

/** Takes a decision document, and answers with the next card. */
export function documentRoute(door: TurnDoor): RequestHandler {
  return async (request, response) => {
    const { success, data } = HandedIn.safeParse(request.query);
    if (!success) return tellFault(door.log, request, response, { status: 400, told: 'unreadable' });
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const { delivery, case: caseId, name } = data;
    await answer(door, request, response, { delivery, sent: 'document', caseId, name, bytes });
  };
}

type Sent =
  | { delivery: string; sent: 'start' }
  | { delivery: string; sent: 'click'; data: Record<string, unknown>; values: Record<string, string> }
  | { delivery: string; sent: 'document'; caseId: string; name: string; bytes: Uint8Array };

async function answer({ turn, talker }: TurnDoor, request: Request, response: Response, sent: Sent): Promise<void> {
  const who = await talker(request);
  const incoming: Incoming = {
    ...who,
    language: pageLanguage(request, who.language),
    channel: 'web',
    ...sent,
    delivery: `web:${who.person.id}:${sent.delivery}`,
  };
  response.set('cache-control', 'no-store').json(shown(await turn(incoming), request.baseUrl));
}

function shown({ caseId, card }: Reply, base: string): Shown {
  const linkTo = ({ documentId, name }: { documentId: string; name: string }) =>
    [base, 'file', ...[caseId ?? '-', documentId, name].map(encodeURIComponent)].join('/');
  return {
    ...(caseId !== undefined && { caseId }),
    title: card.title,
    ...(card.wantsDocument && { wantsDocument: card.wantsDocument }),
    card: adaptiveCard(card, { linkTo, upload: 'apart', largest: Number.POSITIVE_INFINITY }),
  };
}
