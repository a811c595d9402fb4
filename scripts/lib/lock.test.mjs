import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

/** @type {string} */
let folder;
/** @type {string} */
let path;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'auralis-lock-'));
  path = join(folder, 'new', 'the.lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('two pieces of work under one lock never overlap, and the second is told of the wait once', async () => {
  /** @type {string[]} */
  const log = [];
  const work = (/** @type {string} */ name) =>
    withLock(
      path,
      () => log.push(`${name} waits`),
      async () => {
        log.push(`${name} begins`);
        await sleep(300);
        log.push(`${name} ends`);
      },
    );
  await Promise.all([work('a'), work('b')]);
  expect(log).toEqual(['a begins', 'b waits', 'a ends', 'b begins', 'b ends']);
});

test('a lock left behind by a process that died is taken over', async () => {
  const dead = spawnSync(process.execPath, ['-e', '0']).pid;
  const lock = join(folder, 'left.lock');
  writeFileSync(lock, String(dead));
  expect(
    await withLock(
      lock,
      () => expect.unreachable(),
      async () => 'done',
    ),
  ).toBe('done');
});

test('work that fails lets the lock go', async () => {
  const failing = withLock(
    path,
    () => {},
    () => Promise.reject(new Error('no')),
  );
  await expect(failing).rejects.toThrow('no');
  expect(
    await withLock(
      path,
      () => expect.unreachable(),
      async () => 'done',
    ),
  ).toBe('done');
});
