import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryEngine } from '../../src/main/library/worker/engine';
import { ALBUM_SORTS, EVERY_ALBUM } from '../../src/shared/domain/browse';
import { TRACK_SORTS, type TrackSort } from '../../src/shared/domain/track';
import { buildProcesses } from '../support/built-processes';
import { ask, fillLibrary } from '../support/made-up/fill-library';
import { median, percentile, record } from '../support/measure';
import { openTestLibrary, scanFolder } from '../support/open-test-library';
import { writeMp3 } from '../support/tagged-files';
import { temporaryFolder } from '../support/temporary-folder';

const TRACKS = Number(process.env.AURALIS_BENCH_TRACKS ?? 100_000);
const FILES = 3000;
const PAGE = 50;

/** Milliseconds of each run. */
function times(runs: number, work: (run: number) => void): number[] {
  return Array.from({ length: runs }, (_, run) => {
    const started = performance.now();
    work(run);
    return performance.now() - started;
  });
}

describe(`a library of ${TRACKS} made-up tracks, in the worker`, () => {
  let engine: LibraryEngine;
  const folder = mkdtempSync(join(tmpdir(), 'auralis-bench-'));
  const how = (what: string) => `${what}; ${TRACKS} tracks, SQLite in the worker, without the cache`;

  beforeAll(async () => {
    const options = { file: join(folder, 'library.sqlite'), locale: 'en', forgetsOnRestart: false };
    engine = await LibraryEngine.open(options, () => undefined);
    fillLibrary(engine, TRACKS);
  }, 1_800_000);

  afterAll(() => {
    engine.close();
    rmSync(folder, { recursive: true });
  });

  function report(name: string, values: readonly number[], goal: number, what: string): void {
    const p95 = percentile(values, 0.95);
    record({
      group: 'Library',
      name,
      value: p95,
      unit: 'ms (p95)',
      goal: { limit: goal, better: 'lower' },
      how: `${how(what)}; median ${median(values).toFixed(2)} ms`,
    });
    expect(p95).toBeLessThan(goal * 10);
  }

  it('turns pages', () => {
    const values = TRACK_SORTS.flatMap((by) =>
      (['ascending', 'descending'] as const).flatMap((direction) => {
        const sort: TrackSort = { by, direction };
        let cursor: string | null = null;
        return times(40, () => {
          const page = ask(engine, 'query', 'tracks', { sort, query: '', cursor, limit: PAGE }) as {
            next: string | null;
          };
          cursor = page.next;
        });
      }),
    );
    report('page of 50, any sort', values, 5, '40 pages one after the other in each of 12 orders');
  });

  /** Turns up to so many pages of a list, one after the other. */
  function turn(name: string, input: object, pages: number): number[] {
    let cursor: string | null = null;
    return times(pages, () => {
      ({ next: cursor } = ask(engine, 'query', name, { ...input, cursor, limit: PAGE }) as { next: string | null });
    });
  }

  it('turns pages of albums, artists and genres', () => {
    const values = ALBUM_SORTS.flatMap((by) =>
      (['ascending', 'descending'] as const).flatMap((direction) =>
        turn('albums', { sort: { by, direction }, filter: EVERY_ALBUM }, 40),
      ),
    );
    report('page of 50 albums, any sort', values, 5, '40 pages one after the other in each of 12 orders');
    const artists = turn('artists', { kind: 'performers', text: '' }, 40);
    const genres = turn('genres', { sort: { by: 'tracks', direction: 'descending' } }, 20);
    report('page of 50 artists or genres', [...artists, ...genres], 5, '60 pages one after the other');
  });

  it('shows albums and artists', () => {
    const { albums } = ask(engine, 'query', 'albums', {
      sort: { by: 'year', direction: 'ascending' },
      filter: EVERY_ALBUM,
      cursor: null,
      limit: 100,
    }) as { albums: { id: number; artistId: number | null }[] };
    const album = albums.map(({ id }) => times(1, () => ask(engine, 'query', 'album', { id }))[0] ?? Number.NaN);
    report('page of an album', album, 5, '100 albums');
    const artists = albums.flatMap(({ artistId }) => (artistId === null ? [] : [artistId]));
    const artist = artists.map((id) => times(1, () => ask(engine, 'query', 'artist', { id }))[0] ?? Number.NaN);
    report('page of an artist', artist, 5, `${artists.length} artists`);
  });

  it('turns pages of a genre and of a decade', () => {
    const [genre] = (
      ask(engine, 'query', 'genres', {
        sort: { by: 'tracks', direction: 'descending' },
        cursor: null,
        limit: 1,
      }) as { genres: { id: number }[] }
    ).genres;
    const sort = { by: 'artist', direction: 'ascending' };
    const ofGenre = { ...EVERY_ALBUM, genreId: genre?.id ?? 0 };
    const lists = [
      turn('albums', { sort, filter: ofGenre }, 40),
      turn('albums', { sort, filter: { ...EVERY_ALBUM, years: { from: 1990, to: 1999 } } }, 40),
      turn('tracks', { sort, query: '', group: { kind: 'genre', id: genre?.id ?? 0 } }, 40),
    ];
    report(
      'page of 50 within a genre or decade',
      lists.flatMap((list) => list.slice(1)),
      5,
      'pages 2 to 40 of three',
    );
    const first = lists.map(([page]) => page ?? Number.NaN);
    report('first page within a genre or decade', first, 400, 'what belongs to it is found once a change');
  });

  it('is counted a part at a time', () => {
    let after: number | null = 0;
    const values: number[] = [];
    while (after !== null) {
      const begun = performance.now();
      ({ next: after } = ask(engine, 'query', 'statisticsPart', { after, limit: 20_000 }) as { next: number | null });
      values.push(performance.now() - begun);
    }
    report('part of the statistics', values, 40, '20,000 tracks at a time');
  });

  it('counts and lists what matches', () => {
    const sort: TrackSort = { by: 'artist', direction: 'ascending' };
    const queries = ['ka', 'kalo', 'zan ten', 'rock', '1999', 'the'];
    const values = queries.flatMap((query) =>
      times(3, () => ask(engine, 'query', 'tracks', { sort, query, cursor: null, limit: PAGE })),
    );
    report('first page of a filtered list', values, 30, 'six searches, sorted by artist');
  });

  it('searches while someone types', () => {
    const typed = ['quimi', 'solvi ra', 'brédan', 'the kalo', 'hel wu'].flatMap((text) =>
      Array.from(text, (_, index) => text.slice(0, index + 1)),
    );
    const values = times(typed.length, (run) => ask(engine, 'query', 'search', { query: typed[run], limit: 50 }));
    report('search, letter by letter', values, 30, 'five texts typed letter by letter');
  });

  it('marks many tracks at once', () => {
    const values = times(40, (run) => {
      const ids = Array.from({ length: 20 }, (_, index) => 1 + ((run * 997 + index * 13) % TRACKS));
      ask(engine, 'command', 'setFavourites', { ids, favourite: run % 2 === 0 });
    });
    report('favourite 20 tracks', values, 20, '40 times 20 tracks spread over the library');
  });

  it('counts plays', () => {
    const values = times(100, (run) => {
      const trackId = 1 + ((run * 7919) % TRACKS);
      ask(engine, 'command', 'recordPlay', { trackId, atMs: run, ms: 60_000, completed: true, skipped: false });
    });
    report('count a play', values, 10, '100 plays, with what they change in albums');
  });

  it('knows the whole order', () => {
    const sort: TrackSort = { by: 'album', direction: 'descending' };
    const values = times(5, () => ask(engine, 'query', 'trackIds', { sort, query: '' }));
    report('all ids in order', values, 40 * Math.max(1, TRACKS / 100_000), 'every id by album');
  });
});

