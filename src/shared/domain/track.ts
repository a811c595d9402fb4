import { z } from 'zod';

export const TrackIdSchema = z.number().int().positive();
export type TrackId = z.infer<typeof TrackIdSchema>;

/** What a file's tags say about its loudness, by ReplayGain 2.0 (reference -18 LUFS); null where they say nothing valid. */
export const ReplayGainSchema = z.object({
  /** Gain that brings the track to the reference, dB. */
  trackGainDb: z.number().nullable(),
  /** Highest sample of the track, linear, 1 is full scale. */
  trackPeak: z.number().nullable(),
  /** Gain that brings the track's album to the reference, dB. */
  albumGainDb: z.number().nullable(),
  albumPeak: z.number().nullable(),
});
export type ReplayGain = z.infer<typeof ReplayGainSchema>;

/** What a person or group may have done on a track. */
export const ARTIST_ROLES = [
  'artist',
  'featured',
  'album-artist',
  'composer',
  'remixer',
  'conductor',
  'lyricist',
] as const;
export const ArtistRoleSchema = z.enum(ARTIST_ROLES);
export type ArtistRole = z.infer<typeof ArtistRoleSchema>;

/** Who did what on a track. */
export const CreditSchema = z.object({ role: ArtistRoleSchema, name: z.string() });
export type Credit = z.infer<typeof CreditSchema>;

/** How much a person likes a track, 0..100: 20 for each of five stars. */
export const RatingSchema = z.number().int().min(0).max(100);

/** One playable file of the library. Text from tags is text: nothing in it is ever interpreted. */
export const TrackSchema = z.object({
  id: TrackIdSchema,
  path: z.string(),
  /** From the tags, else the file's name without its ending. */
  title: z.string(),
  artist: z.string().nullable(),
  albumArtist: z.string().nullable(),
  album: z.string().nullable(),
  composer: z.string().nullable(),
  genre: z.string().nullable(),
  year: z.number().int().nullable(),
  trackNumber: z.number().int().nullable(),
  discNumber: z.number().int().nullable(),
  durationSeconds: z.number().nullable(),
  sampleRateHz: z.number().int().nullable(),
  channels: z.number().int().nullable(),
  bitsPerSample: z.number().int().nullable(),
  /** Name of the codec as the tag reader gives it, such as “FLAC” or “MPEG 1 Layer 3”. */
  codec: z.string().nullable(),
  bitrateBps: z.number().nullable(),
  sizeBytes: z.number().int(),
  modifiedAtMs: z.number(),
  addedAtMs: z.number(),
  /** Content hash of the cover, addressable as app://auralis/artwork/<hash>. */
  artworkHash: z.string().nullable(),
  /** Null where its tags hold none. */
  replayGain: ReplayGainSchema.nullable(),
  /** False while its folder cannot be reached or the file is gone. */
  available: z.boolean(),
  /** Null where its tags name no album. */
  albumId: z.number().int().positive().nullable(),
  favourite: z.boolean(),
  /** Null where it was not rated. */
  rating: RatingSchema.nullable(),
  /** How often at least half of it, or four minutes, was heard. */
  playCount: z.number().int(),
  lastPlayedAtMs: z.number().nullable(),
});
export type Track = z.infer<typeof TrackSchema>;

export const TRACK_SORTS = [
  'title',
  'artist',
  'album',
  'year',
  'duration',
  'added',
  'rating',
  'plays',
  'played',
] as const;
export const DirectionSchema = z.enum(['ascending', 'descending']);
export const TrackSortSchema = z.object({ by: z.enum(TRACK_SORTS), direction: DirectionSchema });
export type TrackSort = z.infer<typeof TrackSortSchema>;
export const DEFAULT_SORT: TrackSort = { by: 'artist', direction: 'ascending' };
