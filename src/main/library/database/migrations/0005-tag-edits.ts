import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE "tag_edits" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "at_ms" real NOT NULL, "fields_json" text NOT NULL)`,
  `CREATE TABLE "tag_edit_files" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "edit_id" integer NOT NULL, "path" text NOT NULL,
    "state" text NOT NULL, "copy_path" text NOT NULL, "delta_name" text NOT NULL, "delta_bytes" integer,
    "before_size_bytes" integer, "before_modified_at_ms" real, "before_hash" text,
    "after_size_bytes" integer, "after_modified_at_ms" real, "after_hash" text,
    CONSTRAINT "fk_tag_edit_files_edit_id" FOREIGN KEY ("edit_id") REFERENCES "tag_edits" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION)`,
  `CREATE TABLE "folder_covers" (
    "folder" text PRIMARY KEY NOT NULL, "root_id" integer NOT NULL, "stamp" text NOT NULL,
    CONSTRAINT "fk_folder_covers_root_id" FOREIGN KEY ("root_id") REFERENCES "scan_roots" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION)`,
  `CREATE INDEX "ix_folder_covers_root_id" ON "folder_covers" ("root_id")`,
  `CREATE INDEX "ix_tag_edit_files_edit_id" ON "tag_edit_files" ("edit_id")`,
  `CREATE INDEX "ix_tag_edit_files_path" ON "tag_edit_files" ("path")`,
];

/** What was written into files, how it is undone, and which pictures lie beside the music. */
export class TagEdits implements MigrationInterface {
  readonly name = 'TagEdits1000000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['folder_covers', 'tag_edit_files', 'tag_edits']) await runner.query(`DROP TABLE "${table}"`);
  }
}
