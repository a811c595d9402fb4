import type { Genre, GenreSort, Year } from '../../../shared/domain/browse';
import { AuralisError } from '../../../shared/domain/errors';
import type { Statements } from '../worker/statements';
import { KeysetList } from './keyset-list';
import type { RememberedCounts } from './remembered-counts';

const SELECT_GENRES = `SELECT json_group_array(json_object('id', g.id, 'name', g.name, 'tracks', g.track_count))
  FROM json_each(?) AS wanted CROSS JOIN genres AS g ON g.id = wanted.value`;

/** The genres by name or by how many tracks name them, and the years. */
export class GenreLists {
  private readonly list: KeysetList<GenreSort['by']>;

  constructor(
    private readonly statements: Statements,
    private readonly counts: RememberedCounts,
  ) {
    const columns = { name: ['name_key', 'id'], tracks: ['track_count', 'name_key', 'id'] };
    this.list = new KeysetList(statements, { table: 'genres', where: null, columns });
  }

  /** Throws AuralisError `invalid-input` where the cursor is none of this list's. */
  page(input: { sort: GenreSort; cursor: string | null; limit: number }) {
    const { ids, next } = this.list.page(input.sort, input.cursor, input.limit, null);
    const total = this.counts.of('genres.total', 'SELECT count(*) FROM genres');
    return { genres: this.read(ids), next, total };
  }

  /** Throws AuralisError `genre-not-found`. */
  get(id: number): Genre {
    const [genre] = this.read([id]);
    if (!genre) throw new AuralisError('genre-not-found');
    return genre;
  }

  /** The latest first; albums that bear none at the end. */
  years(): Year[] {
    const sql =
      'SELECT nullif(year_key, 0) AS year, count(*) AS albums FROM albums GROUP BY year_key ORDER BY year_key DESC';
    return this.statements.rows<Year>('albums.years', sql).all();
  }

  private read(ids: readonly number[]): Genre[] {
    const json = this.statements.column<string>('genres.read', SELECT_GENRES).get(JSON.stringify(ids));
    return JSON.parse(json ?? '[]') as Genre[];
  }
}
