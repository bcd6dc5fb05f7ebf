/**
 * What is left of a template and must not go out: `[NÄMND]`, `<namn>`, `XX`, `/EGET_FÖRVALTNING/`, `____`, `ÅÅÅÅ-MM-DD`.
 */
const PLACEHOLDERS = [
  /\[[^\]\n]{1,60}\]/gu,
  /<[\p{L}_ ]{2,40}>/gu,
  /\/[\p{Lu}\d]+(?:_[\p{Lu}\d]+)+\//gu,
  /\{\{?[^{}\n]{1,60}\}?\}/gu,
  /(?<![\p{L}\d])X{2,}(?![\p{L}\d])/gu,
  /_{4,}/gu,
  /(?<![\p{L}\d])(?:ÅÅÅÅ|YYYY)-MM-DD(?![\p{L}\d])/gu,
  /(?<![\p{L}\d])(?:Klicka (?:eller tryck )?här för att|Click (?:or tap )?here to)\b[^\n.]{0,60}/giu,
];

/** Square brackets that people mean: a note reference, an omission, or a correction such as `[sic]`. */
const MEANT = /^\[(?:\d{1,3}|…|\.\.\.|sic|sic!)\]$/u;

/** A template placeholder that stands in a field of the case, and which. */
export type Placeholder = { field: 'title' | 'numbers' | 'committee' | { question: string }; found: string[] };

/** The placeholders that stand in `text`, each once, in the order they stand. */
export function placeholdersIn(text: string): string[] {
  const found = PLACEHOLDERS.flatMap((shape) =>
    [...text.matchAll(shape)].map((match) => ({ at: match.index, is: match[0] })),
  );
  const order = found.filter(({ is }) => !MEANT.test(is)).sort((a, b) => a.at - b.at);
  const whole = order.filter(({ at, is }) => !order.some((other) => other.is.length > is.length && stands(at, other)));
  return [...new Set(whole.map(({ is }) => is))];
}

/** Whether the place `at` lies in a placeholder that was found, as in `[ÅÅÅÅ-MM-DD]`. */
function stands(at: number, found: { at: number; is: string }): boolean {
  return found.at <= at && at < found.at + found.is.length;
}
