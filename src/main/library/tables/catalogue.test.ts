import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { catalogueFaults } from '../../../../tests/support/catalogue-faults';
import { ask } from '../../../../tests/support/made-up/fill-library';
import { generateOutcomes } from '../../../../tests/support/made-up/outcomes';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import type { ArtistRole } from '../../../shared/domain/track';
import type { FileOutcome, FileTags } from '../scan/file-outcome';
import { LibraryEngine } from '../worker/engine';

const FOLDER = '/music';

let engine: LibraryEngine;
let database: Database.Database;
let rootId: number;

beforeEach(async () => {
  const file = join(temporaryFolder(), 'l.sqlite');
  engine = await LibraryEngine.open({ file, locale: 'en', forgetsOnRestart: false }, () => undefined);
  database = new Database(file);
  onTestFinished(() => {
    database.close();
    engine.close();
  });
  rootId = (ask(engine, 'command', 'addFolder', { path: FOLDER }) as { id: number }).id;
  ask(engine, 'command', 'beginScan', { rootId });
});

const [plain] = generateOutcomes(FOLDER, 1);

function outcome(path: string, tags: Partial<FileTags>, artists: Partial<Record<ArtistRole, string[]>>): FileOutcome {
  if (!plain?.tags) throw new Error('nothing generated');
  const credits = Object.entries(artists).flatMap(([role, names]) =>
    names.map((name) => ({ role: role as ArtistRole, name })),
  );
  return {
    ...plain,
    path: join(FOLDER, path),
    tags: { ...plain.tags, albumArtist: artists['album-artist']?.join(', ') || null, ...tags, credits },
  };
}

const store = (...outcomes: FileOutcome[]) => ask(engine, 'command', 'storeFiles', { rootId, outcomes });
const rows = (sql: string) => database.prepare(sql).all();
const albums = () =>
  rows('SELECT title, artist, is_compilation, track_count, disc_count, year FROM albums ORDER BY title, artist');

describe('albums', () => {
  it('gather by title and album artist, whatever the folder, the case or the track artist', () => {
    store(
      outcome('a/1.mp3', { album: 'Dúo', year: 1990 }, { artist: ['A'], 'album-artist': ['The Two'] }),
      outcome('b/2.mp3', { album: 'duo', year: 1992 }, { artist: ['A', 'B'], 'album-artist': ['the two'] }),
      outcome('b/3.mp3', { album: 'Duo' }, { artist: ['A'], 'album-artist': ['Another'] }),
    );
    expect(albums()).toMatchObject([
      { title: 'Duo', artist: 'Another', track_count: 1 },
      { title: 'Dúo', track_count: 2, year: 1992, is_compilation: 0 },
    ]);
    expect(catalogueFaults(database)).toEqual([]);
  });

  it('hold all discs, named by tags, titles or folders', () => {
    const by = { 'album-artist': ['X'], artist: ['X'] };
    store(
      outcome('x/1.mp3', { album: 'Box (Disc 1: Early)', discNumber: null }, by),
      outcome('x/2.mp3', { album: 'Box [CD2]', discNumber: null }, by),
      outcome('x/3.mp3', { album: 'Box', discNumber: 3 }, by),
      outcome('x/CD 4/1.mp3', { album: 'Box', discNumber: null }, by),
      outcome('y/CD1/1.mp3', { album: 'Loose', discNumber: null }, { artist: ['Y'] }),
      outcome('y/CD2/1.mp3', { album: 'Loose', discNumber: null }, { artist: ['Y'] }),
      outcome('z/1.mp3', { album: 'CD 1', discNumber: null }, { artist: ['Z'] }),
    );
    expect(albums()).toMatchObject([
      { title: 'Box', disc_count: 4, track_count: 4 },
      { title: 'CD 1', disc_count: 1 },
      { title: 'Loose', artist: 'Y', disc_count: 2 },
    ]);
    const discs = rows('SELECT disc_number AS disc FROM tracks WHERE album_id = 1 ORDER BY position_key');
    expect(discs).toEqual([1, 2, 3, 4].map((disc) => ({ disc })));
  });

  it('tell compilations of the same name apart by their folder', () => {
    const hits = { album: 'Greatest Hits' };
    store(
      outcome('a/1.mp3', hits, { artist: ['A'] }),
      outcome('a/2.mp3', hits, { artist: ['B'] }),
      outcome('b/1.mp3', hits, { artist: ['C'], 'album-artist': ['Various Artists'] }),
      outcome('b/2.mp3', hits, { artist: ['D'], 'album-artist': ['Various Artists'] }),
      outcome('c/1.mp3', hits, { artist: ['E'] }),
      outcome('c/2.mp3', hits, { artist: ['E'] }),
      outcome('d/1.mp3', hits, { artist: ['F'], 'album-artist': ['F'] }),
    );
    expect(albums()).toMatchObject([
      { artist: null, is_compilation: 1, track_count: 2 },
      { artist: 'E', is_compilation: 0, track_count: 2 },
      { artist: 'F', track_count: 1 },
      { artist: 'Various Artists', is_compilation: 1, track_count: 2 },
    ]);
  });

  it('take over how names are spelt when files are tagged anew, and go with their last track', () => {
    const file = (artist: string, album: string | null) =>
      outcome('1.mp3', { album, genres: ['Pop'] }, { artist: [artist], 'album-artist': [artist] });
    store(file('abba', 'arrival'));
    store(file('ABBA', 'Arrival'));
    expect(rows('SELECT name FROM artists')).toEqual([{ name: 'ABBA' }]);
    expect(albums()).toMatchObject([{ title: 'Arrival' }]);
    store(file('Someone', null));
    expect([albums(), rows('SELECT name FROM artists')]).toEqual([[], [{ name: 'Someone' }]]);
    ask(engine, 'command', 'removeFolder', { id: rootId, limit: 10 });
    for (const table of ['artists', 'genres', 'albums', 'track_artists', 'track_genres'])
      expect(rows(`SELECT * FROM ${table}`)).toEqual([]);
  });
});

