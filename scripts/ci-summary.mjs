// @ts-check
// Adds up the reports of a CI run: node scripts/ci-summary.mjs FOLDER SUITE… prints `N passed, N failed, N skipped`.
// Exits with 1 when anything failed or was skipped, and when a suite has no report.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = 'reports', ...suites] = process.argv.slice(2);

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * What a report in Vitest's JSON tells. A file that could not be loaded has no tests in it and counts as one failed.
 * @param {string} suite
 * @returns {Count}
 */
function countOf(suite) {
  try {
    const report = JSON.parse(readFileSync(join(folder, `${suite}.json`), 'utf8'));
    const unloadable = report.testResults.filter(
      (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
        file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    const failed = report.numFailedTests + unloadable;
    const passed = report.numPassedTests;
    if (passed + failed === 0) throw new Error('it ran no test');
    return { passed, failed, skipped: report.numPendingTests + report.numTodoTests };
  } catch (error) {
    process.stdout.write(`${suite}: no report (${error instanceof Error ? error.message : error})\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const total = suites.map(countOf).reduce((sum, count) => ({
  passed: sum.passed + count.passed,
  failed: sum.failed + count.failed,
  skipped: sum.skipped + count.skipped,
}));

process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed + total.skipped > 0 ? 1 : 0;
