// @ts-check
// Run `npm run lockfile` after every change of dependencies: adds to package-lock.json what the registry did not serve.
import { readFile, writeFile } from 'node:fs/promises';
import { lockEntry, missingFromLock } from './lockfile.mjs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(await readFile(file, 'utf8'));

const missing = missingFromLock(lock.packages);
for (const entry of missing) lock.packages[`node_modules/${entry.name}`] = lockEntry(entry);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));

if (missing.length > 0) await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stderr.write(
  `package-lock.json: ${missing.length} entries added ${missing.map(({ name }) => name).join(' ')}\n`,
);
