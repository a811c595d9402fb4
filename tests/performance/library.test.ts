import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryEngine } from '../../src/main/library/worker/engine';
import { ALBUM_SORTS, EVERY_ALBUM } from '../../src/shared/domain/browse';
import { TRACK_SORTS, type TrackSort } from '../../src/shared/domain/track';
import { copyBenchLibrary } from '../support/bench-library';
import { ask } from '../support/made-up/fill-library';
import { growthPower, percentile, record, spread } from '../support/measure';

const SIZES = (process.env.AURALIS_BENCH_TRACKS ?? '50000,100000,1000000').split(',').map(Number);
const PAGE = 50;
/** Pages of so many tracks are turned to get far into a list. */
const DEEP = { pages: 40, limit: 500 };

/** Medians of what must not grow faster than the logarithm of the library, by its name. */
const grown = new Map<string, { size: number; time: number }[]>();

/** Milliseconds of each run. */
function times(runs: number, work: (run: number) => void): number[] {
  return Array.from({ length: runs }, (_, run) => {
    const started = performance.now();
    work(run);
    return performance.now() - started;
  });
}

describe.each(SIZES)('a library of %i made-up tracks, in the worker', (TRACKS) => {
  let engine: LibraryEngine;
  const folder = mkdtempSync(join(tmpdir(), 'auralis-bench-'));
  const size = TRACKS.toLocaleString('en');

  beforeAll(async () => {
    await copyBenchLibrary(TRACKS, folder);
    const options = { file: join(folder, 'library.sqlite'), locale: 'en', forgetsOnRestart: false };
    engine = await LibraryEngine.open(options, () => undefined);
  }, 3_600_000);

  afterAll(() => {
    engine.close();
    rmSync(folder, { recursive: true });
  });

  interface Peer {
    name: string;
    value: number;
  }

  function report(name: string, values: readonly number[], goal: number, what: string, peers: Peer[] = []): void {
    const p95 = percentile(values, 0.95);
    record({
      group: `Library of ${size} tracks, in the worker`,
      name,
      value: p95,
      unit: 'ms (p95)',
      goal: { limit: goal, better: 'lower' },
      peers,
      how: `${what}; ${spread(values)}`,
    });
    expect(p95).toBeLessThan(goal * 20);
  }

  /** Notes what must not grow faster than the logarithm of the library. */
  function grows(name: string, values: readonly number[]): void {
    grown.set(name, [...(grown.get(name) ?? []), { size: TRACKS, time: percentile(values, 0.5) }]);
  }

  it('turns pages', () => {
    const values = TRACK_SORTS.flatMap((by) =>
      (['ascending', 'descending'] as const).flatMap((direction) => {
        const sort: TrackSort = { by, direction };
        let cursor: string | null = null;
        const next = (limit: number) => {
          ({ next: cursor } = ask(engine, 'query', 'tracks', { sort, query: '', cursor, limit }) as {
            next: string | null;
          });
        };
        const first = times(20, () => next(PAGE));
        for (let page = 0; page < DEEP.pages; page++) next(DEEP.limit);
        return [...first, ...times(20, () => next(PAGE))];
      }),
    );
    const peers = [
      { name: 'sqlite3, the page by OFFSET', value: byOffset(join(folder, 'library.sqlite'), TRACKS / 2) },
    ];
    const what = `20 pages from the top and 20 from song ${DEEP.pages * DEEP.limit} on, in each of 18 orders`;
    report('page of 50, any sort, anywhere', values, 5, what, peers);
    grows('page of 50, any sort, anywhere', values);
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
    grows('page of 50 albums, any sort', values);
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
    grows('page of an album', album);
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
    const queries = ['lo', 'love', 'the rain', 'rock', '1999', 'the'];
    const values = queries.flatMap((query) =>
      times(3, () => ask(engine, 'query', 'tracks', { sort, query, cursor: null, limit: PAGE })),
    );
    report('first page of a filtered list', values, 30, 'six searches, sorted by artist');
  });

  it('searches while someone types', () => {
    const named = [0.1, 0.4, 0.7].map((part) => {
      const [track] = ask(engine, 'query', 'tracksById', { ids: [Math.floor(TRACKS * part)] }) as {
        title: string;
        artist: string | null;
      }[];
      return `${track?.artist ?? track?.title}`.slice(0, 14);
    });
    const typing = (texts: readonly string[]) => {
      const typed = texts.flatMap((text) => Array.from(text, (_, index) => text.slice(0, index + 1)));
      return times(typed.length, (run) => ask(engine, 'query', 'search', { query: typed[run], limit: 50 }));
    };
    const same = ['the rain', 'love song', 'brédan'];
    report('search as you type', typing([...same, ...named]), 30, 'six texts typed letter by letter');
    // Names are others in each library: only what is typed in all of them can be compared.
    grows('search as you type, the same texts', Array.from({ length: 5 }, () => typing(same)).flat());
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
    report(
      'longest time to count a play',
      [Math.max(...values)],
      40,
      'the first write after the library was opened included',
    );
    const tidying = times(1, () => engine.tidy());
    report(
      'bringing what was written from the log into the file',
      tidying,
      100,
      'once, between requests, after all of this',
    );
  });

  it('knows the whole order', () => {
    const sort: TrackSort = { by: 'album', direction: 'descending' };
    const values = times(5, () => ask(engine, 'query', 'trackIds', { sort, query: '' }));
    report('all ids in order', values, 40 * Math.max(1, TRACKS / 100_000), 'every id by album');
  });
});

it('pages and searches grow no faster than the logarithm of the library', () => {
  if (SIZES.length < 2) return;
  // Both powers are fitted to the same sizes in the same way: what grows exactly as log N comes to exactly the limit.
  const limit = growthPower(SIZES.map((size) => ({ size, time: Math.log(size) })));
  for (const [name, points] of grown) {
    const listed = points.map(({ size, time }) => `${size.toLocaleString('en')}: ${time.toPrecision(3)} ms`).join(', ');
    record({
      group: 'Library: growth',
      name,
      value: growthPower(points),
      unit: 'power of N',
      goal: { limit, better: 'lower' },
      how: `medians of ${listed}; the logarithm of N itself grows as N to the power of ${limit.toPrecision(3)} here`,
    });
  }
});

/** Milliseconds of the same page by the sqlite3 command, counted off from the top, without its start. */
function byOffset(file: string, offset: number): number {
  const sql = `SELECT * FROM tracks ORDER BY title_key, id LIMIT ${PAGE} OFFSET ${Math.floor(offset)};`;
  const said = execFileSync('sqlite3', ['-readonly', file], {
    input: `.output /dev/null\n${sql}\n.timer on\n.output stdout\n.timer on\n.once /dev/null\n${sql}\n`,
    encoding: 'utf8',
  });
  return 1000 * Number(/real ([\d.]+)/.exec(said)?.[1] ?? Number.NaN);
}
