import { afterEach, describe, expect, it, vi } from 'vitest';
import { filesIn, inFolderOfItsOwn, jamlots, put } from './command.ts';

inFolderOfItsOwn();
afterEach(() => vi.unstubAllEnvs());

const STACK = /\n\s+at /u;

describe('Help', () => {
  it.each(['serve', 'assess', 'verify', 'read', 'checklist', 'doctor'])(
    'is there for %s, on stdout',
    async (command) => {
      const asked = await jamlots(command, '--help');

      expect(asked).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Usage: /u) });
      expect(asked.out).toContain(command);
      expect(await jamlots('help', command)).toEqual(asked);
      expect(await jamlots(command, '-h')).toEqual(asked);
    },
  );

  it.each([[], ['--help'], ['help'], ['constructor', '--help'], ['help', '__proto__']])(
    'names every command when none is named: %j',
    async (...args) => {
      const { code, out } = await jamlots(...args);

      expect(code).toBe(0);
      for (const command of ['serve', 'assess', 'verify', 'read', 'checklist check', 'doctor'])
        expect(out).toContain(command);
    },
  );

  it('is given also where the configuration has faults', async () => {
    vi.stubEnv('PORT', 'många');

    expect((await jamlots('assess', '--help')).code).toBe(0);
  });
});

describe('What nobody knows', () => {
  it.each([
    ['nonsense'],
    ['--nonsense'],
    ['verify', '--nonsense', 'a.docx'],
    ['assess', '--decision'],
    ['assess'],
    ['assess', '--answers', 'a.yaml', '--language', 'fr'],
    ['checklist'],
    ['checklist', 'mend'],
    ['read'],
    ['serve', 'now'],
    ['doctor', 'now'],
    ['doctor', '--language', 'fr'],
    ['constructor'],
    ['__proto__'],
  ])('ends with 2, one sentence and a way to the help: %s %s %s %s %s', async (...args) => {
    put('a.yaml', 'answers: {}\n');

    const { code, out, err } = await jamlots(...args.filter((arg) => arg !== undefined));

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('--help');
    expect(err).not.toMatch(STACK);
    expect(filesIn()).toEqual(['a.yaml']);
  });
});

describe('A list or a perspective that is not there', () => {
  it.each([
    ['--checklist', 'ingen', 'handlaggare'],
    ['--modules', 'ingen', 'barn'],
  ])('ends with 2 and the names of those that are: %s %s', async (option, name, other) => {
    put('a.yaml', 'answers: {}\n');

    const { code, out, err } = await jamlots('assess', '--answers', 'a.yaml', option, name);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`"${name}"`);
    expect(err).toContain(other);
    expect(filesIn()).toEqual(['a.yaml']);
  });
});

describe('A stack trace', () => {
  it.each([
    ['verify', 'borta.docx'],
    ['assess', '--answers', 'borta.yaml'],
    ['read', '.'],
    ['checklist', 'check', 'fil.yaml'],
  ])('is shown with --debug and never without: %s %s %s', async (...given) => {
    const args = given.filter((arg) => arg !== undefined);
    put('fil.yaml', 'a: 1\n');

    expect((await jamlots(...args)).err).not.toMatch(STACK);
    const debugged = await jamlots(...args, '--debug');
    if (!args.includes('checklist')) expect(debugged.err).toMatch(/BotError: .*\n\s+at /u);
  });

  it('is shown with --debug for what is our fault, which ends with 70', async () => {
    vi.stubEnv('JAMLOTS_ORGANISATION', '/dev/null/x');

    const { code, err } = await jamlots('assess', '--answers', 'a.yaml');

    expect(code).toBe(2);
    expect(err).not.toMatch(STACK);
  });
});
