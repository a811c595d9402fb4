import type Database from 'better-sqlite3';

/** Each finds rows that must not be there; worked out from the tracks alone, by other statements than the library's. */
const FAULTS: Readonly<Record<string, string>> = {
  'track without its album': `SELECT id FROM tracks WHERE (album IS NULL) <> (album_id IS NULL)
    OR (album_id IS NOT NULL AND album_id NOT IN (SELECT id FROM albums))`,
  'album that does not add up': `SELECT a.id FROM albums AS a LEFT JOIN (
      SELECT album_id, count(*) AS n, total(duration_seconds) AS seconds, max(year) AS year, max(added_at_ms) AS added,
        sum(play_count) AS plays, max(last_played_at_ms) AS played, count(DISTINCT coalesce(disc_number, 1)) AS discs
      FROM tracks GROUP BY album_id) AS t ON t.album_id = a.id
    WHERE t.n IS NULL OR a.track_count <> t.n OR abs(a.duration_seconds - t.seconds) > 1e-6 OR a.year IS NOT t.year
      OR a.year_key <> coalesce(t.year, 0) OR a.added_at_ms <> t.added OR a.play_count <> t.plays
      OR a.last_played_at_ms IS NOT t.played OR a.disc_count <> t.discs`,
  'artist that is named nowhere': `SELECT id FROM artists
    WHERE id NOT IN (SELECT artist_id FROM track_artists) AND id NOT IN (SELECT artist_id FROM albums WHERE artist_id > 0)`,
  'artist that does not add up': `SELECT a.id FROM artists AS a
    LEFT JOIN (SELECT artist_id, count(DISTINCT track_id) AS n FROM track_artists
      WHERE role IN ('artist', 'featured', 'remixer', 'album-artist') GROUP BY artist_id) AS p ON p.artist_id = a.id
    LEFT JOIN (SELECT artist_id, count(DISTINCT track_id) AS n FROM track_artists
      WHERE role = 'composer' GROUP BY artist_id) AS c ON c.artist_id = a.id
    LEFT JOIN (SELECT artist_id, count(*) AS n FROM albums GROUP BY artist_id) AS o ON o.artist_id = a.id
    WHERE a.track_count <> coalesce(p.n, 0) OR a.composed_count <> coalesce(c.n, 0)
      OR a.album_count <> coalesce(o.n, 0) OR a.performs <> (coalesce(p.n, 0) + coalesce(o.n, 0) > 0)
      OR a.composes <> (coalesce(c.n, 0) > 0)`,
  'appearance too many or too few': `WITH wanted AS (SELECT DISTINCT c.artist_id, a.year_key, a.title_key, a.id FROM albums AS a
      JOIN tracks AS t ON t.album_id = a.id JOIN track_artists AS c ON c.track_id = t.id AND c.role <> 'album-artist'
      WHERE a.artist_id IS NOT c.artist_id
        AND c.artist_id NOT IN (SELECT artist_id FROM track_artists WHERE track_id = t.id AND role = 'album-artist')),
    stored AS (SELECT artist_id, year_key, title_key, album_id FROM appearances)
    SELECT artist_id || ' on ' || id FROM (SELECT * FROM wanted EXCEPT SELECT * FROM stored)
    UNION ALL SELECT artist_id || ' on ' || album_id FROM (SELECT * FROM stored EXCEPT SELECT * FROM wanted)`,
  'genre that does not add up': `SELECT g.id FROM genres AS g
    LEFT JOIN (SELECT genre_id, count(*) AS n FROM track_genres GROUP BY genre_id) AS t ON t.genre_id = g.id
    WHERE g.track_count <> coalesce(t.n, 0) OR t.n IS NULL`,
  'track whose plays do not add up': `SELECT id FROM tracks WHERE play_count <
    (SELECT count(*) FROM plays WHERE track_id = tracks.id AND completed = 1)`,
  'credit whose plays are not its track’s': `SELECT c.track_id FROM track_artists AS c
    WHERE c.play_count IS NOT (SELECT play_count FROM tracks WHERE id = c.track_id)`,
  'track without its words': 'SELECT id FROM tracks WHERE id NOT IN (SELECT rowid FROM track_words)',
  'album that cannot be found': 'SELECT id FROM albums EXCEPT SELECT rowid FROM album_words',
  'words without their album': 'SELECT rowid FROM album_words EXCEPT SELECT id FROM albums',
  'artist who cannot be found': 'SELECT id FROM artists EXCEPT SELECT rowid FROM artist_words',
  'words without their artist': 'SELECT rowid FROM artist_words EXCEPT SELECT id FROM artists',
  'genre that cannot be found': 'SELECT id FROM genres EXCEPT SELECT rowid FROM genre_words',
  'words without their genre': 'SELECT rowid FROM genre_words EXCEPT SELECT id FROM genres',
  'words without their track': 'SELECT rowid FROM track_words WHERE rowid NOT IN (SELECT id FROM tracks)',
  'broken reference': 'SELECT "table" FROM pragma_foreign_key_check',
  'damaged database': `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`,
};

/** Everything in a library that contradicts itself; empty where it is consistent. */
export function catalogueFaults(connection: Database.Database): string[] {
  const faults = Object.entries(FAULTS).flatMap(([name, sql]) =>
    connection
      .prepare(sql)
      .pluck()
      .all()
      .map((found) => `${name}: ${found}`),
  );
  connection.prepare(`INSERT INTO track_words (track_words) VALUES ('integrity-check')`).run();
  return faults;
}
