import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

let checkout: string;

beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'jamlots-launcher-'));
  for (const name of ['bin', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']) {
    await cp(join(root, name), join(checkout, name), { recursive: true });
  }
  await cp(join(root, 'tsconfig.page.json'), join(checkout, 'tsconfig.page.json'));
  await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'));
  await mkdir(join(checkout, 'src'));
  await says('hej');
});

afterEach(() => rm(checkout, { recursive: true, force: true }));

it('builds at the first start only, and says so on stderr', async () => {
  const first = await launch();
  const second = await launch();

  expect(first).toEqual({ code: 3, out: 'hej', err: expect.stringContaining('building') });
  expect(second).toEqual({ code: 3, out: 'hej', err: '' });
});

it('builds again when a source has changed', async () => {
  await launch();
  await says('hopp');

  expect(await launch()).toMatchObject({ out: 'hopp' });
});

it('ends with 70 and the compiler’s words when it does not compile, and leaves the last good build', async () => {
  await launch();
  await writeFile(join(checkout, 'src/main.ts'), 'export const main: number = "no";\n');

  const { code, out, err } = await launch();

  expect({ code, out }).toEqual({ code: 70, out: '' });
  expect(err).toMatch(/src\/main\.ts.*TS2322/);
  expect(await readFile(join(checkout, 'dist/main.js'), 'utf8')).toContain('hej');
});

it('lets many start at the same time, also when a dead process has left its lock', async () => {
  await mkdir(join(checkout, '.build/lock'), { recursive: true });
  await writeFile(join(checkout, '.build/lock/owner'), `${hostname()} ${await endedProcess()}`);

  const all = await Promise.all(Array.from({ length: 6 }, launch));

  expect(all.map(({ code, out }) => `${code} ${out}`)).toEqual(Array(6).fill('3 hej'));
  expect(await readdir(join(checkout, '.build'))).toEqual([]);
});

it('takes dist as it is where there are no sources, as in a packed install', async () => {
  await launch();
  await rm(join(checkout, 'src'), { recursive: true });
  await rm(join(checkout, 'node_modules'));

  expect(await launch()).toEqual({ code: 3, out: 'hej', err: '' });
});

it('says to run npm ci when it must build and the compiler is not there', async () => {
  await rm(join(checkout, 'node_modules'));

  expect(await launch()).toEqual({ code: 70, out: '', err: expect.stringContaining('npm ci') });
});

function says(word: string): Promise<void> {
  const main = `export function main(): number {\n  process.stdout.write('${word}');\n  return 3;\n}\n`;
  return writeFile(join(checkout, 'src/main.ts'), main);
}

async function launch(): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [join(checkout, 'bin/jamlots.mjs')]);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  const [code] = await once(child, 'close');
  return { code, out, err };
}

async function endedProcess(): Promise<number | undefined> {
  const child = spawn(process.execPath, ['-e', '0']);
  await once(child, 'close');
  return child.pid;
}
