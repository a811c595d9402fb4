import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "appearances" (
    "artist_id" integer NOT NULL, "year_key" integer NOT NULL, "title_key" text NOT NULL, "album_id" integer NOT NULL,
    CONSTRAINT "fk_appearances_artist_id" FOREIGN KEY ("artist_id") REFERENCES "artists" ("id")
      ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_appearances_album_id" FOREIGN KEY ("album_id") REFERENCES "albums" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION,
    PRIMARY KEY ("artist_id", "year_key", "title_key", "album_id")) WITHOUT ROWID`,
  `CREATE INDEX "ix_appearances_album_id" ON "appearances" ("album_id", "artist_id")`,
  `INSERT INTO "appearances" SELECT DISTINCT c."artist_id", a."year_key", a."title_key", a."id"
    FROM "tracks" AS t CROSS JOIN "albums" AS a ON a."id" = t."album_id"
    CROSS JOIN "track_artists" AS c ON c."track_id" = t."id"
    WHERE c."role" <> 'album-artist' AND c."artist_id" IS NOT a."artist_id" AND NOT EXISTS (
      SELECT 1 FROM "track_artists" AS own
      WHERE own."track_id" = t."id" AND own."role" = 'album-artist' AND +own."artist_id" = c."artist_id")
    ORDER BY 1, 2, 3, 4`,
  `CREATE TRIGGER "albums_keyed" AFTER UPDATE OF "year_key", "title_key" ON "albums"
    WHEN old."year_key" <> new."year_key" OR old."title_key" <> new."title_key" BEGIN
    UPDATE "appearances" SET "year_key" = new."year_key", "title_key" = new."title_key" WHERE "album_id" = new."id";
  END`,
];

/** Which albums an artist takes part in, in the order in which its page lists them. */
export class Appearances implements MigrationInterface {
  readonly name = 'Appearances1000000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER "albums_keyed"');
    await runner.query('DROP TABLE "appearances"');
  }
}
