import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';

/** So long a statement waits for another process that writes, milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/** Page cache of the connection, KiB: the upper levels of every index of a large library stay in it. */
const CACHE_KIB = 32 * 1024;

/** Describes the library's schema to TypeORM; `onConnection` gets the connection once it is set up. */
export function libraryDataSource(
  file: string,
  nativeBinding: string | undefined,
  onConnection: (connection: Database.Database) => void,
): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    driver: Database,
    database: file,
    timeout: BUSY_TIMEOUT_MS,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    prepareDatabase: (connection: Database.Database) => {
      onConnection(connection);
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = NORMAL');
      connection.pragma('foreign_keys = ON');
      connection.pragma(`cache_size = -${CACHE_KIB}`);
    },
  });
}
