// Measures Auralis beside its peers and writes docs/benchmarks.md. Options: --json (also print the figures), --set-up (also
// measure the set-up from nothing, which downloads everything again), and names of measurements to renew only those (--tests adds
// how long the last npm test took, which belongs to a measurement of everything anyway).
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { compose, renew } from './bench/report.mjs';
import { say } from './lib/announce.mjs';
import { runMain } from './lib/main.mjs';
import { ROOT, toolEnvironment } from './lib/places.mjs';
import { run } from './lib/run.mjs';
import { supervise } from './lib/supervise.mjs';
import { ensureSetup } from './setup.mjs';

const FIGURES = join(ROOT, 'test-results/bench/figures.jsonl');
const REPORT = join(ROOT, 'docs/benchmarks.md');

/** @returns {import('./bench/report.mjs').Figure[]} */
function readFigures() {
  if (!existsSync(FIGURES)) return [];
  const lines = readFileSync(FIGURES, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** Seconds that the set-up takes in a new clone with empty caches, and again when all is there. */
async function measureSetUp() {
  const folder = mkdtempSync(join(tmpdir(), 'auralis-bench-'));
  const clone = join(folder, 'auralis');
  const env = {
    ...process.env,
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    npm_config_cache: join(folder, 'npm'),
  };
  try {
    await run('git', ['clone', '-q', ROOT, clone]);
    const seconds = [];
    for (let pass = 0; pass < 2; pass++) {
      const started = performance.now();
      await run(process.execPath, ['scripts/setup.mjs'], { cwd: clone, env });
      seconds.push((performance.now() - started) / 1000);
    }
    const [cold, warm] = seconds;
    return [
      { group: 'Set-up', name: 'from nothing (packages, runtime, native module, build)', value: cold, unit: 's' },
      { group: 'Set-up', name: 'again, nothing to do', value: warm, unit: 's' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the last complete `npm test` took, as it was measured by itself. */
function testDuration() {
  const file = join(ROOT, 'test-results/duration.json');
  if (!existsSync(file)) return [];
  const { seconds, at } = JSON.parse(readFileSync(file, 'utf8'));
  const goal = { limit: 300, better: 'lower' };
  return [{ group: 'Tests', name: 'npm test, warm', value: seconds, unit: 's', goal, how: `run that ended ${at}` }];
}

/** @param {string} command @param {string[]} args */
async function firstLine(command, args) {
  return (await run(command, args)).split('\n')[0] ?? '';
}

async function machine() {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return [
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${await firstLine('uname', ['-sr'])}, Auralis ${version}`,
    `Electron ${readFileSync(join(ROOT, 'node_modules/electron/dist/version'), 'utf8').trim()}`,
    (await firstLine('ffmpeg', ['-version'])).replace(/ Copyright.*/, ''),
    (await firstLine('sox', ['--version'])).trim(),
  ];
}

await runMain(async () => {
  const options = process.argv.slice(2);
  const names = options.filter((option) => !option.startsWith('--'));
  await ensureSetup({ for: 'bench' });
  rmSync(FIGURES, { force: true });
  const files = names.map((name) => `tests/performance/${name}`);
  const quiet = ['run', '--project', 'performance', '--no-file-parallelism', '--reporter=dot', ...files];
  // Figures go to standard output as JSON only; everything else is said on standard error.
  const status = await supervise('vitest', quiet, { cwd: ROOT, env: toolEnvironment(), quiet: true });
  const setUp = options.includes('--set-up') ? await measureSetUp() : [];
  const tests = names.length === 0 || options.includes('--tests') ? testDuration() : [];
  const figures = [...setUp, ...readFigures(), ...tests];
  const facts = await machine();
  const report =
    names.length === 0
      ? compose(figures, facts, new Date())
      : renew(readFileSync(REPORT, 'utf8'), figures, facts, new Date());
  if (report === null) say('docs/benchmarks.md is of another machine or other versions: it was left as it is.');
  else {
    writeFileSync(REPORT, report);
    say('Wrote docs/benchmarks.md.');
  }
  if (options.includes('--json')) process.stdout.write(`${JSON.stringify({ machine: facts, figures }, null, 2)}\n`);
  return status;
});
