import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { fileTimestamp } from './set-aside';

/** So many copies are kept; older ones make room. */
const MOST_BACKUPS = 5;

/** A copy is made again when the newest is so old, milliseconds. */
const BACKUP_AGE_MS = 7 * 24 * 3600 * 1000;

/** How many pages are copied before other work gets its turn. */
const PAGES_A_STEP = 256;

/** The end of a complete copy's name: neither an unfinished one nor what SQLite lays beside one that is looked into. */
const COMPLETE = /\.\d{4}-\d\d-\d\dT[\d-]+Z$/;

/** Behind the name of a copy that is not complete yet. */
const UNFINISHED = '.part';

export interface Backup {
  readonly path: string;
  readonly madeAtMs: number;
}

/** The complete copies of a library, newest first. */
export function backupsOf(file: string): Backup[] {
  const folder = folderOf(file);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(file)}.`) && COMPLETE.test(name))
    .map((name) => ({ path: join(folder, name), madeAtMs: statSync(join(folder, name)).mtimeMs }))
    .toSorted((a, b) => b.madeAtMs - a.madeAtMs);
}

/** Writes a consistent copy into the folder `backups` beside the database, at once. Throws what SQLite and the system throw. */
export function backUp(connection: Database.Database, file: string): void {
  finish(file, (target) => void connection.prepare('VACUUM INTO ?').run(target));
}

/** The same in small steps, so that requests are answered meanwhile, where the newest copy is a week old; true where one was made. */
export async function backUpWeekly(connection: Database.Database, file: string): Promise<boolean> {
  const [newest] = backupsOf(file);
  if (newest && Date.now() - newest.madeAtMs < BACKUP_AGE_MS) return false;
  const target = unfinishedTarget(file);
  try {
    await connection.backup(target, { progress: () => PAGES_A_STEP });
    complete(file, target);
    return true;
  } catch (thrown) {
    rmSync(target, { force: true });
    throw thrown;
  }
}

function finish(file: string, write: (target: string) => void): void {
  const target = unfinishedTarget(file);
  try {
    write(target);
    complete(file, target);
  } catch (thrown) {
    rmSync(target, { force: true });
    throw thrown;
  }
}

function unfinishedTarget(file: string): string {
  mkdirSync(folderOf(file), { recursive: true });
  return join(folderOf(file), `${basename(file)}.${fileTimestamp()}${UNFINISHED}`);
}

function complete(file: string, target: string): void {
  renameSync(target, target.slice(0, -UNFINISHED.length));
  for (const { path } of backupsOf(file).slice(MOST_BACKUPS)) rmSync(path, { force: true });
}

function folderOf(file: string): string {
  return join(dirname(file), 'backups');
}
