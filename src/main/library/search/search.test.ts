import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillTracks } from '../../../../tests/support/fill-tracks';
import { ask } from '../../../../tests/support/made-up/fill-library';
import type { SearchAnswer } from '../../../shared/domain/library';
import { LibraryEngine } from '../worker/engine';

const MUSIC = [
  { title: 'Yesterday', artist: 'The Beatles', album: 'Help!', genre: 'Rock', year: 1965, durationSeconds: 125 },
  { title: 'Help!', artist: 'The Beatles', album: 'Help!', genre: 'Rock', year: 1965, durationSeconds: 139 },
  {
    title: 'Blue Train',
    artist: 'John Coltrane',
    album: 'Blue Train',
    genre: 'Jazz',
    year: 1958,
    durationSeconds: 643,
  },
  { title: 'Naima', artist: 'John Coltrane', album: 'Giant Steps', genre: 'Jazz', year: 1960, durationSeconds: 261 },
  { title: 'Jóga', artist: 'Björk', album: 'Homogenic', genre: 'Electronic', year: 1997, durationSeconds: 305 },
  {
    title: 'Train in Vain',
    artist: 'The Clash',
    album: 'London Calling',
    genre: 'Punk',
    year: 1979,
    durationSeconds: 189,
  },
  {
    title: 'Blue in Green (Live)',
    artist: 'Miles Davis',
    album: 'Kind of Blue',
    genre: 'Jazz',
    year: 1959,
    durationSeconds: 337,
  },
  { title: '???', artist: '!!!', album: 'Louden Up Now', genre: null, year: null, durationSeconds: 200 },
];

let engine: LibraryEngine;
let idOf: (title: string) => number;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'auralis-search-'));
  const file = join(folder, 'library.sqlite');
  engine = await LibraryEngine.open({ file, locale: 'en', forgetsOnRestart: false }, () => undefined);
  const ids = fillTracks(engine, MUSIC);
  idOf = (title) => ids[MUSIC.findIndex((track) => track.title === title)] ?? 0;
  ask(engine, 'command', 'setFavourites', { ids: [idOf('Naima'), idOf('Jóga')], favourite: true });
  ask(engine, 'command', 'setRatings', { ids: [idOf('Naima')], rating: 100 });
  ask(engine, 'command', 'setRatings', { ids: [idOf('Yesterday')], rating: 60 });
  const play = { trackId: idOf('Help!'), atMs: Date.now(), ms: 139_000, completed: true, skipped: false };
  ask(engine, 'command', 'recordPlay', play);
  return () => {
    engine.close();
    rmSync(folder, { recursive: true });
  };
});

const answer = (query: string) => ask(engine, 'query', 'search', { query, limit: 50 }) as SearchAnswer;
const found = (query: string, kind: string) =>
  answer(query)
    .results.filter((result) => result.kind === kind)
    .map(({ title }) => title);
const listed = (query: string) => {
  const sort = { by: 'title', direction: 'ascending' };
  const { tracks } = ask(engine, 'query', 'tracks', { sort, query, cursor: null, limit: 50 }) as {
    tracks: { title: string }[];
  };
  const { tracks: count } = ask(engine, 'query', 'count', { query }) as { tracks: number };
  expect(count).toBe(tracks.length);
  return tracks.map(({ title }) => title);
};

describe('a search', () => {
  it.each([
    ['blue train', ['Blue Train']],
    ['"blue in"', ['Blue in Green (Live)']],
    ['"blu in"', []],
    ['"blue i', ['Blue in Green (Live)']],
    ['blue & train --', ['Blue Train']],
    ['train -coltrane', ['Train in Vain']],
    ['-jazz -rock -punk -electronic', ['???']],
    ['artist:beatles', ['Help!', 'Yesterday']],
    ['title:help', ['Help!']],
    ['album:"giant steps"', ['Naima']],
    ['genre:jazz year:1959..1960', ['Blue in Green (Live)', 'Naima']],
    ['genre:jazz -year:1960', ['Blue in Green (Live)', 'Blue Train']],
    ['year:<1960', ['Blue in Green (Live)', 'Blue Train']],
    ['fav:', ['Jóga', 'Naima']],
    ['fav: genre:jazz', ['Naima']],
    ['rating:4..', ['Naima']],
    ['rating:<=3', ['Yesterday']],
    ['plays:1', ['Help!']],
    ['played:1d', ['Help!']],
    ['length:>6', ['Blue Train']],
    ['length:2:05', ['Yesterday']],
    ['added:1d joga', ['Jóga']],
    ['added:>1d', []],
    ['???', ['???']],
    ['!!!', ['???']],
    ['year:soon naima', ['Naima']],
  ])('for %s lists what answers it', (query, titles) => {
    expect(listed(query)).toEqual(titles);
  });

  it('sees a changed opinion at once', () => {
    expect(listed('fav: bjork')).toEqual(['Jóga']);
    ask(engine, 'command', 'setFavourites', { ids: [idOf('Jóga')], favourite: false });
    expect(listed('fav: bjork')).toEqual([]);
    ask(engine, 'command', 'setFavourites', { ids: [idOf('Jóga')], favourite: true });
    expect(listed('fav: bjork')).toEqual(['Jóga']);
  });

  it('groups what it finds by kind, the best of each first', () => {
    const { results } = answer('blue');
    expect(results.map(({ kind, title }) => [kind, title])).toEqual([
      ['album', 'Blue Train'],
      ['album', 'Kind of Blue'],
      ['track', 'Blue Train'],
      ['track', 'Blue in Green (Live)'],
    ]);
    expect(found('jaz', 'genre')).toEqual(['Jazz']);
    expect(found('coltr', 'artist')).toEqual(['John Coltrane']);
    expect(answer('beatles').results[0]).toMatchObject({ kind: 'artist', title: 'The Beatles' });
  });

  it('answers albums and artists by ids of their own', () => {
    const album = answer('giant').results.find(({ kind }) => kind === 'album');
    expect(album).toMatchObject({ title: 'Giant Steps', artist: 'John Coltrane' });
    expect(found('genre:jazz naima', 'track')).toEqual(['Naima']);
  });

  it.each([
    ['beatels', 'beatles', 'artist', 'The Beatles'],
    ['coltrain naima', 'coltrane naima', 'track', 'Naima'],
    ['yestreday', 'yesterday', 'track', 'Yesterday'],
    ['homogneic', 'homogenic', 'album', 'Homogenic'],
    ['artist:Bjrok', 'artist:bjork', 'track', 'Jóga'],
    ['lonodn cal', 'london cal', 'album', 'London Calling'],
  ])('takes %s for %s', (typed, corrected, kind, title) => {
    const answered = answer(typed);
    expect(answered.corrected).toBe(corrected);
    expect(answered.results).toContainEqual(expect.objectContaining({ kind, title }));
  });

  it('corrects nothing that is found as it was typed, and nothing that is near to nothing', () => {
    expect(answer('train').corrected).toBeNull();
    expect(answer('qqqqqqqq')).toEqual({ results: [], corrected: null });
    expect(answer('beatels qqqqqqqq')).toEqual({ results: [], corrected: null });
  });
});
