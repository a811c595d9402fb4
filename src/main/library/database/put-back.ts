import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { setAside } from './set-aside';

/** Behind the name of a library that is being written again. */
const UNFINISHED = '.again';

/** Number of the disk that a path lies on, or would lie on: that of the nearest folder above it that is there. */
export function diskOf(path: string): number {
  const above = dirname(path);
  return existsSync(path) || above === path ? statSync(path).dev : diskOf(above);
}

/**
 * Writes a database whose file was deleted or moved away to its place again, out of the connection that still has it open;
 * false where nothing is missing. With `missed` it was missing before: what lies there now is an older one, which is set
 * aside. `disk` is where it was, {@link diskOf}: nothing is written where a disk that is not connected would be.
 * Throws what SQLite and the system throw; nothing half-written is left then.
 */
export function putBack(connection: Database.Database, file: string, disk: number, missed: boolean): boolean {
  const isThere = existsSync(file);
  if (isThere && !missed) return false;
  // A disk that comes back may have another number; where the file is there again, so is its disk.
  if (!isThere && diskOf(file) !== disk) throw new Error('its disk is not connected');
  const target = `${file}${UNFINISHED}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(target, { force: true });
    connection.prepare('VACUUM INTO ?').run(target);
    // With what SQLite kept beside it, which must not be taken for this one's.
    setAside(file, 'replaced');
    renameSync(target, file);
    return true;
  } catch (thrown) {
    rmSync(target, { force: true });
    throw thrown;
  }
}
