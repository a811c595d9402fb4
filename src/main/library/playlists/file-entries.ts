import { z } from 'zod';

/** An entry of a playlist file, as far as it may be a track of the library. Nothing of it is ever opened. */
export const FileEntrySchema = z.object({
  /** Place in the file, from 1. */
  position: z.number().int(),
  /** What its location may mean, the likeliest first. */
  paths: z.array(z.string()).min(1).max(8),
  title: z.string().nullable(),
  artist: z.string().nullable(),
  durationSeconds: z.number().nullable(),
});
export type FileEntry = z.infer<typeof FileEntrySchema>;

export const MatchSchema = z.object({
  trackId: z.number().int().positive(),
  by: z.enum(['path', 'name', 'tags']),
});
export type Match = z.infer<typeof MatchSchema>;
