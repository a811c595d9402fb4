import { EntitySchema } from 'typeorm';
import { count, integer, optionalInteger, optionalReal, optionalText, real, text } from './columns';

/**
 * A release, all its discs together. It is there because tracks of it are: every column but the id follows from them and
 * is written in the same transaction as they are.
 */
export interface AlbumRow {
  id: number;
  /** What all its tracks have in common; `tables/release.ts` makes it. */
  groupKey: string;
  /** Without the disc that a tag may have named behind it. */
  title: string;
  /** Null for one by various artists that names no album artist. */
  artist: string | null;
  artistId: number | null;
  isCompilation: number;
  /** The latest year that one of its tracks bears. */
  year: number | null;
  trackCount: number;
  discCount: number;
  /** Seconds of those tracks whose length is known. */
  durationSeconds: number;
  artworkHash: string | null;
  /** When the newest of its tracks was added. */
  addedAtMs: number;
  /** How often its tracks were played, added up. */
  playCount: number;
  lastPlayedAtMs: number | null;
  titleKey: string;
  artistKey: string;
  yearKey: number;
  lastPlayedKey: number;
}

export const AlbumEntity = new EntitySchema<AlbumRow>({
  name: 'Album',
  tableName: 'albums',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    groupKey: text('group_key'),
    title: text('title'),
    artist: optionalText('artist'),
    artistId: {
      ...optionalInteger('artist_id'),
      foreignKey: { target: 'Artist', inverseSide: 'id', name: 'fk_albums_artist_id' },
    },
    isCompilation: count('is_compilation'),
    year: optionalInteger('year'),
    trackCount: count('track_count'),
    discCount: count('disc_count'),
    durationSeconds: { ...real('duration_seconds'), default: 0 },
    artworkHash: {
      ...optionalText('artwork_hash'),
      foreignKey: { target: 'Artwork', inverseSide: 'hash', name: 'fk_albums_artwork_hash' },
    },
    addedAtMs: real('added_at_ms'),
    playCount: count('play_count'),
    lastPlayedAtMs: optionalReal('last_played_at_ms'),
    titleKey: text('title_key'),
    artistKey: text('artist_key'),
    yearKey: integer('year_key'),
    lastPlayedKey: { ...real('last_played_key'), default: 0 },
  },
  uniques: [{ name: 'uq_albums_group_key', columns: ['groupKey'] }],
  indices: [
    { name: 'ix_albums_by_title', columns: ['titleKey', 'artistKey', 'id'] },
    { name: 'ix_albums_by_artist', columns: ['artistKey', 'yearKey', 'titleKey', 'id'] },
    { name: 'ix_albums_by_year', columns: ['yearKey', 'titleKey', 'id'] },
    { name: 'ix_albums_by_added', columns: ['addedAtMs', 'id'] },
    { name: 'ix_albums_by_plays', columns: ['playCount', 'titleKey', 'id'] },
    { name: 'ix_albums_by_last_played', columns: ['lastPlayedKey', 'id'] },
    { name: 'ix_albums_artist_id', columns: ['artistId', 'yearKey', 'titleKey', 'id'] },
    { name: 'ix_albums_artwork_hash', columns: ['artworkHash'] },
  ],
});
