import { spawn } from 'node:child_process';

const SHOWN_LINES = 30;

/** A failure whose message is for the person at the keyboard: what happened and what to do. It is shown without a stack. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/** The first and the last lines: programs tell what went wrong at either end. @param {string} output @param {number} lines */
function excerpt(output, lines) {
  const all = output.trimEnd().split('\n');
  if (all.length <= lines) return all.join('\n');
  const half = Math.floor(lines / 2);
  return [...all.slice(0, half), `[${all.length - 2 * half} lines left out]`, ...all.slice(-half)].join('\n');
}

/**
 * Runs a command to its end and keeps what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shownLines?: number }} [options] how much of its output a failure shows
 * @returns {Promise<string>} everything printed on standard output
 * @throws {SetupError} with what it printed, when it cannot be started or exits with another status than 0
 */
export function run(command, args, { cwd, env, shownLines = SHOWN_LINES } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      printed += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
    child.on('error', (error) => reject(new SetupError(`${command} could not be started: ${error.message}`)));
    child.on('close', (status, signal) => {
      if (status === 0) resolve(output);
      else
        reject(
          new SetupError(
            `${command} ${args.join(' ')} failed (${signal ?? `status ${status}`}):\n${excerpt(printed, shownLines)}`,
          ),
        );
    });
  });
}
