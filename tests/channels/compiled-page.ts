import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SOURCE = 'src/channels/web/page';

/** Compiles the page as the build does, to a folder of its own, and gives the folder that is served. */
export async function compiledPage() {
  const out = await mkdtemp(join(tmpdir(), 'jamlots-page-'));
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.page.json'];
  await promisify(execFile)(process.execPath, [...tsc, '--noEmit', 'false', '--rootDir', 'src', '--outDir', out]);
  const folder = join(out, 'channels/web/page');
  const assets = (await readdir(SOURCE)).filter((name) => !name.endsWith('.ts'));
  for (const asset of assets) await cp(join(SOURCE, asset), join(folder, asset));
  return { folder, discard: () => rm(out, { recursive: true }) };
}
