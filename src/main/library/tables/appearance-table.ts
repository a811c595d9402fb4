import type { Statements } from '../worker/statements';

/**
 * Which albums artists take part in that are not theirs: those with a track that names them in whatever role and not as its
 * album artist. The keys are the album's; a trigger keeps them.
 */
export class AppearanceTable {
  constructor(private readonly statements: Statements) {}

  /** Works out anew who takes part in an album; one that has gone took its appearances along. */
  refresh(albumId: number): void {
    this.statements.rows('appearances.clear', 'DELETE FROM appearances WHERE album_id = ?').run(albumId);
    const sql = `INSERT INTO appearances (artist_id, year_key, title_key, album_id)
      SELECT DISTINCT c.artist_id, a.year_key, a.title_key, a.id FROM albums AS a
      CROSS JOIN tracks AS t ON t.album_id = a.id CROSS JOIN track_artists AS c ON c.track_id = t.id
      WHERE a.id = ? AND c.role <> 'album-artist' AND c.artist_id IS NOT a.artist_id AND NOT EXISTS (
        SELECT 1 FROM track_artists AS own
        WHERE own.track_id = t.id AND own.role = 'album-artist' AND +own.artist_id = c.artist_id)`;
    this.statements.rows('appearances.put', sql).run(albumId);
  }
}
