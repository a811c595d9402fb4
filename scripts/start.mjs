import { resolve } from 'node:path';
import { say } from './lib/announce.mjs';
import { displayIsMissing, startVirtualDisplay } from './lib/display.mjs';
import { runMain } from './lib/main.mjs';
import { MODULES, ROOT, toolEnvironment, toolNode } from './lib/places.mjs';
import { supervise } from './lib/supervise.mjs';
import { electronExecutable } from './setup/electron-places.mjs';
import { describeFallback, usesFallback } from './setup/electron-runtime.mjs';
import { ensureSetup } from './setup.mjs';

/** Without a screen there is no graphics hardware to use, and Chromium would report at length that it misses a desktop. */
const HEADLESS_SWITCHES = ['--disable-gpu', '--log-level=3'];

/** Folders and files are meant relative to where the command was typed. @param {readonly string[]} args */
function absolutePaths(args) {
  const from = process.env.INIT_CWD ?? process.cwd();
  return args.map((arg) => (arg.startsWith('-') ? arg : resolve(from, arg)));
}

/** @returns {string[]} */
function sandboxSwitches() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  say("Running as root: Chromium's sandbox is off.");
  return ['--no-sandbox'];
}

/** @param {boolean} dev @param {readonly string[]} switches @param {readonly string[]} args @returns {[string, ...string[]]} */
function commandLine(dev, switches, args) {
  if (!dev) return [electronExecutable(), ROOT, ...switches, ...args];
  const bundler = resolve(MODULES, 'electron-vite', 'bin', 'electron-vite.js');
  return [toolNode(), bundler, 'dev', '--', ...switches, ...args];
}

/** @param {readonly string[]} args @returns {Promise<number>} */
async function start(args) {
  const dev = args[0] === '--dev';
  const paths = absolutePaths(dev ? args.slice(1) : args);
  await ensureSetup({ for: dev ? 'dev' : 'start' });
  if (usesFallback()) say(describeFallback());
  const headless = displayIsMissing();
  const switches = [...sandboxSwitches(), ...(headless ? HEADLESS_SWITCHES : [])];
  const virtual = headless ? await startVirtualDisplay() : undefined;
  if (virtual) say(`No display was found: running on a virtual one (${virtual.display}), which nobody sees.`);
  try {
    const env = toolEnvironment(virtual && { DISPLAY: virtual.display });
    const [command, ...rest] = commandLine(dev, switches, paths);
    return await supervise(command, rest, { cwd: ROOT, env });
  } finally {
    virtual?.close();
  }
}

await runMain(() => start(process.argv.slice(2)));
