import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plays stand with the credits, so that what an artist is heard most with is the beginning of an index. */
const PLAYS = [
  `ALTER TABLE "track_artists" ADD COLUMN "play_count" integer NOT NULL DEFAULT (0)`,
  `UPDATE "track_artists" SET "play_count" = t."play_count" FROM "tracks" AS t
    WHERE t."id" = "track_artists"."track_id" AND t."play_count" > 0`,
  `DROP INDEX "ix_track_artists_artist_id"`,
  `CREATE INDEX "ix_track_artists_artist_id" ON "track_artists" ("artist_id", "role", "play_count", "track_id")`,
  `CREATE TRIGGER "tracks_played" AFTER UPDATE OF "play_count" ON "tracks" BEGIN
    UPDATE "track_artists" SET "play_count" = new."play_count" WHERE "track_id" = new."id";
  END`,
];

/**
 * Prints lie in the order of what recordings are compared by, those that may be alike beside one another: `cell` counts steps
 * of 2 dB of one ratio, 1000 times, and of 1 dB of the other, both from -25 dB on. They go with the sounds that they are of.
 */
const PRINTS = [
  `CREATE TABLE "prints" (
    "cell" integer NOT NULL, "seconds" real NOT NULL, "track_id" integer NOT NULL, "bass_to_mid_db" real NOT NULL,
    "low_mid_to_mid_db" real NOT NULL, "print" blob NOT NULL,
    CONSTRAINT "uq_prints_track_id" UNIQUE ("track_id"),
    CONSTRAINT "fk_prints_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION,
    PRIMARY KEY ("cell", "seconds", "track_id")) WITHOUT ROWID`,
  `INSERT INTO "prints" SELECT CAST(("bass_to_mid_db" + 25) / 2 AS integer) * 1000
      + CAST("low_mid_to_mid_db" + 25 AS integer) AS "cell", coalesce("seconds", 0) AS "length", "track_id",
      "bass_to_mid_db", "low_mid_to_mid_db", "print"
    FROM "sounds" WHERE "print" IS NOT NULL ORDER BY "cell", "length", "track_id"`,
  `DROP INDEX "ix_sounds_seconds"`,
  ...['print', 'seconds', 'bass_to_mid_db', 'low_mid_to_mid_db'].map(
    (column) => `ALTER TABLE "sounds" DROP COLUMN "${column}"`,
  ),
  `CREATE TRIGGER "sounds_deleted" AFTER DELETE ON "sounds" BEGIN
    DELETE FROM "prints" WHERE "track_id" = old."track_id";
  END`,
];

/** Only WavPack files say something else by that than their codec does: they are read again by the next scan. */
const LOSSLESS = [
  `ALTER TABLE "tracks" ADD COLUMN "lossless" integer`,
  `UPDATE "tracks" SET "tags_version" = 2 WHERE "path" LIKE '%.wv' AND "tags_version" > 2`,
];

const UNDO = [
  `ALTER TABLE "tracks" DROP COLUMN "lossless"`,
  `DROP TRIGGER "sounds_deleted"`,
  ...[`"seconds" real`, `"bass_to_mid_db" real`, `"low_mid_to_mid_db" real`, `"print" blob`].map(
    (column) => `ALTER TABLE "sounds" ADD COLUMN ${column}`,
  ),
  `CREATE INDEX "ix_sounds_seconds" ON "sounds" ("seconds", "bass_to_mid_db", "low_mid_to_mid_db")`,
  `UPDATE "sounds" SET "seconds" = p."seconds", "bass_to_mid_db" = p."bass_to_mid_db",
    "low_mid_to_mid_db" = p."low_mid_to_mid_db", "print" = p."print"
    FROM "prints" AS p WHERE p."track_id" = "sounds"."track_id"`,
  `DROP TABLE "prints"`,
  `DROP TRIGGER "tracks_played"`,
  `DROP INDEX "ix_track_artists_artist_id"`,
  `ALTER TABLE "track_artists" DROP COLUMN "play_count"`,
  `CREATE INDEX "ix_track_artists_artist_id" ON "track_artists" ("artist_id", "role", "track_id")`,
];

/** What is asked of a large library while people wait is the beginning of an index. */
export class QuickAnswers implements MigrationInterface {
  readonly name = 'QuickAnswers1000000000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...PLAYS, ...PRINTS, ...LOSSLESS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of UNDO) await runner.query(statement);
  }
}
