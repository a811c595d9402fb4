import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { say } from './announce.mjs';
import { SetupError } from './run.mjs';

/** @type {readonly NodeJS.Signals[]} */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * How much of a processor that others want as well is left to them, as a change of priority (setpriority(2), which takes 19 at most):
 * two thirds, so that what yields does not run out of time on a busy machine, or nearly all.
 */
const YIELDING = { most: 4, all: 19 };

/** @typedef {keyof typeof YIELDING} Yielding */

/**
 * Lets a process that leads a session of its own, and all that it starts, have little time but what others leave. Linux may share time
 * out among sessions first (sched_autogroup_enabled): there the priority of a process counts only within its own.
 * @param {number} pid
 * @param {Yielding} yielding
 */
function yieldTime(pid, yielding) {
  setPriority(pid, Math.min(YIELDING.all, getPriority() + YIELDING[yielding]));
  const session = `/proc/${pid}/autogroup`;
  if (!existsSync(session)) return;
  try {
    writeFileSync(session, String(YIELDING[yielding]));
  } catch (error) {
    say(
      `What runs beside may take time from what it is to yield to: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/**
 * Runs a command in this terminal as if it had been started there: same streams, signals handed on, same exit status.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env: NodeJS.ProcessEnv, quiet?: boolean, log?: number, yielding?: Yielding }} options `quiet` keeps
 *   standard output for the caller: what the command says there goes to standard error. `log` is a file descriptor for
 *   everything that it says. `yielding` lets it have little time but what others leave, in a session of its own, and how much.
 * @returns {Promise<number>} its exit status; 128 + the signal's number when a signal ended it
 * @throws {SetupError} when it cannot be started
 */
export function supervise(command, args, { quiet = false, log, yielding, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      detached: yielding !== undefined,
      stdio: [yielding ? 'ignore' : 'inherit', log ?? (quiet ? 2 : 'inherit'), log ?? 'inherit'],
    });
    if (yielding && child.pid !== undefined) yieldTime(child.pid, yielding);
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
