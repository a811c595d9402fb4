import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE "enhancement_presets" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "name" text NOT NULL, "description" text NOT NULL,
    "base" text NOT NULL, "intensity" real NOT NULL, "target_lufs" real NOT NULL, "ceiling_dbtp" real NOT NULL)`,
  `CREATE TABLE "enhancement_overrides" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "track_id" integer, "album_key" text, "preset_key" text,
    "overrides_json" text NOT NULL,
    CONSTRAINT "uq_enhancement_overrides_track_id" UNIQUE ("track_id"),
    CONSTRAINT "uq_enhancement_overrides_album_key" UNIQUE ("album_key"),
    CONSTRAINT "uq_enhancement_overrides_preset_key" UNIQUE ("preset_key"),
    CONSTRAINT "fk_enhancement_overrides_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION)`,
];

/** What the person sets by hand for a track, an album or a preset, and presets of their own. */
export class EnhancementWishes implements MigrationInterface {
  readonly name = 'EnhancementWishes1000000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['enhancement_overrides', 'enhancement_presets']) await runner.query(`DROP TABLE "${table}"`);
  }
}
