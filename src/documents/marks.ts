import { createHash } from 'node:crypto';

/** Our namespace for the assessment as data; a new shape of it gets a new number. */
export const NAMESPACE = 'urn:jamlots:assessment:1';

/** Word says that a file is damaged when a tag is longer, in characters. */
const TAG_MAX = 64;
/** Tags begin so on every appendix of ours. */
export const TAG_PREFIX = 'jamlots:assessment:';
/** Bookmarks of ours: which case, and what they mark. At most 40 characters, as Word wants. */
export const BOOKMARK = /^Jamlots_[0-9a-f]{16}_(start|end|section|made|draft)$/;

/** The names by which a case's appendix is found again: the block's tag first, the bookmarks when that is lost. */
export type Marks = {
  tag: string;
  /** Inside the first and the last paragraph of the appendix. */
  start: string;
  end: string;
  /** In the paragraph that holds the host's last section: its own one, or one that we made. */
  section: string;
  made: string;
  /** In the header that holds the draft mark. */
  draft: string;
  /** The first of the ids to use for blocks and bookmarks; far above those that programs give. */
  firstId: number;
  /** Id of the data part, as Word writes it. */
  itemId: string;
};

export function marksOf(caseId: string): Marks {
  const hash = createHash('sha256').update(caseId).digest('hex');
  const key = `Jamlots_${hash.slice(0, 16)}`;
  const plain = `${TAG_PREFIX}${caseId}`;
  const guid = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(hash.toUpperCase())?.slice(1).join('-') ?? '';
  return {
    tag: plain.length <= TAG_MAX ? plain : `${TAG_PREFIX}${hash.slice(0, 32)}`,
    start: `${key}_start`,
    end: `${key}_end`,
    section: `${key}_section`,
    made: `${key}_made`,
    draft: `${key}_draft`,
    firstId: 1_000_000_000 + (Number.parseInt(hash.slice(0, 8), 16) % 1_000_000_000),
    itemId: `{${guid}}`,
  };
}
