import { z } from 'zod';
import { TrackIdSchema, TrackSchema } from './track';

/** One file of a recording that the library holds several times. */
export const CopySchema = z.object({
  track: TrackSchema,
  /** Whether its codec keeps every sample. */
  lossless: z.boolean(),
  /** Copies of a group with the same number hold the same sound, bit by bit as far as it was read. */
  sound: z.number().int(),
});
export type Copy = z.infer<typeof CopySchema>;

/** Files of one recording, the best first; it takes at least two. */
export const CopyGroupSchema = z.object({
  id: z.number().int(),
  copies: z.array(CopySchema),
  /** How many there are, those beyond the ones listed included. */
  total: z.number().int(),
});
export type CopyGroup = z.infer<typeof CopyGroupSchema>;

/** Most groups in one answer, and most copies that are listed of each. */
export const MOST_GROUPS = 100;
export const MOST_COPIES = 50;

/** How many recordings there are several times, and how many files they are in all. */
export const CopyTotalsSchema = z.object({ groups: z.number().int(), files: z.number().int() });
export type CopyTotals = z.infer<typeof CopyTotalsSchema>;

/** Most similar tracks that are asked for at once. */
export const MOST_SIMILAR = 500;

/** Tracks by how near their sound is to one, the nearest first. */
export const SimilarTracksSchema = z.object({
  /** `distance` is in robust standard deviations of a dimension, averaged over all: 0 is the same sound. */
  tracks: z.array(z.object({ track: TrackSchema, distance: z.number() })),
  /** Tracks that it was compared with. */
  compared: z.number().int(),
});
export type SimilarTracks = z.infer<typeof SimilarTracksSchema>;

/** The nearest as the worker finds them. */
export const NeighbourSchema = z.object({ id: TrackIdSchema, distance: z.number() });
export type Neighbour = z.infer<typeof NeighbourSchema>;
