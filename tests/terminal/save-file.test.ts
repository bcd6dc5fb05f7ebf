import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { saveFile } from '../../src/commands/assess-talk.ts';
import { filesIn, inFolderOfItsOwn, jamlots, put, SNOW } from '../commands/command.ts';

inFolderOfItsOwn();

const bytes = (text: string) => new TextEncoder().encode(text);

describe('A finished file', () => {
  it('is saved in a folder that is made for it', async () => {
    expect(await saveFile('ut/i', 'plan.docx', bytes('a'))).toEqual({ path: 'ut/i/plan.docx', apart: false });
    expect(filesIn()).toEqual(['ut/', 'ut/i/', 'ut/i/plan.docx']);
  });

  it('never takes the place of another file, such as the decision document itself', async () => {
    put('plan.docx', 'the decision document');
    put('plan-2.docx', 'another');

    expect(await saveFile('.', 'plan.docx', bytes('a'))).toEqual({ path: 'plan-3.docx', apart: true });
    expect(readFileSync('plan.docx', 'utf8')).toBe('the decision document');
    expect(readFileSync('plan-2.docx', 'utf8')).toBe('another');
  });

  it('is not saved twice', async () => {
    await saveFile('.', 'plan.docx', bytes('a'));

    expect(await saveFile('.', 'plan.docx', bytes('a'))).toEqual({ path: 'plan.docx', apart: false });
    expect(filesIn()).toEqual(['plan.docx']);
  });

  it('stays in its folder whatever it is called', async () => {
    expect((await saveFile('ut', '../../plan.docx', bytes('a'))).path).toBe('ut/plan.docx');
  });

  it('is told of when it cannot be saved', async () => {
    put('ut', 'a file where the folder should be');

    await expect(saveFile('ut', 'plan.docx', bytes('a'))).rejects.toMatchObject({ code: 'DOCUMENT_WRITE_FAILED' });
  });
});

describe('The talk in the terminal', () => {
  it.each([
    [[], 'asks its questions in a terminal, and this is none'],
    [['--decision', SNOW], 'asks its questions in a terminal, and this is none'],
    [['--modules', 'alder'], '--modules goes with --answers'],
    [['--draft'], '--draft goes with --answers'],
  ])('is refused with 2 where it cannot be had: %j', async (args, says) => {
    const { code, out, err } = await jamlots('assess', ...args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
    expect(filesIn()).toEqual([]);
  });
});
