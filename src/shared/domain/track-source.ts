import { z } from 'zod';
import { TrackIdSchema, TrackSortSchema } from './track';

/** Most tracks that are named one by one; more are refused, with a reason. */
export const MOST_NAMED_TRACKS = 100_000;
/** Longest text that is searched for, in characters. */
export const LONGEST_QUERY = 200;

export const PlaylistIdSchema = z.number().int().positive();

/** Tracks that belong together: those of an album, artist, composer or genre. */
export const TrackGroupSchema = z.object({
  kind: z.enum(['album', 'artist', 'composer', 'genre']),
  id: z.number().int().positive(),
});
export type TrackGroup = z.infer<typeof TrackGroupSchema>;

/**
 * Which tracks are meant, in their order: those named, those found by a search (all, where it is empty), those of a group
 * that a search finds, a playlist's.
 */
export const TrackSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tracks'), ids: z.array(TrackIdSchema).max(MOST_NAMED_TRACKS) }),
  z.object({ kind: z.literal('search'), sort: TrackSortSchema, query: z.string().max(LONGEST_QUERY) }),
  z.object({
    kind: z.literal('group'),
    group: TrackGroupSchema,
    sort: TrackSortSchema,
    query: z.string().max(LONGEST_QUERY).default(''),
  }),
  z.object({ kind: z.literal('playlist'), id: PlaylistIdSchema }),
]);
export type TrackSource = z.infer<typeof TrackSourceSchema>;
