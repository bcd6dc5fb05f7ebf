import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/domain/assessment.ts';
import { mainOf, partsIn, times, withParts } from '../documents/opened.ts';
import { assessedSnow, changed, inFolderOfItsOwn, jamlots, put, SNOW_ANSWERS } from './command.ts';

inFolderOfItsOwn();
beforeEach(() => assessedSnow('first'));

function assess(decision: string, out: string, ...more: string[]) {
  return jamlots('assess', '--decision', decision, '--answers', SNOW_ANSWERS, '--out', out, ...more);
}

function dataIn(folder: string, name = 'snorojning'): Assessment {
  return JSON.parse(readFileSync(`${folder}/${name}.assessment.json`, 'utf8'));
}

/** The first document with one word of its appendix changed, as somebody does in Word. */
function editedByHand(): void {
  const document = readFileSync('first/snorojning.docx');
  const xml = partsIn(document)['word/document.xml'] ?? '';
  const own = xml.lastIndexOf('<w:sdt>');
  put(
    'edited.docx',
    withParts(document, {
      'word/document.xml': `${xml.slice(0, own)}${xml.slice(own).replace('skadade fotgängare', 'skadade bilister')}`,
    }),
  );
}

describe('Attaching again', () => {
  it('is a new version that names the one it replaces, in the place of its appendix', async () => {
    await assess('first/snorojning.docx', 'second');

    expect(dataIn('second')).toMatchObject({ id: dataIn('first').id, number: 2, replaces: dataIn('first').hash });
    const text = mainOf(readFileSync('second/snorojning.docx')).text;
    expect(times(text, dataIn('second').hash)).toBe(1);
    expect(text).not.toContain(`>${dataIn('first').hash}<`);
    expect(await jamlots('verify', 'second/snorojning.docx')).toMatchObject({ code: 0, err: '' });
  });

  it('goes on counting, and every version is intact', async () => {
    await assess('first/snorojning.docx', 'second');
    await assess('second/snorojning.docx', 'third');

    expect(dataIn('third')).toMatchObject({ number: 3, replaces: dataIn('second').hash });
    expect((await jamlots('verify', 'first/snorojning.docx')).code).toBe(0);
  });

  it('leaves the rest of the document as it was, so that a hundred times is as long as once', async () => {
    await assess('first/snorojning.docx', 'second');

    const sizes = ['first', 'second'].map((folder) => readFileSync(`${folder}/snorojning.docx`).length);
    expect(Math.abs((sizes[1] ?? 0) - (sizes[0] ?? 0))).toBeLessThan(600);
  });

  it('is of another case when the answers are, and both are then told apart by their number', async () => {
    put('a.yaml', changed(SNOW_ANSWERS, 'uppfoljning: 2027-06-15', 'uppfoljning: 2027-09-15'));

    await jamlots('assess', '--decision', 'first/snorojning.docx', '--answers', 'a.yaml', '--out', 'second');

    expect(dataIn('second').number).toBe(2);
  });
});

describe('An appendix that somebody has edited by hand', () => {
  it('is told and left, and the new assessment comes beside it', async () => {
    editedByHand();

    const ran = await assess('edited.docx', 'second');

    expect(ran).toMatchObject({ code: 0, out: 'second/edited.assessment.docx\nsecond/edited.assessment.json\n' });
    expect(ran.err).toMatch(/^edited\.docx: .*ändrat för hand/u);
  });

  it('is replaced when that is asked for', async () => {
    editedByHand();

    const ran = await assess('edited.docx', 'second', '--replace');

    expect(ran).toEqual({ code: 0, out: 'second/edited.docx\nsecond/edited.assessment.json\n', err: '' });
    expect(mainOf(readFileSync('second/edited.docx')).text).not.toContain('bilister');
    expect(dataIn('second', 'edited')).toMatchObject({ number: 2, replaces: dataIn('first').hash });
  });
});
