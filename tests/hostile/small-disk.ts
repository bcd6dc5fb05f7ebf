import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of 4 MB in memory, which only root can make. */
export type SmallDisk = {
  folder: string;
  /** Leaves this many bytes of room. */
  fill: (room: number) => void;
  makeRoom: () => void;
  readOnly: () => void;
  remove: () => void;
};

export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'jamlots-small-'));
  mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder);
  return {
    folder,
    fill: (room) => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(join(folder, `ballast-${room}`), Buffer.alloc(Math.max(0, bavail * bsize - room)));
    },
    makeRoom: () => {
      for (const name of readdirSync(folder)) if (name.startsWith('ballast')) rmSync(join(folder, name));
    },
    readOnly: () => mount('-o', 'remount,ro', folder),
    remove: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Why there is no small disk to be had here; nothing when there is. */
export function whyNoSmallDisk(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root can mount a small disk';
  try {
    smallDisk().remove();
    return undefined;
  } catch (fault) {
    return String(fault);
  }
}

function mount(...given: string[]): void {
  const { status, stderr } = spawnSync('mount', given, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`mount ${given.join(' ')}: ${stderr}`);
}
