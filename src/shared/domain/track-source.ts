import { z } from 'zod';
import { TrackIdSchema, TrackSortSchema } from './track';

/** Most tracks that are named one by one. */
export const MOST_NAMED_TRACKS = 10_000;
/** Longest text that is searched for, in characters. */
export const LONGEST_QUERY = 200;

export const PlaylistIdSchema = z.number().int().positive();

/** Which tracks are meant, in their order: those named, those found by a search (all, where it is empty), a playlist's. */
export const TrackSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tracks'), ids: z.array(TrackIdSchema).max(MOST_NAMED_TRACKS) }),
  z.object({ kind: z.literal('search'), sort: TrackSortSchema, query: z.string().max(LONGEST_QUERY) }),
  z.object({ kind: z.literal('playlist'), id: PlaylistIdSchema }),
]);
export type TrackSource = z.infer<typeof TrackSourceSchema>;
