// @ts-check
// Builds src/ to dist/. `npm run build` runs this file; bin/jamlots.mjs imports it when it stands in a checkout.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { dirname, extname, join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const src = join(root, 'src');
const dist = join(root, 'dist');
const stamp = join(dist, '.stamp');
/** Where builds are made; in the root so that renaming to dist/ stays within one file system. */
const workplace = join(root, '.build');
const lock = join(workplace, 'lock');

/** A lock older than this is taken over, in milliseconds; a build takes seconds. */
const LOCK_AGE_MAX = 120_000;

/** What the build cannot do. `message` says what and where, and what to do. */
export class BuildError extends Error {}

/**
 * Makes sure that dist/ is what src/ says, and tells whether it had to build.
 * Safe when several start at the same time: one builds, the others wait for it.
 * @param {{ say?: (text: string) => void }} [options] `say` is called only when a build happens.
 * @throws {BuildError} when it does not compile; dist/ is then as it was.
 * @returns {Promise<boolean>}
 */
export async function bringUpToDate({ say = () => {} } = {}) {
  if (await isUpToDate()) return false;
  await takeLock();
  try {
    if (await isUpToDate()) return false;
    say('jamlots: building dist/ from src/ …\n');
    await build();
    return true;
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function isUpToDate() {
  const [built, now] = await Promise.all([readFile(stamp, 'utf8').catch(() => ''), fingerprint()]);
  return built === now;
}

/** The SHA-256 of the names and contents of everything that the build reads. */
async function fingerprint() {
  const settings = ['package-lock.json', 'scripts/build.mjs'].map((name) => join(root, name));
  const tsconfigs = (await readdir(root)).filter((name) => /^tsconfig.*\.json$/.test(name)).map((n) => join(root, n));
  const files = [...settings, ...tsconfigs, ...(await filesUnder(src))].sort();
  const contents = await Promise.all(files.map((file) => readFile(file).catch(() => Buffer.alloc(0))));
  const hash = createHash('sha256');
  files.forEach((file, index) => {
    hash.update(`${relative(root, file)}\0${contents[index]?.length}\0`).update(contents[index] ?? '');
  });
  return hash.digest('hex');
}

/** @param {string} folder */
async function filesUnder(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** Compiles to a folder beside dist/ and puts it in dist's place. The stamp tells the sources as they were before. */
async function build() {
  const before = await fingerprint();
  const next = join(workplace, `next-${process.pid}-${randomUUID()}`);
  try {
    const tsc = compiler();
    const faults = await Promise.all(
      ['tsconfig.build.json', 'tsconfig.page.json'].map((config) => compile(tsc, config, next)),
    );
    if (faults.some(Boolean)) throw new BuildError(`${faults.join('')}jamlots: src/ does not compile; dist/ is left.`);
    await copyAssets(next);
    await writeFile(join(next, '.stamp'), before);
    await putInPlace(next);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

function compiler() {
  try {
    const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
    return join(dirname(manifest), 'bin', 'tsc');
  } catch {
    throw new BuildError(
      'jamlots: dist/ is missing or older than src/, and the compiler is not installed. Run `npm ci` (without --omit=dev).',
    );
  }
}

/**
 * Compiles by one of the configurations and gives what the compiler complains about, or an empty text.
 * @param {string} tsc
 * @param {string} config
 * @param {string} next
 * @returns {Promise<string>}
 */
async function compile(tsc, config, next) {
  if (config === 'tsconfig.page.json' && !(await hasPageModules())) return '';
  const pretty = process.stderr.isTTY ? 'true' : 'false';
  const given = ['-p', config, '--noEmit', 'false', '--noEmitOnError', '--rootDir', 'src', '--outDir', next];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, ...given, '--pretty', pretty], { cwd: root, stdio: 'pipe' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? '' : said || `tsc -p ${config} ended with ${code}\n`));
  });
}

/**
 * Copies what is not TypeScript (style sheets, icons) to the same place in the build.
 * @param {string} next
 */
async function copyAssets(next) {
  const assets = (await filesUnder(src)).filter((file) => !['.ts', '.tsx', '.map'].includes(extname(file)));
  for (const file of assets) {
    const to = join(next, relative(src, file));
    await mkdir(dirname(to), { recursive: true });
    await cp(file, to);
  }
}

/**
 * Puts the new build in dist's place. Two that do so at the same time both succeed; the last one stands.
 * @param {string} next
 */
async function putInPlace(next) {
  for (let attempt = 0; ; attempt += 1) {
    const old = join(workplace, `old-${process.pid}-${randomUUID()}`);
    await rename(dist, old).catch(ignoring('ENOENT'));
    try {
      await rename(next, dist);
      await rm(old, { recursive: true, force: true });
      return;
    } catch (error) {
      await rm(old, { recursive: true, force: true });
      if (attempt === 20) throw error;
      await wait(25);
    }
  }
}

/** Waits until this process is the one that builds. A lock whose process is gone is taken over. */
async function takeLock() {
  await mkdir(workplace, { recursive: true }).catch((error) => {
    throw new BuildError(`jamlots: cannot build in ${root}: ${error.message}. Make the folder writable.`);
  });
  for (;;) {
    try {
      await mkdir(lock);
      await writeFile(join(lock, 'owner'), `${hostname()} ${process.pid}`);
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' && codeOf(error) !== 'ENOENT') throw error;
    }
    if (await isAbandoned()) await rm(lock, { recursive: true, force: true });
    await wait(50);
  }
}

/** Two may find the same lock abandoned and both build: that costs time and nothing else, see `putInPlace`. */
async function isAbandoned() {
  const made = await stat(lock).catch(() => undefined);
  if (made === undefined) return false;
  if (Date.now() - made.mtimeMs > LOCK_AGE_MAX) return true;
  const [host, pid] = (await readFile(join(lock, 'owner'), 'utf8').catch(() => '')).split(' ');
  if (host !== hostname() || pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** tsc refuses a configuration that matches no file. */
async function hasPageModules() {
  const files = await filesUnder(join(src, 'channels/web/page')).catch(() => []);
  return files.some((file) => /\.tsx?$/.test(file));
}

/** @param {string} code */
function ignoring(code) {
  return (/** @type {unknown} */ error) => {
    if (codeOf(error) !== code) throw error;
  };
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const built = await bringUpToDate();
    process.stderr.write(built ? 'jamlots: dist/ is built.\n' : 'jamlots: dist/ is up to date.\n');
  } catch (error) {
    process.stderr.write(`${error instanceof BuildError ? error.message : error}\n`);
    process.exitCode = 70;
  }
}
