import { z } from 'zod';
import type { AnalysisCounts, UnmeasuredTrack } from '../../../shared/domain/background-analysis';
import { AuralisError, ErrorCodeSchema, ErrorParamsSchema, type Problem } from '../../../shared/domain/errors';
import type { ScanProblem } from '../../../shared/domain/library';
import type { TrackId } from '../../../shared/domain/track';
import type { FileIdentity, QueuePlace } from '../library-types';
import type { Statements } from '../worker/statements';

/** A file that failed so often is left alone until it changes. */
const MOST_ATTEMPTS = 2;

/** Tracks looked at for one answer: bounds the time that it takes in a library of any size. */
const EXAMINED_AT_ONCE = 2000;

const FailureSchema = z.object({
  path: z.string(),
  code: ErrorCodeSchema,
  paramsJson: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(ErrorParamsSchema),
});

const TRACK = 't.id, t.path, t.size_bytes AS sizeBytes, t.modified_at_ms AS modifiedAtMs';
/** Of tracks `t`: what can be reached and has neither a current fingerprint nor failed too often. Takes the version twice. */
const IS_UNMEASURED = `t.present = 1
  AND (SELECT available FROM scan_roots WHERE id = t.root_id) = 1
  AND NOT EXISTS (SELECT 1 FROM fingerprints WHERE track_id = t.id AND algorithm_version = ?)
  AND NOT EXISTS (SELECT 1 FROM analysis_failures
    WHERE track_id = t.id AND algorithm_version = ? AND attempts >= ${MOST_ATTEMPTS})`;

/** Which tracks wait to be measured, and which could not be. The stored fingerprints are the state of the work. */
export class AnalysisQueueTable {
  constructor(private readonly statements: Statements) {}

  /** Those of the given tracks that wait, in the order given. */
  among(ids: readonly TrackId[], algorithmVersion: number): UnmeasuredTrack[] {
    const sql = `SELECT ${TRACK} FROM json_each(?) AS wanted CROSS JOIN tracks AS t ON t.id = wanted.value
      WHERE ${IS_UNMEASURED} ORDER BY wanted.key`;
    const list = this.statements.rows<UnmeasuredTrack>('analysis-queue.among', sql);
    return list.all(JSON.stringify(ids), algorithmVersion, algorithmVersion);
  }

  /** The next tracks that wait, newest first; `next` is null when the oldest has been looked at. */
  next(
    after: QueuePlace | null,
    limit: number,
    algorithmVersion: number,
  ): { tracks: UnmeasuredTrack[]; next: QueuePlace | null } {
    const examined = this.examined(after);
    const end = examined.at(-1);
    if (!end) return { tracks: [], next: null };
    const tracks = this.among(
      examined.map(({ id }) => id),
      algorithmVersion,
    ).slice(0, limit);
    const last = tracks.at(-1);
    const stoppedEarly = tracks.length === limit && last !== undefined;
    if (!stoppedEarly && examined.length < EXAMINED_AT_ONCE) return { tracks, next: null };
    const place = stoppedEarly ? examined.find(({ id }) => id === last.id) : end;
    return { tracks, next: place ?? end };
  }

  counts(algorithmVersion: number): AnalysisCounts {
    const total = this.count('total', 'SELECT count(*) FROM tracks');
    const measured = this.count(
      'measured',
      'SELECT count(*) FROM fingerprints WHERE algorithm_version = ?',
      algorithmVersion,
    );
    const failed = this.count(
      'failed',
      `SELECT count(*) FROM analysis_failures AS a WHERE algorithm_version = ? AND attempts >= ${MOST_ATTEMPTS}
        AND NOT EXISTS (SELECT 1 FROM fingerprints WHERE track_id = a.track_id AND algorithm_version = ?)`,
      algorithmVersion,
      algorithmVersion,
    );
    const unreachable = this.count(
      'unreachable',
      `SELECT count(*) FROM tracks AS t WHERE id IN (
          SELECT id FROM tracks WHERE present = 0
          UNION SELECT id FROM tracks WHERE present = 1 AND root_id IN (SELECT id FROM scan_roots WHERE available = 0))
        AND NOT EXISTS (SELECT 1 FROM fingerprints WHERE track_id = t.id AND algorithm_version = ?)
        AND NOT EXISTS (SELECT 1 FROM analysis_failures
          WHERE track_id = t.id AND algorithm_version = ? AND attempts >= ${MOST_ATTEMPTS})`,
      algorithmVersion,
      algorithmVersion,
    );
    return { total, measured, failed, waiting: total - measured - failed - unreachable };
  }

  /** Notes a failed attempt at exactly this file; answers whether that was its last. */
  fail(file: FileIdentity, algorithmVersion: number, problem: Problem): { givenUp: boolean } {
    const sql = `INSERT INTO analysis_failures (track_id, algorithm_version, attempts, code, params_json)
      SELECT id, ?, 1, ?, ? FROM tracks WHERE path = ? AND size_bytes = ? AND modified_at_ms = ?
      ON CONFLICT (track_id) DO UPDATE SET
        attempts = iif(algorithm_version = excluded.algorithm_version, attempts + 1, 1),
        algorithm_version = excluded.algorithm_version, code = excluded.code, params_json = excluded.params_json
      RETURNING attempts`;
    const attempts = this.statements
      .column<number>('analysis-queue.fail', sql)
      .get(
        algorithmVersion,
        problem.code,
        JSON.stringify(problem.params),
        file.path,
        file.sizeBytes,
        file.modifiedAtMs,
      );
    return { givenUp: (attempts ?? 0) >= MOST_ATTEMPTS };
  }

  /** Forgets that it failed: it was measured, or is another file now. True where there was anything to forget. */
  forgive(trackId: TrackId): boolean {
    const sql = 'DELETE FROM analysis_failures WHERE track_id = ?';
    return this.statements.rows('analysis-queue.forgive', sql).run(trackId).changes > 0;
  }

  /** What could not be measured and is not tried again. */
  problems(): ScanProblem[] {
    const sql = `SELECT t.path, a.code, a.params_json AS paramsJson
      FROM analysis_failures AS a JOIN tracks AS t ON t.id = a.track_id
      WHERE a.attempts >= ${MOST_ATTEMPTS} ORDER BY t.path`;
    return this.statements
      .rows<unknown>('analysis-queue.problems', sql)
      .all()
      .map((row) => {
        const { path, code, paramsJson: params } = FailureSchema.parse(row);
        return { path, ...new AuralisError(code, params).toProblem() };
      });
  }

  private examined(after: QueuePlace | null): QueuePlace[] {
    const columns = 'SELECT id, added_at_ms AS addedAtMs FROM tracks';
    const order = `ORDER BY added_at_ms DESC, id DESC LIMIT ${EXAMINED_AT_ONCE}`;
    if (!after) return this.statements.rows<QueuePlace>('analysis-queue.first', `${columns} ${order}`).all();
    const sql = `${columns} WHERE (added_at_ms, id) < (?, ?) ${order}`;
    return this.statements.rows<QueuePlace>('analysis-queue.next', sql).all(after.addedAtMs, after.id);
  }

  private count(name: string, sql: string, ...values: number[]): number {
    return this.statements.column<number>(`analysis-queue.${name}`, sql).get(...values) ?? 0;
  }
}
