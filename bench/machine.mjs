// @ts-check
// Where and by what was measured.
import { readFileSync, statfsSync } from 'node:fs';
import { cpus, loadavg, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Names of file systems by the number that Linux's `statfs` gives. */
const FILE_SYSTEMS = new Map([
  [0xef53, 'ext4'],
  [0x9123683e, 'btrfs'],
  [0x58465342, 'xfs'],
  [0x794c7630, 'overlayfs'],
  [0x01021994, 'tmpfs'],
]);

/** One line: the day, the machine, the disk and the versions of what is measured. */
export function machineLine() {
  const [cpu] = cpus();
  const here = fileURLToPath(new URL('.', import.meta.url));
  const disk = statfsSync(here).type;
  const [load] = loadavg();
  return [
    new Date().toISOString().slice(0, 10),
    `${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}`,
    `load ${load?.toFixed(1)} when the run began`,
    `disk ${FILE_SYSTEMS.get(disk) ?? `0x${disk.toString(16)}`}`,
    `Node ${process.versions.node}`,
    ...peers(),
  ].join('; ');
}

/** The packages beside the bot, as bench/package.json pins them. */
function peers() {
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
  const measured = [
    'xstate',
    'botbuilder-dialogs',
    'survey-core',
    'docxtemplater',
    'docx',
    '@slack/bolt',
    'botbuilder',
  ];
  return measured.map((name) => `${name} ${dependencies[name]}`);
}
