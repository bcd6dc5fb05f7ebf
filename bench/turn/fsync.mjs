// The floor under every durable turn: what the disk takes to keep 8 kB, in a file that is there and at a file's end.
import { closeSync, fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { numbersGiven, tell } from '../clock.mjs';
import { median } from '../rounds.mjs';
import { inTempFolder } from '../temp-folder.mjs';

const BYTES = Buffer.alloc(8192, 1);
const { times } = numbersGiven({ times: 200 });

await inTempFolder(async (folder) => {
  const file = openSync(`${folder}/synced`, 'w');
  for (let at = 0; at < 64; at += 1) writeSync(file, BYTES, 0, BYTES.length, at * BYTES.length);
  fsyncSync(file);
  const over = synced(file, fdatasyncSync, (at) => (at % 64) * BYTES.length);
  const append = synced(file, fsyncSync, (at) => (64 + at) * BYTES.length);
  closeSync(file);
  tell({ over: median(over), append: median(append) });
});

function synced(file, sync, placeOf) {
  return Array.from({ length: times }, (_, at) => {
    const started = performance.now();
    writeSync(file, BYTES, 0, BYTES.length, placeOf(at));
    sync(file);
    return performance.now() - started;
  });
}
