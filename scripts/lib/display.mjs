import { spawn } from 'node:child_process';
import { SetupError } from './run.mjs';

const START_TIMEOUT_MS = 10_000;
const SCREEN = '1440x900x24';

/** Whether windows need a display server that nobody has started. */
export function displayIsMissing() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/** @param {import('node:child_process').ChildProcess} server @returns {Promise<string>} the number it chose */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) =>
      reject(new SetupError(`The virtual display (Xvfb) did not start: ${why}.`));
    const timer = setTimeout(() => fail(`it said nothing for ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS);
    server.on('error', (error) => fail(error.message));
    server.on('exit', (status) => fail(`it ended with status ${status}`));
    server.stdio[3]?.once('data', (/** @type {Buffer} */ bytes) => {
      clearTimeout(timer);
      resolve(bytes.toString().trim());
    });
  });
}

/**
 * Starts an X server without a screen. It ends with `close`, at the latest with this process.
 * @returns {Promise<{ display: string, close: () => void }>} `display` as in the environment's DISPLAY
 * @throws {SetupError} when it does not start within 10 s
 */
export async function startVirtualDisplay() {
  // By itself it begins anew when its last window goes, and cuts off whoever comes at that moment: an application that is
  // started right after another one has ended would end at once.
  const options = ['-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', ['-displayfd', '3', ...options], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const close = () => {
    server.kill();
  };
  process.once('exit', close);
  return { display: `:${await displayNumber(server)}`, close };
}
