// Makes up a library: --tracks N in its database, --files M on disk, --seed S, --into DIR (which then is a profile, too).
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { elapsed, say } from './lib/announce.mjs';
import { runMain } from './lib/main.mjs';
import { ROOT, toolEnvironment, toolNode } from './lib/places.mjs';
import { SetupError } from './lib/run.mjs';
import { supervise } from './lib/supervise.mjs';
import { ensureSetup } from './setup.mjs';

const SAID_EVERY_MS = 2000;

/** @param {string | undefined} text @param {string} name */
function whole(text, name) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new SetupError(`--${name} wants a whole number, not "${text}".`);
  return value;
}

/** @param {string[]} args */
function planOf(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const options = {
    tracks: { ...text, default: '10000' },
    files: { ...text, default: '0' },
    seed: { ...text, default: '1' },
    into: text,
  };
  try {
    const { values } = parseArgs({ args, options });
    const into = resolve(process.env.INIT_CWD ?? process.cwd(), values.into ?? `made-up-${values.tracks}`);
    const [tracks, files, seed] = /** @type {const} */ (['tracks', 'files', 'seed']).map((name) =>
      whole(values[name], name),
    );
    return { into, tracks, files, seed };
  } catch (error) {
    throw error instanceof TypeError ? new SetupError(error.message) : error;
  }
}

await runMain(async () => {
  const plan = planOf(process.argv.slice(2));
  if (existsSync(plan.into) && readdirSync(plan.into).length > 0)
    throw new SetupError(`${plan.into} is not empty: nothing was written. Name another folder by --into.`);
  await ensureSetup({ for: 'test', windows: false });
  // The native modules are those of the project's own Node.
  if (process.execPath !== toolNode())
    return supervise(toolNode(), [import.meta.filename, ...process.argv.slice(2)], { env: toolEnvironment() });
  const { module } = await runnerImport(`${ROOT}/tests/support/made-up/make-library.ts`, {
    configFile: false,
    logLevel: 'error',
    root: ROOT,
  });
  const started = performance.now();
  let said = started;
  const onProgress = (/** @type {string} */ what, /** @type {number} */ done) => {
    if (performance.now() - said < SAID_EVERY_MS) return;
    said = performance.now();
    say(`${done} ${what} after ${elapsed(started)}`);
  };
  await module.makeLibrary(plan.into, { ...plan, onProgress });
  say(`Made up ${plan.tracks} tracks and ${plan.files} files in ${plan.into} in ${elapsed(started)}.`);
  return 0;
});
