import { EntitySchema } from 'typeorm';
import { count, integer, optionalInteger, optionalReal, optionalText, real, text } from './columns';

/**
 * One playable file as stored. The columns ending in `key` hold what the lists are sorted by; none of them is null, so
 * that a page can begin after any row. Text that is missing sorts last, numbers that are missing sort first.
 */
export interface TrackRow {
  id: number;
  rootId: number;
  path: string;
  /** The path as paths are compared where that differs: composed, and in lower case where the root's disk ignores case. */
  pathKey: string | null;
  title: string;
  artist: string | null;
  albumArtist: string | null;
  album: string | null;
  composer: string | null;
  genre: string | null;
  year: number | null;
  trackNumber: number | null;
  discNumber: number | null;
  durationSeconds: number | null;
  sampleRateHz: number | null;
  channels: number | null;
  bitsPerSample: number | null;
  codec: string | null;
  /** Whether the file says that it keeps every sample (1) or not (0); null where its codec alone tells. */
  lossless: number | null;
  bitrateBps: number | null;
  sizeBytes: number;
  modifiedAtMs: number;
  /** When the library first saw the file; it stays when the file moves. */
  addedAtMs: number;
  artworkHash: string | null;
  /** Identity of the sound itself, for a file that moves; null where finding it out means reading the whole file. */
  contentHash: string | null;
  /** Hash of the first and last bytes of the sound and of how many there are: recognises a moved file while scanning. */
  quickHash: string | null;
  /** ReplayGain 2.0 as tagged: gains in dB, peaks linear. */
  trackGainDb: number | null;
  trackPeak: number | null;
  albumGainDb: number | null;
  albumPeak: number | null;
  /** Which version of the tag reader wrote this row. */
  tagsVersion: number;
  present: number;
  /** An album's id, null where its tags name none. No foreign key: adding one would mean writing every track anew. */
  albumId: number | null;
  /** 1 where its tags say that the album is by various artists. */
  compilation: number;
  favourite: number;
  /** Null where it is no favourite. */
  favouriteAtMs: number | null;
  /** 0..100, 20 for each star; null where it was not rated. */
  rating: number | null;
  playCount: number;
  skipCount: number;
  lastPlayedAtMs: number | null;
  titleKey: string;
  artistKey: string;
  albumKey: string;
  albumArtistKey: string;
  yearKey: number;
  positionKey: number;
  durationKey: number;
  /** -1 where it was not rated. */
  ratingKey: number;
  /** 0 where it was never played. */
  lastPlayedKey: number;
}

export const TrackEntity = new EntitySchema<TrackRow>({
  name: 'Track',
  tableName: 'tracks',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    rootId: {
      ...integer('root_id'),
      foreignKey: { target: 'ScanRoot', inverseSide: 'id', name: 'fk_tracks_root_id' },
    },
    path: text('path'),
    pathKey: optionalText('path_key'),
    title: text('title'),
    artist: optionalText('artist'),
    albumArtist: optionalText('album_artist'),
    album: optionalText('album'),
    composer: optionalText('composer'),
    genre: optionalText('genre'),
    year: optionalInteger('year'),
    trackNumber: optionalInteger('track_number'),
    discNumber: optionalInteger('disc_number'),
    durationSeconds: optionalReal('duration_seconds'),
    sampleRateHz: optionalInteger('sample_rate_hz'),
    channels: optionalInteger('channels'),
    bitsPerSample: optionalInteger('bits_per_sample'),
    codec: optionalText('codec'),
    lossless: optionalInteger('lossless'),
    bitrateBps: optionalReal('bitrate_bps'),
    sizeBytes: integer('size_bytes'),
    modifiedAtMs: real('modified_at_ms'),
    addedAtMs: real('added_at_ms'),
    artworkHash: {
      ...optionalText('artwork_hash'),
      foreignKey: { target: 'Artwork', inverseSide: 'hash', name: 'fk_tracks_artwork_hash' },
    },
    contentHash: optionalText('content_hash'),
    quickHash: optionalText('quick_hash'),
    trackGainDb: optionalReal('track_gain_db'),
    trackPeak: optionalReal('track_peak'),
    albumGainDb: optionalReal('album_gain_db'),
    albumPeak: optionalReal('album_peak'),
    tagsVersion: count('tags_version'),
    present: { ...integer('present'), default: 1 },
    albumId: optionalInteger('album_id'),
    compilation: count('compilation'),
    favourite: count('favourite'),
    favouriteAtMs: optionalReal('favourite_at_ms'),
    rating: optionalInteger('rating'),
    playCount: count('play_count'),
    skipCount: count('skip_count'),
    lastPlayedAtMs: optionalReal('last_played_at_ms'),
    titleKey: text('title_key'),
    artistKey: text('artist_key'),
    albumKey: text('album_key'),
    albumArtistKey: text('album_artist_key'),
    yearKey: integer('year_key'),
    positionKey: integer('position_key'),
    durationKey: real('duration_key'),
    ratingKey: { ...integer('rating_key'), default: -1 },
    lastPlayedKey: { ...real('last_played_key'), default: 0 },
  },
  uniques: [{ name: 'uq_tracks_path', columns: ['path'] }],
  indices: [
    { name: 'ix_tracks_by_title', columns: ['titleKey', 'id'] },
    { name: 'ix_tracks_by_artist', columns: ['artistKey', 'albumKey', 'positionKey', 'id'] },
    { name: 'ix_tracks_by_album', columns: ['albumKey', 'albumArtistKey', 'positionKey', 'id'] },
    { name: 'ix_tracks_by_year', columns: ['yearKey', 'albumKey', 'positionKey', 'id'] },
    { name: 'ix_tracks_by_duration', columns: ['durationKey', 'id'] },
    { name: 'ix_tracks_by_added', columns: ['addedAtMs', 'id'] },
    { name: 'ix_tracks_by_rating', columns: ['ratingKey', 'titleKey', 'id'] },
    { name: 'ix_tracks_by_plays', columns: ['playCount', 'titleKey', 'id'] },
    { name: 'ix_tracks_by_last_played', columns: ['lastPlayedKey', 'id'] },
    { name: 'ix_tracks_by_favourite', columns: ['favourite', 'favouriteAtMs', 'id'] },
    { name: 'ix_tracks_album_id', columns: ['albumId', 'positionKey', 'id'] },
    { name: 'ix_tracks_path_key', columns: ['pathKey'] },
    { name: 'ix_tracks_quick_hash', columns: ['quickHash'] },
    { name: 'ix_tracks_content_hash', columns: ['contentHash'] },
    { name: 'ix_tracks_by_presence', columns: ['present', 'rootId'] },
    { name: 'ix_tracks_root_id', columns: ['rootId'] },
    { name: 'ix_tracks_artwork_hash', columns: ['artworkHash'] },
  ],
});
