import type { Found } from '../domain/case-event.ts';
import type { Line, Lines } from './lines.ts';
import { isProposal, isStock } from './stock-words.ts';

/** Of a proposed decision that is shown to be confirmed, in characters. */
const PROPOSAL_MAX = 2000;
/** Headings that are told, and how long a bold line may be to be one, in characters. */
const HEADINGS_MAX = 200;
const BOLD_HEADING_MAX = 100;

/** The proposed decision: what stands under its heading, until the next one. */
export function findProposal({ body }: Lines): Found | undefined {
  const at = body.findIndex(({ text }) => isProposal(text));
  const heading = body[at];
  if (heading === undefined) return undefined;
  const rest = body.slice(at + 1);
  const end = rest.findIndex((line) => endsProposal(line, heading));
  const lines = end === -1 ? rest : rest.slice(0, end);
  const value = lines
    .map(({ text }) => text)
    .join('\n')
    .slice(0, PROPOSAL_MAX)
    .trim();
  const place = lines[0]?.place;
  return value === '' || place === undefined ? undefined : { value: value.toWellFormed(), place };
}

/** The headings by style or outline; in a document without any, the short bold lines. */
export function findHeadings({ body }: Lines): Found[] {
  const styled = body.filter(({ level }) => level !== undefined);
  const headings = styled.length > 0 ? styled : body.filter((line) => isBoldHeading(line));
  return headings.slice(0, HEADINGS_MAX).map(({ text, place }) => ({ value: text.replace(/\s+/gu, ' '), place }));
}

function endsProposal(line: Line, heading: Line): boolean {
  if (line.level !== undefined) return true;
  return isStock(line.text) || (heading.isBold && heading.level === undefined && isBoldHeading(line));
}

function isBoldHeading({ isBold, text, cell }: Line): boolean {
  return isBold && cell === undefined && text.length <= BOLD_HEADING_MAX && !/[.,;:]$/u.test(text);
}
