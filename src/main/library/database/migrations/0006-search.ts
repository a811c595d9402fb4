import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Folded before they get here, so these tables keep no text of their own. */
const words = (table: string, columns: string) => `CREATE VIRTUAL TABLE "${table}" USING fts5(
  ${columns}, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')`;

const STATEMENTS = [
  words('album_words', 'title, artist'),
  words('artist_words', 'name'),
  words('genre_words', 'name'),
  `CREATE TABLE "search_words" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "word" text NOT NULL,
    CONSTRAINT "uq_search_words_word" UNIQUE ("word"))`,
  `CREATE VIRTUAL TABLE "search_word_parts" USING fts5(
    word, content='search_words', content_rowid='id', tokenize='trigram')`,
  `CREATE TRIGGER "search_words_inserted" AFTER INSERT ON "search_words" BEGIN
    INSERT INTO "search_word_parts" (rowid, word) VALUES (new."id", new."word");
  END`,
];

/** What albums, artists and genres are found by, and every word that was ever in the library, by its parts. */
export class Search implements MigrationInterface {
  readonly name = 'Search1000000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['search_word_parts', 'search_words', 'genre_words', 'artist_words', 'album_words'];
    for (const table of tables) await runner.query(`DROP TABLE "${table}"`);
  }
}
