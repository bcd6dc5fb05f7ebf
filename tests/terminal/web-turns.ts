import { randomUUID } from 'node:crypto';

/** Somebody at the web channel's address, who presses buttons by their titles, without a browser. */
export function webTurns(address: string) {
  let shown: { caseId?: string; card: unknown } = { card: {} };
  const post = async (path: string, type: string, body: string | Uint8Array): Promise<void> => {
    const answer = await fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': type }, body });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    shown = (await answer.json()) as typeof shown;
  };
  const turn = (sent: object) => post('/turn', 'application/json', JSON.stringify({ delivery: randomUUID(), ...sent }));
  return {
    start: () => turn({ sent: 'start' }),
    press: (title: string, values: Record<string, string> = {}) =>
      turn({ sent: 'click', data: dataOf(shown.card, title), values }),
    handIn: (name: string, bytes: Uint8Array) => {
      const query = new URLSearchParams({ delivery: randomUUID(), case: shown.caseId ?? '', name });
      return post(`/document?${query}`, 'application/octet-stream', bytes);
    },
  };
}

/** What the button with this title sends, wherever it stands in the card. */
function dataOf(card: unknown, title: string): unknown {
  const found = everyObject(card).find((one) => one.title === title && typeof one.data === 'object');
  const data = found?.data;
  if (typeof data !== 'object' || data === null || !('click' in data)) throw new Error(`there is no button "${title}"`);
  return data.click;
}

function everyObject(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(everyObject);
  return Array.isArray(value) ? inner : [Object.fromEntries(Object.entries(value)), ...inner];
}
