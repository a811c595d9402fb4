import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTarFile } from './tar.mjs';

const content = Buffer.from('x'.repeat(1300));
/** @type {string} */
let folder;
/** @type {Buffer} */
let archive;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'auralis-tar-'));
  mkdirSync(join(folder, 'package'));
  writeFileSync(join(folder, 'package', 'first'), 'not this one');
  writeFileSync(join(folder, 'package', 'second'), content);
  const names = ['package/first', 'package/second'];
  archive = execFileSync('tar', ['--format=ustar', '-C', folder, '-cf', '-', ...names]);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a file that tar wrote comes back byte for byte', () => {
  expect(readTarFile(archive, 'package/second')).toEqual(content);
});

test('an absent file is reported by its name', () => {
  expect(() => readTarFile(archive, 'package/third')).toThrow('no package/third');
});

test('an archive that ends inside the file is refused', () => {
  const start = archive.indexOf(content);
  expect(() => readTarFile(archive.subarray(0, start + 1000), 'package/second')).toThrow('ends inside');
});
