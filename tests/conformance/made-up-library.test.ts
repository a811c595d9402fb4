import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { LibraryEngine } from '../../src/main/library/worker/engine';
import { buildProcesses } from '../support/built-processes';
import { catalogueFaults } from '../support/catalogue-faults';
import { ask } from '../support/made-up/fill-library';
import { makeLibrary, placesIn } from '../support/made-up/make-library';
import { generateFiles } from '../support/made-up/outcomes';
import { firstTracks, openThreadedLibrary, scanFolder } from '../support/open-test-library';
import { temporaryFolder } from '../support/temporary-folder';

const TRACKS = 4000;
const FILES = 120;

async function made(plan: { tracks?: number; files?: number; seed?: number }) {
  const folder = temporaryFolder();
  await makeLibrary(folder, { tracks: 0, files: 0, seed: 1, ...plan });
  return placesIn(folder);
}

/** What a database says, without when its rows were written. */
function dump(file: string): string {
  const database = new Database(file, { readonly: true });
  const tables = ['artists', 'genres', 'track_artists', 'track_genres', 'plays', 'playlists', 'playlist_entries'];
  const rows = (sql: string) => database.prepare(sql).raw().all();
  const tracks = rows(
    'SELECT path, title, artist, album, year, rating, play_count, favourite, artwork_hash, title_key FROM tracks',
  );
  const counts = tables.map((table) => rows(`SELECT count(*) FROM ${table}`));
  const plays = rows('SELECT track_id, at_ms, ms FROM plays ORDER BY track_id, at_ms');
  database.close();
  return JSON.stringify([tracks, counts, plays]);
}

describe('a made-up library', () => {
  it('is the same for a seed, and another for another', async () => {
    const [one, again, other] = await Promise.all([1, 1, 2].map((seed) => made({ tracks: 150, seed })));
    expect(dump(again?.database ?? '')).toBe(dump(one?.database ?? ''));
    expect(dump(other?.database ?? '')).not.toBe(dump(one?.database ?? ''));
  });

  it('is like those that people have, consistent, and found by its words', async () => {
    const { database: file } = await made({ tracks: TRACKS });
    const database = new Database(file);
    const values = (sql: string) => database.prepare(sql).pluck().all() as number[];
    const one = (sql: string) => Number(database.prepare(sql).pluck().get());
    const share = (condition: string) => one(`SELECT count(*) FROM tracks WHERE ${condition}`) / TRACKS;

    expect(one('SELECT count(*) FROM tracks')).toBe(TRACKS);
    const byArtist = values(`SELECT count(*) FROM track_artists WHERE role = 'artist' GROUP BY artist_id`).toSorted(
      (a, b) => b - a,
    );
    const all = byArtist.reduce((sum, count) => sum + count, 0);
    const tenth = byArtist.slice(0, Math.ceil(byArtist.length / 10)).reduce((sum, count) => sum + count, 0);
    // Few artists have much of the music: by Zipf's law, and by no even spread.
    expect(tenth / all).toBeGreaterThan(0.3);
    expect(byArtist[0] ?? 0).toBeLessThan(all / 10);
    const sizes = values('SELECT track_count FROM albums');
    expect(Math.min(...sizes)).toBe(1);
    expect(Math.max(...sizes)).toBeGreaterThan(20);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60);
    expect(one('SELECT count(*) FROM albums WHERE disc_count > 1')).toBeGreaterThan(5);
    const compilations = one('SELECT count(*) FROM albums WHERE is_compilation = 1') / sizes.length;
    expect(compilations).toBeGreaterThan(0.02);
    expect(compilations).toBeLessThan(0.1);
    const roles = values('SELECT DISTINCT role FROM track_artists');
    for (const role of ['artist', 'featured', 'album-artist', 'composer', 'remixer', 'conductor', 'lyricist'])
      expect(roles).toContain(role);
    for (const [condition, least, most] of [
      ['artist IS NULL', 0.002, 0.05],
      ['album IS NULL', 0.001, 0.05],
      ['year IS NULL', 0.02, 0.12],
      ['genre IS NULL', 0.03, 0.15],
      ['track_number IS NULL', 0.01, 0.12],
      ['rating IS NOT NULL', 0.08, 0.16],
      ['play_count > 0', 0.2, 0.45],
      ['favourite = 1', 0.02, 0.04],
      ['artwork_hash IS NOT NULL', 0.7, 0.9],
    ] as const) {
      expect(share(condition), condition).toBeGreaterThan(least);
      expect(share(condition), condition).toBeLessThan(most);
    }
    const titles = database.prepare('SELECT title FROM tracks').pluck().all().join('\n');
    for (const script of ['Cyrillic', 'Greek', 'Hiragana', 'Hangul', 'Han', 'Arabic', 'Hebrew'])
      expect(titles, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
    expect(titles).toMatch(/[éøñüå]/);
    expect(one('SELECT count(*) FROM playlist_entries')).toBeGreaterThan(100);
    expect(one('SELECT count(DISTINCT quick_hash) FROM tracks')).toBe(TRACKS);
    expect(catalogueFaults(database)).toEqual([]);
    const found = database.prepare('SELECT id, title, artist FROM tracks WHERE id % 97 = 0').all() as {
      id: number;
      title: string;
      artist: string | null;
    }[];
    database.close();

    const engine = await LibraryEngine.open({ file, locale: 'en', forgetsOnRestart: false }, () => undefined);
    for (const { id, title, artist } of found) {
      const sort = { by: 'title', direction: 'ascending' };
      const ids = ask(engine, 'query', 'trackIds', { sort, query: `"${title}" ${artist ?? ''}` }) as Uint32Array;
      expect([...ids], title).toContain(id);
    }
    engine.close();
  });
});

describe('made-up files', () => {
  let processFolder: string;
  beforeAll(async () => {
    processFolder = await buildProcesses();
  }, 120_000);

  it('are read by a scan, each as what it was made up as and with sound of its own', async () => {
    const { music } = await made({ files: FILES });
    const profile = temporaryFolder();
    const library = await openThreadedLibrary(profile, processFolder);
    const summary = await scanFolder(library, music);
    expect(summary).toMatchObject({ tracks: FILES, added: FILES, problems: [] });
    const tracks = new Map((await firstTracks(library)).map((track) => [track.path, track]));
    for (const { outcome } of generateFiles(music, FILES)) {
      const { title, album, year, trackNumber, genres } = outcome.tags;
      const read = tracks.get(outcome.path);
      expect(read, outcome.path).toMatchObject({ title, album, year, trackNumber });
      expect(read?.genre ?? '', outcome.path).toBe(genres.join(', '));
      expect(read?.durationSeconds).toBeGreaterThan(0.1);
    }
    expect(new Set([...tracks.keys()].map((path) => path.split('.').at(-1))).size).toBeGreaterThanOrEqual(5);
    expect([...tracks.values()].filter(({ artworkHash }) => artworkHash !== null).length).toBeGreaterThan(FILES / 2);
    const database = new Database(join(profile, 'library.sqlite'), { readonly: true });
    expect(database.prepare('SELECT count(DISTINCT quick_hash) FROM tracks').pluck().get()).toBe(FILES);
    database.close();
  });
});
