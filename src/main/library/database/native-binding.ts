import { dirname, join } from 'node:path';

/** The Node-API version that better-sqlite3's prebuilt binaries are made for. */
const PREBUILT_NODE_API = 10;

/**
 * Finds the SQLite addon to open a database with.
 *
 * On a runtime whose Node-API is older than the prebuilt binaries need, loading those ends the process; set-up compiles
 * an addon for such a runtime and lays it beside the executable.
 *
 * @param execPath the running executable
 * @param napi the runtime's Node-API version
 * @returns the addon's path, or undefined where better-sqlite3 finds its own binary: on a current runtime, and on an
 *   older one that nobody compiled an addon for
 */
export function nativeBindingPath(
  execPath: string,
  napi: number,
  exists: (path: string) => boolean,
): string | undefined {
  if (napi >= PREBUILT_NODE_API) return undefined;
  const compiled = join(dirname(execPath), 'native', 'better_sqlite3.node');
  return exists(compiled) ? compiled : undefined;
}
