import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './check.mjs';
import { say } from './lib/announce.mjs';
import { runMain } from './lib/main.mjs';
import { ROOT, toolEnvironment } from './lib/places.mjs';
import { SetupError } from './lib/run.mjs';
import { supervise } from './lib/supervise.mjs';
import { ensureSetup } from './setup.mjs';
import { formatSummary, readCounts, sumCounts } from './test-run/counts.mjs';
import { formatFailures, readFailures } from './test-run/failures.mjs';

/** Exit statuses of a suite that was ended from outside, by SIGHUP, SIGINT or SIGTERM: the rest is not wanted then. */
const STOPPED = new Set([129, 130, 143]);

/** Where nobody watches, colours are only characters in the way. @type {NodeJS.ProcessEnv} */
const PLAIN = process.stdout.isTTY ? {} : { NO_COLOR: '1' };

const REPORTS = join(ROOT, 'test-results');
const DURATION = join(REPORTS, 'duration.json');

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} report file for the machine-readable result
 * @property {readonly string[]} command
 * @property {NodeJS.ProcessEnv} [env]
 */

/** @param {string} project @returns {Stage} */
function vitestStage(project) {
  const report = join(REPORTS, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return { name: project, report, command: ['vitest', 'run', '--project', project, ...reporters] };
}

/** @param {string} project @returns {Stage} */
function playwrightStage(project) {
  const report = join(REPORTS, `${project}.json`);
  return {
    name: project,
    report,
    // Playwright empties its output folder, which must not be the one with everybody's reports.
    command: ['playwright', 'test', '--project', project, '--reporter=list,json', '--output', join(REPORTS, project)],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  };
}

/**
 * @param {Stage} stage
 * @param {{ log?: number, yielding?: import('./lib/supervise.mjs').Yielding }} [beside] for a stage that runs beside another one
 * @returns {Promise<import('./test-run/counts.mjs').StageResult>}
 */
async function runStage({ name, report, command, env }, beside = {}) {
  if (beside.log === undefined) say(`\n== ${name}`);
  rmSync(report, { force: true });
  const started = performance.now();
  const [program = '', ...args] = command;
  const status = await supervise(program, args, { cwd: ROOT, env: toolEnvironment({ ...PLAIN, ...env }), ...beside });
  if (STOPPED.has(status)) throw new SetupError('The tests were stopped.');
  const seconds = (performance.now() - started) / 1000;
  return { name, seconds, ...readCounts(report, status), failures: readFailures(report) };
}

/**
 * Runs projects of vitest one after the other in the time that others leave, and says what they said when they are done.
 * @param {readonly string[]} projects
 * @param {import('./lib/supervise.mjs').Yielding} yielding
 */
async function runBehind(projects, yielding) {
  const results = [];
  for (const project of projects) {
    const file = join(REPORTS, `${project}.log`);
    const log = openSync(file, 'w');
    try {
      results.push(await runStage(vitestStage(project), { log, yielding }));
    } finally {
      closeSync(log);
      say(`\n== ${project}\n${readFileSync(file, 'utf8').trim()}`);
    }
  }
  return results;
}

/** @returns {Promise<import('./test-run/counts.mjs').StageResult>} */
async function checkStage() {
  say('== check');
  const started = performance.now();
  const failed = await runChecks({ testsToo: false });
  return {
    name: 'check',
    seconds: (performance.now() - started) / 1000,
    counts: { passed: 0, failed: failed.length, skipped: 0 },
    remark: failed.join(', '),
  };
}

await runMain(async () => {
  const full = process.argv.includes('--full');
  // Read by tests that `npm test` gives representatives only (tests/support/full-tests.ts).
  if (full) process.env.AURALIS_FULL_TESTS = '1';
  await ensureSetup({ for: 'test' });
  const started = performance.now();
  mkdirSync(REPORTS, { recursive: true });
  const results = [await checkStage()];
  results.push(await runStage(vitestStage('clock')));
  // Two analyses that it starts itself are all that the music of this one is to bear.
  results.push(await runStage(playwrightStage('strain')));
  // What listens frame by frame has whatever time it wants; what goes by the clock often waits. What needs no clock has the rest.
  const listening = [runStage(playwrightStage('sound')), runBehind(['conformance', 'security', 'functions'], 'all')];
  results.push(...(await Promise.all(listening)).flat());
  const clicking = [runStage(playwrightStage('e2e')), runBehind(['unit'], 'most')];
  results.push(...(await Promise.all(clicking)).flat());
  for (const project of full ? ['performance', 'stress'] : []) results.push(await runStage(vitestStage(project)));
  // What failed stands last, where a long run is looked at first.
  for (const { name, failures = [] } of results) {
    if (failures.length > 0) process.stdout.write(`\n${formatFailures(name, failures)}\n`);
  }
  process.stdout.write(`\n${formatSummary(results)}\n`);
  const failed = sumCounts(results).failed;
  const seconds = (performance.now() - started) / 1000;
  // The benchmark report tells how long the tests take; a run that failed early would flatter.
  if (failed === 0 && !full) writeFileSync(DURATION, JSON.stringify({ seconds, at: new Date().toISOString() }));
  return failed === 0 ? 0 : 1;
});
