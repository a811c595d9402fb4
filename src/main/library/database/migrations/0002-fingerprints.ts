import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE "fingerprints" (
    "track_id" integer PRIMARY KEY NOT NULL, "algorithm_version" integer NOT NULL,
    "sub_bass" real, "bass" real, "low_mid" real, "mid" real, "upper_mid" real, "presence" real, "air" real,
    "loudness" real, "crest" real, "bass_to_mid" real, "tempo" real, "rhythm_stability" real,
    "transient_density" real, "silence_ratio" real, "centroid" real, "rolloff" real, "flatness" real,
    "harmonic_ratio" real, "pitch_stability" real, "chroma_concentration" real, "crest_variation" real,
    "loudness_variation" real, "peak_consistency" real, "stereo_width" real, "phase_correlation" real,
    "notes_json" text NOT NULL, "extras_json" text, "overview" blob,
    CONSTRAINT "fk_fingerprints_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION)`,
  `CREATE TABLE "analysis_failures" (
    "track_id" integer PRIMARY KEY NOT NULL, "algorithm_version" integer NOT NULL, "attempts" integer NOT NULL,
    "code" text NOT NULL, "params_json" text NOT NULL,
    CONSTRAINT "fk_analysis_failures_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION)`,
];

/** `tags_version` is 0 in rows that were written before there was one: their files are read again by the next scan. */
const TRACK_COLUMNS = [
  `"track_gain_db" real`,
  `"track_peak" real`,
  `"album_gain_db" real`,
  `"album_peak" real`,
  `"tags_version" integer NOT NULL DEFAULT (0)`,
];

const INDEXES = [
  `CREATE INDEX "ix_fingerprints_algorithm_version" ON "fingerprints" ("algorithm_version")`,
  `CREATE INDEX "ix_tracks_by_presence" ON "tracks" ("present", "root_id")`,
];

/** What a file's sound measured, why it could not be measured, and what its tags say of its loudness. */
export class Fingerprints implements MigrationInterface {
  readonly name = 'Fingerprints1000000000002';

  async up(runner: QueryRunner): Promise<void> {
    const columns = TRACK_COLUMNS.map((column) => `ALTER TABLE "tracks" ADD COLUMN ${column}`);
    for (const statement of [...TABLES, ...columns, ...INDEXES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "ix_tracks_by_presence"');
    const columns = TRACK_COLUMNS.map((column) => column.split(' ')[0]).reverse();
    for (const column of columns) await runner.query(`ALTER TABLE "tracks" DROP COLUMN ${column}`);
    for (const table of ['analysis_failures', 'fingerprints']) await runner.query(`DROP TABLE "${table}"`);
  }
}
