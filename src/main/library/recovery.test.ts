import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildProcesses } from '../../../tests/support/built-processes';
import { catalogueFaults } from '../../../tests/support/catalogue-faults';
import { firstTracks, openThreadedLibrary, scanFolder } from '../../../tests/support/open-test-library';
import { writeMp3 } from '../../../tests/support/tagged-files';
import { temporaryFolder } from '../../../tests/support/temporary-folder';
import { backUp, backUpWeekly, backupsOf } from './database/backups';
import { openDatabase } from './database/open-database';
import { startLibraryThread } from './start-library-thread';
import { LibraryClient, type WorkerChannel } from './worker/library-client';
import type { LibraryRequest } from './worker/protocol';

let processFolder: string;

beforeAll(async () => {
  processFolder = await buildProcesses();
}, 60_000);

const WEEK_SECONDS = 7 * 24 * 3600;
const rootPaths = (file: string) => {
  const database = new Database(file, { readonly: true });
  const paths = database.prepare('SELECT path FROM scan_roots').pluck().all();
  database.close();
  return paths;
};

describe('backups', () => {
  it('are made once a week, and the newest few are kept', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const { connection } = await openDatabase(file);
    connection.exec(`INSERT INTO scan_roots (path, added_at_ms) VALUES ('/music', 1)`);
    expect(await backUpWeekly(connection, file)).toBe(true);
    expect(await backUpWeekly(connection, file)).toBe(false);
    expect(rootPaths(backupsOf(file)[0]?.path ?? '')).toEqual(['/music']);
    for (let weeks = 8; weeks > 0; weeks--) {
      const newest = backupsOf(file)[0]?.path ?? '';
      const then = Date.now() / 1000 - weeks * WEEK_SECONDS - 1;
      utimesSync(newest, then, then);
      expect(await backUpWeekly(connection, file)).toBe(true);
    }
    expect(backupsOf(file)).toHaveLength(5);
    connection.close();
  });

  it('that were not completed are never taken for one', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'library.sqlite');
    const { connection } = await openDatabase(file);
    mkdirSync(join(folder, 'backups'));
    writeFileSync(join(folder, 'backups', 'library.sqlite.2026-01-01.part'), 'half');
    expect(backupsOf(file)).toEqual([]);
    connection.close();
    expect(() => backUp(connection, file)).toThrow();
    expect(readdirSync(join(folder, 'backups'))).toEqual(['library.sqlite.2026-01-01.part']);
  });
});

describe('a damaged library', () => {
  it('is set aside, its newest backup offered and put in its place when that is asked for', async () => {
    const profile = temporaryFolder();
    const file = join(profile, 'library.sqlite');
    const music = temporaryFolder();
    writeMp3(join(music, 'a.mp3'), { TIT2: 'Kept' });
    const first = await openThreadedLibrary(profile, processFolder);
    await scanFolder(first, music);
    await first.dispose();
    const { connection } = await openDatabase(file);
    backUp(connection, file);
    connection.close();
    writeFileSync(file, 'this was a library once');

    const library = await openThreadedLibrary(profile, processFolder);
    expect(library.notices.map(({ code }) => code)).toEqual(['library-damaged']);
    const today = new Date().toISOString().slice(0, 10);
    expect(library.notices[0]?.message).toContain(today);
    const aside = String(library.notices[0]?.params.name);
    expect(readFileSync(join(profile, aside), 'utf8')).toBe('this was a library once');
    expect(await firstTracks(library)).toEqual([]);
    await library.restoreBackup();
    expect(await firstTracks(library)).toMatchObject([{ title: 'Kept' }]);
    expect(readdirSync(profile).filter((name) => name.includes('.replaced-'))).not.toEqual([]);
    expect(await library.scan().then(() => library.scanFinished())).toMatchObject({ tracks: 1, problems: [] });
  });

  it('without a backup stays as it is where one is asked for', async () => {
    const music = temporaryFolder();
    writeMp3(join(music, 'a.mp3'), { TIT2: 'Kept' });
    const library = await openThreadedLibrary(temporaryFolder(), processFolder);
    await scanFolder(library, music);
    await expect(library.restoreBackup()).rejects.toMatchObject({ code: 'no-backup' });
    expect(await firstTracks(library)).toMatchObject([{ title: 'Kept' }]);
  });
});

/** The real worker, and a way to make it die of what it is told. */
function mortalWorker(file: string) {
  const starts: number[] = [];
  let current: WorkerChannel | null = null;
  const start = () => {
    starts.push(performance.now());
    current = startLibraryThread({ processFolder, file, locale: 'en' });
    return current;
  };
  const nonsense = {} as LibraryRequest;
  return { starts, start, kill: () => current?.post(nonsense) };
}

