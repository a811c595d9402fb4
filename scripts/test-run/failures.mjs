import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../lib/places.mjs';

/** How many lines of what a failed test said stand in the summary: the assertion and where it is; everything stands further up. */
const LINES = 24;

/**
 * @typedef {{ test: string, said: string }} Failure the test with its file, and the beginning of what it said
 * @typedef {{ title: string, file: string, line: number, tests: { status: string, results: { errors?: { message?: string }[] }[] }[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 * @typedef {{ name: string, message?: string, status: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }} TestFile
 * @typedef {{ suites: Suite[], errors?: { message?: string }[] } | { testResults: TestFile[] }} Report
 */

/** @param {string} text */
function beginningOf(text) {
  const lines = stripVTControlCharacters(text).trimEnd().split('\n');
  return lines.slice(0, LINES).join('\n');
}

/** @param {Suite} suite @returns {Failure[]} */
function failuresOfSuite(suite) {
  const own = (suite.specs ?? []).flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => {
        const errors = results.flatMap((result) => result.errors ?? []);
        return { test: `${file}:${line} ${title}`, said: beginningOf(errors.map(({ message }) => message).join('\n')) };
      }),
  );
  return [...own, ...(suite.suites ?? []).flatMap(failuresOfSuite)];
}

/** @param {TestFile} file @returns {Failure[]} */
function failuresOfFile({ name, message, status, assertionResults }) {
  const path = relative(ROOT, name).split(sep).join('/');
  const failed = assertionResults.filter((result) => result.status === 'failed');
  // A file that cannot be loaded has failed without a test of its own that did.
  if (status === 'failed' && failed.length === 0) return [{ test: path, said: beginningOf(message ?? '') }];
  return failed.map(({ fullName, failureMessages }) => ({
    test: `${path} ${fullName}`,
    said: beginningOf((failureMessages ?? []).join('\n')),
  }));
}

/**
 * The tests of a report of vitest or Playwright that failed. In Playwright's, one that passed only when repeated is among them.
 * @param {Report} report
 * @returns {Failure[]}
 */
export function failuresOf(report) {
  if ('testResults' in report) return report.testResults.flatMap(failuresOfFile);
  const outside = (report.errors ?? []).map(({ message }) => ({
    test: 'outside a test',
    said: beginningOf(message ?? ''),
  }));
  return [...report.suites.flatMap(failuresOfSuite), ...outside];
}

/** @param {string} path a report @returns {Failure[]} none where there is no report */
export function readFailures(path) {
  return existsSync(path) ? failuresOf(JSON.parse(readFileSync(path, 'utf8'))) : [];
}

/** @param {string} stage @param {readonly Failure[]} failures @returns {string} */
export function formatFailures(stage, failures) {
  return failures
    .map(({ test, said }) => [`FAIL  ${stage}: ${test}`, ...said.split('\n').map((line) => `      ${line}`)].join('\n'))
    .join('\n');
}
