import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXAMPLES, filesIn, SNOW, SNOW_ANSWERS } from './command.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LAUNCHER = join(ROOT, 'bin/jamlots.mjs');

function run(command: string, args: string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe('The launcher', () => {
  it('gives the command’s own output and exit code, from any folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jamlots-launcher-'));
    const bot = (...args: string[]) => run(process.execPath, [LAUNCHER, ...args], folder);

    const assessed = bot('assess', '--decision', SNOW, '--answers', SNOW_ANSWERS, '--out', 'out');
    const verified = bot('verify', 'out/snorojning.docx');

    expect(assessed).toMatchObject({ code: 0, out: 'out/snorojning.docx\nout/snorojning.assessment.json\n' });
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ status: 'established' });
    expect(bot('verify', SNOW)).toMatchObject({ code: 4, out: '' });
    expect(filesIn(folder)).toEqual(['out/', 'out/snorojning.assessment.json', 'out/snorojning.docx']);
  });

  it('keeps npm’s own words away from stdout, so that a program can read it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jamlots-launcher-'));
    run(
      process.execPath,
      [LAUNCHER, 'assess', '--answers', join(EXAMPLES, 'val-av-justerare.answers.yaml'), '--out', folder],
      ROOT,
    );
    const [, data = ''] = filesIn(folder).sort().reverse();

    const { code, out } = run('npm', ['run', 'jamlots', '--', 'verify', join(folder, data)], ROOT);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ schema: 'jamlots.assessment/1' });
  });
});
