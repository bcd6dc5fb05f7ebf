import { canonicalJson, sha256 } from './canonical.ts';
import type { NumberedEvent } from './case-event.ts';

/**
 * One event as the chain sees it. `data` is its canonical JSON text; `contentHash` is null for an event that has
 * no content, and stays when content is erased.
 */
export type Link = {
  version: number;
  type: string;
  at: string;
  by: string;
  data: string;
  contentHash: string | null;
  previous: string;
  hash: string;
};

/** Where a chain does not hold, as the version of the event, and what is wrong there. */
export type BrokenLink = { version: number; fault: 'number' | 'previous' | 'hash' };

/**
 * What stands as the hash before a case's first event: SHA-256 of `["jamlots.case/1",organisation,caseId]` as
 * canonical JSON, so that a chain moved to another case or organisation does not hold.
 */
export function genesis(organisation: string, caseId: string): string {
  return sha256(canonicalJson(['jamlots.case/1', organisation, caseId]));
}

/**
 * The hash of `event` in the chain: SHA-256 in hex over the canonical JSON (RFC 8785) of exactly
 * `{"at","by","content","data","previous","type","version"}`, where `content` is `contentHash` (or null), `data` is
 * the SHA-256 of the event's data as canonical JSON, and `previous` is the hash of the event before (for the first
 * one `genesis`). What people typed is in it only through its hash, so erasing content leaves the chain whole.
 */
export function chained(
  previous: string,
  event: Pick<NumberedEvent, 'version' | 'type' | 'at' | 'by' | 'data'>,
  contentHash: string | null,
): string {
  return linkHash({ ...event, data: canonicalJson(event.data), contentHash, previous });
}

/** The hash of content: over a random salt and the canonical JSON, so that erased content cannot be guessed from it. */
export function contentHashOf(salt: string, canonicalContent: string): string {
  return sha256(salt + canonicalContent);
}

/**
 * The first fault in `links`, a case's chain after the first `after` events, whose last has the hash `start`;
 * the whole chain from version 1 when there are none before. Undefined when it holds.
 */
export function brokenLink(start: string, links: readonly Link[], after = 0): BrokenLink | undefined {
  let previous = start;
  for (const [index, link] of links.entries()) {
    const { version } = link;
    if (version !== after + index + 1) return { version, fault: 'number' };
    if (link.previous !== previous) return { version, fault: 'previous' };
    if (link.hash !== linkHash(link)) return { version, fault: 'hash' };
    previous = link.hash;
  }
  return undefined;
}

function linkHash({ version, type, at, by, data, contentHash, previous }: Omit<Link, 'hash'>): string {
  return sha256(canonicalJson({ version, type, at, by, data: sha256(data), content: contentHash, previous }));
}
