import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE "playlists" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "name" text NOT NULL, "description" text NOT NULL DEFAULT (''),
    "rules_json" text, "created_at_ms" real NOT NULL, "changed_at_ms" real NOT NULL, "removed_at_ms" real)`,
  `CREATE TABLE "playlist_entries" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "playlist_id" integer NOT NULL, "order_key" text NOT NULL,
    "track_id" integer, "lost_path" text, "lost_title" text, "lost_artist" text, "lost_album" text,
    "lost_duration_seconds" real, "lost_size_bytes" integer, "lost_content_hash" text, "removed_at_ms" real,
    CONSTRAINT "fk_playlist_entries_playlist_id" FOREIGN KEY ("playlist_id") REFERENCES "playlists" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "fk_playlist_entries_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id")
      ON DELETE SET NULL ON UPDATE NO ACTION)`,
  `CREATE TABLE "queue_state" ("id" integer PRIMARY KEY NOT NULL, "state_json" text NOT NULL)`,
  `CREATE TABLE "queue_tracks" ("id" integer PRIMARY KEY NOT NULL, "tracks" blob NOT NULL, "restore" blob)`,
];

const INDEXES = [
  `CREATE INDEX "ix_playlist_entries_order" ON "playlist_entries" ("playlist_id", "order_key", "id")
    WHERE "removed_at_ms" IS NULL`,
  `CREATE INDEX "ix_playlist_entries_track_id" ON "playlist_entries" ("track_id")`,
  `CREATE INDEX "ix_playlist_entries_lost" ON "playlist_entries" ("lost_path") WHERE "track_id" IS NULL`,
  `CREATE INDEX "ix_playlist_entries_removed" ON "playlist_entries" ("removed_at_ms")
    WHERE "removed_at_ms" IS NOT NULL`,
];

/** Whoever takes a track out of the library, the playlists that hold it remember what it was. */
const REMEMBER = `CREATE TRIGGER "remember_lost_tracks" BEFORE DELETE ON "tracks" BEGIN
  UPDATE "playlist_entries" SET "lost_path" = OLD."path", "lost_title" = OLD."title", "lost_artist" = OLD."artist",
    "lost_album" = OLD."album", "lost_duration_seconds" = OLD."duration_seconds", "lost_size_bytes" = OLD."size_bytes",
    "lost_content_hash" = OLD."content_hash", "track_id" = NULL
  WHERE "track_id" = OLD."id"; END`;

/** Playlists, and the queue as it was last. */
export class Playlists implements MigrationInterface {
  readonly name = 'Playlists1000000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES, REMEMBER]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER "remember_lost_tracks"');
    for (const table of ['queue_tracks', 'queue_state', 'playlist_entries', 'playlists'])
      await runner.query(`DROP TABLE "${table}"`);
  }
}
