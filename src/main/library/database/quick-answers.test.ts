import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalogueFaults } from '../../../../tests/support/catalogue-faults';
import { evenFingerprint, extrasWith, keepMeasured } from '../../../../tests/support/keep-measured';
import { ask, fillLibrary } from '../../../../tests/support/made-up/fill-library';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import { LibraryEngine } from '../worker/engine';
import { connect, connectionOptions } from './connect';
import { libraryDataSource } from './data-source';

/** What the migration makes of a library is what is written to one that had it from the first. */
it('brings plays of credits, prints and what is to be read again over from an older library', async () => {
  const file = join(temporaryFolder(), 'library.sqlite');
  const open = () => LibraryEngine.open({ file, locale: 'en', forgetsOnRestart: false }, () => undefined);
  const engine = await open();
  fillLibrary(engine, 300);
  for (let id = 1; id <= 60; id++) {
    ask(engine, 'command', 'recordPlay', { trackId: id * 5, atMs: 1, ms: 1, completed: true, skipped: false });
    measure(engine, id * 3, -30 + id, id / 5);
  }
  engine.close();
  const dump = () => {
    const connection = connect(file, connectionOptions());
    const [credits, prints, appearances] = ['track_artists', 'prints', 'appearances'].map((table) =>
      connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4`).all(),
    );
    connection.close();
    return { credits, prints, appearances };
  };
  const written = dump();
  expect(written.prints).toHaveLength(60);
  expect(written.appearances?.length).toBeGreaterThan(20);

  const dataSource = await libraryDataSource(file, connectionOptions()).initialize();
  for (const _ of ['appearances', 'quick answers']) await dataSource.undoLastMigration();
  await dataSource.destroy();
  const older = connect(file, connectionOptions());
  older.exec(`UPDATE tracks SET path = path || '.wv', tags_version = 3 WHERE id = 7`);
  expect(older.prepare('SELECT count(print) FROM sounds').pluck().get()).toBe(60);
  older.close();

  (await open()).close();
  expect(dump()).toEqual(written);
  const newer = connect(file, connectionOptions());
  expect(newer.prepare('SELECT id FROM tracks WHERE tags_version < 3').pluck().all()).toEqual([7]);
  newer.close();

  (await LibraryEngine.open({ file, locale: 'sv', forgetsOnRestart: false }, () => undefined)).close();
  const swedish = connect(file, connectionOptions());
  expect(catalogueFaults(swedish)).toEqual([]);
  swedish.close();
  expect(dump().appearances).not.toEqual(written.appearances);
});

function measure(engine: LibraryEngine, id: number, bassToMid: number, lowMid: number): void {
  const fingerprint = { ...evenFingerprint(0.4), bassToMid, lowMid };
  keepMeasured(engine, id, { fingerprint, extras: extrasWith(id.toString(16).padStart(4, '0').repeat(480)) });
}
