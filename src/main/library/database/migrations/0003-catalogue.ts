import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE "artists" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "name" text NOT NULL, "match_key" text NOT NULL,
    "name_key" text NOT NULL, "track_count" integer NOT NULL DEFAULT (0), "album_count" integer NOT NULL DEFAULT (0),
    "composed_count" integer NOT NULL DEFAULT (0), "performs" integer NOT NULL DEFAULT (0),
    "composes" integer NOT NULL DEFAULT (0),
    CONSTRAINT "uq_artists_match_key" UNIQUE ("match_key"))`,
  `CREATE TABLE "albums" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "group_key" text NOT NULL, "title" text NOT NULL, "artist" text,
    "artist_id" integer, "is_compilation" integer NOT NULL DEFAULT (0), "year" integer,
    "track_count" integer NOT NULL DEFAULT (0), "disc_count" integer NOT NULL DEFAULT (0),
    "duration_seconds" real NOT NULL DEFAULT (0), "artwork_hash" text, "added_at_ms" real NOT NULL,
    "play_count" integer NOT NULL DEFAULT (0), "last_played_at_ms" real, "title_key" text NOT NULL,
    "artist_key" text NOT NULL, "year_key" integer NOT NULL, "last_played_key" real NOT NULL DEFAULT (0),
    CONSTRAINT "uq_albums_group_key" UNIQUE ("group_key"),
    CONSTRAINT "fk_albums_artist_id" FOREIGN KEY ("artist_id") REFERENCES "artists" ("id")
      ON DELETE NO ACTION ON UPDATE NO ACTION,
    CONSTRAINT "fk_albums_artwork_hash" FOREIGN KEY ("artwork_hash") REFERENCES "artwork" ("hash")
      ON DELETE NO ACTION ON UPDATE NO ACTION)`,
  `CREATE TABLE "genres" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "name" text NOT NULL, "match_key" text NOT NULL,
    "name_key" text NOT NULL, "track_count" integer NOT NULL DEFAULT (0),
    CONSTRAINT "uq_genres_match_key" UNIQUE ("match_key"))`,
  `CREATE TABLE "track_artists" (
    "track_id" integer NOT NULL, "role" text NOT NULL, "position" integer NOT NULL, "artist_id" integer NOT NULL,
    CONSTRAINT "fk_track_artists_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "fk_track_artists_artist_id" FOREIGN KEY ("artist_id") REFERENCES "artists" ("id")
      ON DELETE NO ACTION ON UPDATE NO ACTION,
    PRIMARY KEY ("track_id", "role", "position")) WITHOUT ROWID`,
  `CREATE TABLE "track_genres" (
    "track_id" integer NOT NULL, "position" integer NOT NULL, "genre_id" integer NOT NULL,
    CONSTRAINT "fk_track_genres_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT "fk_track_genres_genre_id" FOREIGN KEY ("genre_id") REFERENCES "genres" ("id")
      ON DELETE NO ACTION ON UPDATE NO ACTION,
    PRIMARY KEY ("track_id", "position")) WITHOUT ROWID`,
  `CREATE TABLE "plays" (
    "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "track_id" integer NOT NULL, "at_ms" real NOT NULL,
    "ms" integer NOT NULL, "completed" integer NOT NULL,
    CONSTRAINT "uq_plays_track_id_at_ms" UNIQUE ("track_id", "at_ms"),
    CONSTRAINT "fk_plays_track_id" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id")
      ON DELETE CASCADE ON UPDATE NO ACTION)`,
];

const TRACK_COLUMNS = [
  `"path_key" text`,
  `"quick_hash" text`,
  `"album_id" integer`,
  `"compilation" integer NOT NULL DEFAULT (0)`,
  `"favourite_at_ms" real`,
  `"rating" integer`,
  `"play_count" integer NOT NULL DEFAULT (0)`,
  `"skip_count" integer NOT NULL DEFAULT (0)`,
  `"last_played_at_ms" real`,
  `"rating_key" integer NOT NULL DEFAULT (-1)`,
  `"last_played_key" real NOT NULL DEFAULT (0)`,
];

const INDEXES: Readonly<Record<string, string>> = {
  ix_tracks_by_rating: `"tracks" ("rating_key", "title_key", "id")`,
  ix_tracks_by_plays: `"tracks" ("play_count", "title_key", "id")`,
  ix_tracks_by_last_played: `"tracks" ("last_played_key", "id")`,
  ix_tracks_by_favourite: `"tracks" ("favourite", "favourite_at_ms", "id")`,
  ix_tracks_album_id: `"tracks" ("album_id", "position_key", "id")`,
  ix_tracks_path_key: `"tracks" ("path_key")`,
  ix_tracks_quick_hash: `"tracks" ("quick_hash")`,
  ix_tracks_content_hash: `"tracks" ("content_hash")`,
  ix_albums_by_title: `"albums" ("title_key", "artist_key", "id")`,
  ix_albums_by_artist: `"albums" ("artist_key", "year_key", "title_key", "id")`,
  ix_albums_by_year: `"albums" ("year_key", "title_key", "id")`,
  ix_albums_by_added: `"albums" ("added_at_ms", "id")`,
  ix_albums_by_plays: `"albums" ("play_count", "title_key", "id")`,
  ix_albums_by_last_played: `"albums" ("last_played_key", "id")`,
  ix_albums_artist_id: `"albums" ("artist_id", "year_key", "title_key", "id")`,
  ix_albums_artwork_hash: `"albums" ("artwork_hash")`,
  ix_artists_by_name: `"artists" ("performs", "name_key", "id")`,
  ix_artists_composers: `"artists" ("composes", "name_key", "id")`,
  ix_track_artists_artist_id: `"track_artists" ("artist_id", "role", "track_id")`,
  ix_genres_by_name: `"genres" ("name_key", "id")`,
  ix_genres_by_tracks: `"genres" ("track_count", "name_key", "id")`,
  ix_track_genres_genre_id: `"track_genres" ("genre_id", "track_id")`,
  ix_plays_at_ms: `"plays" ("at_ms", "id")`,
};

/** Albums, artists and genres as tables of their own, what people think of tracks, and when they played them. */
export class Catalogue implements MigrationInterface {
  readonly name = 'Catalogue1000000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
    for (const column of TRACK_COLUMNS) await runner.query(`ALTER TABLE "tracks" ADD COLUMN ${column}`);
    await runner.query(`ALTER TABLE "scan_roots" ADD COLUMN "folds_case" integer NOT NULL DEFAULT (0)`);
    for (const [name, on] of Object.entries(INDEXES)) await runner.query(`CREATE INDEX "${name}" ON ${on}`);
    // Nobody noted when: at the latest when the file was added.
    await runner.query('UPDATE "tracks" SET "favourite_at_ms" = "added_at_ms" WHERE "favourite" = 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    const ofTracks = Object.entries(INDEXES).filter(([, on]) => on.startsWith('"tracks"'));
    for (const [name] of ofTracks) await runner.query(`DROP INDEX "${name}"`);
    const columns = TRACK_COLUMNS.map((column) => column.split(' ')[0]).reverse();
    for (const column of columns) await runner.query(`ALTER TABLE "tracks" DROP COLUMN ${column}`);
    await runner.query('ALTER TABLE "scan_roots" DROP COLUMN "folds_case"');
    const tables = ['plays', 'track_genres', 'track_artists', 'genres', 'albums', 'artists'];
    for (const table of tables) await runner.query(`DROP TABLE "${table}"`);
  }
}
