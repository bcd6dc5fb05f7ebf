/** An object of JSON whose fields nobody has looked at yet. */
export type Json = { [field: string]: unknown };

/** Whether `value` is an object of JSON: no list, not null. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `value` as an object, an empty one when it is none. */
export function objectIn(value: unknown): Json {
  return isJson(value) ? value : {};
}

/** The objects in a list, none when `value` is no list. */
export function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** `value` as text, empty when it is none. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What a text holds as JSON; anything else as it is, and undefined for a text that is no JSON. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** A form's fields by name; of a field sent twice the last one holds. */
export function formFields(body: string): Json {
  return Object.fromEntries(new URLSearchParams(body));
}
