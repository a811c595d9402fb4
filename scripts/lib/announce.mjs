/** @param {number} startedMs a reading of performance.now() @returns {string} the time since then, for people */
export function elapsed(startedMs) {
  return `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
}

/** Says one thing on standard error, which leaves standard output to results. @param {string} message */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

/**
 * Does a piece of work and gives it one line: what it is while it runs, how long it took once it is done.
 * @param {string} what
 * @param {() => Promise<string | void>} work may give a remark for the end of the line
 * @returns {Promise<void>}
 */
export async function announced(what, work) {
  const started = performance.now();
  process.stderr.write(`${what} ... `);
  try {
    const remark = await work();
    process.stderr.write(`${elapsed(started)}${remark ? ` (${remark})` : ''}\n`);
  } catch (error) {
    process.stderr.write(`failed after ${elapsed(started)}\n`);
    throw error;
  }
}