describe('the library’s worker', () => {
  it('is started again when it dies; what was under way fails, and what comes next waits', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const worker = mortalWorker(file);
    const { client } = await LibraryClient.open(worker.start(), worker.start);
    onTestFinished(() => client.close());
    const { id } = await client.command('addFolder', { path: '/music' });
    worker.kill();
    await expect(client.query('folders', {})).rejects.toMatchObject({ code: 'library-failed' });
    expect((await client.query('folders', {})).value).toMatchObject([{ id, path: '/music' }]);
    worker.kill();
    await expect(client.query('folders', {})).rejects.toMatchObject({ code: 'library-failed' });
    expect((await client.query('folders', {})).value).toHaveLength(1);
    const [, second = 0, third = 0] = worker.starts;
    expect(third - second).toBeGreaterThan(400);
  });

  it('is given up after it has died too often, and says so', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const worker = mortalWorker(file);
    const dead = (): WorkerChannel => ({
      post: () => undefined,
      onMessage: () => undefined,
      onEnd: (listener) => queueMicrotask(() => listener(new Error('it does not start'))),
    });
    const { client } = await LibraryClient.open(worker.start(), dead);
    const told = new Promise((resolve) => client.warnings.listen(resolve));
    worker.kill();
    for (let asked = 0; asked < 2; asked++)
      await expect(client.query('folders', {})).rejects.toMatchObject({ code: 'library-failed' });
    expect(await told).toMatchObject({ code: 'library-failed' });
    await client.close();
  });
});

/** How soon what has happened to the file must have been noticed. */
const WITHIN = { timeout: 30_000, interval: 50 };

/** A library of two rated songs, and where it lies. */
async function rated() {
  const music = temporaryFolder();
  for (const title of ['A', 'B']) writeMp3(join(music, `${title}.mp3`), { TIT2: title });
  const profile = temporaryFolder();
  const library = await openThreadedLibrary(profile, processFolder);
  await scanFolder(library, music);
  await library.setRatings([1, 2], 20);
  return { library, profile, file: join(profile, 'library.sqlite') };
}

/** What another connection finds in the file. */
function ratingsIn(file: string): unknown[] {
  const connection = new Database(file, { readonly: true });
  try {
    return connection.prepare('SELECT rating FROM tracks ORDER BY id').pluck().all();
  } finally {
    connection.close();
  }
}

describe('a disk that does not take it', () => {
  it('whose folder vanishes is said, and the library is written to its place again with all that is in it', async () => {
    const { library, profile, file } = await rated();
    const warned: string[] = [];
    library.warnings.listen(({ code }) => warned.push(code));
    rmSync(profile, { recursive: true });
    // What is stored before anybody notices is in what is put back as well.
    await library.setRatings([1], 40);
    await expect.poll(() => warned, WITHIN).toEqual(['library-put-back']);
    await library.setRatings([2], 60);
    expect(ratingsIn(file)).toEqual([40, 60]);
    expect(readdirSync(profile)).not.toContain('library.sqlite.again');
  });

  it('that cannot be written again is said once, and gets all of it when it can be', async () => {
    const { library, profile, file } = await rated();
    const warned: string[] = [];
    library.warnings.listen(({ code }) => warned.push(code));
    // A file where the folder was: nothing can be made there, whoever tries.
    renameSync(profile, `${profile}-away`);
    writeFileSync(profile, '');
    await library.setRatings([1], 40);
    await expect.poll(() => warned, WITHIN).toEqual(['library-vanished']);
    await library.setRatings([2], 60);
    rmSync(profile);
    await expect.poll(() => warned, WITHIN).toEqual(['library-vanished', 'library-put-back']);
    expect(ratingsIn(file)).toEqual([40, 60]);
  });

  it('that comes back as it was before gets all that was stored meanwhile; what it held is set aside', async () => {
    const { library, profile, file } = await rated();
    const warned: string[] = [];
    library.warnings.listen(({ code }) => warned.push(code));
    renameSync(profile, `${profile}-away`);
    writeFileSync(profile, '');
    await expect.poll(() => warned, WITHIN).toEqual(['library-vanished']);
    await library.setRatings([2], 60);
    rmSync(profile);
    mkdirSync(profile);
    new Database(`${profile}-old.sqlite`).close();
    renameSync(`${profile}-old.sqlite`, file);
    await expect.poll(() => warned, WITHIN).toEqual(['library-vanished', 'library-put-back']);
    expect(ratingsIn(file)).toEqual([20, 60]);
    expect(readdirSync(profile).some((name) => name.startsWith('library.sqlite.replaced-'))).toBe(true);
  });
});

describe('consistency', () => {
  it('is what the checks of the tests notice the lack of', async () => {
    const { connection } = await openDatabase(join(temporaryFolder(), 'l.sqlite'));
    expect(catalogueFaults(connection)).toEqual([]);
    connection.exec(`INSERT INTO genres (name, match_key, name_key) VALUES ('x', 'x', 'x')`);
    expect(catalogueFaults(connection)).toContain('genre that does not add up: 1');
    connection.close();
  });
});
