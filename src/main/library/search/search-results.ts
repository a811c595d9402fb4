import type { SearchResult } from '../../../shared/domain/library';
import type { Candidate, Candidates } from './candidates';
import type { MatchSets } from './match-sets';
import { queryTokens } from './query-tokens';
import { distinct, ranked } from './ranking';

/** Most artists, and most albums, among the results. */
const MOST_OF_A_KIND = 8;

/** Finds artists, albums and tracks by the beginnings of their words, best first within each kind. */
export class SearchResults {
  constructor(
    private readonly candidates: Candidates,
    private readonly matchSets: MatchSets,
  ) {}

  /** Artists, then albums, then tracks. An artist's or album's id is that of one of its tracks. */
  find(query: string, limit: number): SearchResult[] {
    const tokens = queryTokens(query);
    if (tokens.length === 0) return this.bySymbols(query, limit);
    const artists = this.candidates.find('artist', query, tokens, ['artist', 'album_artist']).flatMap(asArtists);
    const albums = this.candidates.find('album', query, tokens, ['album', 'album_artist', 'artist']).map(asAlbum);
    const tracks = this.candidates.find('title', query, tokens, []).map(asTrack);
    const few = Math.min(MOST_OF_A_KIND, Math.ceil(limit / 4));
    return [
      ...ranked(distinct(artists), query, false).slice(0, few),
      ...ranked(distinct(albums), query, false).slice(0, few),
      ...ranked(tracks, query, true),
    ].slice(0, limit);
  }

  private bySymbols(query: string, limit: number): SearchResult[] {
    return this.candidates.read(this.matchSets.of(query)?.first(limit) ?? []).map(asTrack);
  }
}

function asTrack({ id, path, title, artist, album }: Candidate): SearchResult {
  return { kind: 'track', id, title, artist, album, path };
}

function asAlbum({ id, artist, albumArtist, album }: Candidate): SearchResult {
  return { kind: 'album', id, title: album ?? '', artist: albumArtist ?? artist, album, path: null };
}

function asArtists({ id, artist, albumArtist }: Candidate): SearchResult[] {
  const names = new Set([artist, albumArtist].filter((name) => name !== null));
  return [...names].map((name) => ({ kind: 'artist', id, title: name, artist: name, album: null, path: null }));
}
