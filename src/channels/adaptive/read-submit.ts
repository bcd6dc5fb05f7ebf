/** What a click brought: the button's data as it was sent out, and the inputs' values by their ids. */
export type Submitted = { data: Record<string, unknown>; values: Record<string, string> };

/** Reads what comes back from a card, by Execute or by Submit; undefined when it is not from a card of ours. */
export function readSubmit(payload: unknown): Submitted | undefined {
  const { click, ...inputs } = sentIn(payload);
  if (!isRecord(click)) return undefined;
  const values = Object.entries(inputs).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { data: click, values: Object.fromEntries(values) };
}

/** Execute carries the data within its action, Submit bare. */
function sentIn(payload: unknown): Record<string, unknown> {
  if (!isRecord(payload)) return {};
  const { action } = payload;
  if (isRecord(action) && isRecord(action.data)) return action.data;
  return payload;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
