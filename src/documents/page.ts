import type { Section } from './body.ts';
import { attribute, type Tag } from './xml-scan.ts';

/** A4 upright with margins of 25 mm, in twentieths of a point. */
const A4 = { width: 11906, height: 16838, margin: 1417 };
const UPRIGHT =
  `<w:pgSz w:w="${A4.width}" w:h="${A4.height}"/>` +
  `<w:pgMar w:top="${A4.margin}" w:right="${A4.margin}" w:bottom="${A4.margin}" w:left="${A4.margin}"` +
  ' w:header="709" w:footer="709" w:gutter="0"/>';

/** The width of text that a page may have and still be one to write tables on, in twentieths of a point. */
const WIDTH = { least: 4000, most: 16000 };

/** How many twentieths of a point a unit has (ISO/IEC 29500-1, ST_UniversalMeasure). */
const UNITS: Record<string, number> = { mm: 56.6929, cm: 566.929, in: 1440, pt: 20, pc: 240, pi: 240 };

/** Whether an appendix can stand on the section's pages: upright, one column, wide enough. */
export function isUpright(xml: string, section: Section | undefined): boolean {
  if (section === undefined) return true;
  const { size, margins, columns } = section;
  if (columns > 1) return false;
  if (size === undefined || margins === undefined) return true;
  return twips(xml, size, 'w:w') <= twips(xml, size, 'w:h') && isWidth(rawWidth(xml, size, margins));
}

/** The width of the text on the section's pages, in twentieths of a point. */
export function textWidth(xml: string, section: Section | undefined): number {
  const { size, margins } = section ?? {};
  const width = size === undefined || margins === undefined ? 0 : rawWidth(xml, size, margins);
  return isWidth(width) ? width : A4.width - 2 * A4.margin;
}

/** A section of our own: on the host's page when that is upright, else on A4; headers and footers go on. */
export function ownSection(xml: string, section: Section | undefined, header: string | undefined): string {
  const { size, margins } = section ?? {};
  const keeps = isUpright(xml, section) && size !== undefined && margins !== undefined;
  const page = keeps ? wellFormed(xml, size) + wellFormed(xml, margins) : UPRIGHT;
  const references = header === undefined ? '' : headerReferences(header);
  return `${references}<w:type w:val="nextPage"/>${page}<w:cols w:space="708"/>`;
}

/** The header on every page; the kind `even` has an effect only where the document tells odd pages from even. */
export function headerReferences(id: string): string {
  return `<w:headerReference w:type="default" r:id="${id}"/><w:headerReference w:type="even" r:id="${id}"/>`;
}

function isWidth(width: number): boolean {
  return width >= WIDTH.least && width <= WIDTH.most;
}

function rawWidth(xml: string, size: Tag, margins: Tag): number {
  const sides = ['w:left', 'w:start', 'w:right', 'w:end', 'w:gutter'].map((name) => twips(xml, margins, name));
  return twips(xml, size, 'w:w') - sides.reduce((sum, side) => sum + side, 0);
}

/** A length in twentieths of a point; 0 when it is not given. */
function twips(xml: string, tag: Tag, name: string): number {
  const [, number, unit = ''] = /^(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?$/.exec(attribute(xml, tag, name) ?? '') ?? [];
  return number === undefined ? 0 : Math.round(Number(number) * (UNITS[unit] ?? 1));
}

/** The tag as an element of its own, from an open or an empty one. */
function wellFormed(xml: string, tag: Tag): string {
  const written = xml.slice(tag.start, tag.end);
  return tag.kind === 'empty' ? written : `${written.slice(0, -1)}/>`;
}
