// A server in a process of its own, from its start to its end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Longest wait for a server to be ready, in milliseconds. */
const PATIENCE = 30_000;
/** Linux counts processor time in hundredths of a second. */
const TICK = 10;

/**
 * Starts a server and waits until `/readyz` answers; `ready` tells how long that took, in milliseconds.
 * @param {{ file: string, args?: string[], env: Record<string, string> }} server `file` below bench/
 */
export async function started({ file, args = [], env }) {
  const begun = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{ HOST: '127.0.0.1', PORT: '0', JAMLOTS_LOG_LEVEL: 'error', NODE_ENV: 'production' },
      ...env,
    },
  });
  const gone = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  try {
    const base = await Promise.race([addressTold(child), tooLate(file)]);
    while (!(await fetch(`${base}readyz`)).ok) await wait(2);
    return {
      base,
      ready: performance.now() - begun,
      memory: () => residentMegabytes(child.pid),
      cpu: () => processorTime(child.pid),
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** The address that the server prints when it listens. */
async function addressTold(child) {
  let said = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    said += text;
    const [, origin] = /(http:\/\/127\.0\.0\.1:\d+)\//u.exec(said) ?? [];
    if (origin) return `${origin}/`;
  }
  throw new Error(`the server ended: ${said}`);
}

async function tooLate(name) {
  await wait(PATIENCE, undefined, { ref: false });
  throw new Error(`${name} was not ready in ${PATIENCE} ms`);
}

/** Resident memory in MB as Linux tells it; NaN elsewhere. */
function residentMegabytes(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** The process's user and system time in milliseconds as Linux tells it, to a hundredth of a second; NaN elsewhere. */
function processorTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return TICK * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return Number.NaN;
  }
}
