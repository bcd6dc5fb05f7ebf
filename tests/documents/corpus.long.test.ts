import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documents } from '../../src/documents/documents.ts';
import { relationshipsName } from '../../src/documents/relationships.ts';
import { appendix } from './appendixes.ts';
import { elementsBySaxes, insertedInto, mainOf, storedIn, times } from './opened.ts';

/** A folder of Word documents to attach to; nothing is written in it. */
const corpus = process.env.JAMLOTS_CORPUS;
const files = corpus === undefined ? [] : readdirSync(corpus).filter((name) => /\.(docx|docm|dotx|dotm)$/i.test(name));

const later = appendix({ data: '{"version":2}', blocks: [{ block: 'paragraph', text: 'Andra versionen.' }] });
const draft = appendix({ draftMark: 'UTKAST' });
const keep = { replaceEdited: false };
const outcomes: Record<string, number> = {};

describe.runIf(corpus !== undefined)(`the documents in JAMLOTS_CORPUS (${files.length})`, () => {
  it.each(files)('%s carries an appendix and loses nothing', (name) => {
    const host = readFileSync(join(corpus ?? '', name));

    const attached = documents.attach(host, appendix(), keep);
    const outcome = outcomeOf(attached);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    documents.read(host, name);

    if (attached.refused !== undefined || !('bytes' in attached)) return;
    expectHostKept(host, attached.bytes);
    expect(documents.carried(attached.bytes, name)).toEqual({ data: appendix().data, editedByHand: false });
    expect(times(mainOf(attached.bytes).text, 'jamlots:assessment:')).toBe(1);
    expectSame(again(again(attached.bytes, later), appendix()), attached.bytes);
    expectSame(again(again(attached.bytes, draft), appendix()), attached.bytes);
  });

  it('tells how many were attached to and why the others were not', () => {
    console.info('corpus:', JSON.stringify(outcomes));

    expect(outcomes.attached ?? 0).toBeGreaterThan(0);
  });
});

if (corpus === undefined)
  describe.skip('SKIPPED: set JAMLOTS_CORPUS to a folder of Word documents', () => {
    it('attaches to each of them', () => undefined);
  });

function outcomeOf(attached: ReturnType<typeof documents.attach>): string {
  if (attached.refused !== undefined) return `refused: ${attached.refused.reason}`;
  if (attached.untouchable !== undefined) return `untouchable: ${attached.untouchable}`;
  return attached.editedByHand === true ? 'edited' : 'attached';
}

function again(bytes: Uint8Array, next: ReturnType<typeof appendix>): Uint8Array {
  const attached = documents.attach(bytes, next, keep);
  if (!('bytes' in attached)) throw new Error(`Not attached again: ${JSON.stringify(attached)}`);
  expect(attached.replaced).toBe(true);
  return attached.bytes;
}

function expectSame(one: Uint8Array, other: Uint8Array): void {
  expect(mainOf(one).text === mainOf(other).text, 'the same main part').toBe(true);
  expect(Buffer.compare(one, other), 'the same file').toBe(0);
}

function expectHostKept(host: Uint8Array, made: Uint8Array): void {
  const before = mainOf(host);
  const after = mainOf(made);
  expect(insertedInto(before.text, after.text)).toBeDefined();
  expect(() => elementsBySaxes(Buffer.from(after.text, 'latin1').toString('utf8'))).not.toThrow();
  const changed = new Set(['[Content_Types].xml', before.name, relationshipsName(before.name)]);
  const stored = storedIn(made);
  for (const [name, entry] of storedIn(host)) {
    if (changed.has(name.replaceAll('\\', '/'))) continue;
    const copy = stored.get(name);
    expect(copy !== undefined && copy.crc === entry.crc && Buffer.compare(copy.raw, entry.raw) === 0, name).toBe(true);
  }
}
