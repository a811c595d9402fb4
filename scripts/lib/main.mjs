import { SetupError } from './run.mjs';

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
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
