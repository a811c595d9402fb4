import { EntitySchema } from 'typeorm';
import { count, integer, text } from './columns';

/** A person or group that tracks name, in whatever role; it goes with the last track that does. */
export interface ArtistRow {
  id: number;
  /** As the latest file that was changed spells it. */
  name: string;
  /** The name as names are compared: artists that differ in case or accents only are one. */
  matchKey: string;
  nameKey: string;
  /** Tracks that it performs: as artist, featured artist or remixer. */
  trackCount: number;
  /** Albums that are its own. */
  albumCount: number;
  /** Tracks that it composed. */
  composedCount: number;
  /** 1 where it has tracks or albums: what a list of artists shows. */
  performs: number;
  /** 1 where it has composed: what a list of composers shows. */
  composes: number;
}

export const ArtistEntity = new EntitySchema<ArtistRow>({
  name: 'Artist',
  tableName: 'artists',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    name: text('name'),
    matchKey: text('match_key'),
    nameKey: text('name_key'),
    trackCount: count('track_count'),
    albumCount: count('album_count'),
    composedCount: count('composed_count'),
    performs: count('performs'),
    composes: count('composes'),
  },
  uniques: [{ name: 'uq_artists_match_key', columns: ['matchKey'] }],
  indices: [
    { name: 'ix_artists_by_name', columns: ['performs', 'nameKey', 'id'] },
    { name: 'ix_artists_composers', columns: ['composes', 'nameKey', 'id'] },
  ],
});

/** An album that is not an artist's own but names it; in the order in which the artist's page lists them. */
export interface AppearanceRow {
  artistId: number;
  /** The album's. */
  yearKey: number;
  titleKey: string;
  albumId: number;
}

const appearancesKey = { primary: true, primaryKeyConstraintName: 'pk_appearances' } as const;

export const AppearanceEntity = new EntitySchema<AppearanceRow>({
  name: 'Appearance',
  tableName: 'appearances',
  withoutRowid: true,
  columns: {
    artistId: {
      ...integer('artist_id'),
      ...appearancesKey,
      foreignKey: { target: 'Artist', inverseSide: 'id', name: 'fk_appearances_artist_id' },
    },
    yearKey: { ...integer('year_key'), ...appearancesKey },
    titleKey: { ...text('title_key'), ...appearancesKey },
    albumId: {
      ...integer('album_id'),
      ...appearancesKey,
      foreignKey: { target: 'Album', inverseSide: 'id', name: 'fk_appearances_album_id', onDelete: 'CASCADE' },
    },
  },
  indices: [{ name: 'ix_appearances_album_id', columns: ['albumId', 'artistId'] }],
});

/** Who did what on a track. */
export interface TrackArtistRow {
  trackId: number;
  role: string;
  /** Counts from 0 within the role. */
  position: number;
  artistId: number;
  /** The track's; a trigger keeps it. */
  playCount: number;
}

const trackArtistsKey = { primary: true, primaryKeyConstraintName: 'pk_track_artists' } as const;

export const TrackArtistEntity = new EntitySchema<TrackArtistRow>({
  name: 'TrackArtist',
  tableName: 'track_artists',
  withoutRowid: true,
  columns: {
    trackId: {
      ...integer('track_id'),
      ...trackArtistsKey,
      foreignKey: { target: 'Track', inverseSide: 'id', name: 'fk_track_artists_track_id', onDelete: 'CASCADE' },
    },
    role: { ...text('role'), ...trackArtistsKey },
    position: { ...integer('position'), ...trackArtistsKey },
    artistId: {
      ...integer('artist_id'),
      foreignKey: { target: 'Artist', inverseSide: 'id', name: 'fk_track_artists_artist_id' },
    },
    playCount: count('play_count'),
  },
  indices: [{ name: 'ix_track_artists_artist_id', columns: ['artistId', 'role', 'playCount', 'trackId'] }],
});
