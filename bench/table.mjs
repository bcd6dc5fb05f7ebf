// @ts-check
// The table of figures, as Markdown, and its place in README.md.
import { readFileSync, writeFileSync } from 'node:fs';

const README = new URL('README.md', import.meta.url);
const START = '<!-- figures: written by npm run bench -->';
const END = '<!-- end of figures -->';

/**
 * One thing that was measured of several contestants. `key` names the figure that counts; `ours` the contestant that
 * the others are compared with. A figure in milliseconds is better when lower, one of turns a second when higher.
 * @typedef {{
 *   what: string, key: string, unit: string, cpu?: string, memory?: string[], ours?: string,
 *   seen: Record<string, Record<string, import('./rounds.mjs').Spread>>,
 *   aim?: { peers: string[], atLeast: number }
 * }} Row
 */

/** @param {Row[]} rows */
export function tableOf(rows) {
  const head = [
    '| What | Who | Median (lowest–highest) | CPU, ms | Memory, MB | Jämlots is so many times as fast |',
    '|---|---|--:|--:|--:|--:|',
  ];
  return [...head, ...rows.flatMap(linesOf)].join('\n');
}

/**
 * Each aim as a line: what was aimed at, what came out, and whether that is enough.
 * @param {Row[]} rows
 */
export function aimsOf(rows) {
  return rows
    .flatMap((row) => {
      if (!row.aim) return [];
      const { peers, atLeast } = row.aim;
      const least = Math.min(...peers.map((peer) => timesAsFast(row, peer)));
      const beside = peers.length === 1 ? peers[0] : 'the best of the others';
      const met = least >= atLeast ? 'met' : 'missed';
      return [`- ${row.what}: at least ${atLeast} × ${beside}. ${figure(least)} ×, ${met}.`];
    })
    .join('\n');
}

/**
 * Puts the figures in the place of the earlier ones.
 * @param {string} figures
 */
export function writeFigures(figures) {
  const text = readFileSync(README, 'utf8');
  const [before, rest] = text.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`bench/README.md has lost ${START} … ${END}`);
  writeFileSync(README, `${before}${START}\n\n${figures}\n\n${END}${after}`);
}

/** @param {Row} row */
function linesOf(row) {
  const { what, key, unit, cpu, memory = [], ours, seen } = row;
  return Object.keys(seen).map((who, at) => {
    const { median, min, max } = spreadOf(row, who, key);
    const cells = [
      at === 0 ? what : '',
      who,
      `${figure(median)} ${unit} (${figure(min)}–${figure(max)})`,
      cpu === undefined ? '' : figure(spreadOf(row, who, cpu).median),
      memory.map((name) => figure(spreadOf(row, who, name).median)).join(', '),
      ours === undefined || who === ours ? '' : `${figure(timesAsFast(row, who))} ×`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
}

/**
 * @param {Row} row
 * @param {string} peer
 */
function timesAsFast(row, peer) {
  const theirs = spreadOf(row, peer, row.key).median;
  const own = spreadOf(row, row.ours ?? '', row.key).median;
  return row.unit === 'ms' ? theirs / own : own / theirs;
}

/**
 * @param {Row} row
 * @param {string} who
 * @param {string} key
 */
function spreadOf({ seen }, who, key) {
  return seen[who]?.[key] ?? { median: Number.NaN, min: Number.NaN, max: Number.NaN };
}

/**
 * A number with as many digits as say something.
 * @param {number} value
 */
function figure(value) {
  if (!Number.isFinite(value)) return '–';
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
