import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { AuralisError, type Problem } from '../../../shared/domain/errors';
import { libraryDataSource } from './data-source';
import { databaseError, saysCorrupt } from './database-error';
import { MIGRATIONS } from './migrations';
import { nativeBindingPath } from './native-binding';
import { fileTimestamp, setAside } from './set-aside';

/** The Node-API that better-sqlite3's own binaries need; loading them on less ends the process. */
const PREBUILT_NODE_API = 10;

export interface OpenDatabase {
  readonly connection: Database.Database;
  readonly dataSource: DataSource;
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
    return { ...(await openSound(file)), notices: [] };
  } catch (thrown) {
    if (!saysCorrupt(thrown)) throw databaseError(thrown, file);
    const notice = new AuralisError('library-corrupt', { name: setAside(file) }).toProblem();
    return { ...(await openSound(file)), notices: [notice] };
  }
}

async function openSound(file: string): Promise<{ connection: Database.Database; dataSource: DataSource }> {
  const uncleanExit = existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
  const opened: Database.Database[] = [];
  const dataSource = libraryDataSource(file, sqliteAddon(), (connection) => opened.push(connection));
  try {
    await dataSource.initialize();
    const [connection] = opened;
    if (!connection) throw new AuralisError('library-failed', { reason: 'SQLite opened no connection.' });
    if (uncleanExit) check(connection);
    if (migrationsToRun(connection) && hasTables(connection)) backUp(connection, file);
    await dataSource.runMigrations();
    return { connection, dataSource };
  } catch (thrown) {
    for (const connection of opened) connection.close();
    throw thrown;
  }
}

function sqliteAddon(): string | undefined {
  const napi = Number(process.versions.napi);
  const addon = nativeBindingPath(process.execPath, napi, existsSync);
  if (napi < PREBUILT_NODE_API && addon === undefined)
    throw new AuralisError('library-failed', {
      reason: 'SQLite was not built for this runtime; run the set-up again.',
    });
  return addon;
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
  const known = MIGRATIONS.map((Migration) => new Migration().name);
  const table = connection.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'migrations'`).get();
  if (!table && hasTables(connection))
    throw new AuralisError('library-failed', { reason: 'The file is a database of another program.' });
  if (!table) return known.length;
  const done = connection.prepare<[], string>('SELECT name FROM migrations').pluck().all();
  if (done.some((name) => !known.includes(name))) throw new AuralisError('library-newer');
  return known.filter((name) => !done.includes(name)).length;
}

/** Writes a consistent copy into the folder `backups` beside the database. */
function backUp(connection: Database.Database, file: string): void {
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true });
  connection.prepare('VACUUM INTO ?').run(join(folder, `${basename(file)}.${fileTimestamp()}`));
}
