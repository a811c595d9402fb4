import { SetupError } from './run.mjs';

/** @param {unknown} error @returns {error is Error} whether the operating system refused something: no rights, no space */
function isRefusal(error) {
  return error instanceof Error && 'syscall' in error;
}

/**
 * Runs a script to its end and sets the exit status. What a person can act on is shown as a message; anything else is a
 * mistake in the scripts and keeps its stack.
 * @param {() => Promise<number>} main gives the exit status
 * @returns {Promise<void>}
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError) && !isRefusal(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
