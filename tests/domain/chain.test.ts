import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../src/domain/canonical.ts';
import { brokenLink, chained, contentHashOf, genesis, type Link } from '../../src/domain/chain.ts';

const at = '2026-03-02T08:15:00.000Z';
const start = genesis('ostertuna', 'case-1');

describe('the chain of a case', () => {
  it('hashes exactly what its description says, so that anyone can check it', () => {
    const hash = chained(start, { version: 1, type: 'answered', at, by: 'p-anna', data: { question: 'q' } }, 'c0ffee');

    const data = sha256('{"question":"q"}');
    const described =
      `{"at":"${at}","by":"p-anna","content":"c0ffee","data":"${data}",` +
      `"previous":"${start}","type":"answered","version":1}`;
    expect(hash).toBe(sha256(described));
  });

  it('starts differently in each case and organisation', () => {
    expect(start).toBe(sha256('["jamlots.case/1","ostertuna","case-1"]'));
    expect(new Set([start, genesis('ostertuna', 'case-2'), genesis('vastertuna', 'case-1')]).size).toBe(3);
  });

  it('holds when nothing has changed', () => {
    expect(brokenLink(start, [])).toBeUndefined();
    expect(brokenLink(start, chainOf(5))).toBeUndefined();
  });

  it('breaks at whatever is changed, taken out, put in or moved', () => {
    const chain = chainOf(4);
    const [one, two, three, four] = chain;
    const broken = (links: (Link | undefined)[]) =>
      brokenLink(
        start,
        links.filter((link) => link !== undefined),
      );

    expect(broken([two, three, four])).toEqual({ version: 2, fault: 'number' });
    expect(broken([one, three, two, four])).toEqual({ version: 3, fault: 'number' });
    expect(broken([one, two && { ...two, previous: start }, three])).toEqual({ version: 2, fault: 'previous' });
    expect(broken([one, two && { ...two, contentHash: null }])).toEqual({ version: 2, fault: 'hash' });
    expect(brokenLink(genesis('ostertuna', 'case-2'), chain)).toEqual({ version: 1, fault: 'previous' });
  });

  it('breaks when any one letter of any event is another', () => {
    const fields = ['type', 'at', 'by', 'data', 'contentHash', 'previous', 'hash'] as const;
    fc.assert(
      fc.property(fc.nat(3), fc.constantFrom(...fields), fc.nat(), (index, field, place) => {
        const chain = chainOf(4).map((link, at) =>
          at === index ? { ...link, [field]: other(link[field], place) } : link,
        );

        expect(brokenLink(start, chain)).toBeDefined();
      }),
    );
  });
});

it('does not let erased content be guessed from its hash', () => {
  const content = canonicalJson({ answer: 'ja' });

  expect(contentHashOf('salt-1', content)).not.toBe(contentHashOf('salt-2', content));
});

/** A chain of answers. */
function chainOf(length: number): Link[] {
  let previous = start;
  return Array.from({ length }, (_, index) => {
    const event = { version: index + 1, type: 'answered' as const, at, by: 'p-anna', data: { question: `q-${index}` } };
    const contentHash = sha256(`content ${index}`);
    const link = { ...event, data: canonicalJson(event.data), contentHash, previous };
    previous = chained(previous, event, contentHash);
    return { ...link, hash: previous };
  });
}

/** `text` with another letter at `place`. */
function other(text: string | null, place: number): string {
  const letters = [...(text ?? '')];
  const at = place % letters.length;
  letters[at] = letters[at] === 'x' ? 'y' : 'x';
  return letters.join('');
}
