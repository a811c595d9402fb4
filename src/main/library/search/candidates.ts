import type { Statements } from '../worker/statements';
import { matchExpression } from './query-tokens';
import type { SortKeyMaker } from './sort-key';

/** Most tracks that are looked at to find the best ones by their words: what is typed may match half the library. */
const MOST_BY_WORDS = 300;

/** Most names that are looked at because they begin with what is typed. */
const MOST_BY_BEGINNING = 50;

export interface Candidate {
  id: number;
  path: string;
  title: string;
  artist: string | null;
  albumArtist: string | null;
  album: string | null;
}

const READ = `
  SELECT json_group_array(json_object('id', t.id, 'path', t.path, 'title', t.title, 'artist', t.artist,
    'albumArtist', t.album_artist, 'album', t.album))
  FROM json_each(?) AS wanted CROSS JOIN tracks AS t ON t.id = wanted.value`;

/** The sort keys that begin as what is typed does, in order: so that no such name is missed, however large the library. */
const BEGINNING = {
  title: 'SELECT id FROM tracks WHERE title_key >= ? AND title_key < ? ORDER BY title_key, id LIMIT ?',
  artist: `SELECT min(id) FROM tracks WHERE artist_key >= ? AND artist_key < ?
    GROUP BY artist_key ORDER BY artist_key LIMIT ?`,
  album: `SELECT min(id) FROM tracks WHERE album_key >= ? AND album_key < ?
    GROUP BY album_key, album_artist_key ORDER BY album_key, album_artist_key LIMIT ?`,
};

/** Collects the tracks that a search result may come from, few enough to be ranked while someone types. */
export class Candidates {
  constructor(
    private readonly statements: Statements,
    private readonly sortKey: SortKeyMaker,
  ) {}

  /** Tracks whose title, artist or album begins as `query` does, and tracks with every word in those columns. */
  find(by: keyof typeof BEGINNING, query: string, tokens: readonly string[], columns: readonly string[]): Candidate[] {
    const key = this.sortKey(query);
    const beginning = this.statements.column<number>(`search.beginning.${by}`, BEGINNING[by]);
    const words = this.statements.column<number>(
      'search.words',
      'SELECT rowid FROM track_words WHERE track_words MATCH ? LIMIT ?',
    );
    return this.read([
      ...beginning.all(key, `${key}\u{10ffff}`, MOST_BY_BEGINNING),
      ...words.all(matchExpression(tokens, columns), MOST_BY_WORDS),
    ]);
  }

  /** The tracks of these ids, each once. */
  read(ids: readonly number[]): Candidate[] {
    const json = this.statements.column<string>('search.read', READ).get(JSON.stringify([...new Set(ids)]));
    return JSON.parse(json ?? '[]') as Candidate[];
  }
}
