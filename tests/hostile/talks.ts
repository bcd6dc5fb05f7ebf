import { randomUUID } from 'node:crypto';
import type { Answer, Server } from './server.ts';

/** What the page is shown, as far as these tests look. */
export type Shown = { caseId?: string; title: string; card: unknown };

/** Presses a button over HTTP, as the page does. */
export function click(
  server: Server,
  data: unknown,
  values: unknown = {},
  delivery: string = randomUUID(),
): Promise<Answer> {
  return server.turn({ delivery, sent: 'click', data, values });
}

export function shown({ status, body }: Answer): Shown {
  if (status !== 200) throw new Error(`${status}: ${body}`);
  return JSON.parse(body);
}

/** Opens a case and goes to its first question; gives its id. */
export async function openCase(server: Server, title = 'Plogordning'): Promise<string> {
  const { caseId = '' } = shown(await click(server, { do: 'new', checklist: 'handlaggare' }));
  await click(server, { do: 'secrecy', caseId }, { secrecy: 'none' });
  await click(server, { do: 'no-document', caseId });
  await click(server, { do: 'describe', caseId }, { title, numbers: '', committee: '', decisionDate: '' });
  return caseId;
}

/** The version that the card was made from, which its buttons bear. */
export function seenOn(of: Shown): number {
  const [, seen] = /"seen":(\d+)/u.exec(JSON.stringify(of.card)) ?? [];
  if (seen === undefined) throw new Error(`no version on the card: ${of.title}`);
  return Number(seen);
}
