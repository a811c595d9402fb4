import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';

/** Behind the name of a library that is being written again. */
const UNFINISHED = '.again';

/**
 * Writes a database whose file was deleted or moved away to its place again, out of the connection that still has it open;
 * false where nothing is missing. What SQLite keeps beside it went with another file and must not be taken for this one's.
 * Throws what SQLite and the system throw; nothing half-written is left then.
 */
export function putBack(connection: Database.Database, file: string): boolean {
  if (existsSync(file)) return false;
  const target = `${file}${UNFINISHED}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(target, { force: true });
    connection.prepare('VACUUM INTO ?').run(target);
    for (const beside of ['-wal', '-shm']) rmSync(`${file}${beside}`, { force: true });
    renameSync(target, file);
    return true;
  } catch (thrown) {
    rmSync(target, { force: true });
    throw thrown;
  }
}
