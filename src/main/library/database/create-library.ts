import type Database from 'better-sqlite3';
import { MIGRATIONS } from './migrations';

/** All that a migration of ours asks of TypeORM's runner. */
interface Migration {
  readonly name: string;
  up(runner: { query(sql: string, parameters?: unknown[]): Promise<unknown> }): Promise<void>;
}

/** The table in which TypeORM keeps what it has run, word for word as TypeORM makes it. */
const MIGRATIONS_TABLE = `CREATE TABLE "migrations" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "timestamp" bigint NOT NULL, "name" varchar NOT NULL)`;

/** TypeORM takes the time of a migration from the end of its name. */
const TIMESTAMP_DIGITS = 13;

/**
 * Makes every table of a new library by running all migrations in one transaction, and leaves it as TypeORM would, which
 * is not loaded for it: that would take as long as the rest of a first start. Answers false, having changed nothing,
 * where another process made the tables meanwhile. Throws what SQLite throws; nothing is left behind then.
 */
export async function createLibrary(connection: Database.Database): Promise<boolean> {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const empty = connection.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table'`).get() === undefined;
    if (empty) await runMigrations(connection);
    connection.exec('COMMIT');
    return empty;
  } finally {
    if (connection.inTransaction) connection.exec('ROLLBACK');
  }
}

async function runMigrations(connection: Database.Database): Promise<void> {
  connection.exec(MIGRATIONS_TABLE);
  const done = connection.prepare('INSERT INTO "migrations" ("timestamp", "name") VALUES (?, ?)');
  const query = async (sql: string, parameters: unknown[] = []) => {
    const statement = connection.prepare(sql);
    return statement.reader ? statement.all(...parameters) : statement.run(...parameters);
  };
  for (const Class of MIGRATIONS) {
    const migration: Migration = new Class();
    await migration.up({ query });
    done.run(Number.parseInt(migration.name.slice(-TIMESTAMP_DIGITS), 10), migration.name);
  }
}
