import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { AuralisError, type Problem } from '../../../shared/domain/errors';
import { backUp, backupsOf } from './backups';
import { connect, connectionOptions } from './connect';
import { createLibrary } from './create-library';
import { databaseError, saysCorrupt } from './database-error';
import { MIGRATIONS } from './migrations';
import { setAside } from './set-aside';

export interface OpenDatabase {
  readonly connection: Database.Database;
  /** What people must be told, such as a damaged library that was set aside. */
  readonly notices: readonly Problem[];
}

/**
 * Opens the library's database, creates it or brings it up to date. After an unclean exit it is checked first; before a
 * migration it is copied into `backups`; a damaged one is set aside and a fresh one opened.
 * Throws AuralisError `library-newer`, `library-failed`, `not-writable`, `disk-full`.
 */
export async function openDatabase(file: string): Promise<OpenDatabase> {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (thrown) {
    throw AuralisError.about(dirname(file), 'not-writable', { reason: AuralisError.from(thrown).params.reason ?? '' });
  }
  try {
    return { connection: await openSound(file), notices: [] };
  } catch (thrown) {
    if (!saysCorrupt(thrown)) throw databaseError(thrown, file);
    const name = setAside(file, 'damaged');
    const [newest] = backupsOf(file);
    const notice = newest
      ? new AuralisError('library-damaged', { name, date: new Date(newest.madeAtMs).toISOString().slice(0, 10) })
      : new AuralisError('library-corrupt', { name });
    return { connection: await openSound(file), notices: [notice.toProblem()] };
  }
}

/**
 * Puts the newest backup in the place of a library that nobody has open; what is there now is set aside. False where
 * there is no backup. Throws AuralisError as {@link openDatabase} does.
 */
export function restoreNewest(file: string): boolean {
  const [newest] = backupsOf(file);
  if (!newest) return false;
  try {
    if (existsSync(file)) setAside(file, 'replaced');
    copyFileSync(newest.path, file);
    return true;
  } catch (thrown) {
    throw databaseError(thrown, file);
  }
}

/** TypeORM is loaded only to upgrade: it takes longer to load than everything else here to run. */
async function openSound(file: string): Promise<Database.Database> {
  const uncleanExit = existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
  const options = connectionOptions();
  const connection = connect(file, options);
  try {
    if (uncleanExit) check(connection);
    if (!hasTables(connection) && (await createLibrary(connection))) return connection;
    if (migrationsToRun(connection) === 0) return connection;
    backUp(connection, file);
  } catch (thrown) {
    connection.close();
    throw thrown;
  }
  connection.close();
  const { migrate } = await import('./data-source');
  await migrate(file, options);
  return connect(file, options);
}

/** Throws what SQLite throws for a corrupt file where its quick check finds one. */
function check(connection: Database.Database): void {
  const answer = connection.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw Object.assign(new Error(String(answer)), { code: 'SQLITE_CORRUPT' });
}

function hasTables(connection: Database.Database): boolean {
  return connection.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table'`).get() !== undefined;
}

/** How many migrations are missing. Throws where the database knows one that this version does not. */
function migrationsToRun(connection: Database.Database): number {
  const known: string[] = MIGRATIONS.map((Migration) => new Migration().name);
  const table = connection.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'migrations'`).get();
  if (!table && hasTables(connection))
    throw new AuralisError('library-failed', { reason: 'The file is a database of another program.' });
  if (!table) return known.length;
  const done = connection.prepare<[], string>('SELECT name FROM migrations').pluck().all();
  if (done.some((name) => !known.includes(name))) throw new AuralisError('library-newer');
  return known.filter((name) => !done.includes(name)).length;
}
