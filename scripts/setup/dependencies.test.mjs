import { expect, test } from 'vitest';
import { isInstalled } from './dependencies.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/for-windows': { version: '2.0.0', integrity: 'sha512-w', optional: true },
  },
};

test('packages for other platforms may be absent', () => {
  const installed = { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } };
  expect(isInstalled(wanted, installed)).toBe(true);
});

test.each([
  ['a missing package', {}],
  ['another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
  ['another content', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }],
  [
    'another version of an optional package',
    { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' }, 'node_modules/for-windows': { version: '1.0.0' } },
  ],
])('%s asks for an installation', (_what, packages) => {
  expect(isInstalled(wanted, { packages })).toBe(false);
});
