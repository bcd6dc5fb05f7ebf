import type { Found } from '../domain/case-event.ts';
import { atLabel, type Candidate, cellTexts, rowsOf } from './labels.ts';
import type { Line, Lines } from './lines.ts';

const AUTHORITY =
  /^(?:(?:[\p{Lu}][\p{L}-]*,? (?:(?:och|samt|för|i) )?){0,4}(?:kommun|stad|landsting|region)|Region \p{Lu}[\p{L} -]{1,40}|(?:[\p{L}-]+,? ){0,5}[\p{L}-]*(?:förvaltning(?:en)?|kontoret|myndighet(?:en)?|verket|Länsstyrelsen(?: i [\p{L} ]+)?|styrelseförvaltning))$/iu;
const COMMITTEE_WORDS = String.raw`(?:(?:[\p{L}-]+,? ){0,6}[\p{L}-]*(?:nämnd(?:en)?|styrelsen?|fullmäktige|utskott(?:et)?)|nämnden för [\p{L}, -]{3,60})`;
const COMMITTEE = new RegExp(`^(?:till:? )?(${COMMITTEE_WORDS})$`, 'iu');
const ADDRESSED = new RegExp(`^till:? (${COMMITTEE_WORDS})$`, 'iu');
const DECIDES = new RegExp(String.raw`^(?:\d+[.)]\s*|[•–-]\s*)?(${COMMITTEE_WORDS}) (?=\p{Ll})`, 'iu');
/** Authorities of the state, whose names end like those of committees. */
const NO_COMMITTEE =
  /(?:läns|social|transport|riks|domstols|polis|pensions|stats|konjunktur)styrelsen$|^(?:i|av|för|den|att|och|som)\b/iu;
const COMMITTEE_LABEL =
  /^(?:nämnd|beslutande(?: organ)?|beslutsinstans|beslutas av|instans|mottagare|till)\s*:?\s*$|^(?:nämnd|beslutande|beslutsinstans|beslutas av|mottagare|till):\s*/iu;
const OFFICER_LABEL = /^(?:ansvarig )?(?:handläggare|handläggande (?:tjänsteman|tjänsteperson))(?!\p{L})\s*[:.]?\s*/iu;
const NAME = /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|von|af|de|van|der)){1,4}$/u;

/** Where a letterhead ends, in lines. */
const LETTERHEAD_LINES = 30;
/** Lines after the letterhead that may name an authority. */
const FIRST_LINES = 8;

/** The authority whose document it is: the first line of the header that names one, else of the document. */
export function findAuthority({ headers, body }: Lines): Found | undefined {
  return firstIn([...cellTexts(rowsOf(headers)), ...cellTexts(rowsOf(body.slice(0, FIRST_LINES)))], authorityIn);
}

/** Who is to decide: the one that the document is addressed to, else one named for itself at the top. */
export function findCommittee({ headers, body }: Lines, proposal: string | undefined): Found | undefined {
  const top = [...headers, ...body.slice(0, LETTERHEAD_LINES)];
  const texts = cellTexts(rowsOf(top));
  return (
    firstIn(texts, (text) => committeeBy(ADDRESSED, text)) ??
    firstIn(atLabel(rowsOf(top), COMMITTEE_LABEL), committeeIn) ??
    firstIn(texts, committeeIn) ??
    firstIn(bodyOf(body, proposal), (text) => committeeBy(DECIDES, text))
  );
}

/** The caseworker, at the label. */
export function findOfficer({ headers, footers, body }: Lines): Found | undefined {
  return firstIn(
    [headers, body, footers].flatMap((lines) => atLabel(rowsOf(lines), OFFICER_LABEL)),
    nameIn,
  );
}

/** The authority that a line is the name of. */
export function authorityIn(text: string): string | undefined {
  const line = text.trim();
  return line.length <= 80 && AUTHORITY.test(line) ? line : undefined;
}

/** The committee that a line is the name of. */
export function committeeIn(text: string): string | undefined {
  return committeeBy(COMMITTEE, text);
}

function committeeBy(pattern: RegExp, text: string): string | undefined {
  const line = text.trim();
  const name = line.length <= 200 ? pattern.exec(line)?.[1] : undefined;
  if (name === undefined || NO_COMMITTEE.test(name)) return undefined;
  return name.charAt(0).toLocaleUpperCase('sv') + name.slice(1);
}

function nameIn(text: string): string | undefined {
  const first = (text.split(/[\n\t,;(/|]| tfn| tel| e-post|\d/iu)[0] ?? '').trim();
  return first.length <= 60 && NAME.test(first) ? first : undefined;
}

function bodyOf(body: Line[], proposal: string | undefined): Candidate[] {
  if (proposal === undefined) return [];
  return body.filter(({ text }) => proposal.includes(text)).map((line) => ({ text: line.text.slice(0, 200), line }));
}

function firstIn(candidates: Candidate[], read: (text: string) => string | undefined): Found | undefined {
  for (const { text, line } of candidates) {
    const value = read(text);
    if (value !== undefined) return { value, place: line.place };
  }
  return undefined;
}
