// @ts-check
// What a contestant's own process measures of itself.

/**
 * Runs `work` and gives its time and processor time in milliseconds; processor time is the whole process's,
 * user and system.
 * @param {() => unknown} work
 */
export async function timed(work) {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpu: (user + system) / 1000 };
}

/**
 * The numbers that a contestant was started with: `--talks 40` gives `{ talks: 40 }`.
 * @param {Record<string, number>} usual
 * @returns {Record<string, number>}
 */
export function numbersGiven(usual) {
  const args = process.argv.slice(2);
  return Object.fromEntries(
    Object.entries(usual).map(([name, value]) => {
      const at = args.indexOf(`--${name}`);
      return [name, at < 0 ? value : Number(args[at + 1])];
    }),
  );
}

/**
 * Prints what was measured, as `rounds.mjs` reads it.
 * @param {Record<string, number>} measured
 */
export function tell(measured) {
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}
