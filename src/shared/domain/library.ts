import { z } from 'zod';
import { ProblemSchema } from './errors';

/** A folder that the person added. */
export const ScanRootSchema = z.object({
  id: z.number().int().positive(),
  path: z.string(),
  addedAtMs: z.number(),
  /** False while the folder cannot be reached. */
  available: z.boolean(),
  lastScanAtMs: z.number().nullable(),
});
export type ScanRoot = z.infer<typeof ScanRootSchema>;

export const ScanProblemSchema = ProblemSchema.extend({ path: z.string() });
export type ScanProblem = z.infer<typeof ScanProblemSchema>;

/** What a finished scan did, in files. */
export const ScanSummarySchema = z.object({
  tracks: z.number().int(),
  added: z.number().int(),
  updated: z.number().int(),
  removed: z.number().int(),
  problems: z.array(ScanProblemSchema),
  seconds: z.number(),
});
export type ScanSummary = z.infer<typeof ScanSummarySchema>;

/**
 *            start                    walked all
 *   idle ------------> scanning ------------------> idle (lastSummary)
 *                         | cancel, failure
 *                         +-----------------------> idle (lastSummary: what was done until then)
 */
export const ScanStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle'), lastSummary: ScanSummarySchema.nullable() }),
  z.object({
    kind: z.literal('scanning'),
    root: z.string(),
    filesFound: z.number().int(),
    filesDone: z.number().int(),
    filesPerSecond: z.number().nullable(),
    /** Null until the walk is complete, because the total is not known before. */
    secondsLeft: z.number().nullable(),
    problems: z.number().int(),
    /** It stands still because the music needs the machine for itself. */
    held: z.boolean(),
  }),
]);
export type ScanState = z.infer<typeof ScanStateSchema>;

/** One thing that was found; `id` is that of the track, album, artist or genre. */
export const SearchResultSchema = z.object({
  kind: z.enum(['track', 'album', 'artist', 'genre']),
  id: z.number().int(),
  title: z.string(),
  artist: z.string().nullable(),
  album: z.string().nullable(),
  path: z.string().nullable(),
  artworkHash: z.string().nullable(),
});
export type SearchResult = z.infer<typeof SearchResultSchema>;

/** What a search found, grouped by kind: artists, albums, genres, tracks, the best of each first. */
export const SearchAnswerSchema = z.object({
  results: z.array(SearchResultSchema),
  /** What was looked for instead, because what was typed is in no track and this is near to it; else null. */
  corrected: z.string().nullable(),
});
export type SearchAnswer = z.infer<typeof SearchAnswerSchema>;

/** Counters of one cached query since the start. */
export const CacheQueryStatisticsSchema = z.object({
  hits: z.number().int(),
  misses: z.number().int(),
  shared: z.number().int(),
  evictions: z.number().int(),
});
export const CacheStatisticsSchema = z.object({
  bytes: z.number().int(),
  budgetBytes: z.number().int(),
  entries: z.number().int(),
  total: CacheQueryStatisticsSchema,
  byQuery: z.record(z.string(), CacheQueryStatisticsSchema),
});
export type CacheStatistics = z.infer<typeof CacheStatisticsSchema>;
