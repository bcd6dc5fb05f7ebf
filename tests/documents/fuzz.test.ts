import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { documents } from '../../src/documents/documents.ts';
import { BotError } from '../../src/errors.ts';
import { appendix } from './appendixes.ts';
import { tjansteskrivelse } from './hosts.ts';
import { partsIn, withParts } from './opened.ts';

const seed = Number(process.env.JAMLOTS_SEED ?? 1);
const numRuns = Number(process.env.JAMLOTS_RANDOM_RUNS ?? 150);
/** A broken file is done with in this time, in milliseconds. */
const SOON = 3000;

let whole: Uint8Array;
let parts: Record<string, string>;

beforeAll(async () => {
  const attached = documents.attach(await tjansteskrivelse(), appendix({ draftMark: 'UTKAST' }), {
    replaceEdited: false,
  });
  whole = 'bytes' in attached ? attached.bytes : new Uint8Array();
  parts = partsIn(whole);
});

/** Every way in ends soon, with a value or an error of ours. */
function expectCalm(bytes: Uint8Array): void {
  const from = performance.now();
  const ways = [
    () => documents.read(bytes, 'a.docx'),
    () => documents.carried(bytes, 'a.docx'),
    () => documents.attach(bytes, appendix(), { replaceEdited: true }),
  ];
  for (const way of ways) {
    try {
      way();
    } catch (error) {
      if (!(error instanceof BotError)) throw error;
    }
  }
  expect(performance.now() - from).toBeLessThan(SOON);
}

describe(`a broken file (JAMLOTS_SEED=${seed}) is read calmly`, () => {
  it('when bytes of it are others', () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });

    fc.assert(
      fc.property(flips, (flips) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of flips) bytes[at % bytes.length] = byte;
        expectCalm(bytes);
      }),
      { seed, numRuns },
    );
  });

  it('when it ends too early, or begins too late', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (at, fromStart) => {
        const cut = at % whole.length;
        expectCalm(fromStart ? whole.subarray(0, cut) : whole.subarray(cut));
      }),
      { seed, numRuns },
    );
  });

  it('when the XML of a part is cut, doubled or mixed up', () => {
    const change = fc.tuple(
      fc.nat(),
      fc.nat(),
      fc.nat(200),
      fc.constantFrom('', '<', '>', '"', '</w:p>', '<w:p>', '<w:tbl>', '&#x110000;', '<w:sectPr/>', '\0'),
    );

    fc.assert(
      fc.property(change, ([which, at, length, added]) => {
        const names = Object.keys(parts);
        const name = names[which % names.length] ?? '';
        const xml = parts[name] ?? '';
        const from = at % Math.max(1, xml.length);
        expectCalm(withParts(whole, { [name]: xml.slice(0, from) + added + xml.slice(from + length) }));
      }),
      { seed, numRuns },
    );
  });
});
