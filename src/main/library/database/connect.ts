import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AuralisError } from '../../../shared/domain/errors';
import { nativeBindingPath } from './native-binding';

/** The Node-API that better-sqlite3's own binaries need; loading them on less ends the process. */
const PREBUILT_NODE_API = 10;

/** So long a statement waits for another process that writes, milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/** Page cache of the connection, KiB: the upper levels of every index of a large library stay in it. */
const CACHE_KIB = 32 * 1024;

/**
 * Pages in the write-ahead log from which a write itself brings them into the library's file. That takes the longer
 * the more there are and waits for the disk, so it is done between requests long before (`LibraryEngine.tidy`).
 */
const MOST_PAGES_IN_LOG = 4000;

export interface ConnectionOptions {
  /** SQLite addon for this runtime where it is not better-sqlite3's own. */
  readonly nativeBinding: string | undefined;
  /** How long to wait for another process's lock, milliseconds. */
  readonly timeout: number;
}

/** How databases are opened in this runtime. Throws AuralisError `library-failed` where it has no SQLite. */
export function connectionOptions(): ConnectionOptions {
  const napi = Number(process.versions.napi);
  const nativeBinding = nativeBindingPath(process.execPath, napi, existsSync);
  if (napi < PREBUILT_NODE_API && nativeBinding === undefined)
    throw new AuralisError('library-failed', {
      reason: 'SQLite was not built for this runtime; run the set-up again.',
    });
  return { nativeBinding, timeout: BUSY_TIMEOUT_MS };
}

/** Opens a connection and sets it up. Throws what SQLite throws; nothing stays open then. */
export function connect(file: string, { nativeBinding, timeout }: ConnectionOptions): Database.Database {
  const connection = new Database(file, { timeout, ...(nativeBinding === undefined ? {} : { nativeBinding }) });
  try {
    setUp(connection);
    return connection;
  } catch (thrown) {
    connection.close();
    throw thrown;
  }
}

/** Write-ahead log, so that reading goes on while something is written; foreign keys are enforced. */
export function setUp(connection: Database.Database): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = NORMAL');
  connection.pragma('foreign_keys = ON');
  connection.pragma(`cache_size = -${CACHE_KIB}`);
  connection.pragma(`wal_autocheckpoint = ${MOST_PAGES_IN_LOG}`);
}
