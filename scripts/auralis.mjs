import { join } from 'node:path';
import { displayIsMissing, startVirtualDisplay } from './lib/display.mjs';
import { runMain } from './lib/main.mjs';
import { ROOT } from './lib/places.mjs';
import { supervise } from './lib/supervise.mjs';
import { electronExecutable } from './setup/electron-places.mjs';
import { ensureSetup } from './setup.mjs';

/** The command that starts the application; all others do without windows. */
const WITH_WINDOWS = 'diagnose';

/** @param {readonly string[]} args @returns {Promise<number>} the exit status of the command line */
async function auralis(args) {
  const windows = args.find((arg) => !arg.startsWith('-')) === WITH_WINDOWS;
  await ensureSetup({ for: 'cli', windows });
  const virtual = windows && displayIsMissing() ? await startVirtualDisplay() : undefined;
  const executable = electronExecutable();
  try {
    return await supervise(executable, [join(ROOT, 'out', 'main', 'cli.js'), ...args], {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      env: {
        ...process.env,
        ...(virtual && { DISPLAY: virtual.display }),
        ELECTRON_RUN_AS_NODE: '1',
        AURALIS_ELECTRON: executable,
        AURALIS_APP: ROOT,
      },
    });
  } finally {
    virtual?.close();
  }
}

await runMain(() => auralis(process.argv.slice(2)));
