import { z } from 'zod';
import { ProblemSchema } from '../../../shared/domain/errors';
import { CreditSchema, RatingSchema, ReplayGainSchema } from '../../../shared/domain/track';

/** A file as the walk found it. */
export const FoundFileSchema = z.object({
  path: z.string(),
  sizeBytes: z.number(),
  modifiedAtMs: z.number(),
  /** Whether all of its sound is to be hashed: something measured stays if that is the same as before. */
  prove: z.boolean().optional(),
});
export type FoundFile = z.infer<typeof FoundFileSchema>;

/** Which picture lies in a folder as its cover: a text that differs whenever the picture does; null where there is none. */
export const FolderCoverSchema = z.object({ folder: z.string(), stamp: z.string().nullable() });
export type FolderCover = z.infer<typeof FolderCoverSchema>;

export const ArtworkSchema = z.object({ hash: z.string(), mimeType: z.string(), sizeBytes: z.number().int() });
export type Artwork = z.infer<typeof ArtworkSchema>;

/** What the inside of a file says about itself; null where it says nothing believable. */
export const FileTagsSchema = z.object({
  title: z.string(),
  artist: z.string().nullable(),
  albumArtist: z.string().nullable(),
  album: z.string().nullable(),
  credits: z.array(CreditSchema),
  genres: z.array(z.string()),
  /** Whether they say that the album is by various artists. */
  compilation: z.boolean(),
  year: z.number().int().nullable(),
  trackNumber: z.number().int().nullable(),
  discNumber: z.number().int().nullable(),
  durationSeconds: z.number().nullable(),
  sampleRateHz: z.number().int().nullable(),
  channels: z.number().int().nullable(),
  bitsPerSample: z.number().int().nullable(),
  codec: z.string().nullable(),
  /** Whether every sample is kept, where the codec's name does not tell; null where it does. */
  lossless: z.boolean().nullable(),
  bitrateBps: z.number().nullable(),
  contentHash: z.string().nullable(),
  quickHash: z.string().nullable(),
  replayGain: ReplayGainSchema.nullable(),
  rating: RatingSchema.nullable(),
  playCount: z.number().int().nullable(),
  artwork: ArtworkSchema.nullable(),
});
export type FileTags = z.infer<typeof FileTagsSchema>;

/** What reading a file came to: a track, a problem, or a track with a problem that people should know of. */
export const FileOutcomeSchema = FoundFileSchema.extend({
  tags: FileTagsSchema.nullable(),
  problem: ProblemSchema.nullable(),
});
export type FileOutcome = z.infer<typeof FileOutcomeSchema>;
