import { AuralisError } from '../../../shared/domain/errors';
import type { TrackId } from '../../../shared/domain/track';
import type { Statements, Value } from '../worker/statements';
import type { Catalogue } from './catalogue';

/** One time that a track was played, as far as it has got. */
export interface PlayReport {
  trackId: TrackId;
  /** When it began: says which report goes on with which. */
  atMs: number;
  /** How much has been heard, milliseconds. */
  ms: number;
  /** Whether that is enough to count as a play. */
  completed: boolean;
  /** Whether the person went on to another track before it was. */
  skipped: boolean;
}

/** What the person thinks of tracks, and when they heard them. */
export class OpinionTable {
  constructor(
    private readonly statements: Statements,
    private readonly catalogue: Catalogue,
  ) {}

  /** All or, where one of them is not there, none. Throws AuralisError `track-not-found`. */
  setFavourites(ids: readonly TrackId[], favourite: boolean): void {
    if (favourite) {
      const sql = 'UPDATE tracks SET favourite = 1, favourite_at_ms = coalesce(favourite_at_ms, ?) WHERE id = ?';
      this.each('opinions.favourite', sql, ids, Date.now());
    } else {
      const sql = 'UPDATE tracks SET favourite = 0, favourite_at_ms = NULL WHERE id = ?';
      this.each('opinions.no-favourite', sql, ids);
    }
  }

  /** Null takes the rating away. All or none. Throws AuralisError `track-not-found`. */
  setRatings(ids: readonly TrackId[], rating: number | null): void {
    const sql = 'UPDATE tracks SET rating = ?, rating_key = ? WHERE id = ?';
    this.each('opinions.rating', sql, ids, rating, rating ?? -1);
  }

  /** False where the track is not there any more. A later report of the same play takes the place of an earlier one. */
  recordPlay({ trackId, atMs, ms, completed, skipped }: PlayReport): boolean {
    const find = 'SELECT album_id AS albumId FROM tracks WHERE id = ?';
    const track = this.statements.rows<{ albumId: number | null }>('plays.track', find).get(trackId);
    if (!track) return false;
    const before = this.statements
      .column<number>('plays.before', 'SELECT completed FROM plays WHERE track_id = ? AND at_ms = ?')
      .get(trackId, atMs);
    const put = `INSERT INTO plays (track_id, at_ms, ms, completed) VALUES (?, ?, ?, ?)
      ON CONFLICT (track_id, at_ms) DO UPDATE SET ms = excluded.ms, completed = max(completed, excluded.completed)`;
    this.statements.rows('plays.put', put).run(trackId, atMs, Math.round(ms), completed ? 1 : 0);
    if (completed && before !== 1) this.countPlay(trackId, atMs, track.albumId);
    else if (skipped && before !== 1) this.countSkip(trackId);
    return true;
  }

  private countPlay(trackId: TrackId, atMs: number, albumId: number | null): void {
    const sql = `UPDATE tracks SET play_count = play_count + 1,
        last_played_at_ms = max(coalesce(last_played_at_ms, 0), ?), last_played_key = max(last_played_key, ?)
      WHERE id = ?`;
    this.statements.rows('plays.count', sql).run(atMs, atMs, trackId);
    this.catalogue.notePlay(albumId);
  }

  private countSkip(trackId: TrackId): void {
    const sql = 'UPDATE tracks SET skip_count = skip_count + 1 WHERE id = ?';
    this.statements.rows('plays.skip', sql).run(trackId);
  }

  private each(name: string, sql: string, ids: readonly TrackId[], ...values: Value[]): void {
    const update = this.statements.rows(name, sql);
    for (const id of new Set(ids)) {
      if (update.run(...values, id).changes === 0) throw new AuralisError('track-not-found');
    }
  }
}
