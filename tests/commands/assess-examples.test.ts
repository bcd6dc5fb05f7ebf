import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { documents } from '../../src/documents/documents.ts';
import { EXAMPLES, filesIn, inFolderOfItsOwn, jamlots, lines } from './command.ts';

const names = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.answers.yaml'))
  .map((name) => name.replace('.answers.yaml', ''));

/** The shape that the outside goes by, read from the shipped file and not from our own code. */
const shipped = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('../../schema/assessment.schema.json', import.meta.url), 'utf8')),
);

inFolderOfItsOwn();
afterEach(() => vi.unstubAllEnvs());

function example(name: string, ...more: string[]) {
  const decision = join(EXAMPLES, `${name}.docx`);
  const answers = join(EXAMPLES, `${name}.answers.yaml`);
  return jamlots('assess', '--decision', decision, '--answers', answers, '--out', 'out', ...more);
}

describe.each(names)('The example %s', (name) => {
  it.each(['sv', 'en'])('becomes a document and its data (%s), whose paths alone stand on stdout', async (language) => {
    const ran = await example(name, '--language', language);

    expect(ran).toEqual({ code: 0, out: `out/${name}.docx\nout/${name}.assessment.json\n`, err: '' });
    expect(filesIn('out')).toEqual([`${name}.assessment.json`, `${name}.docx`]);
  });

  it('is found intact by verify, in both its files alike', async () => {
    await example(name);

    const document = await jamlots('verify', `out/${name}.docx`);
    const data = await jamlots('verify', `out/${name}.assessment.json`);

    expect([document, data]).toMatchObject([
      { code: 0, err: '' },
      { code: 0, err: '' },
    ]);
    expect(JSON.parse(data.out)).toEqual(JSON.parse(document.out));
    expect(JSON.parse(data.out)).toMatchObject({ status: 'established', number: 1, language: 'sv' });
  });

  it('gives data of the shape that is shipped', async () => {
    await example(name);

    const data: unknown = JSON.parse(readFileSync(`out/${name}.assessment.json`, 'utf8'));

    expect(shipped.safeParse(data).error?.issues).toBeUndefined();
    expect(shipped.safeParse({ ...Object(data), extra: 1 }).success).toBe(false);
  });

  it('opens no store', async () => {
    await example(name);

    expect(filesIn().filter((path) => !path.startsWith('out/'))).toEqual([]);
    expect(existsSync('data')).toBe(false);
  });
});

describe('An assessment without a decision document', () => {
  it('is a document of its own, named for the case', async () => {
    const ran = await jamlots('assess', '--answers', join(EXAMPLES, 'val-av-justerare.answers.yaml'), '--out', 'out');

    const [document, data] = lines(ran.out);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(document).toMatch(/^out\/sammantradestider-2027-[a-z0-9-]+\.docx$/u);
    expect(data).toBe(document?.replace('.docx', '.assessment.json'));
    expect(await jamlots('verify', document ?? '')).toMatchObject({ code: 0, err: '' });
  });

  it('is written where one stands when no folder is named', async () => {
    const ran = await jamlots('assess', '--answers', join(EXAMPLES, 'val-av-justerare.answers.yaml'));

    expect(filesIn()).toEqual(lines(ran.out).sort());
  });
});

describe('The person', () => {
  it('is named by the organisation’s file, which is known by her address', async () => {
    vi.stubEnv('JAMLOTS_ORGANISATION', join(EXAMPLES, 'organisation/lindviken.yaml'));
    vi.stubEnv('JAMLOTS_PERSON', 'Amira.Stahl@lindviken.example');

    await example('snorojning');

    const data: unknown = JSON.parse(readFileSync('out/snorojning.assessment.json', 'utf8'));
    expect(data).toMatchObject({
      organisation: 'Lindvikens kommun',
      participants: [{ name: 'Amira Ståhl' }],
    });
    expect(documents.carried(readFileSync('out/snorojning.docx'), 'a.docx')).toMatchObject({ editedByHand: false });
  });
});
