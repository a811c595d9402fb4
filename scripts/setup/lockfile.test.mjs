import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../lib/places.mjs';
import { completeLock, missingOptionals, platformOf } from './lockfile.mjs';

test.each([
  ['@oxlint/binding-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@oxlint/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@oxlint/binding-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
  ['@biomejs/cli-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
])('%s is for its platform', (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});

test('a package whose name tells no platform is refused', () => {
  expect(() => platformOf('@oxlint/extras')).toThrow('by hand');
});

const lock = {
  packages: {
    '': {},
    'node_modules/z': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { 'b-linux-x64': '1.0.0', 'b-win32-x64': '1.0.0' },
    },
    'node_modules/z/node_modules/b-linux-x64': { version: '1.0.0', optional: true },
  },
};

test('only what no folder resolves is added, as an optional package for its platform', () => {
  expect(completeLock(lock).packages).toEqual({
    ...lock.packages,
    'node_modules/b-win32-x64': { version: '1.0.0', os: ['win32'], cpu: ['x64'], dev: true, optional: true },
  });
});

test('package-lock.json names the packages of every platform (else run: node scripts/complete-lock.mjs)', () => {
  const own = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  expect(missingOptionals(own).map(({ name }) => name)).toEqual([]);
});
