import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countsOf, formatSummary, readCounts } from './counts.mjs';

const vitest = { numPassedTests: 10, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 };
/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'auralis-counts-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** @param {object} report */
function written(report) {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

test("vitest's report is counted", () => {
  expect(countsOf(vitest)).toEqual({ passed: 10, failed: 0, skipped: 3 });
});

test("a flaky test of Playwright's report counts as failed", () => {
  const report = { stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 4 } };
  expect(countsOf(report)).toEqual({ passed: 5, failed: 3, skipped: 4 });
});

test('a suite that leaves no report has failed, whatever its exit status says', () => {
  expect(readCounts(join(folder, 'none.json'), 0).counts.failed).toBe(1);
});

test('a suite that fails without a failed test has failed', () => {
  expect(readCounts(written(vitest), 1).counts).toEqual({ passed: 10, failed: 1, skipped: 3 });
  expect(readCounts(written(vitest), 0).counts).toEqual({ passed: 10, failed: 0, skipped: 3 });
});

test('the last line of the summary is the sum', () => {
  const stage = { seconds: 1, remark: '' };
  const summary = formatSummary([
    { ...stage, name: 'check', counts: { passed: 0, failed: 1, skipped: 0 }, remark: 'types' },
    { ...stage, name: 'unit', counts: { passed: 10, failed: 0, skipped: 3 } },
    { ...stage, name: 'e2e', counts: { passed: 5, failed: 2, skipped: 0 } },
  ]);
  expect(summary.split('\n').at(-1)).toBe('15 passed, 3 failed, 3 skipped');
  expect(summary).toContain('(types)');
});
