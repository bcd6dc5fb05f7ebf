// @ts-check
// Brings the bench's own packages and dist/ up to date before anything is measured.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bringUpToDate } from '../scripts/build.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const LOCK = `${here}package-lock.json`;
/** A copy of the lock file that node_modules was installed by. */
const INSTALLED = `${here}node_modules/.installed-lock.json`;

/** @param {(text: string) => void} say */
export async function prepare(say) {
  if (read(INSTALLED) !== read(LOCK)) {
    say('bench: installing the packages that are measured beside the bot …\n');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', here];
    const { status } = spawnSync(npm, args, { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error('bench: `npm ci --ignore-scripts --prefix bench` failed; run it by itself.');
    writeFileSync(INSTALLED, read(LOCK) ?? '');
  }
  await bringUpToDate({ say });
}

/**
 * The text of a file, or undefined when it is not there.
 * @param {string} path
 */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
