import { EntitySchema } from 'typeorm';

/**
 * One playable file as stored. The columns ending in `key` hold what the lists are sorted by; none of them is null, so
 * that a page can begin after any row. Text that is missing sorts last, numbers that are missing sort first.
 */
export interface TrackRow {
  id: number;
  rootId: number;
  path: string;
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
  bitrateBps: number | null;
  sizeBytes: number;
  modifiedAtMs: number;
  addedAtMs: number;
  artworkHash: string | null;
  /** Identity of the sound itself, for a file that moves; null where finding it out means reading the whole file. */
  contentHash: string | null;
  /** ReplayGain 2.0 as tagged: gains in dB, peaks linear. */
  trackGainDb: number | null;
  trackPeak: number | null;
  albumGainDb: number | null;
  albumPeak: number | null;
  /** Which version of the tag reader wrote this row. */
  tagsVersion: number;
  present: number;
  favourite: number;
  titleKey: string;
  artistKey: string;
  albumKey: string;
  albumArtistKey: string;
  yearKey: number;
  positionKey: number;
  durationKey: number;
}

const text = (name: string) => ({ name, type: 'text' as const });
const optionalText = (name: string) => ({ name, type: 'text' as const, nullable: true });
const integer = (name: string) => ({ name, type: 'integer' as const });
const optionalInteger = (name: string) => ({ name, type: 'integer' as const, nullable: true });
const real = (name: string) => ({ name, type: 'real' as const });
const optionalReal = (name: string) => ({ name, type: 'real' as const, nullable: true });

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
    bitrateBps: optionalReal('bitrate_bps'),
    sizeBytes: integer('size_bytes'),
    modifiedAtMs: real('modified_at_ms'),
    addedAtMs: real('added_at_ms'),
    artworkHash: {
      ...optionalText('artwork_hash'),
      foreignKey: { target: 'Artwork', inverseSide: 'hash', name: 'fk_tracks_artwork_hash' },
    },
    contentHash: optionalText('content_hash'),
    trackGainDb: optionalReal('track_gain_db'),
    trackPeak: optionalReal('track_peak'),
    albumGainDb: optionalReal('album_gain_db'),
    albumPeak: optionalReal('album_peak'),
    tagsVersion: { ...integer('tags_version'), default: 0 },
    present: { ...integer('present'), default: 1 },
    favourite: { ...integer('favourite'), default: 0 },
    titleKey: text('title_key'),
    artistKey: text('artist_key'),
    albumKey: text('album_key'),
    albumArtistKey: text('album_artist_key'),
    yearKey: integer('year_key'),
    positionKey: integer('position_key'),
    durationKey: real('duration_key'),
  },
  uniques: [{ name: 'uq_tracks_path', columns: ['path'] }],
  indices: [
    { name: 'ix_tracks_by_title', columns: ['titleKey', 'id'] },
    { name: 'ix_tracks_by_artist', columns: ['artistKey', 'albumKey', 'positionKey', 'id'] },
    { name: 'ix_tracks_by_album', columns: ['albumKey', 'albumArtistKey', 'positionKey', 'id'] },
    { name: 'ix_tracks_by_year', columns: ['yearKey', 'albumKey', 'positionKey', 'id'] },
    { name: 'ix_tracks_by_duration', columns: ['durationKey', 'id'] },
    { name: 'ix_tracks_by_added', columns: ['addedAtMs', 'id'] },
    { name: 'ix_tracks_by_presence', columns: ['present', 'rootId'] },
    { name: 'ix_tracks_root_id', columns: ['rootId'] },
    { name: 'ix_tracks_artwork_hash', columns: ['artworkHash'] },
  ],
});
