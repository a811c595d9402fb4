import type { SearchResult } from '../../../shared/domain/library';
import type { Statements } from '../worker/statements';
import { matchExpression } from './match-expression';
import type { SortKeyMaker } from './sort-key';
import type { Vocabulary } from './vocabulary';

/**
 * Most of a kind that are looked at to find the best by their words: what is typed may match half the library. Of
 * artists, albums and genres only a few are shown.
 */
const MOST_BY_WORDS = { track: 300, album: 100, artist: 100, genre: 100 } as const;

/** Most names that are looked at because they begin with what is typed. */
const MOST_BY_BEGINNING = 50;

type Kind = SearchResult['kind'];

/** How each kind is found: by the beginning of its sort key, in order, so that no such name is missed; and by its words. */
const FIND: Readonly<Record<Kind, { beginning: string; words: string; read: string }>> = {
  track: {
    beginning: 'SELECT id FROM tracks WHERE title_key >= ? AND title_key < ? ORDER BY title_key, id LIMIT ?',
    words: 'track_words',
    read: `'title', s.title, 'artist', s.artist, 'album', s.album, 'path', s.path, 'artworkHash', s.artwork_hash`,
  },
  album: {
    beginning: `SELECT id FROM albums WHERE title_key >= ? AND title_key < ?
      ORDER BY title_key, artist_key, id LIMIT ?`,
    words: 'album_words',
    read: `'title', s.title, 'artist', s.artist, 'album', s.title, 'path', NULL, 'artworkHash', s.artwork_hash`,
  },
  artist: {
    beginning: `SELECT id FROM artists WHERE performs = 1 AND name_key >= ? AND name_key < ?
      ORDER BY name_key, id LIMIT ?`,
    words: 'artist_words',
    read: `'title', s.name, 'artist', s.name, 'album', NULL, 'path', NULL, 'artworkHash', NULL`,
  },
  genre: {
    beginning: 'SELECT id FROM genres WHERE name_key >= ? AND name_key < ? ORDER BY name_key, id LIMIT ?',
    words: 'genre_words',
    read: `'title', s.name, 'artist', NULL, 'album', NULL, 'path', NULL, 'artworkHash', NULL`,
  },
};

/** Collects what a search result may be, few enough to be ranked while someone types. */
export class Candidates {
  constructor(
    private readonly statements: Statements,
    private readonly sortKey: SortKeyMaker,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** Those of a kind whose name or title begins as `query` does, and those that have every word. */
  find(kind: Kind, query: string, tokens: readonly string[]): SearchResult[] {
    const key = this.sortKey(query);
    const byBeginning = this.statements.column<number>(`search.beginning.${kind}`, FIND[kind].beginning);
    return this.read(kind, [
      ...byBeginning.all(key, `${key}\u{10ffff}`, MOST_BY_BEGINNING),
      ...this.byWords(kind, tokens),
    ]);
  }

  /**
   * FTS5 gathers all that has a beginning of four letters or more before it answers the first, which takes the longer the
   * larger the library is; whole words it goes through one by one. So the words that begin so are looked up first.
   */
  private byWords(kind: Kind, tokens: readonly string[]): number[] {
    const { words } = FIND[kind];
    const sql = `SELECT rowid FROM ${words} WHERE ${words} MATCH ? LIMIT ?`;
    const find = this.statements.column<number>(`search.words.${kind}`, sql);
    const whole = this.vocabulary.wholeWords(tokens);
    const most = MOST_BY_WORDS[kind];
    const found = whole === null ? [] : find.all(whole, most);
    return found.length === most ? found : find.all(matchExpression(tokens), most);
  }

  /** Those of these ids, each once. */
  read(kind: Kind, ids: readonly number[]): SearchResult[] {
    const sql = `SELECT json_group_array(json_object('kind', '${kind}', 'id', s.id, ${FIND[kind].read}))
      FROM json_each(?) AS wanted CROSS JOIN ${kind}s AS s ON s.id = wanted.value`;
    const json = this.statements.column<string>(`search.read.${kind}`, sql).get(JSON.stringify([...new Set(ids)]));
    return JSON.parse(json ?? '[]') as SearchResult[];
  }
}
