import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, fillLibrary } from '../../../../tests/support/made-up/fill-library';
import type { SearchAnswer } from '../../../shared/domain/library';
import { DEFAULT_ENHANCEMENT } from '../../../shared/domain/plan';
import { TRACK_SORTS, type Track, type TrackSort } from '../../../shared/domain/track';
import { sortKeyMaker } from '../search/sort-key';
import { LibraryEngine } from './engine';

const COUNT = 8000;
const SORTS: TrackSort[] = TRACK_SORTS.flatMap((by) => [
  { by, direction: 'ascending' },
  { by, direction: 'descending' },
]);

let engine: LibraryEngine;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'auralis-engine-'));
  engine = await LibraryEngine.open(
    { file: join(folder, 'l.sqlite'), locale: 'en', forgetsOnRestart: false },
    () => undefined,
  );
  fillLibrary(engine, COUNT);
  for (const rating of [20, 40, 100]) {
    const ids = Array.from({ length: 200 }, (_, index) => rating * 10 + index * 7);
    ask(engine, 'command', 'setRatings', { ids, rating });
    for (const [index, trackId] of ids.entries())
      ask(engine, 'command', 'recordPlay', { trackId, atMs: index % 50, ms: 1, completed: true, skipped: false });
  }
}, 60_000);

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

interface Page {
  tracks: Track[];
  next: string | null;
}

const page = (sort: TrackSort, query: string, cursor: string | null, limit: number) =>
  ask(engine, 'query', 'tracks', { sort, query, cursor, limit }) as Page;

function allPages(sort: TrackSort, query: string, limit: number): Track[] {
  const tracks: Track[] = [];
  let cursor: string | null = null;
  do {
    const read: Page = page(sort, query, cursor, limit);
    tracks.push(...read.tracks);
    cursor = read.next;
  } while (cursor !== null);
  return tracks;
}

const key = sortKeyMaker('en');
const position = ({ discNumber, trackNumber }: Track) => (discNumber ?? 0) * 10_000 + (trackNumber ?? 0);

/** What each order is made of, worked out from the tracks themselves. */
const ORDER: Record<TrackSort['by'], (track: Track) => (string | number)[]> = {
  title: (track) => [key(track.title), track.id],
  artist: (track) => [key(track.artist), key(track.album), position(track), track.id],
  album: (track) => [key(track.album), key(track.albumArtist ?? track.artist), position(track), track.id],
  year: (track) => [track.year ?? 0, key(track.album), position(track), track.id],
  duration: (track) => [track.durationSeconds ?? 0, track.id],
  added: (track) => [track.addedAtMs, track.id],
  rating: (track) => [track.rating ?? -1, key(track.title), track.id],
  plays: (track) => [track.playCount, key(track.title), track.id],
  played: (track) => [track.lastPlayedAtMs ?? 0, track.id],
};

function compare(a: (string | number)[], b: (string | number)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? 0;
    if (left === right) continue;
    if (typeof left === 'number') return left - Number(right);
    return Buffer.compare(Buffer.from(left), Buffer.from(String(right)));
  }
  return 0;
}

describe('pages', () => {
  it.each(SORTS)('hold every track once, in order, by $by $direction', (sort) => {
    const tracks = allPages(sort, '', 500);
    expect(new Set(tracks.map(({ id }) => id)).size).toBe(COUNT);
    const sign = sort.direction === 'ascending' ? 1 : -1;
    const placed = tracks.map((track) => ({ id: track.id, place: ORDER[sort.by](track) }));
    const inOrder = placed.toSorted((a, b) => sign * compare(a.place, b.place));
    expect(placed.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id));
    expect([...(ask(engine, 'query', 'trackIds', { sort, query: '' }) as Uint32Array)]).toEqual(
      tracks.map(({ id }) => id),
    );
  });

  it.each(['zan', 'rock', 'ka ten'])('of “%s” hold the tracks that match, in the order of the whole list', (query) => {
    for (const sort of SORTS.slice(0, 4)) {
      const count = (ask(engine, 'query', 'count', { query }) as { tracks: number }).tracks;
      const ids = allPages(sort, query, 100).map(({ id }) => id);
      const matching = new Set(ids);
      const whole = [...(ask(engine, 'query', 'trackIds', { sort, query: '' }) as Uint32Array)];
      expect(count).toBeGreaterThan(0);
      expect(ids).toEqual(whole.filter((id) => matching.has(id)));
      expect(ids.length).toBe(count);
      expect([...(ask(engine, 'query', 'trackIds', { sort, query }) as Uint32Array)]).toEqual(ids);
    }
  });

  it('of a common word pick its tracks out of the whole order', () => {
    const common = (ask(engine, 'query', 'count', { query: '2' }) as { tracks: number }).tracks;
    const sort: TrackSort = { by: 'title', direction: 'ascending' };
    const ids = allPages(sort, '2', 500).map(({ id }) => id);
    expect(common).toBeGreaterThan(4000);
    expect(ids.length).toBe(common);
    expect(ids).toEqual([...(ask(engine, 'query', 'trackIds', { sort, query: '2' }) as Uint32Array)]);
  });

  it('refuse a place that is none of theirs', () => {
    const sort: TrackSort = { by: 'title', direction: 'ascending' };
    const next = page(sort, '', null, 10).next ?? '';
    const other: TrackSort = { by: 'artist', direction: 'ascending' };
    const tampered = `${next.slice(0, -3)}AAA`;
    for (const [order, cursor] of [
      [sort, tampered],
      [other, next],
      [sort, ''],
      [sort, 'x'.repeat(50)],
    ] as const) {
      const input = { sort: order, query: '', cursor, limit: 10 };
      const answer = engine.answer({ kind: 'query', id: 1, name: 'tracks', input });
      expect(answer).toMatchObject({ kind: 'failure', problem: { code: 'invalid-input' } });
    }
  });

  it('refuse wrong input with a reason, and answer the next request', () => {
    const answer = engine.answer({ kind: 'query', id: 1, name: 'tracks', input: { limit: 'many' } });
    expect(answer).toMatchObject({ kind: 'failure', problem: { code: 'invalid-input' } });
    expect(ask(engine, 'query', 'count', { query: '' })).toEqual({ tracks: COUNT });
  });
});

