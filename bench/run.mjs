// @ts-check
// `npm run bench`: measures every part, prints the table and writes it into bench/README.md.
// `npm run bench -- turn` (or docx, slack, start) measures one part and only prints; `--quick` is small, to see that it works.
import { rmSync } from 'node:fs';
import { machineLine } from './machine.mjs';
import { prepare } from './prepare.mjs';
import { aimsOf, tableOf, writeFigures } from './table.mjs';

/** Each part's file is read once its packages are there. */
const PARTS = {
  turn: async () => (await import('./turn/part.mjs')).measureTurns,
  docx: async () => (await import('./docx/part.mjs')).measureDocx,
  slack: async () => (await import('./slack/part.mjs')).measureSlack,
  start: async () => (await import('./start/part.mjs')).measureStart,
};

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const asked = args.filter((arg) => arg !== '--quick');
const unknown = asked.filter((arg) => !(arg in PARTS));
const say = (/** @type {string} */ text) => void process.stderr.write(text);

if (unknown.length > 0) {
  say(`bench: there is no part "${unknown.join(' ')}". There are: ${Object.keys(PARTS).join(', ')}; and --quick.\n`);
  process.exitCode = 2;
} else {
  await prepare(say);
  rmSync(new URL('out/', import.meta.url), { recursive: true, force: true });
  const machine = machineLine();
  const rows = [];
  for (const [name, load] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    say(`${name}\n`);
    rows.push(...(await (await load())({ quick, say })));
  }
  const figures = `${machine}.\n\n${tableOf(rows)}\n\nAims:\n\n${aimsOf(rows)}`;
  process.stdout.write(`${figures}\n`);
  if (!quick && asked.length === 0) writeFigures(figures);
}