describe(`a folder of ${FILES} real small files`, () => {
  let processFolder: string;
  beforeAll(async () => {
    processFolder = await buildProcesses();
  }, 120_000);

  it('is scanned, and scanned again when nothing changed', async () => {
    const music = temporaryFolder();
    for (let index = 0; index < FILES; index++) {
      const album = join(music, `Album ${Math.floor(index / 12)}`);
      mkdirSync(album, { recursive: true });
      writeMp3(join(album, `${index}.mp3`), {
        TIT2: `Song ${index}`,
        TPE1: `Artist ${index % 97}`,
        TALB: `Album ${Math.floor(index / 12)}`,
        TRCK: `${(index % 12) + 1}/12`,
        TDRC: '1999',
      });
    }
    const library = await openTestLibrary(temporaryFolder(), processFolder);
    let firstTracksMs = Number.NaN;
    const started = performance.now();
    const listening = library.revision.listen(() => {
      void library.count('').then(({ tracks }) => {
        if (tracks > 0 && Number.isNaN(firstTracksMs)) firstTracksMs = performance.now() - started;
      });
    });
    const first = await scanFolder(library, music);
    listening.dispose();
    const again = await scanFolder(library, music);
    expect(first).toMatchObject({ tracks: FILES, added: FILES, problems: [] });
    expect(again).toMatchObject({ added: 0, updated: 0, removed: 0 });
    const how = `${FILES} tagged MP3 files of 17 KB, warm disk`;
    const rate = FILES / first.seconds;
    // A hundred thousand files in three seconds.
    const rescan = { limit: 33_333, better: 'higher' } as const;
    const figure = { group: 'Library', how };
    record({ ...figure, name: 'first scan', value: rate, unit: 'files/s', goal: { limit: 1200, better: 'higher' } });
    record({ ...figure, name: 'unchanged rescan', value: FILES / again.seconds, unit: 'files/s', goal: rescan });
    const goal = { limit: 1000, better: 'lower' } as const;
    record({ ...figure, name: 'first tracks after “scan”', value: firstTracksMs, unit: 'ms', goal });
    expect(rate).toBeGreaterThan(100);
    expect(firstTracksMs).toBeLessThan(5000);
  });
});
