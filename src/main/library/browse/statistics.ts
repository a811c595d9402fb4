import type { StatisticsPart } from '../../../shared/domain/browse';
import type { Statements } from '../worker/statements';

interface Row {
  name: string;
  decade: number | null;
  tracks: number;
  seconds: number;
  bytes: number;
  favourites: number;
  rated: number;
  plays: number;
}

/** What is counted besides the tracks. */
export interface Totals {
  albums: number;
  artists: number;
  composers: number;
  genres: number;
  heardMs: number;
}

/** Counts the library, a range of tracks at a time: as a whole it would keep everything else waiting. */
export class Statistics {
  constructor(private readonly statements: Statements) {}

  /** @param after the id that the part before ended with, 0 for the first; `ids` of them are looked at */
  part(after: number, ids: number): StatisticsPart {
    const sql = `SELECT coalesce(codec, '') AS name, year / 10 * 10 AS decade, count(*) AS tracks,
        total(duration_seconds) AS seconds, total(size_bytes) AS bytes, sum(favourite) AS favourites,
        count(rating) AS rated, sum(play_count) AS plays
      FROM tracks WHERE id > ? AND id <= ? GROUP BY name, decade`;
    const rows = this.statements.rows<Row>('statistics.part', sql).all(after, after + ids);
    const last = this.statements.column<number | null>('statistics.last', 'SELECT max(id) FROM tracks').get() ?? 0;
    const sum = (countOf: (row: Row) => number) => rows.reduce((total, row) => total + countOf(row), 0);
    return {
      tracks: sum((row) => row.tracks),
      seconds: sum((row) => row.seconds),
      bytes: sum((row) => row.bytes),
      favourites: sum((row) => row.favourites),
      rated: sum((row) => row.rated),
      plays: sum((row) => row.plays),
      formats: rows.map(({ name, tracks, bytes }) => ({ name, tracks, bytes })),
      decades: rows.map(({ decade, tracks }) => ({ decade, tracks })),
      next: last > after + ids ? after + ids : null,
    };
  }

  totals(): Totals {
    const count = (name: string, sql: string) => this.statements.column<number>(`statistics.${name}`, sql).get() ?? 0;
    return {
      albums: count('albums', 'SELECT count(*) FROM albums'),
      artists: count('artists', 'SELECT count(*) FROM artists WHERE performs = 1'),
      composers: count('composers', 'SELECT count(*) FROM artists WHERE composes = 1'),
      genres: count('genres', 'SELECT count(*) FROM genres'),
      heardMs: count('heard', 'SELECT total(ms) FROM plays'),
    };
  }
}
