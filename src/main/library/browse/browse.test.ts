import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ask } from '../../../../tests/support/made-up/fill-library';
import { seeded } from '../../../../tests/support/made-up/random';
import { temporaryFolder } from '../../../../tests/support/temporary-folder';
import {
  ALBUM_SORTS,
  type Album,
  type AlbumFilter,
  type AlbumPage,
  ARTIST_ALBUM_SORT,
  type Artist,
  type ArtistPage,
  EVERY_ALBUM,
  type StatisticsPart,
} from '../../../shared/domain/browse';
import type { Credit, Track } from '../../../shared/domain/track';
import type { FileOutcome } from '../scan/file-outcome';
import { LibraryEngine } from '../worker/engine';

const FOLDER = '/browsed';

interface Song {
  album: string;
  title: string;
  artist: string;
  albumArtist?: string;
  guest?: string;
  composer?: string;
  genre?: string;
  year?: number;
  disc?: number;
  track?: number;
  codec?: string;
  compilation?: boolean;
}

function outcomeOf(song: Song, index: number): FileOutcome {
  const { album, title, artist, guest, composer, genre, codec = 'FLAC' } = song;
  const albumArtist = song.albumArtist ?? artist;
  const credits: Credit[] = [
    { role: 'artist', name: artist },
    { role: 'album-artist', name: albumArtist },
    ...(guest ? [{ role: 'featured' as const, name: guest }] : []),
    ...(composer ? [{ role: 'composer' as const, name: composer }] : []),
  ];
  return {
    path: `${FOLDER}/${album}/${index}.flac`,
    sizeBytes: 1000,
    modifiedAtMs: 1,
    problem: null,
    tags: {
      title,
      artist,
      albumArtist,
      album,
      credits,
      genres: genre ? [genre] : [],
      compilation: song.compilation ?? false,
      rating: null,
      playCount: null,
      year: song.year ?? null,
      trackNumber: song.track ?? index + 1,
      discNumber: song.disc ?? null,
      durationSeconds: 60,
      sampleRateHz: 44_100,
      channels: 2,
      bitsPerSample: 16,
      codec,
      lossless: null,
      bitrateBps: 900_000,
      contentHash: null,
      quickHash: null,
      replayGain: null,
      artwork: null,
    },
  };
}

const SONGS: Song[] = [
  { album: 'Box', title: 'B2', artist: 'Ada', disc: 2, track: 2, genre: 'Jazz', year: 1971, composer: 'Clara' },
  { album: 'Box', title: 'A1', artist: 'Ada', disc: 1, track: 1, genre: 'Jazz', year: 1971, composer: 'Clara' },
  { album: 'Box', title: 'B1', artist: 'Ada', disc: 2, track: 1, genre: 'Rock', year: 1971 },
  { album: 'Zenith', title: 'Duet', artist: 'The Bells', guest: 'Ada', genre: 'Punk Rock', year: 1999, codec: 'MP3' },
  { album: 'Mixed', title: 'Hit', artist: 'Ada', albumArtist: 'Various Artists', compilation: true, year: 2004 },
  { album: 'Mixed', title: 'Other', artist: 'Cleo', albumArtist: 'Various Artists', compilation: true, year: 2004 },
];

