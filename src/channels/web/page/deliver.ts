import type { Fault, Shown } from './contract.ts';
import { page } from './place.ts';

/** Something to send once. Sent again it bears the same delivery key, and is answered with the first result. */
export type Delivery = { path: string; type: string; body: BodyInit; waits: number; saying: string; starts: boolean };

/** What came of it. `offline`: nobody answered. */
export type Outcome = { shown: Shown } | { fault: Fault } | { offline: true };

/** How long the page waits for a card, and for a document to be handed over and read, in milliseconds. */
const CARD_WAIT = 30_000;
const DOCUMENT_WAIT = 180_000;

/** The opening of the page: the case that the address names, or the start. */
export function opening(caseId: string | undefined): Delivery {
  const sent = caseId === undefined ? { sent: 'start' } : { sent: 'click', data: { do: 'show', caseId }, values: {} };
  return { ...posted(sent), saying: page.words.opening, starts: true };
}

/** A click on a button, with what stands in the inputs. */
export function click(data: unknown, values: Record<string, string>): Delivery {
  return { ...posted({ sent: 'click', data, values }), saying: page.words.saving, starts: false };
}

/** A decision document for the case. */
export function handIn(file: File, caseId: string): Delivery {
  const place = new URLSearchParams({ case: caseId, name: file.name, delivery: crypto.randomUUID() });
  return {
    path: `/document?${place}`,
    type: 'application/octet-stream',
    body: file,
    waits: DOCUMENT_WAIT,
    saying: page.words.reading,
    starts: false,
  };
}

function posted(sent: object) {
  const body = JSON.stringify({ delivery: crypto.randomUUID(), ...sent });
  return { path: '/turn?', type: 'application/json', body, waits: CARD_WAIT };
}

/** Sends a delivery and waits for what comes of it. */
export async function deliver({ path, type, body, waits }: Delivery): Promise<Outcome> {
  try {
    const response = await fetch(`${page.base}${path}&lang=${document.documentElement.lang}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      signal: AbortSignal.timeout(waits),
    });
    return response.ok ? { shown: (await response.json()) as Shown } : { fault: (await response.json()) as Fault };
  } catch {
    return { offline: true };
  }
}
