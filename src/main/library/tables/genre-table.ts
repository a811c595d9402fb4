import type { SortKeyMaker } from '../search/sort-key';
import type { WordStore } from '../search/word-store';
import type { Statements } from '../worker/statements';
import { matchKey } from './release';

/** The genres, and which tracks name them. */
export class GenreTable {
  private readonly changes = new Map<number, number>();

  constructor(
    private readonly statements: Statements,
    private readonly sortKey: SortKeyMaker,
    private readonly words: WordStore,
  ) {}

  /** Makes the genres of a track equal to those. */
  put(trackId: number, names: readonly string[], isKnown: boolean): void {
    const wanted = [...new Set(names.map((name) => this.idOf(name)))];
    const stored = isKnown ? this.genresOf(trackId) : [];
    if (stored.length === wanted.length && stored.every((id, position) => id === wanted[position])) return;
    this.drop(trackId, stored);
    const sql = 'INSERT INTO track_genres (track_id, position, genre_id) VALUES (?, ?, ?)';
    const insert = this.statements.rows('track-genres.insert', sql);
    for (const [position, id] of wanted.entries()) insert.run(trackId, position, id);
    this.count(wanted, 1);
  }

  /** Takes the genres of a track out. */
  remove(trackId: number): void {
    this.drop(trackId, this.genresOf(trackId));
  }

  /** Writes the counts and takes out what no track names any more; true where anything has changed. */
  settle(): boolean {
    const any = this.changes.size > 0;
    const update = this.statements.rows('genres.count', 'UPDATE genres SET track_count = track_count + ? WHERE id = ?');
    const remove = this.statements.rows('genres.remove', 'DELETE FROM genres WHERE id = ? AND track_count = 0');
    for (const [id, by] of this.changes) {
      update.run(by, id);
      if (by <= 0 && remove.run(id).changes > 0) this.words.removeGenre(id);
    }
    this.abandon();
    return any;
  }

  abandon(): void {
    this.changes.clear();
  }

  private idOf(name: string): number {
    const key = matchKey(name);
    const find = this.statements.column<number>('genres.find', 'SELECT id FROM genres WHERE match_key = ?');
    const known = find.get(key);
    if (known !== undefined) return known;
    const insert = 'INSERT INTO genres (name, match_key, name_key) VALUES (?, ?, ?)';
    const added = this.statements.rows('genres.insert', insert).run(name, key, this.sortKey(name));
    const id = Number(added.lastInsertRowid);
    this.words.putGenre(id, name);
    return id;
  }

  private genresOf(trackId: number): number[] {
    const sql = 'SELECT genre_id FROM track_genres WHERE track_id = ? ORDER BY position';
    return this.statements.column<number>('track-genres.of-track', sql).all(trackId);
  }

  private drop(trackId: number, genres: readonly number[]): void {
    if (genres.length === 0) return;
    this.statements.rows('track-genres.remove', 'DELETE FROM track_genres WHERE track_id = ?').run(trackId);
    this.count(genres, -1);
  }

  private count(genres: readonly number[], by: 1 | -1): void {
    for (const id of genres) this.changes.set(id, (this.changes.get(id) ?? 0) + by);
  }
}