describe('what people think', () => {
  beforeEach(() => {
    store(...generateOutcomes(FOLDER, 40));
  });
  const of = (id: number) => rows(`SELECT * FROM tracks WHERE id = ${id}`)[0];

  it('marks many tracks at once, or none', () => {
    const ids = Array.from({ length: 20 }, (_, index) => index + 1);
    ask(engine, 'command', 'setFavourites', { ids, favourite: true });
    expect(rows('SELECT id FROM tracks WHERE favourite = 1 AND favourite_at_ms > 0')).toHaveLength(20);
    ask(engine, 'command', 'setFavourites', { ids: [3], favourite: false });
    expect(of(3)).toMatchObject({ favourite: 0, favourite_at_ms: null });
    expect(() => ask(engine, 'command', 'setFavourites', { ids: [30, 999], favourite: true })).toThrow('not in');
    expect(of(30)).toMatchObject({ favourite: 0 });
    ask(engine, 'command', 'setRatings', { ids: [1, 2], rating: 80 });
    ask(engine, 'command', 'setRatings', { ids: [2], rating: null });
    expect([of(1), of(2)]).toMatchObject([
      { rating: 80, rating_key: 80 },
      { rating: null, rating_key: -1 },
    ]);
  });

  it('counts a play once however often it is reported, and a skip where none was counted', () => {
    const play = { trackId: 1, atMs: 5000, ms: 100_000, completed: true, skipped: false };
    ask(engine, 'command', 'recordPlay', play);
    ask(engine, 'command', 'recordPlay', { ...play, ms: 200_000 });
    ask(engine, 'command', 'recordPlay', { ...play, atMs: 9000, ms: 1000, completed: false, skipped: true });
    expect(of(1)).toMatchObject({ play_count: 1, skip_count: 1, last_played_at_ms: 5000, last_played_key: 5000 });
    expect(rows('SELECT at_ms, ms, completed FROM plays ORDER BY at_ms')).toEqual([
      { at_ms: 5000, ms: 200_000, completed: 1 },
      { at_ms: 9000, ms: 1000, completed: 0 },
    ]);
    expect(rows('SELECT play_count FROM albums WHERE play_count > 0')).toEqual([{ play_count: 1 }]);
    expect(ask(engine, 'command', 'recordPlay', { ...play, trackId: 999 })).toBe(false);
    expect(catalogueFaults(database)).toEqual([]);
  });

  it('begins with what tags say, and is not overruled by them afterwards', () => {
    const file = (rating: number | null) => outcome('r.mp3', { rating, playCount: 7 }, { artist: ['A'] });
    store(file(60));
    const { id } = rows(`SELECT id FROM tracks WHERE path LIKE '%/r.mp3'`)[0] as { id: number };
    expect(of(id)).toMatchObject({ rating: 60, rating_key: 60, play_count: 7 });
    ask(engine, 'command', 'setRatings', { ids: [id], rating: null });
    store(file(100));
    expect(of(id)).toMatchObject({ rating: null, rating_key: -1, play_count: 7 });
  });
});

