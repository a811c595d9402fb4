import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE "meta" ("key" text PRIMARY KEY NOT NULL, "value" text NOT NULL)`,
  `CREATE TABLE "revisions" ("table_group" text PRIMARY KEY NOT NULL, "revision" integer NOT NULL)`,
  `CREATE TABLE "scan_roots" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "path" text NOT NULL, "added_at_ms" real NOT NULL,
    "available" integer NOT NULL DEFAULT (1), "last_scan_at_ms" real,
    CONSTRAINT "uq_scan_roots_path" UNIQUE ("path"))`,
  `CREATE TABLE "scan_problems" (
    "path" text PRIMARY KEY NOT NULL, "root_id" integer NOT NULL, "code" text NOT NULL, "params_json" text NOT NULL,
    "size_bytes" integer, "modified_at_ms" real,
    CONSTRAINT "fk_scan_problems_root_id" FOREIGN KEY ("root_id") REFERENCES "scan_roots" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION)`,
  `CREATE TABLE "artwork" (
    "hash" text PRIMARY KEY NOT NULL, "mime_type" text NOT NULL, "size_bytes" integer NOT NULL)`,
  `CREATE TABLE "tracks" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "root_id" integer NOT NULL, "path" text NOT NULL,
    "title" text NOT NULL, "artist" text, "album_artist" text, "album" text, "composer" text, "genre" text,
    "year" integer, "track_number" integer, "disc_number" integer, "duration_seconds" real, "sample_rate_hz" integer,
    "channels" integer, "bits_per_sample" integer, "codec" text, "bitrate_bps" real, "size_bytes" integer NOT NULL,
    "modified_at_ms" real NOT NULL, "added_at_ms" real NOT NULL, "artwork_hash" text, "content_hash" text,
    "present" integer NOT NULL DEFAULT (1), "favourite" integer NOT NULL DEFAULT (0), "title_key" text NOT NULL,
    "artist_key" text NOT NULL, "album_key" text NOT NULL, "album_artist_key" text NOT NULL,
    "year_key" integer NOT NULL, "position_key" integer NOT NULL, "duration_key" real NOT NULL,
    CONSTRAINT "uq_tracks_path" UNIQUE ("path"),
    CONSTRAINT "fk_tracks_root_id" FOREIGN KEY ("root_id") REFERENCES "scan_roots" ("id")
      ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_tracks_artwork_hash" FOREIGN KEY ("artwork_hash") REFERENCES "artwork" ("hash")
      ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `CREATE TABLE "analyses" (
    "path" text PRIMARY KEY NOT NULL, "size_bytes" integer NOT NULL, "modified_at_ms" real NOT NULL,
    "algorithm_version" integer NOT NULL, "integrated_lufs" real, "range_lu" real, "true_peak_dbtp" real,
    "max_momentary_lufs" real, "max_short_term_lufs" real)`,
  `CREATE TABLE "plans" (
    "path" text NOT NULL, "request_hash" text NOT NULL, "size_bytes" integer NOT NULL, "modified_at_ms" real NOT NULL,
    "plan_json" text NOT NULL, PRIMARY KEY ("path", "request_hash"))`,
];

const INDEXES = [
  `CREATE INDEX "ix_scan_problems_root_id" ON "scan_problems" ("root_id")`,
  `CREATE INDEX "ix_tracks_by_title" ON "tracks" ("title_key", "id")`,
  `CREATE INDEX "ix_tracks_by_artist" ON "tracks" ("artist_key", "album_key", "position_key", "id")`,
  `CREATE INDEX "ix_tracks_by_album" ON "tracks" ("album_key", "album_artist_key", "position_key", "id")`,
  `CREATE INDEX "ix_tracks_by_year" ON "tracks" ("year_key", "album_key", "position_key", "id")`,
  `CREATE INDEX "ix_tracks_by_duration" ON "tracks" ("duration_key", "id")`,
  `CREATE INDEX "ix_tracks_by_added" ON "tracks" ("added_at_ms", "id")`,
  `CREATE INDEX "ix_tracks_root_id" ON "tracks" ("root_id")`,
  `CREATE INDEX "ix_tracks_artwork_hash" ON "tracks" ("artwork_hash")`,
];

/**
 * The words of each track, folded before they get here, so the table keeps no text of its own. The prefix indexes answer
 * the first letters as they are typed.
 */
const WORDS = `CREATE VIRTUAL TABLE "track_words" USING fts5(
  title, artist, album, album_artist, composer, genre, year,
  content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')`;

export class FirstTables implements MigrationInterface {
  readonly name = 'FirstTables1000000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES, WORDS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['track_words', 'plans', 'analyses', 'tracks', 'artwork', 'scan_problems', 'scan_roots'];
    for (const table of [...tables, 'revisions', 'meta']) await runner.query(`DROP TABLE "${table}"`);
  }
}
