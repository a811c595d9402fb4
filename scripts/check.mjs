import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { announced, say } from './lib/announce.mjs';
import { runMain } from './lib/main.mjs';
import { ROOT, toolEnvironment } from './lib/places.mjs';
import { run, SetupError } from './lib/run.mjs';
import { ensureSetup } from './setup.mjs';

const SHOWN_LINES = 200;

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} args
 * @property {boolean} [isTest] whether the test suites run it as well
 */

/** @type {readonly Check[]} */
const CHECKS = [
  { name: 'types', command: 'tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of the scripts', command: 'tsc', args: ['--noEmit', '-p', join('scripts', 'tsconfig.json')] },
  { name: 'oxlint', command: 'oxlint', args: [] },
  { name: 'biome', command: 'biome', args: ['check'] },
  {
    name: 'layers',
    command: 'vitest',
    args: ['run', '--project', 'conformance', 'tests/conformance/layers'],
    isTest: true,
  },
  { name: 'knip', command: 'knip', args: [] },
  { name: 'kernels', command: process.execPath, args: [join('scripts', 'kernels.mjs'), '--check'] },
  { name: 'notice', command: process.execPath, args: [join('scripts', 'notice.mjs'), '--check'] },
];

/**
 * Runs the static checks, whatever the earlier ones found.
 * @param {{ testsToo: boolean }} options whether to run those that are tests
 * @returns {Promise<string[]>} the names of those that failed; what they said is on standard error
 */
export async function runChecks({ testsToo }) {
  const failed = [];
  for (const { name, command, args } of CHECKS.filter(({ isTest }) => testsToo || !isTest)) {
    try {
      await announced(`Checking ${name}`, async () => {
        await run(command, args, { cwd: ROOT, env: toolEnvironment(), shownLines: SHOWN_LINES });
      });
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      say(error.message);
      failed.push(name);
    }
  }
  return failed;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await ensureSetup({ for: 'check' });
    const failed = await runChecks({ testsToo: true });
    say(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`);
    return failed.length === 0 ? 0 : 1;
  });
}
