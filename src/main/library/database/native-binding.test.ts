import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nativeBindingPath } from './native-binding';

let runtime: string;

beforeEach(() => {
  runtime = mkdtempSync(join(tmpdir(), 'auralis-runtime-'));
});

afterEach(() => rmSync(runtime, { recursive: true }));

function compileAddon(): string {
  mkdirSync(join(runtime, 'native'));
  const addon = join(runtime, 'native', 'better_sqlite3.node');
  writeFileSync(addon, '');
  return addon;
}

test('an older runtime opens databases with the addon compiled beside its executable', () => {
  const addon = compileAddon();
  expect(nativeBindingPath(join(runtime, 'electron'), 9, existsSync)).toBe(addon);
});

test('a current runtime is left to the prebuilt binary, even where an addon was compiled', () => {
  compileAddon();
  expect(nativeBindingPath(join(runtime, 'electron'), 10, existsSync)).toBeUndefined();
});

test('an older runtime without a compiled addon has none to name', () => {
  expect(nativeBindingPath(join(runtime, 'electron'), 9, existsSync)).toBeUndefined();
});
