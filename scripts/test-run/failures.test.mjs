import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../lib/places.mjs';
import { failuresOf, formatFailures } from './failures.mjs';

test("names the failed tests of Playwright's report with what they said, flaky ones among them", () => {
  /** @param {string} title @param {string} status @param {{ message: string }[]} [errors] */
  const spec = (title, status, errors = []) => ({
    title,
    file: 'a.spec.ts',
    line: 7,
    tests: [{ status, results: [{ errors }] }],
  });
  const report = {
    suites: [
      {
        title: 'a.spec.ts',
        specs: [spec('plays', 'expected'), spec('seeks', 'unexpected', [{ message: '\u001b[31mno sound\u001b[39m' }])],
        suites: [{ title: 'inside', specs: [spec('stops', 'flaky', [{ message: 'went on' }])] }],
      },
    ],
    errors: [{ message: 'a worker died' }],
  };
  expect(failuresOf(report)).toEqual([
    { test: 'a.spec.ts:7 seeks', said: 'no sound' },
    { test: 'a.spec.ts:7 stops', said: 'went on' },
    { test: 'outside a test', said: 'a worker died' },
  ]);
});

test("names the failed tests of vitest's report, and a file that could not be loaded", () => {
  const name = join(ROOT, 'src', 'a.test.ts');
  const passed = { fullName: 'adds', status: 'passed' };
  const failed = { fullName: 'divides', status: 'failed', failureMessages: ['expected 2 to be 3'] };
  const report = {
    testResults: [
      { name, status: 'failed', assertionResults: [passed, failed] },
      { name: join(ROOT, 'src', 'b.test.ts'), status: 'failed', message: 'no such module', assertionResults: [] },
      { name, status: 'passed', assertionResults: [passed] },
    ],
  };
  expect(failuresOf(report)).toEqual([
    { test: 'src/a.test.ts divides', said: 'expected 2 to be 3' },
    { test: 'src/b.test.ts', said: 'no such module' },
  ]);
});

test('stands in the summary with its stage, indented, and no longer than can be read', () => {
  const said = Array.from({ length: 100 }, (_, line) => `line ${line}`).join('\n');
  const [failure] = failuresOf({
    testResults: [{ name: ROOT, status: 'failed', message: said, assertionResults: [] }],
  });
  const lines = formatFailures('unit', failure ? [failure] : []).split('\n');
  expect(lines[0]).toContain('FAIL  unit: ');
  expect(lines[1]).toBe('      line 0');
  expect(lines.length).toBeLessThan(30);
});
