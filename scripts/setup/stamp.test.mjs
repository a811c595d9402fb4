import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceHash } from './stamp.mjs';

/** @type {string} */
let root;
const SOURCES = ['src', 'config.ts', 'absent'];
const hash = () => sourceHash(root, SOURCES);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'auralis-stamp-'));
  mkdirSync(join(root, 'src', 'deep'), { recursive: true });
  writeFileSync(join(root, 'src', 'a.ts'), 'a');
  writeFileSync(join(root, 'src', 'deep', 'b.ts'), 'b');
  writeFileSync(join(root, 'config.ts'), 'c');
});

afterEach(() => rmSync(root, { recursive: true }));

test.each([
  ['the content of a nested file', () => writeFileSync(join(root, 'src', 'deep', 'b.ts'), 'changed')],
  ['a single file', () => writeFileSync(join(root, 'config.ts'), 'changed')],
  ['a new file', () => writeFileSync(join(root, 'src', 'new.ts'), '')],
  ['a new name', () => renameSync(join(root, 'src', 'a.ts'), join(root, 'src', 'z.ts'))],
  ['a removed file', () => rmSync(join(root, 'src', 'a.ts'))],
])('the hash changes with %s', (_what, change) => {
  const before = hash();
  change();
  expect(hash()).not.toBe(before);
});

test('content that moves from one file to the next changes the hash', () => {
  const before = hash();
  writeFileSync(join(root, 'src', 'a.ts'), 'ab');
  writeFileSync(join(root, 'src', 'deep', 'b.ts'), '');
  expect(hash()).not.toBe(before);
});

test('times and tests leave the hash alone', () => {
  const before = hash();
  utimesSync(join(root, 'src', 'a.ts'), 1, 1);
  writeFileSync(join(root, 'src', 'a.test.ts'), 'a test');
  expect(hash()).toBe(before);
});
