import { expect, test } from 'vitest';
import { isAtLeast } from './node-version.mjs';
import { isRecent } from './official-electron.mjs';
import { packageName } from './system-packages.mjs';

const HOUR_MS = 3_600_000;
const failure = '2026-01-10T12:00:00.000Z';

test.each([
  ['an hour ago', HOUR_MS, true],
  ['23 hours ago', 23 * HOUR_MS, true],
  ['25 hours ago', 25 * HOUR_MS, false],
  ['in the future, by a clock that was set back', -HOUR_MS, false],
])('a download that failed %s', (_when, age, recent) => {
  expect(isRecent(failure, Date.parse(failure) + age)).toBe(recent);
});

test('an unreadable record of a failure is none', () => {
  expect(isRecent('', Date.now())).toBe(false);
});

test.each([
  ['20.18.0', true],
  ['20.17.9', false],
  ['22.0.0', true],
  ['18.20.0', false],
])('Node.js %s against 20.18', (version, enough) => {
  expect(isAtLeast(version, [20, 18])).toBe(enough);
});

const gtk = { name: 'libgtk-3-0', renamed: true };

test.each([
  ['Debian 12', 'ID=debian\nVERSION_ID="12"\n', 'libgtk-3-0'],
  ['Debian 13', 'ID=debian\nVERSION_ID="13"\n', 'libgtk-3-0t64'],
  ['Ubuntu 22.04', 'VERSION_ID="22.04"\nID=ubuntu\n', 'libgtk-3-0'],
  ['Ubuntu 24.04', 'VERSION_ID="24.04"\nID=ubuntu\n', 'libgtk-3-0t64'],
  ['Debian testing, which has no number', 'ID=debian\n', 'libgtk-3-0'],
])('the name of a renamed package in %s', (_release, osRelease, name) => {
  expect(packageName(gtk, osRelease)).toBe(name);
});

test('a package that was not renamed keeps its name', () => {
  expect(packageName({ name: 'libnss3' }, 'ID=debian\nVERSION_ID="13"\n')).toBe('libnss3');
});
