// @ts-check
// Runs contestants in turn, each in a process of its own, and takes medians over the rounds.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Longest life of a contestant's process, in milliseconds. */
const PATIENCE = 120_000;

/**
 * What one contestant measured in one round, by name: milliseconds, MB, a count a second.
 * @typedef {Record<string, number>} Measured
 * @typedef {{ name: string, file: string, args?: string[] }} Contestant
 * @typedef {{ median: number, min: number, max: number }} Spread
 */

/**
 * Runs A B C A B C …, so that a noisy minute falls on all of them, and gives each contestant's spreads by its name.
 * @param {Contestant[]} contestants
 * @param {{ rounds: number, say: (text: string) => void, measure?: (one: Contestant) => Promise<Measured> }} options
 * @returns {Promise<Record<string, Record<string, Spread>>>}
 */
export async function interleaved(contestants, { rounds, say, measure = measuredIn }) {
  /** @type {Record<string, Measured[]>} */
  const seen = Object.fromEntries(contestants.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const one of contestants) {
      const measured = await measure(one);
      seen[one.name]?.push(measured);
      say(`  ${round}/${rounds} ${one.name}: ${told(measured)}\n`);
    }
  }
  return Object.fromEntries(Object.entries(seen).map(([name, all]) => [name, spreads(all)]));
}

/**
 * Runs a contestant's file; the last line that it prints is what it measured, as JSON.
 * @param {Contestant} contestant
 * @returns {Promise<Measured>}
 */
export function measuredIn({ name, file, args = [] }) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const last = out.trim().split('\n').at(-1) ?? '';
      if (code === 0 && last.startsWith('{')) resolve(JSON.parse(last));
      else reject(new Error(`${name} (${file} ${args.join(' ')}) ended with ${code ?? signal}:\n${err || out}`));
    });
  });
}

/**
 * @param {readonly number[]} values
 * @returns {number}
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * @param {Measured[]} all
 * @returns {Record<string, Spread>}
 */
function spreads(all) {
  return Object.fromEntries(
    Object.keys(all[0] ?? {}).map((key) => {
      const values = all.map((one) => one[key] ?? Number.NaN);
      return [key, { median: median(values), min: Math.min(...values), max: Math.max(...values) }];
    }),
  );
}

/** @param {Measured} measured */
function told(measured) {
  return Object.entries(measured)
    .map(([key, value]) => `${key} ${value.toPrecision(3)}`)
    .join(', ');
}
