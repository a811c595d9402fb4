import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { elapsed, say } from './lib/announce.mjs';
import { runMain } from './lib/main.mjs';
import { ROOT, toolEnvironment } from './lib/places.mjs';
import { run, SetupError } from './lib/run.mjs';
import { ensureSetup } from './setup.mjs';

const SHOWN_LINES = 200;
/** Some of them use one processor only. */
const AT_ONCE = 2;

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} args
 * @property {boolean} [isTest] whether the test suites run it as well
 */

/** What types depend on is looked at again only where it changed. @param {string} project @param {string} kept */
function types(project, kept) {
  const state = join('node_modules', '.cache', 'auralis', kept);
  return ['--noEmit', '-p', project, '--incremental', '--tsBuildInfoFile', state];
}

/** @type {readonly Check[]} */
const CHECKS = [
  { name: 'types', command: 'tsc', args: types('tsconfig.json', 'types.tsbuildinfo') },
  {
    name: 'types of the scripts',
    command: 'tsc',
    args: types(join('scripts', 'tsconfig.json'), 'types-of-scripts.tsbuildinfo'),
  },
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

/** @param {Check} check @returns {Promise<boolean>} whether it found nothing; what it found is said */
async function passes({ name, command, args }) {
  const started = performance.now();
  try {
    await run(command, args, { cwd: ROOT, env: toolEnvironment(), shownLines: SHOWN_LINES });
    say(`Checked ${name} (${elapsed(started)}).`);
    return true;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`Checked ${name} (${elapsed(started)}): ${error.message}`);
    return false;
  }
}

/**
 * Runs the static checks, two at a time, whatever the earlier ones found.
 * @param {{ testsToo: boolean }} options whether to run those that are tests
 * @returns {Promise<string[]>} the names of those that failed; what they said is on standard error
 */
export async function runChecks({ testsToo }) {
  /** @type {string[]} */
  const failed = [];
  const left = CHECKS.filter(({ isTest }) => testsToo || !isTest);
  async function takeTurns() {
    for (let check = left.shift(); check; check = left.shift()) if (!(await passes(check))) failed.push(check.name);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
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
