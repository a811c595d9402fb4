import { type SortKeyMaker, sortKeyMaker } from '../search/sort-key';
import { VARIOUS_ARTISTS } from '../tables/album-table';
import type { Statements } from './statements';

/** Goes up whenever sort keys are made in another way, so that stored ones are made anew. */
const KEY_VERSION = 1;

interface KeySource {
  id: number;
  title: string;
  artist: string | null;
  albumArtist: string | null;
  album: string | null;
}

/**
 * The sort keys of this library: those of `wanted`, else of the locale it has, else of the system. Stored keys of another
 * locale are made anew, in one transaction.
 */
export function libraryLocale(statements: Statements, wanted: string | null): SortKeyMaker {
  const sql = `SELECT value FROM meta WHERE key = 'sort-keys'`;
  const stored = statements.column<string>('sort-keys.read', sql).get();
  const locale = wanted ?? stored?.split(' ')[1] ?? Intl.DateTimeFormat().resolvedOptions().locale;
  const description = `${KEY_VERSION} ${locale}`;
  const sortKey = sortKeyMaker(locale);
  if (stored !== description) {
    statements.connection.transaction(() => {
      remakeKeys(statements, sortKey);
      const put = `INSERT OR REPLACE INTO meta (key, value) VALUES ('sort-keys', ?)`;
      statements.rows('sort-keys.write', put).run(description);
    })();
  }
  return sortKey;
}

function remakeKeys(statements: Statements, sortKey: SortKeyMaker): void {
  const read = `SELECT id, title, artist, album_artist AS albumArtist, album FROM tracks WHERE id > ? ORDER BY id LIMIT 1000`;
  const write = 'UPDATE tracks SET title_key = ?, artist_key = ?, album_key = ?, album_artist_key = ? WHERE id = ?';
  const batches = statements.rows<KeySource>('sort-keys.source', read);
  const update = statements.rows('sort-keys.remake', write);
  for (let rows = batches.all(0); rows.length > 0; rows = batches.all(rows.at(-1)?.id ?? 0)) {
    for (const { id, title, artist, albumArtist, album } of rows)
      update.run(sortKey(title), sortKey(artist), sortKey(album), sortKey(albumArtist ?? artist), id);
  }
  // SQLite calls back for every row: names are far fewer than tracks.
  statements.connection.function('sort_key', { deterministic: true }, (text: unknown) => sortKey(String(text)));
  for (const table of ['artists', 'genres'])
    statements.connection.exec(`UPDATE ${table} SET name_key = sort_key(name)`);
  statements.connection.exec(`UPDATE albums SET title_key = sort_key(title),
    artist_key = sort_key(coalesce(artist, '${VARIOUS_ARTISTS}'))`);
}
