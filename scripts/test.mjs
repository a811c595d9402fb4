import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './check.mjs';
import { say } from './lib/announce.mjs';
import { runMain } from './lib/main.mjs';
import { ROOT, toolEnvironment } from './lib/places.mjs';
import { SetupError } from './lib/run.mjs';
import { supervise } from './lib/supervise.mjs';
import { ensureSetup } from './setup.mjs';
import { formatSummary, readCounts, sumCounts } from './test-run/counts.mjs';

/** Exit statuses of a suite that was ended from outside, by SIGHUP, SIGINT or SIGTERM: the rest is not wanted then. */
const STOPPED = new Set([129, 130, 143]);

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
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  return { name: project, report, command: ['vitest', 'run', '--project', project, ...reporters] };
}

/** @returns {Stage} */
function playwrightStage() {
  const report = join(REPORTS, 'e2e.json');
  return {
    name: 'e2e',
    report,
    // Playwright empties its output folder, which must not be the one with everybody's reports.
    command: ['playwright', 'test', '--reporter=list,json', '--output', join(REPORTS, 'e2e')],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  };
}

/** @param {boolean} full @returns {Stage[]} */
function stages(full) {
  const usual = [...['unit', 'conformance', 'security'].map(vitestStage), playwrightStage()];
  return full ? [...usual, ...['performance', 'stress'].map(vitestStage)] : usual;
}

/** @param {Stage} stage @returns {Promise<import('./test-run/counts.mjs').StageResult>} */
async function runStage({ name, report, command, env }) {
  say(`\n== ${name}`);
  rmSync(report, { force: true });
  const started = performance.now();
  const [program = '', ...args] = command;
  const status = await supervise(program, args, { cwd: ROOT, env: toolEnvironment(env) });
  if (STOPPED.has(status)) throw new SetupError('The tests were stopped.');
  return { name, seconds: (performance.now() - started) / 1000, ...readCounts(report, status) };
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
  await ensureSetup({ for: 'test' });
  const started = performance.now();
  mkdirSync(REPORTS, { recursive: true });
  const results = [await checkStage()];
  for (const stage of stages(full)) results.push(await runStage(stage));
  process.stdout.write(`\n${formatSummary(results)}\n`);
  const failed = sumCounts(results).failed;
  const seconds = (performance.now() - started) / 1000;
  // The benchmark report tells how long the tests take; a run that failed early would flatter.
  if (failed === 0 && !full) writeFileSync(DURATION, JSON.stringify({ seconds, at: new Date().toISOString() }));
  return failed === 0 ? 0 : 1;
});
