import { systemEnvironment } from './places.mjs';
import { run } from './run.mjs';

/** The npm that runs this script, where there is one: on Windows `npm` itself cannot be started without a shell. */
function npmCommand() {
  const script = process.env.npm_execpath;
  const usable = process.platform === 'win32' && script;
  return usable ? { command: process.execPath, start: [script] } : { command: 'npm', start: [] };
}

/**
 * Runs npm on the system's own Node, never on the one in node_modules that npm may be about to replace.
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>} what it printed on standard output
 */
export function runNpm(args, { cwd, env = {} }) {
  const { command, start } = npmCommand();
  return run(command, [...start, ...args], { cwd, env: { ...systemEnvironment(), ...env } });
}
