import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { connect, connectionOptions } from './connect';
import { createLibrary } from './create-library';
import { libraryDataSource, migrate } from './data-source';
import { MIGRATIONS } from './migrations';
import { openDatabase } from './open-database';

const addRoot = `INSERT INTO scan_roots (path, added_at_ms) VALUES ('/music', 1)`;
const rootPaths = 'SELECT path FROM scan_roots';

/** What TypeORM would change in a new library, after `change`, to make it what the entities describe. */
async function drift(file: string, change: string): Promise<string[]> {
  const { connection } = await openDatabase(file);
  connection.exec(change);
  connection.close();
  const dataSource = await libraryDataSource(file, connectionOptions()).initialize();
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  await dataSource.destroy();
  return upQueries.map(({ query }) => query);
}

async function undoMigrations(file: string): Promise<void> {
  const dataSource = await libraryDataSource(file, connectionOptions()).initialize();
  for (const _ of MIGRATIONS) await dataSource.undoLastMigration();
  await dataSource.destroy();
}

describe('openDatabase', () => {
  it('makes, by migrations alone, exactly the schema that the entities describe', async () => {
    expect(await drift(join(temporaryFolder(), 'library.sqlite'), '')).toEqual([]);
  });

  it('makes a new library exactly as TypeORM makes it from the same migrations', async () => {
    const contents = (file: string) => {
      const connection = connect(file, connectionOptions());
      const schema = connection.prepare(`SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name`).all();
      const migrations = connection.prepare('SELECT * FROM migrations ORDER BY id').all();
      connection.close();
      return { schema, migrations };
    };
    const folder = temporaryFolder();
    const [ours, theirs] = [join(folder, 'ours.sqlite'), join(folder, 'theirs.sqlite')];
    (await openDatabase(ours)).connection.close();
    await migrate(theirs, connectionOptions());
    expect(contents(ours)).toEqual(contents(theirs));
    expect(contents(ours).migrations).toHaveLength(MIGRATIONS.length);
  });

  it('leaves a library alone that another process has made meanwhile', async () => {
    const connection = connect(join(temporaryFolder(), 'library.sqlite'), connectionOptions());
    await expect(createLibrary(connection)).resolves.toBe(true);
    connection.exec(addRoot);
    await expect(createLibrary(connection)).resolves.toBe(false);
    expect(connection.prepare(rootPaths).pluck().all()).toEqual(['/music']);
    expect(connection.prepare('SELECT count(*) FROM migrations').pluck().get()).toBe(MIGRATIONS.length);
    connection.close();
  });

  it('leaves nothing of a new library behind that could not be made', async () => {
    const connection = connect(join(temporaryFolder(), 'library.sqlite'), connectionOptions());
    const broken = new Proxy(connection, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key, target);
        if (key === 'prepare')
          return (sql: string) => target.prepare(sql.includes('"ix_tracks_by_presence"') ? 'CREATE nonsense' : sql);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    await expect(createLibrary(broken)).rejects.toThrow(/syntax error/);
    expect(connection.prepare('SELECT name FROM sqlite_master').all()).toEqual([]);
    await expect(createLibrary(connection)).resolves.toBe(true);
    connection.close();
  });

  it('notices a column that no migration makes', async () => {
    const change = 'ALTER TABLE scan_roots DROP COLUMN last_scan_at_ms';
    expect(await drift(join(temporaryFolder(), 'library.sqlite'), change)).not.toEqual([]);
  });

  it('goes back to nothing by undoing its migrations', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    (await openDatabase(file)).connection.close();
    await undoMigrations(file);
    const connection = connect(file, connectionOptions());
    const left = connection.prepare(`SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'`).pluck().all();
    expect(left).toEqual(['migrations']);
    connection.close();
  });

  it('keeps what is stored, in write-ahead mode with foreign keys', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const first = await openDatabase(file);
    first.connection.exec(addRoot);
    expect(first.connection.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(() =>
      first.connection.exec(`INSERT INTO scan_problems (path, root_id, code, params_json) VALUES ('x', 99, 'y', '{}')`),
    ).toThrow(/FOREIGN KEY/);
    first.connection.close();
    const second = await openDatabase(file);
    expect(second.connection.prepare(rootPaths).pluck().all()).toEqual(['/music']);
    second.connection.close();
  });

  it('refuses a library that a newer version migrated, and leaves it as it is', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const { connection } = await openDatabase(file);
    connection.exec(`INSERT INTO migrations (timestamp, name) VALUES (9, 'SomethingLater9')`);
    connection.close();
    const before = readFileSync(file);
    await expect(openDatabase(file)).rejects.toMatchObject({ code: 'library-newer' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses the database of another program', async () => {
    const file = join(temporaryFolder(), 'other.sqlite');
    const other = new Database(file);
    other.exec('CREATE TABLE recipes (name text)');
    other.close();
    await expect(openDatabase(file)).rejects.toMatchObject({ code: 'library-failed' });
  });

  it('copies an existing library before it migrates it', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'library.sqlite');
    (await openDatabase(file)).connection.close();
    await undoMigrations(file);
    const older = connect(file, connectionOptions());
    older.exec(`CREATE TABLE "kept" ("what" text); INSERT INTO kept VALUES ('this')`);
    older.close();
    (await openDatabase(file)).connection.close();
    const [backup] = readdirSync(join(folder, 'backups'));
    const copy = new Database(join(folder, 'backups', String(backup)), { readonly: true });
    expect(copy.prepare('SELECT what FROM kept').pluck().all()).toEqual(['this']);
    copy.close();
  });

  it('sets aside a file that is no database, keeping its bytes, and opens a fresh one', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'library.sqlite');
    writeFileSync(file, 'this was a library once');
    const { connection, notices } = await openDatabase(file);
    expect(connection.prepare(rootPaths).all()).toEqual([]);
    const [notice] = notices;
    expect(notice?.code).toBe('library-corrupt');
    expect(readFileSync(join(folder, String(notice?.params.name)), 'utf8')).toBe('this was a library once');
    connection.close();
  });

  it('checks a library whose last exit was unclean, and sets a damaged one aside', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'library.sqlite');
    const { connection } = await openDatabase(file);
    const insert = connection.prepare(`INSERT INTO scan_roots (path, added_at_ms) VALUES (?, 1)`);
    for (let index = 0; index < 2000; index++) insert.run(`/music/${index}/${'x'.repeat(100)}`);
    connection.pragma('wal_checkpoint(TRUNCATE)');
    connection.exec(addRoot);
    const crashed = join(folder, 'crashed.sqlite');
    copyFileSync(`${file}-wal`, `${crashed}-wal`);
    copyFileSync(file, crashed);
    connection.close();
    const intact = join(folder, 'intact.sqlite');
    for (const suffix of ['', '-wal']) copyFileSync(crashed + suffix, intact + suffix);
    const damaged = readFileSync(crashed);
    damaged.fill(0x5a, Math.floor(damaged.length / 2), Math.floor(damaged.length / 2) + 16_384);
    writeFileSync(crashed, damaged);
    expect(statSync(`${crashed}-wal`).size).toBeGreaterThan(0);

    const recovered = await openDatabase(intact);
    expect(recovered.notices).toEqual([]);
    expect(recovered.connection.prepare('SELECT count(*) FROM scan_roots').pluck().get()).toBe(2001);
    recovered.connection.close();

    const fresh = await openDatabase(crashed);
    expect(fresh.notices.map(({ code }) => code)).toEqual(['library-corrupt']);
    expect(fresh.connection.prepare('SELECT count(*) FROM scan_roots').pluck().get()).toBe(0);
    expect(existsSync(join(folder, String(fresh.notices[0]?.params.name)))).toBe(true);
    fresh.connection.close();
  });

  it('says that a place cannot be written', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(openDatabase(join(folder, 'file', 'library.sqlite'))).rejects.toMatchObject({ code: 'not-writable' });
    await expect(openDatabase(folder)).rejects.toMatchObject({ code: 'not-writable' });
  });
});
