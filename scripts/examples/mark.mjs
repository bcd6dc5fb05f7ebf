// @ts-check
// The senders' marks, drawn here: a pine over water, a boat on waves.
import { crc32, deflateSync } from 'node:zlib';
import { ImageRun } from 'docx';

/** @typedef {import('./look.mjs').Sender} Sender */

const WHITE = 0xffffff;

/** What each mark belongs to, what it shows, and its colour at each point. */
const MARKS = {
  pine: { kind: 'Kommunmärke', shows: 'en tall över vågor', inkAt: pineAt },
  boat: { kind: 'Regionmärke', shows: 'en segelbåt på vågor', inkAt: boatAt },
};

/**
 * @param {Sender} sender @param {number} size In pixels at 96 to the inch.
 * @param {number} id Said here, since the library counts on from one document to the next.
 */
export function logo(sender, size, id) {
  const { kind, shows, inkAt } = MARKS[sender.mark];
  const altText = { id: String(id), name: kind, title: kind, description: `Märke för ${sender.name}: ${shows}` };
  const data = markAsPng(224, inkAt);
  return new ImageRun({ type: 'png', data, transformation: { width: size, height: size }, altText });
}

/**
 * The mark as a PNG of `side` pixels. Each pixel is sampled sixteen times, so that edges are smooth.
 * @param {number} side @param {(x: number, y: number) => number} inkAt
 */
function markAsPng(side, inkAt) {
  const rows = Buffer.alloc(side * (1 + side * 3));
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const at = y * (1 + side * 3) + 1 + x * 3;
      const samples = Array.from({ length: 16 }, (_, n) =>
        inkAt((x + ((n % 4) + 0.5) / 4) / side, (y + (Math.floor(n / 4) + 0.5) / 4) / side),
      );
      for (const channel of [0, 1, 2])
        rows[at + channel] = Math.round(
          samples.reduce((sum, ink) => sum + ((ink >> (16 - 8 * channel)) & 255), 0) / 16,
        );
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  // Stored, not compressed: zlib's output differs between machines. The package compresses it.
  const parts = [
    pngPart('IHDR', header),
    pngPart('IDAT', deflateSync(rows, { level: 0 })),
    pngPart('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** The colour at a point, both from 0 to 1: a round field, three tiers and a trunk, two waves. @param {number} x @param {number} y */
function pineAt(x, y) {
  if (Math.hypot(x - 0.5, y - 0.5) > 0.49) return WHITE;
  const across = Math.abs(x - 0.5);
  const tiers = [
    [0.1, 0.32, 0.14],
    [0.23, 0.46, 0.2],
    [0.37, 0.62, 0.26],
  ];
  const inPine = tiers.some(
    ([top = 0, bottom = 0, half = 0]) => y >= top && y <= bottom && across <= (half * (y - top)) / (bottom - top),
  );
  if (inPine || (across < 0.035 && y > 0.6 && y < 0.7)) return WHITE;
  const wave = 0.02 * Math.sin(x * 6 * Math.PI);
  if ([0.71, 0.82].some((level) => Math.abs(y - level - wave) < 0.022)) return WHITE;
  return y > 0.7 + wave ? 0x2f7c9c : 0x1f4e4a;
}

/** The colour at a point, both from 0 to 1: a round field, two sails and a hull, a wave. @param {number} x @param {number} y */
function boatAt(x, y) {
  if (Math.hypot(x - 0.5, y - 0.5) > 0.49) return WHITE;
  const down = (y - 0.14) / 0.44;
  const inSail = y > 0.14 && y < 0.58 && x > 0.515 && x < 0.515 + 0.25 * down;
  const inJib = y > 0.25 && y < 0.58 && x < 0.485 && x > 0.485 - (0.2 * (y - 0.25)) / 0.33;
  const inHull = y > 0.62 && y < 0.72 && Math.abs(x - 0.52) < 0.29 - (y - 0.62);
  if (inSail || inJib || inHull) return WHITE;
  const wave = 0.018 * Math.sin(x * 7 * Math.PI);
  if (Math.abs(y - 0.82 - wave) < 0.02) return WHITE;
  return y > 0.82 + wave ? 0x4a86b8 : 0x2b3f73;
}

/** @param {string} type @param {Buffer} data */
function pngPart(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
