import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { SetupError } from './run.mjs';

/** @type {readonly NodeJS.Signals[]} */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command in this terminal as if it had been started there: same streams, signals handed on, same exit status.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env: NodeJS.ProcessEnv, quiet?: boolean, log?: number, yielding?: boolean }} options `quiet` keeps
 *   standard output for the caller: what the command says there goes to standard error. `log` is a file descriptor for
 *   everything that it says. `yielding` lets it have only what time others leave.
 * @returns {Promise<number>} its exit status; 128 + the signal's number when a signal ended it
 * @throws {SetupError} when it cannot be started
 */
export function supervise(command, args, { quiet = false, log, yielding = false, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['inherit', log ?? (quiet ? 2 : 'inherit'), log ?? 'inherit'],
    });
    if (yielding && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    const forward = (/** @type {NodeJS.Signals} */ signal) => {
      child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const release = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.on('error', (error) => {
      release();
      reject(new SetupError(`${command} could not be started: ${error.message}`));
    });
    child.on('exit', (status, signal) => {
      release();
      resolve(status ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
