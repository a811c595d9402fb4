import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `sounds.id` grows with every measurement, so that what is kept of them in memory knows where to go on. Whoever writes a
 * fingerprint makes the row; it goes with it.
 */
const STATEMENTS = [
  `CREATE TABLE "sounds" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "track_id" integer NOT NULL, "seconds" real,
    "bass_to_mid_db" real, "low_mid_to_mid_db" real, "print" blob,
    CONSTRAINT "uq_sounds_track_id" UNIQUE ("track_id"),
    CONSTRAINT "fk_sounds_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION)`,
  `CREATE INDEX "ix_sounds_seconds" ON "sounds" ("seconds", "bass_to_mid_db", "low_mid_to_mid_db")`,
  `CREATE TRIGGER "fingerprints_inserted" AFTER INSERT ON "fingerprints" BEGIN
    DELETE FROM "sounds" WHERE "track_id" = new."track_id";
    INSERT INTO "sounds" ("track_id") VALUES (new."track_id");
  END`,
  `CREATE TRIGGER "fingerprints_deleted" AFTER DELETE ON "fingerprints" BEGIN
    DELETE FROM "sounds" WHERE "track_id" = old."track_id";
  END`,
  `INSERT INTO "sounds" ("track_id") SELECT "track_id" FROM "fingerprints" ORDER BY "track_id"`,
  `CREATE TABLE "copies" (
    "track_id" integer PRIMARY KEY NOT NULL, "group_id" integer NOT NULL,
    CONSTRAINT "fk_copies_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION)`,
  `CREATE INDEX "ix_copies_group_id" ON "copies" ("group_id", "track_id")`,
  `INSERT INTO "copies" ("track_id", "group_id") SELECT "id", "first" FROM (
    SELECT "id", min("id") OVER w AS "first", count(*) OVER w AS "number" FROM "tracks" WHERE "content_hash" IS NOT NULL
    WINDOW w AS (PARTITION BY "content_hash")) WHERE "number" > 1`,
  `INSERT INTO "copies" ("track_id", "group_id") SELECT "id", "first" FROM (
    SELECT "id", min("id") OVER w AS "first", count(*) OVER w AS "number" FROM "tracks"
    WHERE "content_hash" IS NULL AND "quick_hash" IS NOT NULL
    WINDOW w AS (PARTITION BY "quick_hash")) WHERE "number" > 1`,
];

/** What recordings are known by, and which tracks are copies of one. */
export class Likeness implements MigrationInterface {
  readonly name = 'Likeness1000000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const trigger of ['fingerprints_deleted', 'fingerprints_inserted'])
      await runner.query(`DROP TRIGGER "${trigger}"`);
    for (const table of ['copies', 'sounds']) await runner.query(`DROP TABLE "${table}"`);
  }
}
