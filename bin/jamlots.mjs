#!/usr/bin/env node
// @ts-check
// Starts Jämlots. In a checkout dist/ is first brought up to date; a packed install carries dist/ and no src/.
import { existsSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const main = new URL('dist/main.js', root);
const args = process.argv.slice(2);

/** Our fault, by the exit codes of the commands. */
const OUR_FAULT = 70;

// A reader that stops listening, such as `head`, is no fault of ours.
process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ { code }) => {
  process.exit(code === 'EPIPE' ? 0 : OUR_FAULT);
});

try {
  if (existsSync(new URL('src/', root)) && existsSync(new URL('scripts/build.mjs', root))) {
    const { bringUpToDate } = await import(new URL('scripts/build.mjs', root).href);
    await bringUpToDate({ say: (/** @type {string} */ text) => process.stderr.write(text) });
  }
  if (args.includes('--debug')) process.setSourceMapsEnabled(true);
  const code = await (await import(main.href)).main(args);
  if (typeof code === 'number') process.exitCode = code;
} catch (error) {
  const said = error instanceof Error ? (args.includes('--debug') ? error.stack : error.message) : String(error);
  process.stderr.write(`${said}\n`);
  process.exitCode = OUR_FAULT;
}
