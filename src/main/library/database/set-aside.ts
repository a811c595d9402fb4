import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';

/** Files that SQLite keeps beside a database. */
const COMPANIONS = ['', '-wal', '-shm'];

/** Time as it may stand in a file's name, to the millisecond, UTC. */
export function fileTimestamp(): string {
  return new Date().toISOString().replace(/[:.]/g, '-');
}

/** Renames a database with its companions, so that nothing is lost; answers the new base name, which says why. */
export function setAside(file: string, why: 'damaged' | 'replaced'): string {
  const target = `${file}.${why}-${fileTimestamp()}`;
  for (const companion of COMPANIONS) {
    if (existsSync(file + companion)) renameSync(file + companion, target + companion);
  }
  return basename(target);
}
