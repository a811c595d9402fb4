import type { Album, AlbumFilter, AlbumSort } from '../../../shared/domain/browse';
import { matchExpression } from '../search/match-expression';
import type { MatchSet } from '../search/match-set';
import { queryTokens } from '../search/query-tokens';
import type { Statements, Value } from '../worker/statements';
import { KeysetList } from './keyset-list';
import type { RememberedCounts } from './remembered-counts';
import type { RememberedSets } from './remembered-sets';

const EXPRESSIONS: { readonly [Property in keyof Album]: string } = {
  id: 'a.id',
  title: 'a.title',
  artist: 'a.artist',
  artistId: 'a.artist_id',
  compilation: `json(iif(a.is_compilation, 'true', 'false'))`,
  year: 'a.year',
  tracks: 'a.track_count',
  discs: 'a.disc_count',
  durationSeconds: 'a.duration_seconds',
  artworkHash: 'a.artwork_hash',
  addedAtMs: 'a.added_at_ms',
  plays: 'a.play_count',
  lastPlayedAtMs: 'a.last_played_at_ms',
};

const pairs = Object.entries(EXPRESSIONS).map(([property, expression]) => `'${property}', ${expression}`);

const SELECT_ALBUMS = `SELECT json_group_array(json_object(${pairs.join(', ')}))
  FROM json_each(?) AS wanted CROSS JOIN albums AS a ON a.id = wanted.value`;

const ORDERS: Readonly<Record<AlbumSort['by'], readonly string[]>> = {
  title: ['title_key', 'artist_key', 'id'],
  artist: ['artist_key', 'year_key', 'title_key', 'id'],
  year: ['year_key', 'title_key', 'id'],
  added: ['added_at_ms', 'id'],
  plays: ['play_count', 'title_key', 'id'],
  played: ['last_played_key', 'id'],
};

interface Part {
  readonly name: string;
  readonly condition: string;
  readonly values: readonly Value[];
}

/** The albums in each order, all of them or those of a filter. */
export class AlbumLists {
  private readonly list: KeysetList<AlbumSort['by']>;

  constructor(
    private readonly statements: Statements,
    private readonly sets: RememberedSets,
    private readonly counts: RememberedCounts,
  ) {
    this.list = new KeysetList(statements, { table: 'albums', where: null, columns: ORDERS });
  }

  /** Throws AuralisError `invalid-input` where the cursor is none of this list's. */
  page(input: { sort: AlbumSort; filter: AlbumFilter; cursor: string | null; limit: number }) {
    const { artistId } = input.filter;
    // An artist's own lie beside one another in an index: no set of them is made first.
    const isOwn = artistId !== null && partsOf({ ...input.filter, artistId: null }).length === 0;
    const only = isOwn ? { name: 'artist', condition: 'artist_id = ?', value: artistId } : null;
    const among = isOwn ? null : this.matching(input.filter);
    const { ids, next } = this.list.page(input.sort, input.cursor, input.limit, among, only);
    return { albums: this.read(ids), next, total: among === null ? this.count(artistId) : among.size };
  }

  /** Those of these ids that are there, in the same order. */
  read(ids: readonly number[]): Album[] {
    const json = this.statements.column<string>('albums.read', SELECT_ALBUMS).get(JSON.stringify(ids));
    return JSON.parse(json ?? '[]') as Album[];
  }

  /** All there are, or an artist's own. */
  private count(artistId: number | null): number {
    if (artistId === null) return this.counts.of('albums.count', 'SELECT count(*) FROM albums');
    const sql = 'SELECT album_count FROM artists WHERE id = ?';
    return this.statements.column<number>('albums.of-artist', sql).get(artistId) ?? 0;
  }

  private matching(filter: AlbumFilter): MatchSet | null {
    const parts = partsOf(filter);
    if (parts.length === 0) return null;
    return this.sets.of({ filter }, () => {
      const sql = `SELECT json_group_array(id) FROM (SELECT a.id FROM albums AS a
        WHERE ${parts.map(({ condition }) => condition).join(' AND ')} ORDER BY a.id)`;
      const name = `albums.filter.${parts.map((part) => part.name).join('+')}`;
      const json = this.statements.column<string>(name, sql).get(...parts.flatMap(({ values }) => values));
      return JSON.parse(json ?? '[]') as number[];
    });
  }
}

function partsOf({ text, artistId, appearsId, genreId, years, compilation }: AlbumFilter): Part[] {
  const tokens = queryTokens(text);
  const words = 'a.id IN (SELECT rowid FROM album_words WHERE album_words MATCH ?)';
  // What an artist is named for as album artist is its own: told apart by the index alone, before any track is read.
  const appears = `a.artist_id IS NOT ? AND a.id IN (SELECT t.album_id FROM track_artists AS c
    CROSS JOIN tracks AS t ON t.id = c.track_id
    WHERE c.artist_id = ? AND c.role <> 'album-artist' AND c.track_id NOT IN (
      SELECT track_id FROM track_artists WHERE artist_id = ? AND role = 'album-artist'))`;
  const genre = `a.id IN (SELECT t.album_id FROM track_genres AS g
    CROSS JOIN tracks AS t ON t.id = g.track_id WHERE g.genre_id = ?)`;
  const part = (wanted: boolean, name: string, condition: string, ...values: (Value | boolean)[]): Part[] =>
    wanted
      ? [{ name, condition, values: values.map((value) => (typeof value === 'boolean' ? Number(value) : value)) }]
      : [];
  return [
    ...part(tokens.length > 0, 'text', words, tokens.length > 0 ? matchExpression(tokens) : ''),
    ...part(artistId !== null, 'artist', 'a.artist_id = ?', artistId),
    ...part(appearsId !== null, 'appears', appears, appearsId, appearsId, appearsId),
    ...part(genreId !== null, 'genre', genre, genreId),
    ...part(years !== null, 'years', 'a.year_key BETWEEN ? AND ?', years?.from ?? null, years?.to ?? null),
    ...part(compilation !== null, 'compilation', 'a.is_compilation = ?', compilation),
  ];
}
