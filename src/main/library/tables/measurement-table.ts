import { type Loudness, LoudnessSchema } from '../../../shared/domain/loudness';
import { type Plan, PlanSchema } from '../../../shared/domain/plan';
import type { FileIdentity } from '../library-types';
import type { Statements } from '../worker/statements';

/** Loudness and plans of files exactly as they were when measured: a file of another size or time has none. */
export class MeasurementTable {
  constructor(private readonly statements: Statements) {}

  analysis(file: FileIdentity, algorithmVersion: number): Loudness | null {
    const sql = `SELECT integrated_lufs AS integratedLufs, range_lu AS rangeLu, true_peak_dbtp AS truePeakDbtp,
        max_momentary_lufs AS maxMomentaryLufs, max_short_term_lufs AS maxShortTermLufs
      FROM analyses WHERE path = ? AND size_bytes = ? AND modified_at_ms = ? AND algorithm_version = ?`;
    const row = this.statements
      .rows<unknown>('analyses.get', sql)
      .get(file.path, file.sizeBytes, file.modifiedAtMs, algorithmVersion);
    return row === undefined ? null : LoudnessSchema.parse(row);
  }

  putAnalysis(file: FileIdentity, algorithmVersion: number, loudness: Loudness): void {
    const sql = `INSERT OR REPLACE INTO analyses (path, size_bytes, modified_at_ms, algorithm_version, integrated_lufs,
        range_lu, true_peak_dbtp, max_momentary_lufs, max_short_term_lufs)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    this.statements
      .rows('analyses.put', sql)
      .run(
        file.path,
        file.sizeBytes,
        file.modifiedAtMs,
        algorithmVersion,
        loudness.integratedLufs,
        loudness.rangeLu,
        loudness.truePeakDbtp,
        loudness.maxMomentaryLufs,
        loudness.maxShortTermLufs,
      );
  }

  /** The file has another name, size or time now, but the same sound: what was measured of it stays true. */
  carryOver(before: FileIdentity, now: FileIdentity): void {
    for (const table of ['analyses', 'plans']) {
      const sql = `UPDATE OR REPLACE ${table} SET path = ?, size_bytes = ?, modified_at_ms = ?
        WHERE path = ? AND size_bytes = ? AND modified_at_ms = ?`;
      this.statements
        .rows(`${table}.carry-over`, sql)
        .run(now.path, now.sizeBytes, now.modifiedAtMs, before.path, before.sizeBytes, before.modifiedAtMs);
    }
  }

  /** A plan that was stored in a form of another version counts as none: it is decided anew. */
  plan(file: FileIdentity, requestHash: string): Plan | null {
    const sql = `SELECT plan_json FROM plans
      WHERE path = ? AND request_hash = ? AND size_bytes = ? AND modified_at_ms = ?`;
    const json = this.statements
      .column<string>('plans.get', sql)
      .get(file.path, requestHash, file.sizeBytes, file.modifiedAtMs);
    return json === undefined ? null : (PlanSchema.safeParse(JSON.parse(json)).data ?? null);
  }

  putPlan(file: FileIdentity, requestHash: string, plan: Plan): void {
    const sql = `INSERT OR REPLACE INTO plans (path, request_hash, size_bytes, modified_at_ms, plan_json)
      VALUES (?, ?, ?, ?, ?)`;
    this.statements
      .rows('plans.put', sql)
      .run(file.path, requestHash, file.sizeBytes, file.modifiedAtMs, JSON.stringify(plan));
  }
}
