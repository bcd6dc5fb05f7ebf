// A folder for files that are measured: on the repository's own disk, since /tmp may be memory.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Gives `work` a folder of its own and removes it afterwards. */
export async function inTempFolder(work) {
  const above = fileURLToPath(new URL('./out/', import.meta.url));
  mkdirSync(above, { recursive: true });
  const folder = mkdtempSync(`${above}run-`);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