describe('browsing', () => {
  let engine: LibraryEngine;
  const query = <Answer>(name: string, input: unknown) => ask(engine, 'query', name, input) as Answer;
  const albums = (filter: Partial<AlbumFilter>, by = 'title') =>
    query<{ albums: Album[]; total: number }>('albums', {
      sort: { by, direction: 'ascending' },
      filter: { ...EVERY_ALBUM, ...filter },
      cursor: null,
      limit: 50,
    });
  const titles = (filter: Partial<AlbumFilter>, by?: string) => albums(filter, by).albums.map(({ title }) => title);
  const artists = (kind: string, text = '') =>
    query<{ artists: Artist[] }>('artists', { kind, text, cursor: null, limit: 50 }).artists;
  const genreId = (name: string) =>
    query<{ genres: { id: number; name: string }[] }>('genres', {
      sort: { by: 'name', direction: 'ascending' },
      cursor: null,
      limit: 50,
    }).genres.find((genre) => genre.name === name)?.id ?? 0;

  function fill(songs: readonly Song[]): void {
    const { id: rootId } = ask(engine, 'command', 'addFolder', { path: FOLDER }) as { id: number };
    ask(engine, 'command', 'beginScan', { rootId });
    ask(engine, 'command', 'storeFiles', { rootId, outcomes: songs.map(outcomeOf) });
    ask(engine, 'command', 'finishScan', { rootId });
  }

  beforeEach(async () => {
    const options = { file: join(temporaryFolder(), 'library.sqlite'), locale: 'en', forgetsOnRestart: false };
    engine = await LibraryEngine.open(options, () => undefined);
    onTestFinished(() => engine.close());
  });

  it('finds albums by words, artist, genre, years and kind, and each by all of them at once', () => {
    fill(SONGS);
    const ada = artists('performers').find(({ name }) => name === 'Ada')?.id ?? 0;
    expect(titles({})).toEqual(['Box', 'Mixed', 'Zenith']);
    expect(titles({ text: 'ZEN' })).toEqual(['Zenith']);
    expect(titles({ text: 'bells' })).toEqual(['Zenith']);
    expect(titles({ artistId: ada })).toEqual(['Box']);
    expect(titles({ appearsId: ada })).toEqual(['Mixed', 'Zenith']);
    expect(titles({ genreId: genreId('Rock') })).toEqual(['Box']);
    expect(titles({ years: { from: 1990, to: 1999 } })).toEqual(['Zenith']);
    expect(titles({ compilation: true })).toEqual(['Mixed']);
    expect(titles({ compilation: false })).toEqual(['Box', 'Zenith']);
    expect(albums({ appearsId: ada, years: { from: 2000, to: 2010 }, text: 'mix' })).toMatchObject({
      total: 1,
      albums: [{ title: 'Mixed', compilation: true, tracks: 2, year: 2004 }],
    });
  });

  it('turns pages in every order without losing or repeating an album, and refuses a foreign cursor', () => {
    fill(
      Array.from({ length: 57 }, (_, i) => ({
        album: `Album ${i % 19} ${i}`,
        title: 't',
        artist: `A ${i % 5}`,
        year: 1990 + (i % 3),
      })),
    );
    for (const by of ALBUM_SORTS) {
      for (const direction of ['ascending', 'descending'] as const) {
        for (const filter of [EVERY_ALBUM, { ...EVERY_ALBUM, years: { from: 1990, to: 1991 } }]) {
          const seen: number[] = [];
          for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
            const page: { albums: Album[]; next: string | null } = query('albums', {
              sort: { by, direction },
              filter,
              cursor,
              limit: 10,
            });
            seen.push(...page.albums.map(({ id }) => id));
            cursor = page.next;
          }
          const whole = query<{ albums: Album[]; total: number }>('albums', {
            sort: { by, direction },
            filter,
            cursor: null,
            limit: 500,
          });
          expect(seen).toEqual(whole.albums.map(({ id }) => id));
          expect(new Set(seen).size).toBe(whole.total);
        }
      }
    }
    const byTitle = { sort: { by: 'title', direction: 'ascending' }, filter: EVERY_ALBUM, limit: 5 };
    const { next } = query<{ next: string }>('albums', { ...byTitle, cursor: null });
    expect(() => query('albums', { ...byTitle, sort: { by: 'year', direction: 'ascending' }, cursor: next })).toThrow();
    expect(() => query('albums', { ...byTitle, cursor: `${next}x` })).toThrow();
  });

  it('shows an album by discs and positions, with its totals', () => {
    fill(SONGS);
    const [box] = albums({ text: 'box' }).albums;
    const page = query<AlbumPage>('album', { id: box?.id });
    expect(page.album).toMatchObject({ title: 'Box', artist: 'Ada', tracks: 3, discs: 2, durationSeconds: 180 });
    expect(page.sizeBytes).toBe(3000);
    expect(page.genres.map(({ name }) => name)).toEqual(['Jazz', 'Rock']);
    expect(page.discs.map(({ number, tracks }) => [number, tracks.map(({ title }) => title)])).toEqual([
      [1, ['A1']],
      [2, ['B1', 'B2']],
    ]);
    expect(() => query('album', { id: 9999 })).toThrow('not in the library');
  });

  it('lists performers and composers apart, and shows what an artist made, appears on, and is heard most with', () => {
    fill(SONGS);
    expect(artists('performers').map(({ name }) => name)).toEqual(['Ada', 'The Bells', 'Cleo', 'Various Artists']);
    expect(artists('composers')).toMatchObject([{ name: 'Clara', composed: 2 }]);
    expect(artists('performers', 'bel').map(({ name }) => name)).toEqual(['The Bells']);
    const ada = artists('performers')[0]?.id ?? 0;
    const duet = query<{ tracks: Track[] }>('tracks', {
      sort: { by: 'title', direction: 'ascending' },
      query: 'duet',
      cursor: null,
      limit: 1,
    }).tracks[0];
    ask(engine, 'command', 'recordPlay', { trackId: duet?.id, atMs: 5, ms: 60_000, completed: true, skipped: false });
    const page = query<ArtistPage>('artist', { id: ada });
    expect(page.own.albums.map(({ title }) => title)).toEqual(['Box']);
    expect(page.appearsOn.albums.map(({ title }) => title)).toEqual(['Mixed', 'Zenith']);
    expect(page.topTracks[0]).toMatchObject({ title: 'Duet', playCount: 1 });
    expect(page.topTracks).toHaveLength(5);
  });

  it('shows what an artist is heard most with, whatever was played, counted by tags or tagged anew', () => {
    const random = seeded(5);
    const songs = Array.from({ length: 60 }, (_, index) => ({
      album: `Album ${index % 9}`,
      title: `T${index}`,
      artist: ['Ada', 'Bo', 'Cy'][Math.floor(random() * 3)] as string,
      guest: random() < 0.4 ? 'Ada' : 'Bo',
      composer: 'Ada',
    }));
    fill(songs);
    const all = () =>
      query<{ tracks: Track[] }>('tracks', {
        sort: { by: 'added', direction: 'ascending' },
        query: '',
        cursor: null,
        limit: 100,
      }).tracks;
    for (let play = 0; play < 150; play++) {
      const trackId = all()[Math.floor(random() ** 3 * 60)]?.id;
      ask(engine, 'command', 'recordPlay', { trackId, atMs: play, ms: 1, completed: true, skipped: false });
    }
    fill(songs.map((song, index) => (index % 5 === 0 ? { ...song, artist: 'Cy', guest: 'Ada' } : song)));
    for (const { id } of [...artists('performers'), ...artists('composers')]) {
      const own = artists('composers').some((composer) => composer.id === id) ? 'composer' : 'artist';
      const { artist, topTracks } = query<ArtistPage>('artist', { id });
      const kind = artist.tracks > 0 ? 'artist' : own;
      const group = { kind, id };
      const ids = new Set(
        query<Uint32Array>('trackIds', { sort: { by: 'added', direction: 'ascending' }, query: '', group }),
      );
      const expected = all()
        .filter((track) => ids.has(track.id))
        .toSorted((a, b) => b.playCount - a.playCount || b.id - a.id);
      expect(topTracks.map((track) => track.id)).toEqual(expected.slice(0, 10).map((track) => track.id));
    }
  });

  it('has every album of an artist, the first on its page and the others in its list', () => {
    const years = Array.from({ length: 58 }, (_, index) => 1900 + ((index * 7) % 58));
    fill(
      years.flatMap((year) => [
        { album: `A ${year}`, title: 'Own', artist: 'Ada', year },
        { album: `M ${year}`, title: 'Hit', artist: 'Ada', albumArtist: 'Various Artists', compilation: true, year },
      ]),
    );
    const id = artists('performers').find(({ name }) => name === 'Ada')?.id ?? 0;
    const page = query<ArtistPage>('artist', { id });
    const newest = years.toSorted((a, b) => b - a);
    for (const [first, only, letter] of [
      [page.own, { artistId: id }, 'A'],
      [page.appearsOn, { appearsId: id }, 'M'],
    ] as const) {
      const listed = first.albums.map(({ title }) => title);
      expect(listed).toHaveLength(48);
      for (let cursor = first.next; cursor !== null; ) {
        const filter = { ...EVERY_ALBUM, ...only };
        const followed = query<{ albums: Album[]; next: string | null; total: number }>('albums', {
          sort: ARTIST_ALBUM_SORT,
          filter,
          cursor,
          limit: 4,
        });
        expect(followed.total).toBe(58);
        listed.push(...followed.albums.map(({ title }) => title));
        cursor = followed.next;
      }
      expect(listed).toEqual(newest.map((year) => `${letter} ${year}`));
    }
  });

  it('lists the tracks of a group only, also among what a search finds, and again after they changed', () => {
    fill(SONGS);
    const ada = artists('performers')[0]?.id ?? 0;
    const sort = { by: 'title', direction: 'ascending' };
    const list = (group: unknown, text = '') =>
      query<{ tracks: Track[] }>('tracks', { sort, query: text, group, cursor: null, limit: 50 }).tracks.map(
        ({ title }) => title,
      );
    expect(list({ kind: 'artist', id: ada })).toEqual(['A1', 'B1', 'B2', 'Duet', 'Hit']);
    expect(list({ kind: 'genre', id: genreId('Rock') })).toEqual(['B1']);
    expect(list({ kind: 'composer', id: artists('composers')[0]?.id })).toEqual(['A1', 'B2']);
    expect(list({ kind: 'artist', id: ada }, 'year:1971')).toEqual(['A1', 'B1', 'B2']);
    expect(query('count', { query: 'year:1971', group: { kind: 'artist', id: ada } })).toEqual({ tracks: 3 });
    fill([...SONGS.slice(0, 2), { ...(SONGS[2] as Song), genre: 'Blues' }].map((song) => ({ ...song, year: 1972 })));
    expect(list({ kind: 'artist', id: ada }, 'year:1972')).toEqual(['A1', 'B1', 'B2']);
    expect(list({ kind: 'artist', id: ada }, 'year:1971')).toEqual([]);
    expect(list({ kind: 'genre', id: genreId('Blues') })).toEqual(['B1']);
  });

  it('counts the library in parts that add up', () => {
    fill(SONGS);
    const whole = query<StatisticsPart>('statisticsPart', { after: 0, limit: 100 });
    expect(whole).toMatchObject({ tracks: 6, seconds: 360, bytes: 6000, favourites: 0, rated: 0, next: null });
    const tracksOf = (list: { tracks: number }[]) => list.reduce((sum, { tracks }) => sum + tracks, 0);
    expect(tracksOf(whole.formats.filter(({ name }) => name === 'FLAC'))).toBe(5);
    expect(tracksOf(whole.formats.filter(({ name }) => name === 'MP3'))).toBe(1);
    const decades = [1970, 1990, 2000].map((wanted) => whole.decades.filter(({ decade }) => decade === wanted));
    expect(decades.map(tracksOf)).toEqual([3, 1, 2]);
    const first = query<StatisticsPart>('statisticsPart', { after: 0, limit: 4 });
    const rest = query<StatisticsPart>('statisticsPart', { after: first.next, limit: 4 });
    expect([first.tracks, rest.tracks, rest.next]).toEqual([4, 2, null]);
    expect(query('statisticsTotals', {})).toMatchObject({ albums: 3, artists: 4, composers: 1, genres: 3 });
    expect(query('years', {})).toEqual([
      { year: 2004, albums: 1 },
      { year: 1999, albums: 1 },
      { year: 1971, albums: 1 },
    ]);
  });
});
