import type { Statements } from '../worker/statements';
import { fold } from './fold';

/** Shorter words are not corrected. */
export const SHORTEST_CORRECTED = 4;

/** Longer ones are no words that people type. */
const LONGEST_CORRECTED = 40;

const WORD = /\p{L}[\p{L}\p{N}]*/gu;

/** Writes what tracks, albums, artists and genres are found by. */
export class WordStore {
  constructor(private readonly statements: Statements) {}

  /** Makes the track be found by these texts, in the order of the columns of `track_words`. */
  putTrack(id: number, texts: readonly (string | null)[]): void {
    const folded = texts.map((text) => (text === null ? null : fold(text)));
    const sql = `INSERT OR REPLACE INTO track_words (rowid, title, artist, album, album_artist, composer, genre, year)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
    this.statements.rows('tracks.words', sql).run(id, ...folded);
    this.learn(folded);
  }

  putAlbum(id: number, title: string, artist: string | null): void {
    const sql = 'INSERT OR REPLACE INTO album_words (rowid, title, artist) VALUES (?, ?, ?)';
    this.statements.rows('albums.words', sql).run(id, fold(title), artist === null ? null : fold(artist));
  }

  putArtist(id: number, name: string): void {
    const sql = 'INSERT OR REPLACE INTO artist_words (rowid, name) VALUES (?, ?)';
    this.statements.rows('artists.words', sql).run(id, fold(name));
  }

  putGenre(id: number, name: string): void {
    const sql = 'INSERT OR REPLACE INTO genre_words (rowid, name) VALUES (?, ?)';
    this.statements.rows('genres.words', sql).run(id, fold(name));
  }

  removeTrack(id: number): void {
    this.statements.rows('tracks.remove-words', 'DELETE FROM track_words WHERE rowid = ?').run(id);
  }

  removeAlbum(id: number): void {
    this.statements.rows('albums.remove-words', 'DELETE FROM album_words WHERE rowid = ?').run(id);
  }

  removeArtist(id: number): void {
    this.statements.rows('artists.remove-words', 'DELETE FROM artist_words WHERE rowid = ?').run(id);
  }

  removeGenre(id: number): void {
    this.statements.rows('genres.remove-words', 'DELETE FROM genre_words WHERE rowid = ?').run(id);
  }

  /** Words are only ever added: what is left of a track that has gone is looked up before it is proposed. */
  private learn(folded: readonly (string | null)[]): void {
    const learn = this.statements.rows('search.learn', 'INSERT OR IGNORE INTO search_words (word) VALUES (?)');
    for (const word of new Set(folded.flatMap((text) => text?.match(WORD) ?? [])))
      if (word.length >= SHORTEST_CORRECTED && word.length <= LONGEST_CORRECTED) learn.run(word);
  }
}
