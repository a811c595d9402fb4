import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { say } from './announce.mjs';
import { SetupError } from './run.mjs';

/** @type {readonly NodeJS.Signals[]} */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A third of the time of one that does not yield, where both want a processor: no less, or tests run out of time on a busy machine. */
const YIELDING = 5;

/** The largest number that setpriority(2) takes. */
const LEAST_PRIORITY = 19;

/**
 * Lets a process that leads a session of its own, and all that it starts, have little time but what others leave. Linux may share time
 * out among sessions first (sched_autogroup_enabled): there the priority of a process counts only within its own.
 * @param {number} pid
 */
function yieldTime(pid) {
  setPriority(pid, Math.min(LEAST_PRIORITY, getPriority() + YIELDING));
  const session = `/proc/${pid}/autogroup`;
  if (!existsSync(session)) return;
  try {
    writeFileSync(session, String(YIELDING));
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
 * @param {{ cwd?: string, env: NodeJS.ProcessEnv, quiet?: boolean, log?: number, yielding?: boolean }} options `quiet` keeps
 *   standard output for the caller: what the command says there goes to standard error. `log` is a file descriptor for
 *   everything that it says. `yielding` lets it have little time but what others leave, in a session of its own.
 * @returns {Promise<number>} its exit status; 128 + the signal's number when a signal ended it
 * @throws {SetupError} when it cannot be started
 */
export function supervise(command, args, { quiet = false, log, yielding = false, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      detached: yielding,
      stdio: [yielding ? 'ignore' : 'inherit', log ?? (quiet ? 2 : 'inherit'), log ?? 'inherit'],
    });
    if (yielding && child.pid !== undefined) yieldTime(child.pid);
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
