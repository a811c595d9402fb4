import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { announced, elapsed, say } from './lib/announce.mjs';
import { withLock } from './lib/lock.mjs';
import { runMain } from './lib/main.mjs';
import { cacheFolder, ROOT } from './lib/places.mjs';
import { requireNode } from './setup/node-version.mjs';
import { stepsFor } from './setup/steps.mjs';

function lockFile() {
  const name = createHash('sha256').update(ROOT).digest('hex').slice(0, 12);
  return join(cacheFolder(), `setup-${name}.lock`);
}

/** @param {import('./setup/steps.mjs').Step[]} steps */
async function doPending(steps) {
  const started = performance.now();
  for (const step of steps) {
    const what = step.pending();
    if (what !== undefined) await announced(what, step.work);
  }
  say(`Set-up is complete after ${elapsed(started)}.`);
}

/**
 * Makes everything ready for a purpose. Silent and quick when it already is.
 * @param {import('./setup/steps.mjs').Options} options
 * @returns {Promise<void>}
 * @throws {import('./lib/run.mjs').SetupError} with what to do, when a step needs a person
 */
export async function ensureSetup(options) {
  requireNode();
  const steps = stepsFor(options);
  if (steps.every((step) => step.pending() === undefined)) return;
  const onWait = (/** @type {number} */ pid) => say(`Waiting for another set-up of this folder (process ${pid}).`);
  await withLock(lockFile(), onWait, () => doPending(steps));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const started = performance.now();
    await ensureSetup({ for: 'test', official: process.argv.includes('--official') });
    say(`Everything is set up (looked for ${elapsed(started)}).`);
    return 0;
  });
}
