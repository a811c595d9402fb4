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

/** How many albums an artist has, and how many it takes part in. */
const COUNTS = {
  artists: 'SELECT album_count FROM artists WHERE id = ?',
  appearances: 'SELECT count(*) FROM appearances WHERE artist_id = ?',
};

interface AlbumsAsked {
  readonly sort: AlbumSort;
  readonly filter: AlbumFilter;
  readonly cursor: string | null;
  readonly limit: number;
}

interface Found {
  readonly ids: number[];
  readonly next: string | null;
  readonly total: number;
}

interface Part {
  readonly name: string;
  readonly condition: string;
  readonly values: readonly Value[];
}

/** The albums in each order, all of them or those of a filter. */
export class AlbumLists {
  private readonly list: KeysetList<AlbumSort['by']>;
  private readonly appearances: KeysetList<'year'>;

  constructor(
    private readonly statements: Statements,
    private readonly sets: RememberedSets,
    private readonly counts: RememberedCounts,
  ) {
    this.list = new KeysetList(statements, { table: 'albums', where: null, columns: ORDERS });
    const columns = { year: ['year_key', 'title_key', 'album_id'] };
    this.appearances = new KeysetList(statements, { table: 'appearances', id: 'album_id', where: null, columns });
  }

  /** Throws AuralisError `invalid-input` where the cursor is none of this list's. */
  page(input: AlbumsAsked) {
    const { ids, next, total } = this.ofOneArtist(input) ?? this.found(input);
    return { albums: this.read(ids), next, total };
  }

  private found({ sort, filter, cursor, limit }: AlbumsAsked): Found {
    const among = this.matching(filter);
    const total = among === null ? this.counts.of('albums.count', 'SELECT count(*) FROM albums') : among.size;
    return { ...this.list.page(sort, cursor, limit, among), total };
  }

  /** What is one artist's alone, or lists it, lies in an index: no set of it is made first. Null where more is asked for. */
  private ofOneArtist({ sort, filter, cursor, limit }: AlbumsAsked): Found | null {
    const [part, ...others] = partsOf(filter);
    if (part === undefined || others.length > 0) return null;
    const only = { name: part.name, condition: 'artist_id = ?', value: part.values[0] ?? null };
    if (part.name === 'artist')
      return { ...this.list.page(sort, cursor, limit, null, only), total: this.countOf('artists', only.value) };
    if (part.name !== 'appears' || sort.by !== 'year') return null;
    const page = this.appearances.page({ by: 'year', direction: sort.direction }, cursor, limit, null, only);
    return { ...page, total: this.countOf('appearances', only.value) };
  }

  /** Those of these ids that are there, in the same order. */
  read(ids: readonly number[]): Album[] {
    const json = this.statements.column<string>('albums.read', SELECT_ALBUMS).get(JSON.stringify(ids));
    return JSON.parse(json ?? '[]') as Album[];
  }

  private countOf(of: keyof typeof COUNTS, artistId: Value): number {
    return this.statements.column<number>(`albums.count.${of}`, COUNTS[of]).get(artistId) ?? 0;
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
  const appears = 'a.id IN (SELECT album_id FROM appearances WHERE artist_id = ?)';
  const genre = `a.id IN (SELECT t.album_id FROM track_genres AS g
    CROSS JOIN tracks AS t ON t.id = g.track_id WHERE g.genre_id = ?)`;
  const part = (wanted: boolean, name: string, condition: string, ...values: (Value | boolean)[]): Part[] =>
    wanted
      ? [{ name, condition, values: values.map((value) => (typeof value === 'boolean' ? Number(value) : value)) }]
      : [];
  return [
    ...part(tokens.length > 0, 'text', words, tokens.length > 0 ? matchExpression(tokens) : ''),
    ...part(artistId !== null, 'artist', 'a.artist_id = ?', artistId),
    ...part(appearsId !== null, 'appears', appears, appearsId),
    ...part(genreId !== null, 'genre', genre, genreId),
    ...part(years !== null, 'years', 'a.year_key BETWEEN ? AND ?', years?.from ?? null, years?.to ?? null),
    ...part(compilation !== null, 'compilation', 'a.is_compilation = ?', compilation),
  ];
}
