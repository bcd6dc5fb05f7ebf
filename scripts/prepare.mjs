// @ts-check
// After `npm ci`: sets the git hooks in a developer's clone and says that the installation is complete, since npm
// itself is silent here (docs/decisions/0003-quiet-npm.md). Never fails: an installation without git is as good.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lefthook = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'lefthook.cmd' : 'lefthook');

// `npm start` says `exec node …`, so that a SIGTERM to npm reaches the bot and not the shell alone. Windows has no exec.
if (process.platform === 'win32' && existsSync(join(root, 'node_modules', '.bin'))) {
  writeFileSync(join(root, 'node_modules', '.bin', 'exec.cmd'), '@%*\r\n');
}

const wanted = !process.env.CI && process.env.LEFTHOOK !== '0';
if (wanted && existsSync(join(root, '.git')) && existsSync(lefthook)) {
  const set = spawnSync(lefthook, ['install'], { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (set.status !== 0) process.stderr.write(`jamlots: the git hooks are not set: ${set.stderr || set.error}\n`);
}

if (['ci', 'install'].includes(process.env.npm_command ?? '') && existsSync(join(root, 'src'))) {
  process.stderr.write('jamlots: installed. `npm start` starts the bot, `npm test` tests it.\n');
}