describe('the catalogue', () => {
  const name = fc.constantFrom('A', 'a', 'B', 'Ç', 'Various Artists');
  const names = fc.array(name, { maxLength: 3 });
  const write = fc.record({
    file: fc.integer({ min: 0, max: 12 }),
    album: fc.option(fc.constantFrom('One', 'Two', 'two (CD 2)')),
    year: fc.option(fc.integer({ min: 1990, max: 1993 })),
    discNumber: fc.option(fc.integer({ min: 1, max: 2 })),
    artist: names,
    'album-artist': names,
    composer: names,
    genres: names,
    gone: fc.boolean(),
    fails: fc.boolean(),
  });

  const refused = outcome('refused.mp3', { title: 'refused', album: 'One' }, { artist: ['A'] });
  beforeEach(() => {
    database.exec(`CREATE TRIGGER refuse BEFORE INSERT ON tracks WHEN NEW.title = 'refused'
      BEGIN SELECT raise(ABORT, 'refused'); END`);
  });

  it('adds up after any writes, those that fail included', () => {
    const run = (writes: (typeof write extends fc.Arbitrary<infer Value> ? Value : never)[]) => {
      for (const { file, gone, fails, album, year, discNumber, genres, ...artists } of writes) {
        const path = `${file % 3}/${file}.mp3`;
        const stored = outcome(path, { album, year, discNumber, genres }, artists);
        const removed = { ...stored, tags: null, problem: { code: 'not-audio', params: {}, message: '' } };
        const outcomes = [gone ? removed : stored, ...(fails ? [refused] : [])];
        const answer = engine.answer({ kind: 'command', id: 1, name: 'storeFiles', input: { rootId, outcomes } });
        expect(answer.kind).toBe(fails ? 'failure' : 'answer');
        ask(engine, 'command', 'recordPlay', {
          trackId: file + 1,
          atMs: year ?? 0,
          ms: 1,
          completed: true,
          skipped: false,
        });
      }
      expect(catalogueFaults(database)).toEqual([]);
    };
    fc.assert(fc.property(fc.array(write, { minLength: 5, maxLength: 30, size: 'max' }), run), { numRuns: 25 });
  });

  it('is rolled back as a whole where a write fails half-way', () => {
    store(outcome('1.mp3', { album: 'One', genres: ['Pop'] }, { artist: ['A'] }));
    const before = catalogueFaults(database);
    const good = outcome('2.mp3', { album: 'Two', genres: ['Rock'] }, { artist: ['B'] });
    // The first file is stored before the second is refused.
    const input = { rootId, outcomes: [good, refused] };
    expect(engine.answer({ kind: 'command', id: 1, name: 'storeFiles', input })).toMatchObject({ kind: 'failure' });
    store(outcome('4.mp3', { album: 'One', genres: ['Pop'] }, { artist: ['A'] }));
    expect([before, catalogueFaults(database)]).toEqual([[], []]);
    expect(rows('SELECT name FROM artists')).toEqual([{ name: 'A' }]);
  });
});

describe('a file that moves twice, the first time while a scan is ended by a kill', () => {
  it.each([1, 100])('is one track that keeps who it is, %i looked for at a time', (limit) => {
    const at = (path: string) => outcome(path, { quickHash: 'of its sound' }, { artist: ['Someone'] });
    const end = () => {
      while (!(ask(engine, 'command', 'removeUnseen', { rootId, unreachable: [], limit }) as { done: boolean }).done);
      ask(engine, 'command', 'finishScan', { rootId });
    };
    store(at('a.mp3'));
    end();
    const [before] = rows('SELECT id FROM tracks');
    ask(engine, 'command', 'beginScan', { rootId });
    store(at('b.mp3'));
    ask(engine, 'command', 'beginScan', { rootId });
    store(at('c.mp3'));
    end();
    expect(rows('SELECT id, path FROM tracks')).toEqual([{ ...(before as object), path: join(FOLDER, 'c.mp3') }]);
    expect(catalogueFaults(database)).toEqual([]);
  });
});