describe('search', () => {
  const search = (query: string) => (ask(engine, 'query', 'search', { query, limit: 50 }) as SearchAnswer).results;

  it('finds an artist, an album and a track by the beginnings of their words, the exact one first', () => {
    const [wanted] = allPages({ by: 'added', direction: 'ascending' }, '', 500).filter(
      ({ artist, title }) => artist !== null && title.includes(' '),
    );
    const title = wanted?.title ?? '';
    expect(search(title).find(({ kind }) => kind === 'track')?.title).toBe(title);
    expect(search(title.toUpperCase().slice(0, -1)).some((result) => result.title === title)).toBe(true);
    expect(search(wanted?.artist ?? '').find(({ kind }) => kind === 'artist')?.title).toBe(wanted?.artist);
    const both = search(`${wanted?.album} ${wanted?.artist}`);
    expect(both.find(({ kind }) => kind === 'album')).toMatchObject({ title: wanted?.album, artist: wanted?.artist });
  });

  it('finds by letters as people type them', () => {
    const slashed = allPages({ by: 'added', direction: 'ascending' }, '', 500)
      .map(({ title }) => title.split(' ').find((word) => word.includes('ø')) ?? '')
      .filter((word) => word !== '');
    const [word = ''] = slashed;
    const found = search(word.replaceAll('ø', 'o').normalize('NFD').replaceAll(/\p{M}/gu, ''));
    expect(found.filter(({ kind, title }) => kind === 'track' && title.includes(word))).not.toEqual([]);
  });

  it('wants every word, and finds nothing for what is not there', () => {
    expect(search('zan qqqqq')).toEqual([]);
    expect(search('')).toEqual([]);
  });
});

describe('measurements', () => {
  const file = { path: '/music/a.flac', sizeBytes: 10, modifiedAtMs: 20 };
  const loudness = {
    integratedLufs: -14.25,
    rangeLu: 3.5,
    truePeakDbtp: null,
    maxMomentaryLufs: -9.125,
    maxShortTermLufs: -10,
  };

  it('belong to the file exactly as it was, and to one version of the algorithm', () => {
    ask(engine, 'command', 'putAnalysis', { file, algorithmVersion: 3, loudness });
    const read = (changed: object, algorithmVersion = 3) =>
      ask(engine, 'query', 'analysis', { file: { ...file, ...changed }, algorithmVersion });
    expect(read({})).toEqual(loudness);
    expect(read({ sizeBytes: 11 })).toBeNull();
    expect(read({ modifiedAtMs: 21 })).toBeNull();
    expect(read({ path: '/music/b.flac' })).toBeNull();
    expect(read({}, 4)).toBeNull();
  });

  it('keep a plan for each thing that was asked for', () => {
    const plan = { basis: 'whole-file', request: DEFAULT_ENHANCEMENT, stages: [] };
    ask(engine, 'command', 'putPlan', { file, requestHash: 'one', plan });
    expect(ask(engine, 'query', 'plan', { file, requestHash: 'one' })).toEqual(plan);
    expect(ask(engine, 'query', 'plan', { file, requestHash: 'two' })).toBeNull();
    expect(ask(engine, 'query', 'plan', { file: { ...file, sizeBytes: 11 }, requestHash: 'one' })).toBeNull();
  });
});
