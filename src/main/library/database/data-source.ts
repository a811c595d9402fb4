import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { type ConnectionOptions, setUp } from './connect';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';

/** Describes the library's schema to TypeORM, which changes it; what is stored is read and written without it. */
export function libraryDataSource(file: string, { nativeBinding, timeout }: ConnectionOptions): DataSource {
  return new DataSource({
    type: 'better-sqlite3',
    driver: Database,
    database: file,
    timeout,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    prepareDatabase: setUp,
  });
}

/** Runs the migrations that the database has not had. Throws what SQLite throws, wrapped by TypeORM. */
export async function migrate(file: string, options: ConnectionOptions): Promise<void> {
  const dataSource = await libraryDataSource(file, options).initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}
