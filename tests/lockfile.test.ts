import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lockEntry, missingFromLock } from '../scripts/lockfile.mjs';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

it('locks every optional package, so that npm ci works on every platform (else: npm run lockfile)', () => {
  const missing = missingFromLock(read('package-lock.json').packages);

  expect(missing.map(({ name, version }) => `${name}@${version}`)).toEqual([]);
});

it('locks the dependencies that package.json names (else: npm install && npm run lockfile)', () => {
  const { dependencies, devDependencies } = read('package.json');

  expect(read('package-lock.json').packages['']).toMatchObject({ dependencies, devDependencies });
});

it('names exact versions only', () => {
  const { dependencies, devDependencies } = read('package.json');

  const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );

  expect(loose).toEqual([]);
});

it('notices an optional package that is missing, and one that lies in the folder of its parent is not', () => {
  const packages = {
    'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies: { 'tool-linux-x64': '1.0.0' } },
    'node_modules/tool/node_modules/tool-linux-x64': { version: '1.0.0' },
    'node_modules/other': { version: '2.0.0', optionalDependencies: { '@other/android-arm64': '2.0.0' } },
  };

  expect(missingFromLock(packages)).toEqual([
    { parent: 'node_modules/other', name: '@other/android-arm64', version: '2.0.0', dev: false },
  ]);
});

it('reads platform, processor and C library from the name of a missing package', () => {
  const entry = lockEntry({ parent: '', name: '@tool/binding-linux-arm64-musl', version: '1.0.0', dev: true });

  expect(entry).toEqual({
    version: '1.0.0',
    os: ['linux'],
    cpu: ['arm64'],
    libc: ['musl'],
    dev: true,
    optional: true,
  });
});
