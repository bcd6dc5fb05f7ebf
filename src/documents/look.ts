/** How an appendix looks. Colours are print-safe, and their contrast against white or the tint is above 4.5:1. */
export const COLOUR = {
  /** Labels and small print; 7.0:1 on white. */
  quiet: '595959',
  /** The draft mark; 4.7:1 on white. */
  mark: '737373',
  accent: '2F5D73',
  /** Behind the header row and the lead paragraph. */
  tint: 'EAF0F3',
  /** Rules between rows. */
  rule: 'C3CDD3',
} as const;

/** Sizes of text in half points. */
export type Sizes = { body: number; lead: number; small: number; heading: Record<1 | 2 | 3, number> };

/** Ordinary text that is smaller or larger than this is no text to read; 11 points is taken instead. */
const READABLE = { least: 18, most: 26, otherwise: 22 };

/** Sizes that go with a host's ordinary text. */
export function sizesFor(hostSize: number): Sizes {
  const isReadable = hostSize >= READABLE.least && hostSize <= READABLE.most;
  const body = isReadable ? Math.round(hostSize) : READABLE.otherwise;
  return { body, lead: body + 1, small: Math.max(17, body - 3), heading: { 1: body + 10, 2: body + 4, 3: body + 1 } };
}

/** What the host gives to an appendix that is to look as a part of it. */
export type HostLook = {
  sizes: Sizes;
  /** Ids of the host's heading styles by level; a level without one is made by formatting. */
  headings: Partial<Record<1 | 2 | 3, string>>;
  /** Width of the text of the page, in twentieths of a point. */
  width: number;
  /** Whether tables begin at the margin with their edge, as since Word 2013, and not with their text. */
  edgeAtMargin: boolean;
  /** Whether the appendix has to turn the page itself. */
  turnsPage: boolean;
  /** `sv-SE` or `en-GB`. */
  language: string;
};
