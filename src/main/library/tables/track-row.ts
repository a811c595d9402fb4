import type { Track } from '../../../shared/domain/track';

/** What a track's properties are read from; it is available where both it and its root are. */
const EXPRESSIONS: { readonly [Property in keyof Track]: string } = {
  id: 't.id',
  path: 't.path',
  title: 't.title',
  artist: 't.artist',
  albumArtist: 't.album_artist',
  album: 't.album',
  composer: 't.composer',
  genre: 't.genre',
  year: 't.year',
  trackNumber: 't.track_number',
  discNumber: 't.disc_number',
  durationSeconds: 't.duration_seconds',
  sampleRateHz: 't.sample_rate_hz',
  channels: 't.channels',
  bitsPerSample: 't.bits_per_sample',
  codec: 't.codec',
  bitrateBps: 't.bitrate_bps',
  sizeBytes: 't.size_bytes',
  modifiedAtMs: 't.modified_at_ms',
  addedAtMs: 't.added_at_ms',
  artworkHash: 't.artwork_hash',
  replayGain: `json(iif(coalesce(t.track_gain_db, t.track_peak, t.album_gain_db, t.album_peak) IS NULL, 'null',
    json_object('trackGainDb', t.track_gain_db, 'trackPeak', t.track_peak,
      'albumGainDb', t.album_gain_db, 'albumPeak', t.album_peak)))`,
  available: `json(iif(t.present AND r.available, 'true', 'false'))`,
  albumId: 't.album_id',
  favourite: `json(iif(t.favourite, 'true', 'false'))`,
  rating: 't.rating',
  playCount: 't.play_count',
  lastPlayedAtMs: 't.last_played_at_ms',
};

const pairs = Object.entries(EXPRESSIONS).map(([property, expression]) => `'${property}', ${expression}`);

/**
 * The tracks of a JSON list of ids, as one JSON list of tracks in the same order. One text crosses from SQLite instead of
 * a value for every column, which is ten times as fast.
 */
export const SELECT_TRACKS = `
  SELECT json_group_array(json_object(${pairs.join(', ')}))
  FROM json_each(?) AS wanted CROSS JOIN tracks AS t ON t.id = wanted.value
  CROSS JOIN scan_roots AS r ON r.id = t.root_id`;
