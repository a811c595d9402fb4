import { EntitySchema } from 'typeorm';
import { count, integer, text } from './columns';

/** A genre that tracks name; it goes with the last track that does. */
export interface GenreRow {
  id: number;
  name: string;
  /** The name as names are compared: genres that differ in case or accents only are one. */
  matchKey: string;
  nameKey: string;
  trackCount: number;
}

export const GenreEntity = new EntitySchema<GenreRow>({
  name: 'Genre',
  tableName: 'genres',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    name: text('name'),
    matchKey: text('match_key'),
    nameKey: text('name_key'),
    trackCount: count('track_count'),
  },
  uniques: [{ name: 'uq_genres_match_key', columns: ['matchKey'] }],
  indices: [
    { name: 'ix_genres_by_name', columns: ['nameKey', 'id'] },
    { name: 'ix_genres_by_tracks', columns: ['trackCount', 'nameKey', 'id'] },
  ],
});

export interface TrackGenreRow {
  trackId: number;
  /** Counts from 0. */
  position: number;
  genreId: number;
}

const trackGenresKey = { primary: true, primaryKeyConstraintName: 'pk_track_genres' } as const;

export const TrackGenreEntity = new EntitySchema<TrackGenreRow>({
  name: 'TrackGenre',
  tableName: 'track_genres',
  withoutRowid: true,
  columns: {
    trackId: {
      ...integer('track_id'),
      ...trackGenresKey,
      foreignKey: { target: 'Track', inverseSide: 'id', name: 'fk_track_genres_track_id', onDelete: 'CASCADE' },
    },
    position: { ...integer('position'), ...trackGenresKey },
    genreId: {
      ...integer('genre_id'),
      foreignKey: { target: 'Genre', inverseSide: 'id', name: 'fk_track_genres_genre_id' },
    },
  },
  indices: [{ name: 'ix_track_genres_genre_id', columns: ['genreId', 'trackId'] }],
});
