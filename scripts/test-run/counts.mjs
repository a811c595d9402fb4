import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ name: string, seconds: number, counts: Counts, remark: string, failures?: readonly import('./failures.mjs').Failure[] }} StageResult
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number }} VitestReport
 * @typedef {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number }, errors?: unknown[] }} PlaywrightReport
 */

/**
 * Reads how many tests passed from a report of vitest or Playwright. A test that passed only when repeated counts as
 * failed: a suite is worth what its least reliable test is.
 * @param {VitestReport | PlaywrightReport} report
 * @returns {Counts}
 */
export function countsOf(report) {
  if ('stats' in report) {
    const { expected, flaky, unexpected, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
}

/**
 * What a suite did, from its report and its exit status.
 * @param {string} path the report
 * @param {number} status the exit status
 * @returns {{ counts: Counts, remark: string }} a suite that failed without a failed test counts as one failure
 */
export function readCounts(path, status) {
  if (!existsSync(path)) {
    return { counts: { passed: 0, failed: 1, skipped: 0 }, remark: `no report, exit status ${status}` };
  }
  const counts = countsOf(JSON.parse(readFileSync(path, 'utf8')));
  if (status === 0 || counts.failed > 0) return { counts, remark: '' };
  return { counts: { ...counts, failed: 1 }, remark: `exit status ${status} although no test failed` };
}

/** @param {readonly StageResult[]} results @returns {Counts} */
export function sumCounts(results) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { counts } of results) {
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
  }
  return sum;
}

/** @param {Counts} counts */
function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** @param {readonly StageResult[]} results @returns {string} a table, a line a stage, and the sum as its last line */
export function formatSummary(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.map(({ name, seconds, counts, remark }) => {
    const mark = counts.failed === 0 ? 'ok  ' : 'FAIL';
    const time = `${seconds.toFixed(1)} s`.padStart(8);
    const only = name === 'check' && counts.failed === 0 ? '' : `  ${formatCounts(counts)}`;
    return `${mark}  ${name.padEnd(width)} ${time}${only}${remark ? `  (${remark})` : ''}`;
  });
  return [...lines, formatCounts(sumCounts(results))].join('\n');
}
