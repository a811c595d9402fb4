import { AuralisError } from '../../../shared/domain/errors';
import { FINGERPRINT_DIMENSIONS, type Fingerprint } from '../../../shared/domain/fingerprint';
import type { Neighbour } from '../../../shared/domain/likeness';
import type { TrackId } from '../../../shared/domain/track';
import { fingerprintColumn } from '../database';
import type { Statements } from '../worker/statements';
import { PointStore } from './point-store';
import { type AxisStatistics, distanceBetween, pointOf, statisticsOf } from './space';

/** Sounds taken in at once: a few hundredths of a second. */
const TAKEN_AT_ONCE = 2000;
/** Sounds, spread over the library, that its statistics are made from. */
const SAMPLE = 4000;
/** Statistics are made anew when the library has grown so many times. */
const GROWTH = 2;
/** Everything is read anew when only this share of what is in memory is there any more. */
const LEAST_ALIVE = 0.8;
/** Bytes do not tell the last of the nearest from those behind it, and some may be gone: so many more are looked at. */
const MORE = 1.5;
const MORE_AT_LEAST = 40;

type Row = Fingerprint & { id: number; trackId: TrackId };

const COLUMNS = FINGERPRINT_DIMENSIONS.map((name) => `f.${fingerprintColumn(name)} AS ${name}`).join(', ');
const FROM = `SELECT s.id, s.track_id AS trackId, ${COLUMNS} FROM sounds AS s CROSS JOIN fingerprints AS f
  ON f.track_id = s.track_id`;

/**
 * The nearest sounds of a library. All are kept in memory, {@link PointStore}, from the first question on; new measurements
 * are recognised by their number, which only grows, and what is gone or was measured anew by its number being gone. The
 * nearest are then compared by their stored values, so that an answer is never older than the library.
 */
export class Neighbours {
  private readonly points = new PointStore();
  private statistics: AxisStatistics[] | null = null;
  private sampled = 0;
  private last = 0;
  private total = 0;
  /** Sounds that cannot be compared, by their numbers. */
  private refused: number[] = [];
  private counted = '';

  /** `revision` differs whenever measurements or tracks do. */
  constructor(
    private readonly statements: Statements,
    private readonly revision: () => string,
  ) {}

  /** Takes in what was measured since; true once nothing is left. */
  prepare(): boolean {
    if (!this.statistics) this.begin(this.count());
    const rows = this.rows('next', `${FROM} WHERE s.id > ? ORDER BY s.id LIMIT ${TAKEN_AT_ONCE}`, this.last);
    for (const row of rows) {
      const point = pointOf(row, this.statistics ?? []);
      if (point) this.points.add(row.id, point);
      else this.refused.push(row.id);
      this.last = row.id;
    }
    if (rows.length === TAKEN_AT_ONCE) return false;
    // Counting a million takes as long as finding the nearest of them, so it is done when something has changed.
    const revision = this.revision();
    if (revision !== this.counted) this.total = this.count();
    this.counted = revision;
    if (this.total <= this.sampled * GROWTH && this.total >= this.points.size * LEAST_ALIVE) return true;
    this.begin(this.total);
    return this.prepare();
  }

  /**
   * The nearest tracks to one, nearest first, without itself. Throws AuralisError `track-not-found`, `not-analysed`,
   * `not-comparable`.
   */
  of(trackId: TrackId, limit: number): { neighbours: Neighbour[]; compared: number } {
    if (!this.prepare() || !this.statistics) throw new AuralisError('internal', { reason: 'Sounds are being read.' });
    const { statistics } = this;
    const point = this.pointOfTrack(trackId, statistics);
    const found = this.points.nearest(point, Math.ceil((limit + 1) * MORE) + MORE_AT_LEAST);
    const rows = this.rows('by-id', `${FROM} WHERE s.id IN (SELECT value FROM json_each(?))`, JSON.stringify(found));
    const neighbours = rows
      .flatMap((row) => {
        const other = row.trackId === trackId ? null : pointOf(row, statistics);
        return other ? [{ id: row.trackId, distance: distanceBetween(point, other) }] : [];
      })
      .toSorted((a, b) => a.distance - b.distance || a.id - b.id)
      .slice(0, limit);
    return { neighbours, compared: Math.max(0, this.total - this.stillRefused() - 1) };
  }

  private pointOfTrack(trackId: TrackId, statistics: readonly AxisStatistics[]): Float32Array {
    const title = this.statements
      .column<string>('neighbours.title', 'SELECT title FROM tracks WHERE id = ?')
      .get(trackId);
    if (title === undefined) throw new AuralisError('track-not-found');
    const [row] = this.rows('one', `${FROM} WHERE s.track_id = ?`, trackId);
    if (!row) throw new AuralisError('not-analysed', { name: title });
    const point = pointOf(row, statistics);
    if (!point) throw new AuralisError('not-comparable', { name: title });
    return point;
  }

  private begin(count: number): void {
    const step = Math.max(1, Math.floor(count / SAMPLE));
    const sample = this.rows('sample', `${FROM} WHERE s.id % ? = 0 LIMIT ${SAMPLE}`, step);
    this.statistics = statisticsOf(sample);
    this.sampled = count;
    this.last = 0;
    this.refused = [];
    this.points.clear();
  }

  private stillRefused(): number {
    if (this.refused.length === 0) return 0;
    const sql = 'SELECT count(*) FROM sounds WHERE id IN (SELECT value FROM json_each(?))';
    return this.statements.column<number>('neighbours.refused', sql).get(JSON.stringify(this.refused)) ?? 0;
  }

  private count(): number {
    return this.statements.column<number>('neighbours.count', 'SELECT count(*) FROM sounds').get() ?? 0;
  }

  private rows(name: string, sql: string, value: number | string): Row[] {
    return this.statements.rows<Row>(`neighbours.${name}`, sql).all(value);
  }
}
